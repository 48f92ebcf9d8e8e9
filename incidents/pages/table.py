"""The table shows the incidents of the map, a page at a time, and selects one of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from incidents.errors import NotKept
from incidents.filters import Filters
from incidents.pages.left_to_say import leave, say_left
from incidents.pages.named_places import country_name, project_names
from incidents.pages.table_height import table_height
from incidents.shown_columns import ShownColumns
from incidents.view import Selection, Snapshot

_ROWS: Final = 200
# So many rows stand above the incident that was chosen elsewhere.
_ABOVE: Final = 3
_SHOWN: Final = "table: shown"
_ORDERS: Final = {
    "Newest first": ("date", True),
    "Oldest first": ("date", False),
    "Most killed first": ("killed", True),
    "By type": ("type", False),
    "By country": ("country", False),
    "Least exact place first": ("precision", True),
    "Changed last": ("changed", True),
}
_FIRST_COLUMNS: Final = (
    "first_day",
    "last_day",
    "event_type",
    "sub_event_type",
    "location",
    "country",
    "killed",
    "injured",
    "state",
)
_NAMES: Final = {
    "first_day": "First day",
    "last_day": "Last day",
    "event_type": "Type",
    "sub_event_type": "Sub-type",
    "location": "Place",
    "admin1": "Region (admin-1)",
    "country": "Country",
    "geo_precision": "Geo-precision",
    "killed": "Killed",
    "injured": "Injured",
    "actors": "Actors",
    "weapons": "Weapons",
    "sources": "Sources",
    "grade": "Grade",
    "state": "State",
}
_WIDTHS: Final = {"sub_event_type": 170, "location": 170, "event_type": 170}
_NARROW: Final = 110
_WIDE: Final = 260


@dataclass(frozen=True, kw_only=True, slots=True)
class _Shown:
    """What the pages of the table were made for.

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


def incident_table(
    snapshot: Snapshot,
    selection: Selection,
    *,
    chosen: str | None,
    remembered: ShownColumns,
    key: str,
) -> str | None:
    """Draw the table; return the incident that the person has just selected in it, or None.

    Args:
        snapshot: Where the rows are.
        selection: Which of them are shown.
        chosen: The incident that is selected now; its row is marked where it is on the page.
        remembered: The columns that were chosen last time.
        key: A name for the controls.
    """
    with st.container(horizontal=True, vertical_alignment="bottom"):
        order = st.selectbox("Order", list(_ORDERS), key=f"{key} order", width=220)
        by, descending = _ORDERS[order]
        shown = _shown(snapshot, selection, order, chosen, key=key)
        first, last = _page(selection.count, shown, key=key)
        columns = _chosen_columns(remembered, key=f"{key} columns")
    rows = selection.rows(offset=first, limit=last - first, order_by=by, descending=descending)
    picked = _select(
        _as_called(snapshot.frame(rows)),
        snapshot.incident_ids(rows),
        columns,
        chosen=chosen,
        key=f"{key} {order} {first} {shown.turn}",
    )
    if picked is not None:
        st.session_state[_SHOWN] = replace(shown, chosen=picked)
    return picked


def _as_called(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its places under the names that this project shows them by."""
    names = project_names()
    named = {
        column: frame[column].map(called, na_action="ignore").astype("str")
        for column, called in (
            ("location", names.of),
            ("admin1", names.of),
            ("country", partial(country_name, names=names)),
        )
    }
    return frame.assign(**named)


def _shown(
    snapshot: Snapshot, selection: Selection, order: str, chosen: str | None, *, key: str
) -> _Shown:
    """Where the pages begin: so that an incident that was chosen elsewhere is in sight."""
    before: _Shown | None = st.session_state.get(_SHOWN)
    now = _Shown(chosen=chosen, order=order, filters=selection.filters)
    # Where the pages are other ones now, or the page was left, what was turned to is forgotten.
    is_kept = before is not None and _page_key(selection.count, before, key) in st.session_state
    if before is not None and is_kept and now == replace(before, begin=0, turn=0):
        return before
    row = None if chosen is None else snapshot.row_of(chosen)
    by, descending = _ORDERS[order]
    rank = None if row is None else selection.rank(row, order_by=by, descending=descending)
    begin = max(0, (rank or 0) - _ABOVE)
    shown = replace(now, begin=begin % _ROWS, turn=0 if before is None else before.turn + 1)
    st.session_state[_SHOWN] = shown
    st.session_state[_page_key(selection.count, shown, key)] = shown.parts + begin // _ROWS + 1
    return shown


def _page(count: int, shown: _Shown, *, key: str) -> tuple[int, int]:
    """The first row of the page that the person has turned to, and the one after its last."""
    pages = _number_of_pages(count, shown)
    number = 1 if pages == 1 else st.pagination(pages, key=_page_key(count, shown, key))
    if shown.begin and number == 1:
        return 0, shown.begin
    first = shown.begin + (number - 1 - shown.parts) * _ROWS
    return first, min(first + _ROWS, count)


def _number_of_pages(count: int, shown: _Shown) -> int:
    return max(1, shown.parts - (shown.begin - count) // _ROWS)


def _page_key(count: int, shown: _Shown, key: str) -> str:
    return f"{key} page of {_number_of_pages(count, shown)}, turn {shown.turn}"


def _chosen_columns(remembered: ShownColumns, *, key: str) -> tuple[str, ...]:
    if key not in st.session_state:
        st.session_state[key] = list(remembered.among(tuple(_NAMES)) or _FIRST_COLUMNS)

    def keep() -> None:
        try:
            remembered.keep(st.session_state[key])
        except NotKept as fault:
            leave(key, f"The choice holds for now only. {fault}")

    with st.popover("Columns", icon=":material/view_column:"):
        st.multiselect(
            "Columns, in their order",
            list(_NAMES),
            format_func=_NAMES.__getitem__,
            key=key,
            on_change=keep,
            help="Remembered on this machine.",
        )
        say_left(key)
    return tuple(st.session_state[key]) or _FIRST_COLUMNS


def _select(
    frame: pd.DataFrame,
    ids: list[str],
    columns: tuple[str, ...],
    *,
    chosen: str | None,
    key: str,
) -> str | None:
    marked = [ids.index(chosen)] if chosen in ids else []
    event = st.dataframe(
        frame,
        key=key,
        hide_index=True,
        height=table_height(max(1, len(ids)), most=420),
        column_order=list(columns),
        column_config={name: _configured(name) for name in columns},
        on_select="rerun",
        selection_mode="single-row",
        selection_default={"selection": {"rows": marked, "columns": [], "cells": []}},
        placeholder="–",
        alt="The incidents that the filters show. Select a row to see it on the map.",
    )
    rows = event.selection.rows
    picked = ids[rows[0]] if rows and rows[0] < len(ids) else None
    return picked if picked != chosen else None


def _configured(name: str) -> Any:  # noqa: ANN401 - each kind of column has its own type
    label = _NAMES[name]
    if name in {"first_day", "last_day"}:
        return st.column_config.DateColumn(label, format="YYYY-MM-DD", width=95)
    if name == "geo_precision":
        return st.column_config.NumberColumn(label, width=_NARROW)
    wide = name in {"actors", "weapons", "sources"}
    return st.column_config.TextColumn(label, width=_WIDTHS.get(name, _WIDE if wide else _NARROW))
