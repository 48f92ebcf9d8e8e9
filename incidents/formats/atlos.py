"""Atlos' export: an incident of an investigation, its equipment, and a source a column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from incidents.claim import Claim
from incidents.formats.cells import Cells, has_columns, sentences, shown
from incidents.formats.format import Context
from incidents.formats.kinds import type_cells, type_doubt
from incidents.formats.lacking import lacking
from incidents.formats.renamed import Renaming
from incidents.formats.table import Table
from incidents.formats.told_before import told_before
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.target import Target
from incidents.weapon import Weapon

_SIGNATURE: Final = ("slug", "inserted_at", "status", "description")
_NAMES: Final = {
    "dataset_id": "slug",
    "date_start": "date",
    "latitude": "latitude",
    "longitude": "longitude",
    "notes": "description",
}
_RESOLUTION: Final = "geolocation_resolution"
_EXPECTED: Final = (*_NAMES.values(), _RESOLUTION)
# Atlos' words for how exact a geolocation is; the radii in metres are ours.
_RADIUS: Final = MappingProxyType({"exact": 100, "vicinity": 500, "locality": 3_000})
_SOURCE: Final = re.compile(r"source_[0-9]+")


class Atlos:
    """The CSV that Atlos exports."""

    name = "Atlos"
    version = "2024"

    def recognises(self, header: Sequence[str]) -> str | None:
        """A slug beside a time of insertion and a status is Atlos'."""
        if not has_columns(header, _SIGNATURE):
            return None
        return f"has {', '.join(_SIGNATURE)}: Atlos' columns"

    def doubts(self, table: Table, context: Context) -> tuple[str, ...]:
        """A date of numbers whose order no date of the column proves."""
        return (*lacking(table.header, _EXPECTED), *_RENAMING.doubts(table, context))

    def read(self, table: Table, context: Context) -> Iterator[Incident | Rejection]:
        """Read every row, in the order of the file; one answer a row."""
        return _RENAMING.read(table, context)


def _kinds(cells: Cells) -> tuple[str, ...]:
    return tuple(cells.text(name) or "" for name in ("type", "equipment", "impact", "description"))


def _worked_out(cells: Cells) -> Mapping[str, str]:
    cells.needed("slug")
    radius = _radius(cells)
    return {
        "dataset": Atlos.name,
        **type_cells(*_kinds(cells)),
        "uncertainty_m": "" if radius is None else str(radius),
    }


def _radius(cells: Cells) -> int | None:
    written = (cells.text(_RESOLUTION) or "").casefold()
    return next((each for word, each in _RADIUS.items() if written.startswith(word)), None)


def _no_radius(cells: Cells) -> str | None:
    written = cells.text(_RESOLUTION)
    if written is None or _radius(cells) is not None:
        return None
    return f"The resolution “{shown(written)}” is none of Exact, Vicinity and Locality."


def _finished(cells: Cells, incident: Incident) -> Incident:
    says = incident.notes or incident.event_type.value
    return replace(
        incident,
        weapons=tuple(Weapon(name=name) for name in _listed(cells.text("equipment"))),
        targets=tuple(Target(name=name) for name in _listed(cells.text("impact"))),
        claims=tuple(
            Claim(source=source, says=says)
            for column in cells.at
            if _SOURCE.fullmatch(column) and (source := cells.text(column))
        ),
        review=(
            *incident.review,
            *type_doubt(*_kinds(cells)),
            *sentences((told_before(cells, "inserted_at", incident.date), _no_radius(cells))),
        ),
    )


def _listed(written: str | None) -> list[str]:
    return [part for part in map(str.strip, re.split(r"[,;]", written or "")) if part]


_RENAMING: Final = Renaming(
    names=_NAMES, worked_out=_worked_out, finish=_finished, has_no_codes=True
)
