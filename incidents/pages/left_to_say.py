"""A callback draws nothing: what went wrong in it is said once, by the run that follows."""

from __future__ import annotations

import streamlit as st

from incidents.pages import say


def leave(where: str, sentence: str) -> None:
    """Leave what went wrong to be said.

    Args:
        where: A name for the part of the page that says it.
        sentence: What went wrong and what to do.
    """
    st.session_state[_key(where)] = sentence


def say_left(where: str) -> None:
    """Say what was left for a part of the page, if anything."""
    sentence = taken(where)
    if sentence is not None:
        say.problem(sentence)


def taken(where: str) -> str | None:
    """Take what was left for a part of the page, to say it elsewhere; None where nothing was."""
    sentence: str | None = st.session_state.pop(_key(where), None)
    return sentence


def _key(where: str) -> str:
    return f"left to say: {where}"
