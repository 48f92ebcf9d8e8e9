"""The address names the incident that is selected; what is known of it stands beside the map."""

from __future__ import annotations

from typing import Final

import streamlit as st

from incidents.atlas import Atlas
from incidents.citing import revision_then
from incidents.errors import NotFound
from incidents.pages import say
from incidents.pages.archived import archived
from incidents.pages.cited import is_cited
from incidents.pages.claims import claims
from incidents.pages.decide import decide, history
from incidents.pages.details import details
from incidents.pages.footage import footage
from incidents.pages.same_incident import same_incident
from incidents.pages.table_height import table_height
from incidents.table import Entry
from incidents.view import Snapshot

_ID: Final = "id"
_ON_ONE_SPOT: Final = "on one spot"


def selected() -> str | None:
    """The incident that the address names, or None."""
    return st.query_params.get(_ID)


def select(incident_id: str | None) -> None:
    """Name an incident in the address, or none."""
    if incident_id is None:
        st.query_params.pop(_ID, None)
    else:
        st.query_params[_ID] = incident_id


def select_spot(incident_ids: tuple[str, ...]) -> None:
    """Select the first of the incidents on one spot, and remember the others."""
    st.session_state[_ON_ONE_SPOT] = incident_ids
    select(incident_ids[0])


def chosen(atlas: Atlas, snapshot: Snapshot) -> None:
    """Draw the incident that is selected, or say how to select one."""
    incident_id = selected()
    if incident_id is None:
        say.hint(
            "Nothing is selected. Click a sign on the map or a row of the table, and what is known "
            "of that incident stands here."
        )
        return
    _others_here(snapshot, incident_id)
    st.button("Close", icon=":material/close:", on_click=select, args=(None,))
    try:
        if is_cited():
            _as_it_was(atlas, snapshot, incident_id)
        else:
            _as_it_is(atlas, atlas.ledger.entry(incident_id))
    except NotFound:
        say.problem(
            "There is no such incident here now; it may have been withdrawn. Select another one."
        )


def _as_it_is(atlas: Atlas, entry: Entry) -> None:
    article = atlas.ledger.article_of(entry.incident)
    decide(atlas, entry, key=f"decide {entry.incident_id}")
    details(entry.incident, article, atlas.treaty_on, key=f"details {entry.incident_id}")
    claims(atlas, entry, key=f"claims {entry.incident_id}")
    footage(atlas, entry, key=f"footage {entry.incident_id}")
    archived(atlas, entry)
    history(atlas, entry, key=f"decide {entry.incident_id}")
    same_incident(atlas, entry, key=f"same {entry.incident_id}")


def _as_it_was(atlas: Atlas, snapshot: Snapshot, incident_id: str) -> None:
    revision = revision_then(atlas.ledger, incident_id, snapshot.head)
    if revision is None or revision.incident is None:
        say.problem("That incident was not there yet. Select another one.")
        return
    st.caption(f"As it was on {revision.at:%Y-%m-%d %H:%M} UTC, version {revision.version:,}")
    article = atlas.ledger.article_of(revision.incident)
    details(revision.incident, article, atlas.treaty_on, key=f"then {incident_id}")


def _others_here(snapshot: Snapshot, incident_id: str) -> None:
    here: tuple[str, ...] = st.session_state.get(_ON_ONE_SPOT, ())
    if len(here) < 2 or incident_id not in here:
        return
    rows = [row for each in here if (row := snapshot.row_of(each)) is not None]
    st.caption(f"{len(rows)} incidents on this spot")
    event = st.dataframe(
        snapshot.frame(rows),
        hide_index=True,
        height=table_height(len(rows), most=200),
        column_order=["first_day", "event_type", "killed"],
        column_config={
            "first_day": st.column_config.DateColumn("First day", format="YYYY-MM-DD"),
            "event_type": "Type",
            "killed": "Killed",
        },
        on_select="rerun",
        selection_mode="single-row",
        key=f"spot {hash(here)}",
    )
    if event.selection.rows:
        picked = snapshot.incident_id(rows[event.selection.rows[0]])
        if picked != incident_id:
            select(picked)
            st.rerun()
