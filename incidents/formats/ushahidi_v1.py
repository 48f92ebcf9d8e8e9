"""Ushahidi 1 and 2: reports under categories of their own; what is not approved is a draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from incidents.claim import Claim
from incidents.formats.cells import Cells, has_columns, key_of, shown
from incidents.formats.format import Context
from incidents.formats.kinds import type_cells, type_doubt
from incidents.formats.lacking import lacking
from incidents.formats.renamed import Renaming
from incidents.formats.table import Table
from incidents.record import Incident
from incidents.rejection import Rejection

_SIGNATURE: Final = ("incident title", "incident date")
_NAMES: Final = {
    "date_start": "incident date",
    "location": "location",
    "latitude": "latitude",
    "longitude": "longitude",
    "notes": "description",
}
_NO_NUMBER: Final = (
    "No column numbers the reports, so a newer download of them will double its rows."
)
_EXPECTED: Final = (*_NAMES.values(), "category", "approved", "verified")


class UshahidiV1:
    """The download of Ushahidi 1 (Serial) and 2 (#)."""

    name = "Ushahidi v1–v2"
    version = "2"

    def recognises(self, header: Sequence[str]) -> str | None:
        """An incident title beside an incident date is Ushahidi's."""
        if not has_columns(header, _SIGNATURE):
            return None
        return f"has {', '.join(_SIGNATURE)}: Ushahidi's columns"

    def doubts(self, table: Table, context: Context) -> tuple[str, ...]:
        """A date of numbers whose order no date of the column proves."""
        numbered = () if _number(table.header) in set(map(key_of, table.header)) else (_NO_NUMBER,)
        return (
            *lacking(table.header, _EXPECTED),
            *numbered,
            *_renaming(table.header).doubts(table, context),
        )

    def read(self, table: Table, context: Context) -> Iterator[Incident | Rejection]:
        """Read every row, in the order of the file; one answer a row."""
        return _renaming(table.header).read(table, context)


def categories(written: str) -> tuple[str, ...]:
    """The categories of a cell such as "1. Urgences | Emergency, 8. Autre | Other, "."""
    return tuple(part for part in map(str.strip, written.split(",")) if part)


def _worked_out(cells: Cells) -> Mapping[str, str]:
    found = categories(cells.text("category") or "")
    return {
        "dataset": UshahidiV1.name,
        **type_cells(*found),
        "state": "draft" if (cells.text("approved") or "").casefold() == "no" else "accepted",
    }


def _finished(cells: Cells, incident: Incident) -> Incident:
    title = cells.text("incident title")
    found = categories(cells.text("category") or "")
    notes = incident.notes or title
    return replace(
        incident,
        notes=notes,
        claims=(Claim(source="a report to the deployment", says=title),) if title else (),
        review=(*incident.review, *type_doubt(*found), *_no_answer(cells), *_no_number(cells)),
    )


def _no_number(cells: Cells) -> Iterator[str]:
    for name in ("serial", "#"):
        written = cells.text(name)
        if written is not None and not written.removesuffix(".0").isdecimal():
            yield f"{cells.header[cells.at[name]]} “{shown(written)}” is no number of a report."


def _no_answer(cells: Cells) -> Iterator[str]:
    for name in ("approved", "verified"):
        written = cells.text(name)
        if name in cells.at and (written or "").casefold() not in {"yes", "no"}:
            yield f"{name} says “{shown(written or '')}”, neither YES nor NO."


def _number(header: Sequence[str]) -> str:
    """The column that numbers the reports: Serial in version 1, # in version 2."""
    return "serial" if "serial" in set(map(key_of, header)) else "#"


def _renaming(header: Sequence[str]) -> Renaming:
    names = _NAMES | {"dataset_id": _number(header)}
    return Renaming(names=names, worked_out=_worked_out, finish=_finished)
