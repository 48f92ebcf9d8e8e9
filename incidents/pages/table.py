"""The table shows the incidents of the map, a page at a time, and selects one of them."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
import streamlit as st

from incidents.errors import NotKept
from incidents.pages import say
from incidents.shown_columns import ShownColumns
from incidents.view import Selection, Snapshot

_ROWS: Final = 200
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
_WIDTHS: Final = {"sub_event_type": 220, "location": 220, "event_type": 190, "country": 75}
_NARROW: Final = 110
_WIDE: Final = 260


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
    order, page, columns = _controls(selection.count, remembered, key=key)
    by, descending = _ORDERS[order]
    rows = selection.rows(
        offset=(page - 1) * _ROWS, limit=_ROWS, order_by=by, descending=descending
    )
    frame = snapshot.frame(rows)
    ids = snapshot.incident_ids(rows)
    return _select(frame, ids, columns, chosen=chosen, key=f"{key} {order} {page} {chosen}")


def _controls(
    count: int, remembered: ShownColumns, *, key: str
) -> tuple[str, int, tuple[str, ...]]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        order = st.selectbox("Order", list(_ORDERS), key=f"{key} order", width=220)
        pages = max(1, -(-count // _ROWS))
        page = 1 if pages == 1 else st.pagination(pages, key=f"{key} page of {pages}")
        columns = _chosen_columns(remembered, key=f"{key} columns")
    return order, page, columns


def _chosen_columns(remembered: ShownColumns, *, key: str) -> tuple[str, ...]:
    if key not in st.session_state:
        st.session_state[key] = list(remembered.among(tuple(_NAMES)) or _FIRST_COLUMNS)

    def keep() -> None:
        try:
            remembered.keep(st.session_state[key])
        except NotKept as fault:
            st.session_state[f"{key}: fault"] = str(fault)

    with st.popover("Columns", icon=":material/view_column:"):
        st.multiselect(
            "Columns, in their order",
            list(_NAMES),
            format_func=_NAMES.__getitem__,
            key=key,
            on_change=keep,
            help="Remembered on this machine.",
        )
        fault = st.session_state.pop(f"{key}: fault", None)
        if fault:
            say.problem(f"The choice holds for now only. {fault}")
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
        height=min(420, 39 + 35 * max(1, len(ids))),
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
