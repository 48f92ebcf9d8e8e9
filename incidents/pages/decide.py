"""A person accepts, edits or rejects an incident, with a reason, and can take it back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

import streamlit as st

from incidents.atlas import Atlas
from incidents.errors import AtlasError, Conflict
from incidents.pages import say
from incidents.pages.conflict import Meant, conflict
from incidents.pages.edit_form import edit_form
from incidents.record import Incident
from incidents.table import Author, Entry, Operation
from incidents.table.difference import told
from incidents.vocabulary import State

_SAID: Final = {
    Operation.ACCEPT: "accepted in the dashboard",
    Operation.REJECT: "rejected in the dashboard",
    Operation.REOPEN: "put back to draft in the dashboard",
}
_KEYS: Final = {Operation.ACCEPT: "a", Operation.REJECT: "x"}
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
        with_keys: Whether the keys A and X accept and reject; one incident on a page may have them.
    """
    _said_before(key)
    meant: Meant | None = st.session_state.get(_meant(key))
    if meant is not None:
        conflict(
            atlas,
            entry,
            meant,
            key=key,
            choose=partial(_choose, atlas, entry, meant, key),
        )
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
                args=(atlas, entry, operation, key),
            )
        editing = st.toggle("Edit", key=f"{key} editing")
    if editing:
        _edit(atlas, entry, key=key)
    else:
        st.session_state.pop(_begun(key), None)


def _offers(state: State) -> list[tuple[Operation, str, str]]:
    offers = {
        Operation.ACCEPT: (Operation.ACCEPT, "Accept", ":material/check:"),
        Operation.REJECT: (Operation.REJECT, "Reject", ":material/block:"),
        Operation.REOPEN: (Operation.REOPEN, "Back to draft", ":material/undo:"),
    }
    return [offer for operation, offer in offers.items() if _STATE_AFTER[operation] is not state]


def _set_state(atlas: Atlas, entry: Entry, operation: Operation, key: str) -> None:
    changed = replace(entry.incident, state=_STATE_AFTER[operation])
    _write(atlas, entry, changed, operation, _SAID[operation], key=key)


def _edit(atlas: Atlas, entry: Entry, *, key: str) -> None:
    # The page follows the ledger: a form of the newest version would lose what is being typed.
    begun: Entry = st.session_state.setdefault(_begun(key), entry)
    if begun.version != entry.version:
        say.problem(
            "This incident was changed since you began; what you typed is still here. "
            "Save it, and you are asked which version stays."
        )
    saved = edit_form(begun.incident, atlas.resolver, key=f"{key} form {begun.version}")
    if saved is None:
        return
    edited, reason = saved
    if edited == begun.incident:
        say.hint("Nothing was changed, so nothing was saved.")
        return
    del st.session_state[_begun(key)]
    _write(atlas, begun, edited, Operation.EDIT, reason, key=key)
    st.rerun()


def _write(
    atlas: Atlas, entry: Entry, incident: Incident, operation: Operation, reason: str, *, key: str
) -> None:
    change = entry.changed_to(incident, operation)
    try:
        atlas.ledger.write([change], by=Author(actor=atlas.settings.actor, reason=reason))
    except Conflict:
        st.session_state[_meant(key)] = Meant(
            before=entry.incident, incident=incident, operation=operation, reason=reason
        )
    except AtlasError as fault:
        st.session_state[_fault(key)] = str(fault)


def _choose(atlas: Atlas, entry: Entry, meant: Meant, key: str, chosen: Incident | None) -> None:
    del st.session_state[_meant(key)]
    if chosen is not None:
        reason = f"{meant.reason} (chosen after a conflict)"
        _write(atlas, entry, chosen, meant.operation, reason, key=key)


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
            on_click=_write,
            args=(atlas, entry, earlier, Operation.EDIT, "last change taken back"),
            kwargs={"key": key},
        )


def _said_before(key: str) -> None:
    fault = st.session_state.pop(_fault(key), None)
    if fault is not None:
        say.problem(f"Not saved: {fault}")


def _begun(key: str) -> str:
    return f"{key} begun"


def _meant(key: str) -> str:
    return f"{key} meant"


def _fault(key: str) -> str:
    return f"{key} fault"
