"""An incident that may be told elsewhere too is proposed for linking; a person links, or not."""

from __future__ import annotations

import streamlit as st

from incidents.atlas import Atlas
from incidents.errors import AtlasError
from incidents.linking import linked, linked_with_a_copy, proposals, wire_copy
from incidents.pages.left_to_say import leave, say_left
from incidents.pages.links import link_to_the_map
from incidents.pages.where_and_when import where_and_when
from incidents.record import Incident
from incidents.table import Author, Entry, Merge, Operation


def same_incident(atlas: Atlas, entry: Entry, *, key: str) -> None:
    """Show what may be the same incident, and take a link back where one was made last."""
    say_left(key)
    found = proposals(entry, snapshot=atlas.view.snapshot(), ledger=atlas.ledger)
    if found:
        others = "1 other" if len(found) == 1 else f"{len(found)} others"
        with st.expander(f"May be the same as {others}", icon=":material/join_inner:"):
            for other, proposal in found:
                with st.container(border=True):
                    _proposal(atlas, entry, other, proposal.reason, key=key)
    if atlas.ledger.history(entry.incident_id)[-1].operation is Operation.MERGE:
        st.button(
            "Take the link back",
            icon=":material/link_off:",
            on_click=_unlink,
            args=(atlas, entry.incident_id, key),
            key=f"{key} unlink",
        )


def _proposal(atlas: Atlas, entry: Entry, other: Entry, reason: str, *, key: str) -> None:
    incident = other.incident
    kind = incident.sub_event_type or incident.event_type.value
    st.text(f"{kind}, {where_and_when(incident)}")
    st.caption("What agrees")
    st.text(reason)
    copy = wire_copy(entry, other, ledger=atlas.ledger)
    joined = linked if copy is None else linked_with_a_copy
    if copy is not None:
        st.caption("One source, not two")
        st.text(f"Their articles are copies of each other: {copy.reason}.")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Link: it is the same incident",
            icon=":material/link:",
            on_click=_link,
            args=(atlas, entry, other, joined(entry.incident, incident), key),
            key=f"{key} link {other.incident_id}",
            help="Its claims come beside these; both histories stay, and the link can be undone."
            if copy is None
            else "Only what the copy says by other sources comes beside these claims; both "
            "histories stay, and the link can be undone.",
        )
        link_to_the_map("Look at it", id=other.incident_id)


def _link(atlas: Atlas, entry: Entry, other: Entry, both: Incident, key: str) -> None:
    merge = Merge(
        kept=entry.incident_id,
        kept_version=entry.version,
        gone=other.incident_id,
        gone_version=other.version,
        incident=both,
    )
    by = Author(actor=atlas.settings.actor, reason="found to be the same incident")
    try:
        atlas.ledger.merge(merge, by=by)
    except AtlasError as fault:
        leave(key, f"Not linked: {fault}")


def _unlink(atlas: Atlas, incident_id: str, key: str) -> None:
    by = Author(actor=atlas.settings.actor, reason="link taken back")
    try:
        atlas.ledger.unmerge(incident_id, by=by)
    except AtlasError as fault:
        leave(key, f"Not taken back: {fault}")
