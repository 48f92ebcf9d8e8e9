"""A person accepts, edits or rejects an incident, with a reason, and can take it back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

import streamlit as st

from incidents.atlas import Atlas
from incidents.pages.conflict import conflict
from incidents.pages.editing import editing, forget_editing
from incidents.pages.left_to_say import say_left
from incidents.pages.saving import Meant, forget_meant, meant, save
from incidents.record import Incident
from incidents.table import Entry, Operation
from incidents.table.difference import told
from incidents.vocabulary import State

_SAID: Final = {
    Operation.ACCEPT: "accepted in the dashboard",
    Operation.REJECT: "rejected in the dashboard",
    Operation.REOPEN: "put back to draft in the dashboard",
}
_KEYS: Final = {Operation.ACCEPT: "a", Operation.REJECT: "x", Operation.REOPEN: "b"}
_STATE_AFTER: Final = {
    Operation.ACCEPT: State.ACCEPTED,
    Operation.REJECT: State.REJECTED,
    Operation.REOPEN: State.DRAFT,
}


def decide(atlas: Atlas, entry: Entry, *, key: str, with_keys: bool = False) -> None:
    """Offer what may be done with an incident; what was decided last can be taken back.

    Args:
        atlas: Where it is kept.
        entry: The incident as it is.
        key: A name for the controls, different for each incident on a page.
        with_keys: Whether the keys A, X and B accept, reject and put back; one incident on a page
            may have them.
    """
    say_left(entry.incident_id)
    late = meant(entry.incident_id)
    if late is not None:
        conflict(atlas, entry, late, key=key, choose=partial(_choose, atlas, entry, late))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        for operation, label, icon in _offers(entry.incident.state):
            st.button(
                label,
                icon=icon,
                type="primary" if operation is Operation.ACCEPT else "secondary",
                key=f"{key} {operation}",
                shortcut=_KEYS.get(operation) if with_keys else None,
                on_click=_set_state,
                args=(atlas, entry, operation),
            )
        # A switch keeps Streamlit's keys to itself while it has the focus; a button lets them pass.
        chosen = st.pills(
            "What more can be done",
            ["Edit"],
            selection_mode="multi",
            key=f"{key} editing",
            label_visibility="collapsed",
            width="content",
        )
    if chosen:
        editing(atlas, entry, key=key)
    else:
        forget_editing(key)


def _offers(state: State) -> list[tuple[Operation, str, str]]:
    offers = {
        Operation.ACCEPT: (Operation.ACCEPT, "Accept", ":material/check:"),
        Operation.REJECT: (Operation.REJECT, "Reject", ":material/block:"),
        Operation.REOPEN: (Operation.REOPEN, "Back to draft", ":material/undo:"),
    }
    return [offer for operation, offer in offers.items() if _STATE_AFTER[operation] is not state]


def _set_state(atlas: Atlas, entry: Entry, operation: Operation) -> None:
    changed = replace(entry.incident, state=_STATE_AFTER[operation])
    save(atlas, entry, changed, operation, reason=_SAID[operation])


def _choose(atlas: Atlas, entry: Entry, late: Meant, chosen: Incident | None) -> None:
    forget_meant(entry.incident_id)
    if chosen is not None:
        reason = f"{late.reason} (chosen after a conflict)"
        save(atlas, entry, chosen, late.operation, reason=reason)


def history(atlas: Atlas, entry: Entry, *, key: str) -> None:
    """Show who changed an incident, when and why; the last change can be taken back."""
    with st.expander("History", icon=":material/history:"):
        _revisions(atlas, entry, key=key)


def _revisions(atlas: Atlas, entry: Entry, *, key: str) -> None:
    revisions = atlas.ledger.history(entry.incident_id)
    lines = [
        f"{each.version}  {each.at:%Y-%m-%d %H:%M} UTC  {each.actor}: {each.operation.value}"
        f" ({each.reason})\n    {'; '.join(changes)}"
        for each, changes in told(revisions)
    ]
    st.text("\n".join(reversed(lines)))
    earlier = revisions[-2].incident if len(revisions) > 1 else None
    if earlier is not None:
        st.button(
            "Take the last change back",
            icon=":material/undo:",
            key=f"{key} back",
            on_click=_take_back,
            args=(atlas, entry, earlier),
        )


def _take_back(atlas: Atlas, entry: Entry, earlier: Incident) -> None:
    save(atlas, entry, earlier, Operation.EDIT, reason="last change taken back")
