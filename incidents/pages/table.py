"""The table shows the incidents of the map, a page at a time, and selects one of them."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from incidents.pages.named_places import country_name, project_names
from incidents.pages.table_columns import chosen_columns, configured
from incidents.pages.table_height import table_height
from incidents.pages.table_pages import ORDERS, cut, note_picked, page
from incidents.shown_columns import ShownColumns
from incidents.view import Selection, Snapshot


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
        order = st.selectbox("Order", list(ORDERS), key=f"{key} order", width=220)
        by, descending = ORDERS[order]
        shown = cut(snapshot, selection, order, chosen, key=key)
        first, last = page(selection.count, shown, key=key)
        columns = chosen_columns(remembered, key=f"{key} columns")
    rows = selection.rows(offset=first, limit=last - first, order_by=by, descending=descending)
    picked = _select(
        _as_called(snapshot.frame(rows)),
        snapshot.incident_ids(rows),
        columns,
        chosen=chosen,
        key=f"{key} {order} {first} {shown.turn}",
    )
    if picked is not None:
        note_picked(shown, picked)
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
        column_config={name: configured(name) for name in columns},
        on_select="rerun",
        selection_mode="single-row",
        selection_default={"selection": {"rows": marked, "columns": [], "cells": []}},
        placeholder="–",
        alt="The incidents that the filters show. Select a row to see it on the map.",
    )
    rows = event.selection.rows
    picked = ids[rows[0]] if rows and rows[0] < len(ids) else None
    return picked if picked != chosen else None
