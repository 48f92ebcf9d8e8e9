"""The first page: what happened where and when, and the words behind the incident chosen."""

from __future__ import annotations

import time
from datetime import date
from typing import Final

import streamlit as st

from incidents.atlas import Atlas
from incidents.filters import Filters, to_params
from incidents.pages.chosen import chosen, select, select_spot, selected
from incidents.pages.cited import cited_notice, cited_params, snapshot_shown
from incidents.pages.countries import countries
from incidents.pages.empty import no_incident_at_all, no_incident_left
from incidents.pages.exports import downloads
from incidents.pages.filter_bar import filter_bar, read_filters, resets, set_box
from incidents.pages.follow import follow
from incidents.pages.map_component import incident_map
from incidents.pages.over_time import over_time
from incidents.pages.saved import saved_views
from incidents.pages.summary import summary
from incidents.pages.table import incident_table
from incidents.pages.totals import totals
from incidents.shown_columns import ShownColumns
from incidents.view import Selection, Snapshot

_MAP_HEIGHT: Final = 520
_BEGUN: Final = "explore: the map has begun"
_HEAD_START_S: Final = 0.5
_BELOW: Final = {
    "Table": ":material/table_rows: Table",
    "Totals": ":material/functions: Totals",
    "Countries": ":material/grid_view: Countries over time",
}


def page(atlas: Atlas) -> None:
    """Draw the page."""
    snapshot = snapshot_shown(atlas)
    follow(atlas, atlas.view.snapshot().head.sequence)
    if not snapshot.size:
        no_incident_at_all(atlas)
        return
    # What the address asks for wrongly is said here: on a narrow screen the sidebar is shut.
    with st.container():
        filters = read_filters()
    selection = snapshot.select(filters)
    above = st.container(horizontal=True, horizontal_alignment="right")
    # What comes and goes has a place of its own: where the map's position among the page's parts
    # changes, Streamlit makes its frame anew.
    said = st.container()
    on_the_map, beside_it = st.columns([5, 3], gap="medium")
    # What stands above the map goes first, or the map would jump down under a person's finger.
    with above:
        saved_views(atlas, filters, snapshot.head)
    with said:
        cited_notice(atlas, snapshot)
        summary(snapshot, selection)
        if not selection.count:
            no_incident_left(filters)
    # The map has begun before the browser makes a hundred controls.
    with on_the_map:
        _map(snapshot, selection, filters)
        _let_the_map_begin()
    with st.sidebar:
        filter_bar(filters, selection)
    with on_the_map:
        over_time(selection, filters)
    with beside_it, st.container(height=_MAP_HEIGHT + 190, border=False, key="chosen"):
        chosen(atlas, snapshot)
    _below_the_map(atlas, snapshot, selection)
    downloads(atlas, snapshot, selection)


def _below_the_map(atlas: Atlas, snapshot: Snapshot, selection: Selection) -> None:
    # Tabs would draw both each time, and a filter would wait for the one that is not seen.
    below = st.segmented_control(
        "Below the map",
        list(_BELOW),
        default="Table",
        required=True,
        format_func=_BELOW.__getitem__,
        label_visibility="collapsed",
        key="below the map",
    )
    if below == "Totals":
        totals(selection)
    elif below == "Countries":
        countries(snapshot, selection)
    else:
        _table(atlas, snapshot, selection)


def _map(snapshot: Snapshot, selection: Selection, filters: Filters) -> None:
    incident_id = selected()
    row = None if incident_id is None else snapshot.row_of(incident_id)
    incident_map(
        params={**to_params(filters), **cited_params()},
        selected=incident_id,
        point=None if row is None else snapshot.point(row),
        fit=_fit(selection),
        dark=st.context.theme.type == "dark",
        height=_MAP_HEIGHT,
        key="map",
        head=snapshot.head.sequence,
        days=_days(snapshot, filters),
        refit=resets(),
        on_pick=select_spot,
        on_view=set_box,
    )


def _let_the_map_begin() -> None:
    """Give the browser a moment for the map before the parts that take it a second to load.

    Only once a session: the charts' and the table's programs are loaded then.
    """
    if not st.session_state.get(_BEGUN):
        st.session_state[_BEGUN] = True
        time.sleep(_HEAD_START_S)


def _fit(selection: Selection) -> tuple[float, float, float, float] | None:
    box = selection.bounds()
    return None if box is None else (box.south, box.west, box.north, box.east)


def _days(snapshot: Snapshot, filters: Filters) -> tuple[date, date] | None:
    first = filters.first_day or snapshot.first_day
    last = filters.last_day or snapshot.last_day
    return None if first is None or last is None or first > last else (first, last)


def _table(atlas: Atlas, snapshot: Snapshot, selection: Selection) -> None:
    picked = incident_table(
        snapshot,
        selection,
        chosen=selected(),
        remembered=ShownColumns(atlas.settings.columns),
        key="table",
    )
    if picked is not None:
        select(picked)
        st.rerun()
