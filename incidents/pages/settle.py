"""What an incident says is unsure in it is settled by a person who has looked at it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from incidents.atlas import Atlas
from incidents.pages.saving import save
from incidents.table import Entry, Operation


def settle(atlas: Atlas, entry: Entry, *, key: str, with_keys: bool) -> None:
    """Offer to take an incident's doubts away, where it has any; the history keeps them.

    Args:
        atlas: Where it is kept.
        entry: The incident as it is.
        key: A name for the control, different for each incident on a page.
        with_keys: Whether the key D does so; one incident on a page may have it.
    """
    if entry.incident.review:
        st.button(
            "Doubts settled",
            icon=":material/done_all:",
            shortcut="d" if with_keys else None,
            on_click=_settle,
            args=(atlas, entry),
            key=f"{key} settled",
            help="Takes the flags away; the history keeps what they said.",
        )


def _settle(atlas: Atlas, entry: Entry) -> None:
    place = entry.incident.place
    settled = replace(
        entry.incident,
        review=(),
        place=replace(place, review=False, reason=None) if place else None,
    )
    save(atlas, entry, settled, Operation.EDIT, reason="doubts looked at and settled")
