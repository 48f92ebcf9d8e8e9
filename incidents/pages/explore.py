"""The first page: what happened where and when, and the words behind the incident chosen."""

from __future__ import annotations

from datetime import date

import streamlit as st

from geo.map.palette import COLOURS
from incidents.atlas import Atlas
from incidents.errors import NotFound
from incidents.filters import Filters, to_params
from incidents.pages import say
from incidents.pages.charts import histogram
from incidents.pages.claims import claims
from incidents.pages.decide import decide
from incidents.pages.details import details
from incidents.pages.empty import no_incident_at_all, no_incident_left
from incidents.pages.exports import downloads
from incidents.pages.filter_bar import filter_bar, read_filters, set_box, set_dates
from incidents.pages.follow import follow
from incidents.pages.map_component import incident_map
from incidents.pages.same_incident import same_incident
from incidents.pages.saved import saved_views
from incidents.pages.summary import summary
from incidents.pages.table import incident_table
from incidents.pages.totals import totals
from incidents.table import Entry
from incidents.view import Selection, Snapshot
from incidents.vocabulary import EventType

_ID: str = "id"
_MAP_HEIGHT = 520


def page(atlas: Atlas) -> None:
    """Draw the page."""
    snapshot = atlas.view.snapshot()
    follow(atlas, snapshot.head.sequence)
    if not snapshot.size:
        no_incident_at_all(atlas)
        return
    with st.sidebar:
        filters = read_filters()
        selection = snapshot.select(filters)
        filter_bar(filters, selection)
    with st.container(horizontal=True, horizontal_alignment="right"):
        saved_views(atlas, filters, snapshot.head)
    # What comes and goes has a place of its own: where the map's position among the page's parts
    # changes, Streamlit makes its frame anew.
    with st.container():
        summary(snapshot, selection)
        if not selection.count:
            no_incident_left(filters)
    on_the_map, chosen = st.columns([5, 3], gap="medium")
    with on_the_map:
        _map(snapshot, selection, filters)
        _histogram(selection, filters)
    with chosen, st.container(height=_MAP_HEIGHT + 190, border=False, key="chosen"):
        _chosen(atlas, snapshot)
    table, sums = st.tabs([":material/table_rows: Table", ":material/functions: Totals"])
    with table:
        _table(snapshot, selection)
    with sums:
        totals(selection)
    downloads(atlas, snapshot, selection)


def _map(snapshot: Snapshot, selection: Selection, filters: Filters) -> None:
    incident_id = _selected()
    row = None if incident_id is None else snapshot.row_of(incident_id)
    picked = incident_map(
        params=to_params(filters),
        selected=incident_id,
        point=None if row is None else snapshot.point(row),
        fit=_fit(selection),
        dark=st.context.theme.type == "dark",
        height=_MAP_HEIGHT,
        key="map",
        head=snapshot.head.sequence,
        days=_days(snapshot, filters),
        on_view=set_box,
    )
    if picked is not None:
        st.session_state["on one spot"] = picked.incident_ids
        _select(picked.incident_ids[0])


def _fit(selection: Selection) -> tuple[float, float, float, float] | None:
    box = selection.bounds()
    return None if box is None else (box.south, box.west, box.north, box.east)


def _days(snapshot: Snapshot, filters: Filters) -> tuple[date, date] | None:
    first = filters.first_day or snapshot.first_day
    last = filters.last_day or snapshot.last_day
    return None if first is None or last is None or first > last else (first, last)


def _histogram(selection: Selection, filters: Filters) -> None:
    dragged = histogram(
        selection.histogram(None),
        colours={each: COLOURS[each.value] for each in EventType},
        key=f"histogram {filters.first_day} {filters.last_day}",
    )
    if dragged is not None and dragged != (filters.first_day, filters.last_day):
        _ask_for_days(*dragged)


def _ask_for_days(first: date, last: date) -> None:
    st.button(
        f"Show only {first:%Y-%m-%d} to {last:%Y-%m-%d}",
        icon=":material/date_range:",
        on_click=set_dates,
        args=(first, last),
    )


def _chosen(atlas: Atlas, snapshot: Snapshot) -> None:
    incident_id = _selected()
    if incident_id is None:
        say.hint("Select an incident on the map or in the table to see what is known of it.")
        return
    _others_here(snapshot, incident_id)
    try:
        entry = atlas.ledger.entry(incident_id)
    except NotFound:
        say.problem("That incident is no longer there: its batch was undone. Select another one.")
        st.button("Close", icon=":material/close:", on_click=_select, args=(None,))
        return
    st.button("Close", icon=":material/close:", on_click=_select, args=(None,))
    _details(atlas, entry)


def _details(atlas: Atlas, entry: Entry) -> None:
    article_id = entry.incident.article_id
    article = atlas.ledger.article(article_id) if article_id else None
    decide(atlas, entry, key=f"decide {entry.incident_id}")
    details(entry.incident, article, key=f"details {entry.incident_id}")
    claims(atlas, entry, key=f"claims {entry.incident_id}")
    same_incident(atlas, entry, key=f"same {entry.incident_id}")


def _others_here(snapshot: Snapshot, incident_id: str) -> None:
    here: tuple[str, ...] = st.session_state.get("on one spot", ())
    if len(here) < 2 or incident_id not in here:
        return
    rows = [row for each in here if (row := snapshot.row_of(each)) is not None]
    frame = snapshot.frame(rows)
    st.caption(f"{len(rows)} incidents on this spot")
    event = st.dataframe(
        frame,
        hide_index=True,
        height=min(200, 39 + 35 * len(rows)),
        column_order=["first_day", "event_type", "killed"],
        on_select="rerun",
        selection_mode="single-row",
        key=f"spot {hash(here)}",
    )
    if event.selection.rows:
        picked = snapshot.incident_id(rows[event.selection.rows[0]])
        if picked != incident_id:
            _select(picked)
            st.rerun()


def _table(snapshot: Snapshot, selection: Selection) -> None:
    picked = incident_table(snapshot, selection, chosen=_selected(), key="table")
    if picked is not None:
        _select(picked)
        st.rerun()


def _selected() -> str | None:
    return st.query_params.get(_ID)


def _select(incident_id: str | None) -> None:
    if incident_id is None:
        st.query_params.pop(_ID, None)
    else:
        st.query_params[_ID] = incident_id
