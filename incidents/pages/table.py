"""The table shows the incidents of the map, a page at a time, and selects one of them."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
import streamlit as st

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


def incident_table(
    snapshot: Snapshot, selection: Selection, *, chosen: str | None, key: str
) -> str | None:
    """Draw the table; return the incident that the person has just selected in it, or None.

    Args:
        snapshot: Where the rows are.
        selection: Which of them are shown.
        chosen: The incident that is selected now; its row is marked where it is on the page.
        key: A name for the controls.
    """
    order, page = _controls(selection.count, key=key)
    by, descending = _ORDERS[order]
    rows = selection.rows(
        offset=(page - 1) * _ROWS, limit=_ROWS, order_by=by, descending=descending
    )
    frame = snapshot.frame(rows)
    ids = [snapshot.incident_id(int(row)) for row in rows]
    return _select(frame, ids, chosen=chosen, key=f"{key} {order} {page} {chosen}")


def _controls(count: int, *, key: str) -> tuple[str, int]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        order = st.selectbox("Order", list(_ORDERS), key=f"{key} order", width=220)
        pages = max(1, -(-count // _ROWS))
        page = 1 if pages == 1 else st.pagination(pages, key=f"{key} page of {pages}")
    return order, page


def _select(frame: pd.DataFrame, ids: list[str], *, chosen: str | None, key: str) -> str | None:
    marked = [ids.index(chosen)] if chosen in ids else []
    event = st.dataframe(
        frame,
        key=key,
        hide_index=True,
        height=min(420, 39 + 35 * max(1, len(ids))),
        column_order=[name for name in _FIRST_COLUMNS if name in frame.columns],
        column_config=_columns(),
        on_select="rerun",
        selection_mode="single-row",
        selection_default={"selection": {"rows": marked, "columns": [], "cells": []}},
        placeholder="–",
        alt="The incidents that the filters show. Select a row to see it on the map.",
    )
    rows = event.selection.rows
    picked = ids[rows[0]] if rows and rows[0] < len(ids) else None
    return picked if picked != chosen else None


def _columns() -> dict[str, Any]:
    return {
        "first_day": st.column_config.DateColumn("First day", format="YYYY-MM-DD", width=95),
        "last_day": st.column_config.DateColumn("Last day", format="YYYY-MM-DD", width=95),
        "event_type": st.column_config.TextColumn("Type", width=190),
        "sub_event_type": st.column_config.TextColumn("Sub-type", width=220),
        "location": st.column_config.TextColumn("Place", width=220),
        "country": st.column_config.TextColumn("Country", width=75),
        "killed": st.column_config.TextColumn("Killed", width=110),
        "injured": st.column_config.TextColumn("Injured", width=110),
        "state": st.column_config.TextColumn("State", width=90),
    }
