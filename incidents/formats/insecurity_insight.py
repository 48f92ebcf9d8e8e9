"""Insecurity Insight's files on HDX: UCDP's precision in words, and a perpetrator as reported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from incidents.actor import Actor
from incidents.count import Count
from incidents.formats.cells import Cells, has_columns, key_of, sentences, shown
from incidents.formats.countries import country_of_code, country_of_name
from incidents.formats.format import Context
from incidents.formats.kinds import type_cells, type_doubt
from incidents.formats.lacking import lacking
from incidents.formats.renamed import Renaming, first_of
from incidents.formats.table import Table
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.victim import Victims
from incidents.vocabulary import ActorKind, Attribution, Role
from incidents.weapon import Weapon

_SIGNATURES: Final = (
    ("sind event id",),
    ("event description", "reported perpetrator", "geo precision"),
)
_EXPECTED: Final = ("date", "event description", "country", "latitude", "longitude")
_PRECISION: Final = "geo precision"
_CODE: Final = re.compile(r"\(([1-7])\).*")
_HARM: Final = re.compile(r"(?:total )?(.*?) ?(killed|injured|kidnapped|arrested|assaulted)")
_UNKNOWN: Final = frozenset(("unknown", "no information", "not applicable", "none", "n/a"))


class InsecurityInsight:
    """Attacks on health, aid, education and food: XLSX and JSON from HDX."""

    name = "Insecurity Insight"
    version = "2024"

    def recognises(self, header: Sequence[str]) -> str | None:
        """Its event id, or its perpetrator beside a precision."""
        for signature in _SIGNATURES:
            if has_columns(header, signature):
                return f"has {', '.join(signature)}: Insecurity Insight's columns"
        return None

    def doubts(self, table: Table, context: Context) -> tuple[str, ...]:
        """A date of numbers whose order no date of the column proves."""
        renaming = _renaming(table)
        return (
            *lacking(table.header, _EXPECTED),
            *_not_said(table.header, renaming),
            *renaming.doubts(table, context),
        )

    def read(self, table: Table, context: Context) -> Iterator[Incident | Rejection]:
        """Read every row, in the order of the file; one answer a row."""
        return _renaming(table).read(table, context)


def _renaming(table: Table) -> Renaming:
    keys = set(map(key_of, table.header))
    wanted = {
        "dataset_id": ("sind event id", "event id"),
        "date_start": ("date", "event date"),
        "country": ("country iso", "country"),
        "admin1": ("admin 1", "admin1"),
        "location": ("location of event", "location of incident", "city", "admin 2"),
        "latitude": ("latitude",),
        "longitude": ("longitude",),
        "notes": ("event description", "description"),
    }
    names = {
        own: found
        for own, columns in wanted.items()
        if (found := next((name for name in columns if name in keys), None)) is not None
    }
    return Renaming(names=names, worked_out=_worked_out, finish=_finished)


def _not_said(header: Sequence[str], renaming: Renaming) -> Iterator[str]:
    if "dataset_id" not in renaming.names:
        yield "No column holds the ids of the events, so a newer release will double its rows."
    harms = {match[2] for name in header if (match := _HARM.fullmatch(key_of(name)))}
    for harm in ("killed", "injured"):
        if harm not in harms:
            yield f"No column says how many people were {harm}; their number stays unknown."


def _kinds(cells: Cells) -> tuple[str, ...]:
    said = (
        cells.text("weapon carried/used"),
        cells.text("type of event"),
        *(
            harm
            for name, harm in (("kidnapped", "kidnapped"), ("arrested", "arrested"))
            if any(cells.text(column) not in {None, "0"} for column in cells.at if name in column)
        ),
        cells.text("event description"),
    )
    return tuple(each for each in said if each and each.casefold() not in _UNKNOWN)


def _worked_out(cells: Cells) -> Mapping[str, str]:
    match = _CODE.match(cells.text(_PRECISION) or "")
    return {
        "dataset": InsecurityInsight.name,
        "country": country_of_code(cells.text("country iso") or "")
        or country_of_name(cells.text("country") or "")
        or "",
        **type_cells(*_kinds(cells)),
        "where_prec": "" if match is None else match[1],
    }


def _finished(cells: Cells, incident: Incident) -> Incident:
    victims = tuple(_victims(cells))
    weapon = cells.text("weapon carried/used")
    return replace(
        incident,
        killed=_total(cells, "killed"),
        injured=_total(cells, "injured"),
        victims=victims,
        actors=tuple(_perpetrators(cells)),
        weapons=(Weapon(name=weapon),) if weapon and weapon.casefold() not in _UNKNOWN else (),
        review=(
            *incident.review,
            *sentences((_no_precision(cells), _other_country(cells))),
            *type_doubt(*_kinds(cells)),
        ),
    )


def _no_precision(cells: Cells) -> str | None:
    written = cells.text(_PRECISION)
    if written is None or _CODE.match(written) is not None:
        return None
    if "censored" in written.casefold():
        return "HDX withheld the place."
    return f"The precision “{shown(written)}” is none of UCDP's."


def _other_country(cells: Cells) -> str | None:
    name, code = cells.text("country") or "", cells.text("country iso") or ""
    by_name, by_code = country_of_name(name), country_of_code(code)
    if by_name is None or by_code is None or by_name == by_code:
        return None
    return f"Country ISO {code} is {by_code} and country “{shown(name)}” is {by_name}."


def _harmed(cells: Cells) -> Iterator[tuple[str, str, int]]:
    """Group, harm and number of each column that counts people."""
    for column in cells.at:
        match = _HARM.fullmatch(column)
        if match is not None and (number := cells.whole(column)) is not None:
            yield match[1] or "people", match[2], number


def _total(cells: Cells, harm: str) -> Count | None:
    """The number of a harm; where several columns count it, they may count the same people."""
    numbers = [number for _, each, number in _harmed(cells) if each == harm]
    return Count(minimum=max(numbers), maximum=sum(numbers)) if numbers else None


def _victims(cells: Cells) -> Iterator[Victims]:
    for group, harm, number in _harmed(cells):
        if number:
            yield Victims(description=group, harm=harm, count=Count.exactly(number))


def _perpetrators(cells: Cells) -> Iterator[Actor]:
    name = first_of(cells, ("reported perpetrator name", "reported perpetrator"))
    if name and name.casefold() not in _UNKNOWN:
        yield Actor(
            name=name,
            kind=ActorKind.ORGANISATION,
            role=Role.PERPETRATOR,
            attribution=Attribution.ALLEGED,
        )
