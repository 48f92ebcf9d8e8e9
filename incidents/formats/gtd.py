"""GTD's export: 0 is an unknown day, -9 and -99 are unknown, and a blank number is no zero."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from incidents.actor import Actor
from incidents.claim import Claim
from incidents.count import Count
from incidents.formats import gtd_codes, gtd_twice
from incidents.formats.cells import Cells, has_columns, sentences, shown
from incidents.formats.countries import country_of_name
from incidents.formats.format import Context
from incidents.formats.kinds import Typed
from incidents.formats.lacking import lacking
from incidents.formats.nothing import words_for_nothing
from incidents.formats.renamed import Renaming
from incidents.formats.table import Table
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.target import Target
from incidents.vocabulary import ActorKind, Attribution, Role
from incidents.weapon import Weapon

_SIGNATURE: Final = ("eventid", "iyear", "imonth", "iday", "attacktype1")
_NAMES: Final = {
    "dataset_id": "eventid",
    "admin1": "provstate",
    "location": "city",
    "notes": "summary",
    "latitude": "latitude",
    "longitude": "longitude",
}
_EXPECTED: Final = (
    *("country_txt", "provstate", "city", "latitude", "longitude", "specificity", "summary"),
    *("gname", "targtype1", "targtype1_txt", "weaptype1", "weapsubtype1"),
    *("nkill", "nwound", "suicide", "vicinity"),
)
_TAKEN: Final = frozenset(("iyear", "imonth", "iday", "scite1", "scite2", "scite3"))
_PART: Final = re.compile(r"(-?[0-9]{1,15})(\.[0-9]+)?")
_NOBODY: Final = "unknown"


class Gtd:
    """The Global Terrorism Database's export of 135 columns."""

    name = "GTD"
    version = "0718"

    def recognises(self, header: Sequence[str]) -> str | None:
        """GTD's own names for the parts of a date are nobody else's."""
        if not has_columns(header, _SIGNATURE):
            return None
        return f"has {', '.join(_SIGNATURE)}: GTD's columns"

    def doubts(self, table: Table, context: Context) -> tuple[str, ...]:  # noqa: ARG002 - GTD's dates are parts in columns of their own
        """Columns that it lacks, and words for nothing; no date can be read in two ways."""
        return (*lacking(table.header, _EXPECTED), *words_for_nothing(table))

    def read(self, table: Table, context: Context) -> Iterator[Incident | Rejection]:
        """Read every row, in the order of the file; one answer a row."""
        return Renaming(
            names=_NAMES,
            worked_out=_worked_out,
            finish=_finished,
            taken=_TAKEN,
            has_no_codes=True,
            couples=gtd_twice.COUPLES,
        ).read(table, context)


def _worked_out(cells: Cells) -> Mapping[str, str]:
    cells.needed("eventid")
    _refuse_shifted(cells)
    typed = _typed(cells) or gtd_codes.NOT_KNOWN
    precision = _where_prec(cells)
    return {
        "dataset": Gtd.name,
        "event_type": typed.event_type,
        "sub_event_type": typed.sub_event_type,
        "date_start": _date(cells),
        "country": country_of_name(cells.text("country_txt") or "") or "",
        "where_prec": "" if precision is None else str(precision),
    }


def _refuse_shifted(cells: Cells) -> None:
    """The last columns hold codes, so a row whose cells were moved shows there."""
    for name in ("int_log", "int_ideo", "int_misc", "int_any"):
        written = cells.text(name)
        if written is not None and written.removesuffix(".0") not in {"-9", "0", "1"}:
            raise cells.fault(
                name,
                f"“{shown(written)}” is none of -9, 0 and 1: the cells of the row were moved.",
                "Compare the row with the original file.",
            )
    source = cells.text("dbsource")
    if source is not None and source.removesuffix(".0").lstrip("-").isdigit():
        raise cells.fault(
            "dbsource",
            f"“{shown(source)}” names no source: the cells of the row seem to be moved.",
            "Compare the row with the original file.",
        )


def _typed(cells: Cells) -> Typed | None:
    cells.needed("attacktype1")
    attack = cells.code("attacktype1", range(1, 10)) or 0
    if attack == gtd_codes.BOMBING and _code(cells, "suicide") == 1:
        return Typed("Explosions/Remote violence", "Suicide bomb")
    return gtd_codes.type_of(
        attack, _code(cells, "weaptype1"), _code(cells, "weapsubtype1"), _code(cells, "targtype1")
    )


def _code(cells: Cells, column: str) -> int | None:
    """A code; None where it is blank or says that it is unknown."""
    number = cells.whole(column, least=-99)
    return None if number is None or number in gtd_codes.UNKNOWN else number


