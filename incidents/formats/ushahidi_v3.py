"""Ushahidi 3 and later: a survey's fields are free; a post that is not published is a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from incidents.formats.cells import Cells, key_of, shown
from incidents.formats.format import Context
from incidents.formats.named_columns import NamedColumns
from incidents.formats.renamed import Renaming
from incidents.formats.table import Table
from incidents.record import Incident
from incidents.vocabulary import State

_POSTED: Final = "post date (utc)"
_STATES: Final = {
    "published": State.ACCEPTED,
    "draft": State.DRAFT,
    "archived": State.DRAFT,
}
_DATE_OF_POST: Final = (
    "The date is the day of the post; map the field with the day of the event if there is one."
)


class UshahidiV3(NamedColumns):
    """The CSV of Ushahidi 3, 4 and 5, with or without its row of HXL tags."""

    name = "Ushahidi v3"
    version = "5"
    signatures = (("post id", "survey", "post status"),)

    def given(self, header: Sequence[str]) -> Mapping[str, str]:
        """The post's own columns, and the first field that is a point."""
        keys = [key_of(name) for name in header]
        found = {"dataset_id": "post id"}
        if "unstructured description" in keys:
            found["notes"] = "unstructured description"
        if _POSTED in keys:
            found["date_start"] = _POSTED
        point = next(
            (key[:-4] for key in keys if key.endswith(".lat") and f"{key[:-4]}.lon" in keys), None
        )
        if point is not None:
            found |= {"latitude": f"{point}.lat", "longitude": f"{point}.lon"}
        return found

    def doubts(self, table: Table, context: Context) -> tuple[str, ...]:
        """How the columns are taken; the date is the post's."""
        return (
            *super().doubts(table, context),
            _DATE_OF_POST,
        )

    def renaming(self, table: Table) -> Renaming:
        """As the names say, and a draft where the post is not published."""
        base = super().renaming(table)

        def finished(cells: Cells, incident: Incident) -> Incident:
            status = (cells.text("post status") or "").casefold()
            whole = base.finish(cells, incident)
            if status in _STATES:
                return replace(whole, state=_STATES[status])
            doubt = f"The post's status “{shown(status)}” is none of {', '.join(_STATES)}."
            return replace(whole, state=State.DRAFT, review=(*whole.review, doubt))

        return replace(base, finish=finished)
