"""Beside the number of incidents and of people harmed stands how much of it is not known."""

from __future__ import annotations

from typing import Final

import streamlit as st

from incidents.view import Selection, Snapshot

# In pixels: what is beside it goes below where there is no room for both.
_WIDTH: Final = 400


def summary(snapshot: Snapshot, selection: Selection) -> None:
    """Say what the filters show: a line for each number, and one of doubts."""
    with st.container(gap=None, width=_WIDTH):
        st.text(_shown(selection.count, snapshot.size))
        if selection.count:
            st.text(f"Killed: {selection.killed.in_words()}")
            st.text(f"Injured: {selection.injured.in_words()}")
        doubts = [
            f"{number:,} {what}"
            for number, what in (
                (selection.without_place, "not on the map: no place was found"),
                (selection.unsure_date, "with no exact day"),
                (selection.count - selection.certain, "that may lie outside these dates"),
                (selection.to_review, "to look at"),
            )
            if number
        ]
        if doubts:
            st.caption("Of these: " + " · ".join(doubts))


def _shown(count: int, size: int) -> str:
    if count < size:
        return f"Showing {count:,} of {size:,}"
    return "1 incident" if size == 1 else f"All {size:,} incidents"
