"""A table's columns have names of their own, names that its cells prove, or none."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.formats.header import (
    Header,
    holds_values,
    nameless,
    refuse_what_is_no_header,
    why_no_header,
)
from incidents.formats.headerless import layout_of
from incidents.formats.row_faults import RawRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """The names of the columns.

    Attributes:
        names: The names; () where there are none.
        stand: Whether they stand in the row that was taken for the header.
        doubts: What could be read in another way, a sentence each.
        refused: Why no table is taken by them, as a sentence; None where one is.
    """

    names: tuple[str, ...]
    stand: bool
    doubts: tuple[str, ...]
    refused: str | None = None


def named(header: Header, row: RawRow) -> Named:
    """The names of the columns of a table.

    Args:
        header: What was found out about the row.
        row: The row, whole.

    Raises:
        BadTable: No table can be looked at by these names.
    """
    known = layout_of(row)
    if known is not None:
        names, doubt = known
        return Named(names=names, stand=False, doubts=(*header.doubts, doubt))
    cells = row.cells or ()
    refuse_what_is_no_header(cells)
    refused = why_no_header(cells, is_missing=header.is_missing)
    if header.is_missing or holds_values(cells):
        return Named(names=(), stand=False, doubts=header.doubts, refused=refused)
    doubts = (*header.doubts, *nameless(cells))
    return Named(names=cells, stand=True, doubts=doubts, refused=refused)
