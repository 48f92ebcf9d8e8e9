"""What was done last in the review is taken back by one key, be it a decision or a correction."""

from __future__ import annotations

from typing import Final

import streamlit as st

from incidents.atlas import Atlas
from incidents.errors import AtlasError
from incidents.pages.left_to_say import leave, taken
from incidents.pages.saving import save
from incidents.pages.where_and_when import where_and_when
from incidents.record import Incident
from incidents.table import Entry, Operation

_SEEN: Final = "review: versions that were looked at"
_MOST_SEEN: Final = 50


def look_at(entry: Entry) -> None:
    """Remember how an incident was when it came into view."""
    seen: dict[str, int] = st.session_state.setdefault(_SEEN, {})
    # What was looked at again is the last one.
    seen[entry.incident_id] = seen.pop(entry.incident_id, entry.version)
    while len(seen) > _MOST_SEEN:
        del seen[next(iter(seen))]


def undo_last(atlas: Atlas, *, where: str) -> str | None:
    """Offer to take back what was done last; give the incident of which it was taken back.

    Args:
        atlas: Where the incidents are kept.
        where: The part of the page that says what goes wrong.
    """
    last = _last(atlas)
    if last is None:
        return None
    entry, before = last
    with st.container(horizontal=True, vertical_alignment="center"):
        pressed = st.button(
            "Undo",
            icon=":material/undo:",
            shortcut="u",
            help="Takes back what was done last; the history keeps both.",
        )
        incident = entry.incident
        kind = incident.sub_event_type or incident.event_type.value
        st.text(f"{kind}, {where_and_when(incident)}: {incident.state.value}", width="stretch")
    if not pressed:
        return None
    if save(atlas, entry, before, Operation.EDIT, reason="last change taken back"):
        st.session_state[_SEEN][entry.incident_id] = entry.version + 1
        return entry.incident_id
    why = taken(entry.incident_id)
    leave(where, why or "Not saved: somebody changed it meanwhile; see it on the map.")
    return None


def _last(atlas: Atlas) -> tuple[Entry, Incident] | None:
    """The incident that was changed last since it was looked at, and as it was before that."""
    seen: dict[str, int] = st.session_state.get(_SEEN, {})
    for incident_id in reversed(seen):
        try:
            entry = atlas.ledger.entry(incident_id)
        except AtlasError:
            continue  # it was withdrawn, or linked with another one
        if entry.version <= seen[incident_id]:
            continue
        *_, before, last = atlas.ledger.history(incident_id)
        is_ours = last.actor == atlas.settings.actor and last.operation is not Operation.MERGE
        if is_ours and before.incident is not None:
            return entry, before.incident
    return None
