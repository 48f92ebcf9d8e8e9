"""The table is cut into pages so that the incident that was chosen elsewhere is in sight."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import streamlit as st

from incidents.filters import Filters
from incidents.view import Selection, Snapshot

_ROWS: Final = 200
# An incident that was chosen elsewhere and is not in sight from the top has so many rows above it.
_ABOVE: Final = 3
_IN_SIGHT: Final = 10
_SHOWN: Final = "table: shown"
ORDERS: Final = {
    "Newest first": ("date", True),
    "Oldest first": ("date", False),
    "Most killed first": ("killed", True),
    "By type": ("type", False),
    "By country": ("country", False),
    "Least exact place first": ("precision", True),
    "Changed last": ("changed", True),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Cut:
    """Where the pages begin, and what they were made for.

    Attributes:
        chosen: The incident that is selected.
        order: The order's name.
        filters: What the table shows.
        begin: The row at which a page begins, as do those at whole pages from it.
        turn: How often the table was made for something else.
    """

    chosen: str | None
    order: str
    filters: Filters
    begin: int = 0
    turn: int = 0

    @property
    def parts(self) -> int:
        """How many pages stand before the whole ones."""
        return 1 if self.begin else 0


def cut(
    snapshot: Snapshot, selection: Selection, order: str, chosen: str | None, *, key: str
) -> Cut:
    """Cut the table anew where it is made for something else than before.

    Args:
        snapshot: Where the rows are.
        selection: Which of them are shown.
        order: The name of their order, one of ORDERS.
        chosen: The incident that is selected; where it was chosen elsewhere, its page is turned to.
        key: A name for the controls.
    """
    before: Cut | None = st.session_state.get(_SHOWN)
    now = Cut(chosen=chosen, order=order, filters=selection.filters)
    # Where the pages are other ones now, or the page was left, what was turned to is forgotten.
    is_kept = before is not None and _page_key(selection.count, before, key) in st.session_state
    if before is not None and is_kept and now == replace(before, begin=0, turn=0):
        return before
    row = None if chosen is None else snapshot.row_of(chosen)
    by, descending = ORDERS[order]
    rank = None if row is None else selection.rank(row, order_by=by, descending=descending)
    begin = 0 if rank is None or rank < _IN_SIGHT else rank - _ABOVE
    shown = replace(now, begin=begin % _ROWS, turn=0 if before is None else before.turn + 1)
    st.session_state[_SHOWN] = shown
    st.session_state[_page_key(selection.count, shown, key)] = shown.parts + begin // _ROWS + 1
    return shown


def page(count: int, shown: Cut, *, key: str) -> tuple[int, int]:
    """The first row of the page that the person has turned to, and the one after its last."""
    pages = _number_of_pages(count, shown)
    number = 1 if pages == 1 else st.pagination(pages, key=_page_key(count, shown, key))
    if shown.begin and number == 1:
        return 0, shown.begin
    first = shown.begin + (number - 1 - shown.parts) * _ROWS
    return first, min(first + _ROWS, count)


def note_picked(shown: Cut, incident_id: str) -> None:
    """Note that an incident was chosen in the table itself, which then stays as it is."""
    st.session_state[_SHOWN] = replace(shown, chosen=incident_id)


def _number_of_pages(count: int, shown: Cut) -> int:
    return max(1, shown.parts - (shown.begin - count) // _ROWS)


def _page_key(count: int, shown: Cut, key: str) -> str:
    return f"{key} page of {_number_of_pages(count, shown)}, turn {shown.turn}"
