"""The first page: what happened where and when, and the words behind the incident chosen."""

from __future__ import annotations

import time
from datetime import date
from typing import Final

import streamlit as st

from incidents.atlas import Atlas
from incidents.filters import Filters, to_params
from incidents.pages import address
from incidents.pages.chosen import chosen, select, select_spot, selected
from incidents.pages.cited import cited_notice, cited_params, snapshot_shown
from incidents.pages.countries import countries
from incidents.pages.empty import no_incident_at_all, no_incident_left
from incidents.pages.exports import downloads
from incidents.pages.filter_bar import back_buttons, filter_bar
from incidents.pages.filter_state import read_filters, resets, set_box
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
# At the opening the programs of the charts and of the table are loaded too.
_OPENING_S: Final = 0.5
_REPAINT_S: Final = 0.1
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
    opening = address.is_entered()
    # What the address asks for wrongly is said here: on a narrow screen the sidebar is shut.
    with st.container():
        filters = read_filters()
    selection = snapshot.select(filters)
    # What comes and goes has a place of its own: where the map's position among the page's parts
    # changes, Streamlit makes its frame anew.
    with st.container():
        cited_notice(atlas, snapshot)
    on_the_map, beside_it = st.columns([5, 3], gap="medium")
    # The sidebar opens with its first part; opened later, it would push the map aside.
    with st.sidebar:
        back_buttons(filters)
    refiltered = _is_new("filters", filters)
    # What is asked for is sent before the rest, and is there before the browser makes the hundred
    # controls. Nothing that is sent later stands above the map: it would jump under a finger.
    with on_the_map:
        _map(snapshot, selection, filters)
    _give_way(_OPENING_S if opening else _REPAINT_S if refiltered else 0)
    with on_the_map:
        _what_is_shown(atlas, snapshot, selection, filters)
    with beside_it, st.container(height=_MAP_HEIGHT + 110, border=False, key="chosen"):
        chosen(atlas, snapshot)
    _give_way(_REPAINT_S if _is_new("incident", selected()) and not opening else 0)
    with st.sidebar:
        filter_bar(filters, selection)
    over_time(selection, filters)
    _below_the_map(atlas, snapshot, selection)
    downloads(atlas, snapshot, selection)


def _what_is_shown(
    atlas: Atlas, snapshot: Snapshot, selection: Selection, filters: Filters
) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        summary(snapshot, selection)
        with st.container(width="content"):
            saved_views(atlas, filters, snapshot.head)
    if not selection.count:
        no_incident_left(filters)


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


def _is_new(name: str, now: object) -> bool:
    """Whether something is another than in the session's last run."""
    key = f"explore: {name}"
    before = st.session_state.get(key)
    st.session_state[key] = now
    return before != now


def _give_way(seconds: float) -> None:
    """Give the browser a moment for what was sent, before it is sent more.

    It paints only once it has made everything that has come.
    """
    if seconds:
        time.sleep(seconds)


def _fit(selection: Selection) -> tuple[float, float, float, float] | None:
    box = selection.bounds
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
