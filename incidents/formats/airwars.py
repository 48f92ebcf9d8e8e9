"""Airwars' incidents: harm to civilians as ranges, and the grade that Airwars gave the claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from incidents.actor import Actor
from incidents.claim import Claim
from incidents.count import Count
from incidents.formats.cells import Cells, has_columns, sentences, shown
from incidents.formats.coupled import Couple
from incidents.formats.format import Context
from incidents.formats.kinds import type_cells, type_doubt
from incidents.formats.lacking import lacking
from incidents.formats.renamed import Renaming, first_of
from incidents.formats.table import Table
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.target import Target
from incidents.victim import Victims
from incidents.vocabulary import Attribution, Grade, Role

_SIGNATURE: Final = ("code", "strike_status_name", "civilian_harm_status_name")
_NAMES: Final = {
    "dataset_id": "code",
    "date_start": "date",
    "date_end": "date_end",
    "location": "location_name",
    "admin1": "region",
    "country": "country_name",
    "latitude": "latitude",
    "longitude": "longitude",
    "notes": "summary",
    # Airwars counts civilians; belligerents are victims of their own below.
    "killed_min": "civilian_non_combatants_killed_min",
    "killed_max": "civilian_non_combatants_killed_max",
    "injured_min": "civilian_non_combatants_injured_min",
    "injured_max": "civilian_non_combatants_injured_max",
}
_ACCURACY_NAME: Final = "geolocation_accuracy_name"
_EXPECTED: Final = (*_NAMES.values(), _ACCURACY_NAME)
# A range of dates is where sources differ by days.
_MOST_DAYS: Final = 31
# Airwars' own grades; "No civilian harm" and "None known" are none of ours and stay in `extra`.
_GRADES: Final = frozenset(grade.value.casefold() for grade in Grade)
# Airwars' names of the accuracy, with the radius in metres that we take for each and UCDP's code.
_ACCURACY: Final = MappingProxyType(
    {
        "exact_location": (100, 1),
        "within_1m": (100, 1),
        "within_100m": (200, 1),
        "street": (500, 1),
        "nearby_landmark": (1_000, 1),
        "neighbourhood_area": (2_000, 1),
        "neighbourhood": (2_000, 1),
        "village": (3_000, 1),
        "town": (5_000, 1),
        "city": (10_000, 1),
        "subdistrict": (25_000, 2),
        "district": (40_000, 3),
        "province_governorate": (120_000, 4),
    }
)
_ACCURACY_COLUMNS: Final = ("geolocation_accuracy_slug", _ACCURACY_NAME)
_HARM: Final = re.compile(r"(.+)_(killed|injured)_(min|max)")
_ALL_CIVILIANS: Final = "civilian_non_combatants"
# Airwars counts these among all civilians.
_SOME_CIVILIANS: Final = ("children", "women", "men")
_SLUGS: Final = (
    *("country", "strike_status", "strike_type", "impact", "infrastructure"),
    *("civilian_harm_status", "geolocation_accuracy"),
)
_COUPLES: Final = tuple(Couple((f"{name}_slug",), (f"{name}_name",)) for name in _SLUGS)


class Airwars:
    """Airwars' incidents.csv."""

    name = "Airwars"
    version = "2024"

    def recognises(self, header: Sequence[str]) -> str | None:
        """A code beside a status of strike and of harm is Airwars'."""
        if not has_columns(header, _SIGNATURE):
            return None
        return f"has {', '.join(_SIGNATURE)}: Airwars' columns"

    def doubts(self, table: Table, context: Context) -> tuple[str, ...]:
        """A date of numbers whose order no date of the column proves."""
        return (*lacking(table.header, _EXPECTED), *_RENAMING.doubts(table, context))

    def read(self, table: Table, context: Context) -> Iterator[Incident | Rejection]:
        """Read every row, in the order of the file; one answer a row."""
        return _RENAMING.read(table, context)


def _worked_out(cells: Cells) -> Mapping[str, str]:
    cells.needed("code")
    grade = cells.text("civilian_harm_status_name") or ""
    radius, code = _accuracy(cells) or ("", "")
    return {
        "dataset": Airwars.name,
        **type_cells(*_kinds(cells)),
        "grade": grade if grade.casefold() in _GRADES else "",
        "uncertainty_m": str(radius),
        "where_prec": str(code),
    }


def _kinds(cells: Cells) -> tuple[str, ...]:
    return tuple(cells.text(name) or "" for name in ("strike_type_name", "impact_name")) + (
        # Airwars' subject is harm by air and artillery; the status of a strike is always there.
        ("explosion",) if cells.text("strike_status_name") else ()
    )


