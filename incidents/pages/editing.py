"""A form goes on with what it began with, whatever becomes of the incident meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from incidents.atlas import Atlas
from incidents.pages import say
from incidents.pages.edit_form import edit_form
from incidents.pages.left_to_say import leave, taken
from incidents.pages.saving import CHANGED_SINCE, NOTHING_CHANGED, is_own, save
from incidents.record import Incident
from incidents.table import Entry, Operation
from incidents.vocabulary import State


@dataclass(frozen=True, kw_only=True, slots=True)
class _Begun:
    """What a form began with.

    Attributes:
        form: The version that it was opened on, which names it: under another name it is empty.
        entry: The incident that what is typed will change.
    """

    form: int
    entry: Entry


def editing(atlas: Atlas, entry: Entry, *, key: str) -> None:
    """Draw an incident's form, and save what was changed in it.

    Args:
        atlas: Where it is kept.
        entry: The incident as it is.
        key: A name for the form, different for each incident on a page.
    """
    # The page follows the ledger: a form of the newest version would lose what is being typed.
    begun: _Begun = st.session_state.setdefault(
        _begun(key), _Begun(form=entry.version, entry=entry)
    )
    if is_own(entry, since=begun.entry.version) and _asks_the_same(begun.entry, entry):
        begun = st.session_state[_begun(key)] = replace(begun, entry=entry)
    before = begun.entry
    if before.version != entry.version:
        say.problem(CHANGED_SINCE)
    saved = edit_form(before.incident, atlas.resolver, key=f"{key} form {begun.form}")
    unchanged = taken(_begun(key))
    if unchanged is not None:
        say.hint(unchanged)
    if saved is None:
        return
    edited, reason = saved
    if edited == before.incident:
        st.session_state[_begun(key)] = replace(begun, entry=entry)
        leave(_begun(key), NOTHING_CHANGED)
    else:
        del st.session_state[_begun(key)]
        save(atlas, before, edited, Operation.EDIT, reason=reason)
    st.rerun()


def _asks_the_same(before: Entry, now: Entry) -> bool:
    """Whether the form asks the same of two versions: it asks of no state and of no doubt."""
    return _asked(before.incident) == _asked(now.incident)


def _asked(incident: Incident) -> Incident:
    place = incident.place and replace(incident.place, review=False, reason=None)
    return replace(incident, state=State.DRAFT, review=(), place=place)


def forget_editing(key: str) -> None:
    """Forget what a form began with; it is closed."""
    st.session_state.pop(_begun(key), None)


def _begun(key: str) -> str:
    return f"{key} begun"
