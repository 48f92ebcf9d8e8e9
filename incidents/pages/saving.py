"""Each change of an incident on a page is saved here; whoever saves too late is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import streamlit as st

from incidents.atlas import Atlas
from incidents.errors import AtlasError, Conflict
from incidents.pages.left_to_say import leave
from incidents.record import Incident
from incidents.table import Author, Entry, Operation

CHANGED_SINCE: Final = (
    "This incident was changed since you began; what you typed is still here. Save it, and you are "
    "asked which version stays."
)
NOTHING_CHANGED: Final = "Nothing was changed, so nothing was saved."


@dataclass(frozen=True, kw_only=True, slots=True)
class Meant:
    """What a person wanted to save when somebody else had saved first.

    Attributes:
        before: The incident as this person had read it.
        incident: What it was to become.
        operation: What was done to it.
        reason: Why.
    """

    before: Incident
    incident: Incident
    operation: Operation
    reason: str


def save(
    atlas: Atlas, entry: Entry, incident: Incident, operation: Operation, *, reason: str
) -> bool:
    """Save what a person made of an incident; whether that was done.

    Where somebody had saved first, what was meant is kept for the person to choose; any other
    fault is left to be said under the incident's id.

    Args:
        atlas: Where it is kept.
        entry: The incident as the person had read it.
        incident: What it is to become.
        operation: What is done to it.
        reason: Why.
    """
    change = entry.changed_to(incident, operation)
    try:
        made = atlas.ledger.write([change], by=Author(actor=atlas.settings.actor, reason=reason))
    except Conflict:
        st.session_state[_meant(entry.incident_id)] = Meant(
            before=entry.incident, incident=incident, operation=operation, reason=reason
        )
    except AtlasError as fault:
        leave(entry.incident_id, f"Not saved: {fault}")
    else:
        _saved_here(entry.incident_id).update(each.version for each in made)
        return True
    return False


def is_own(entry: Entry, *, since: int) -> bool:
    """Whether an incident was changed since a version by this person alone, on these pages."""
    return _saved_here(entry.incident_id).issuperset(range(since + 1, entry.version + 1))


def meant(incident_id: str) -> Meant | None:
    """What was meant for an incident and is not saved, for somebody else had saved first."""
    found: Meant | None = st.session_state.get(_meant(incident_id))
    return found


def forget_meant(incident_id: str) -> None:
    """Forget it; the person has chosen."""
    del st.session_state[_meant(incident_id)]


def _meant(incident_id: str) -> str:
    return f"meant for {incident_id}"


def _saved_here(incident_id: str) -> set[int]:
    found: set[int] = st.session_state.setdefault(f"saved here of {incident_id}", set())
    return found