def _date(cells: Cells) -> str:
    """The day, the month or the year: whatever of the three is known."""
    cells.needed("iyear")
    year, month, day = _parts_of_date(cells)
    if not 1900 <= year <= 2100:
        raise cells.fault("iyear", f"{year} is no year of GTD's.", "Correct iyear.")
    if month > 12:
        raise cells.fault("imonth", f"{month} is no month.", "Write 1 to 12, or 0 for unknown.")
    if not month:
        return str(year)
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


def _parts_of_date(cells: Cells) -> tuple[int, int, int]:
    """Year, month and day; 0 where one is unknown."""
    return cells.whole("iyear") or 0, _code(cells, "imonth") or 0, _code(cells, "iday") or 0


def _where_prec(cells: Cells) -> int | None:
    code = _code(cells, "specificity")
    if code is None:
        return None
    if code not in gtd_codes.WHERE_PREC_OF_SPECIFICITY:
        raise cells.fault("specificity", f"{code} is no specificity.", "Write 1 to 5.")
    if _code(cells, "vicinity") not in {None, 0, 1}:
        raise cells.fault("vicinity", "It is none of -9, 0 and 1.", "Write 0, or 1 for near it.")
    near = 2 if _code(cells, "vicinity") == 1 else 1
    return max(gtd_codes.WHERE_PREC_OF_SPECIFICITY[code], near)


def _finished(cells: Cells, incident: Incident) -> Incident:
    killed, injured = _count(cells, "nkill"), _count(cells, "nwound")
    country = cells.text("country_txt")
    unknown_type = None if _typed(cells) else "GTD does not know what kind of attack it was."
    unknown_country = (
        f"Country “{country}” is not known." if country and incident.country is None else None
    )
    return replace(
        incident,
        killed=killed,
        injured=injured,
        actors=tuple(_actors(cells)),
        targets=tuple(_targets(cells)),
        weapons=tuple(_weapons(cells)),
        claims=tuple(
            Claim(source=source, says=incident.notes or incident.event_type.value)
            for source in map(cells.text, ("scite1", "scite2", "scite3"))
            if source
        ),
        review=(
            *incident.review,
            *sentences(
                (
                    *(unknown_type, unknown_country),
                    *(_doubtful(cells), _shared(cells), _no_country(cells)),
                    _no_precision(cells, incident),
                    *gtd_twice.said_twice(cells, *_parts_of_date(cells)),
                )
            ),
        ),
    )


def _no_country(cells: Cells) -> str | None:
    """GTD gives a country by its number and its name."""
    if "country_txt" not in cells.at or cells.text("country_txt") or not cells.text("country"):
        return None
    return f"country_txt is empty, and country is {shown(cells.text('country') or '')}."


def _no_precision(cells: Cells, incident: Incident) -> str | None:
    if incident.place is None or "specificity" not in cells.at or _code(cells, "specificity"):
        return None
    return "specificity is not known, though coordinates are given."


def _doubtful(cells: Cells) -> str | None:
    if _code(cells, "doubtterr") != 1:
        return None
    return "GTD doubts that it was terrorism (doubtterr 1)."


def _shared(cells: Cells) -> str | None:
    """GTD shares a toll out between linked attacks, so a number can have a fraction."""
    parts = [name for name in ("nkill", "nwound") if "." in (cells.text(name) or "").rstrip("0.")]
    return f"{' and '.join(parts)} is a share of a toll over several attacks." if parts else None


def _count(cells: Cells, column: str) -> Count | None:
    text = cells.text(column)
    if text is None:
        return None
    match = _PART.fullmatch(text)
    if match is None or (int(match[1]) < 0 and int(match[1]) not in gtd_codes.UNKNOWN):
        raise cells.fault(
            column,
            f"“{text[:60]}” is no number of people.",
            "Write digits, and leave the cell empty where the number is unknown.",
        )
    if int(match[1]) < 0:
        return None
    number = float(text)
    return Count(minimum=math.floor(number), maximum=math.ceil(number))


def _actors(cells: Cells) -> Iterator[Actor]:
    for group, unsure in (
        ("gname", "guncertain1"),
        ("gname2", "guncertain2"),
        ("gname3", "guncertain3"),
    ):
        name = cells.text(group)
        if name is None or name.casefold() == _NOBODY:
            continue
        yield Actor(
            name=name,
            kind=ActorKind.ORGANISATION,
            role=Role.PERPETRATOR,
            attribution=Attribution.ALLEGED if _code(cells, unsure) == 1 else Attribution.STATED,
        )


def _targets(cells: Cells) -> Iterator[Target]:
    for number in ("1", "2", "3"):
        kind = cells.text(f"targtype{number}_txt")
        name = cells.text(f"target{number}") or kind
        if name is not None:
            yield Target(name=name, kind=kind)


def _weapons(cells: Cells) -> Iterator[Weapon]:
    for number in ("1", "2", "3", "4"):
        kind = cells.text(f"weaptype{number}_txt")
        if kind is not None and kind.casefold() != _NOBODY:
            yield Weapon(name=cells.text(f"weapsubtype{number}_txt") or kind, category=kind)
