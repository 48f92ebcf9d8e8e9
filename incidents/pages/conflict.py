"""Where two people changed one incident, both versions are shown and a person chooses."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from incidents.atlas import Atlas
from incidents.both_changes import both_changes
from incidents.field_words import field_in_words
from incidents.pages import say
from incidents.pages.details import details
from incidents.pages.saving import Meant
from incidents.record import Incident
from incidents.table import Entry
from incidents.table.difference import field_by_field


def conflict(
    atlas: Atlas,
    entry: Entry,
    meant: Meant,
    *,
    key: str,
    choose: Callable[[Incident | None], None],
) -> None:
    """Say who changed the incident meanwhile, where both differ, and let the person choose.

    Args:
        atlas: Where it is kept.
        entry: The incident as it is now.
        meant: What was to be saved.
        key: A name for the controls, different for each incident on a page.
        choose: Is called with the version to save, or None where what is there stays.
    """
    if st.session_state.get(f"{key} told of") != meant:
        # The choice may stand far above what was pressed.
        st.session_state[f"{key} told of"] = meant
        st.toast("Not saved yet: somebody changed this incident first. Choose what stays.")
    last = atlas.ledger.history(entry.incident_id)[-1]
    say.problem(
        f"{last.actor} changed this incident while you were at it, {last.at:%Y-%m-%d %H:%M} UTC "
        f"({last.reason}). Choose what stays; the history keeps both."
    )
    with st.container(horizontal=True):
        st.button("Keep what is there", key=f"{key} keep theirs", on_click=choose, args=(None,))
        both = both_changes(meant.before, entry.incident, meant.incident)
        if both is not None:
            st.button(
                "Save both changes",
                key=f"{key} keep both",
                on_click=choose,
                args=(both,),
                help="You changed different fields, so each keeps its change.",
            )
        st.button(
            "Save mine over it",
            key=f"{key} keep mine",
            on_click=choose,
            args=(meant.incident,),
            help="What the other changed is as you had read it again.",
        )
    for field, theirs, mine in field_by_field(entry.incident, meant.incident):
        with st.container(border=True):
            st.markdown(f"**{field_in_words(field).capitalize()}**")
            for column, said in zip(_side_by_side(), (theirs, mine), strict=True):
                column.text(said)
    with st.expander("Both versions in full"):
        for column, version in zip(_side_by_side(), (entry.incident, meant.incident), strict=True):
            with column:
                details(version, None, atlas.treaty_on, key=f"{key} {version is meant.incident}")


def _side_by_side() -> tuple[DeltaGenerator, DeltaGenerator]:
    theirs, mine = st.columns(2)
    theirs.caption("As it is now")
    mine.caption("As you meant it")
    return theirs, mine
