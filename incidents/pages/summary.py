"""Beside the number of incidents and of people harmed stands how much of it is not known."""

from __future__ import annotations

import streamlit as st

from incidents.view import Selection, Snapshot


def summary(snapshot: Snapshot, selection: Selection) -> None:
    """Say what the filters show, in one line of numbers and one of doubts."""
    with st.container(border=True, horizontal=True, gap="medium"):
        _figure("Incidents", _of(selection.count, snapshot.size))
        _figure("Killed", selection.killed.in_words())
        _figure("Injured", selection.injured.in_words())
    doubts = [
        f"{number:,} {what}"
        for number, what in (
            (selection.without_place, "not on the map: no place was found"),
            (selection.unsure_date, "with no exact day"),
            (selection.to_review, "to look at"),
        )
        if number
    ]
    if doubts:
        st.caption("Of these: " + " · ".join(doubts))


def _figure(label: str, words: str) -> None:
    with st.container(width="content", gap=None):
        st.caption(label)
        st.text(words)


def _of(count: int, size: int) -> str:
    return f"{count:,}" if count == size else f"Showing {count:,} of {size:,}"