def _accuracy(cells: Cells) -> tuple[int, int] | None:
    written = first_of(cells, _ACCURACY_COLUMNS)
    slug = re.sub(r"[^a-z0-9]+", "_", written.casefold()).strip("_")
    slug = re.sub(r"_via_.*$", "", slug)
    return _ACCURACY.get(slug)


def _finished(cells: Cells, incident: Incident) -> Incident:
    grade = cells.text("civilian_harm_status_name")
    status = f"Airwars' grade is “{grade}”." if grade and incident.grade is None else None
    return replace(
        incident,
        victims=tuple(_victims(cells)),
        actors=tuple(_belligerents(cells)),
        targets=tuple(
            Target(name=name, kind=name) for name in [cells.text("infrastructure_name")] if name
        ),
        claims=tuple(_claims(cells, incident)),
        review=(
            *incident.review,
            *sentences((status,)),
            *_more_than_all(cells),
            *_missing(cells, incident),
            *(type_doubt(*_kinds(cells)) if not incident.sub_event_type else ()),
        ),
        extra=incident.extra | ({"civilian_harm_status_name": grade} if grade else {}),
    )


def _victims(cells: Cells) -> Iterator[Victims]:
    """Each group with a number, as its own; children and women are among the civilians."""
    for column in cells.at:
        match = _HARM.fullmatch(column)
        if match is None or match[3] != "min" or match[1].startswith("belligerent_"):
            continue
        least = cells.whole(column)
        most = cells.whole(f"{match[1]}_{match[2]}_max")
        if not most and not least:
            continue
        if most is not None and most < (least or 0):
            raise cells.fault(
                column, f"{least} is more than the greatest number {most}.", "Correct one."
            )
        group = "civilians" if match[1] == _ALL_CIVILIANS else match[1].replace("_", " ")
        yield Victims(description=group, harm=match[2], count=Count(minimum=least, maximum=most))


def _missing(cells: Cells, incident: Incident) -> Iterator[str]:
    """What Airwars gives in every row, or in words of its own."""
    grade = "civilian_harm_status_name"
    if grade in cells.at and cells.text(grade) is None:
        yield f"{grade} is empty, where Airwars gives a grade in every row."
    accuracy = first_of(cells, _ACCURACY_COLUMNS)
    if accuracy and _accuracy(cells) is None:
        yield f"The accuracy “{shown(accuracy)}” is none of Airwars' words for it."
    for harm in ("killed", "injured"):
        ends = [f"{_ALL_CIVILIANS}_{harm}_{end}" for end in ("min", "max")]
        empty = [name for name in ends if cells.text(name) is None]
        if len(empty) == 1 and cells.at.keys() >= set(ends):
            yield f"{empty[0]} is empty though the other end of the range is given."
    if incident.date is not None and (incident.date.end - incident.date.start).days >= _MOST_DAYS:
        yield f"The dates go from {incident.date.start} to {incident.date.end}."


def _more_than_all(cells: Cells) -> Iterator[str]:
    """A part of the civilians cannot be more than all of them."""
    for harm in ("killed", "injured"):
        most = cells.whole(f"{_ALL_CIVILIANS}_{harm}_max")
        for group in _SOME_CIVILIANS:
            least = cells.whole(f"{group}_{harm}_min")
            if most is not None and least is not None and least > most:
                yield f"At least {least} {group} are {harm}, and at most {most} civilians."


def _belligerents(cells: Cells) -> Iterator[Actor]:
    number = 1
    while f"belligerent_{number}_belligerent_name" in cells.at:
        name = cells.text(f"belligerent_{number}_belligerent_name")
        kind = (cells.text(f"belligerent_{number}_type") or "").casefold()
        if name is not None:
            yield Actor(
                name=name,
                role=Role.PERPETRATOR,
                attribution=Attribution.STATED if "known" in kind else Attribution.ALLEGED,
                according_to=Airwars.name,
            )
        number += 1


def _claims(cells: Cells, incident: Incident) -> Iterator[Claim]:
    says = incident.notes or incident.event_type.value
    page = cells.text("permalink")
    if page is not None:
        yield Claim(source=page, says=says, killed=incident.killed, injured=incident.injured)
    first = first_of(cells, ("local_first_reported_url", "local_first_reported_by"))
    if first:
        yield Claim(source=first, says="reported it first")


_RENAMING: Final = Renaming(
    names=_NAMES,
    worked_out=_worked_out,
    finish=_finished,
    has_no_codes=True,
    couples=_COUPLES,
)
