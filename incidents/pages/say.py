"""A sentence that may quote what somebody typed is shown as plain text, never as Markdown.

Streamlit renders Markdown in labels, captions, toasts and messages, and would fetch an image
that the text names; `st.text` shows the characters as they are.
"""

from __future__ import annotations

import streamlit as st


def problem(sentence: str) -> None:
    """Say what is wrong and what to do."""
    _say(":red-badge[:material/error: Problem]", sentence)


def done(sentence: str) -> None:
    """Say what was done."""
    _say(":green-badge[:material/check: Done]", sentence)


def hint(sentence: str) -> None:
    """Say what could be done next."""
    _say(":blue-badge[:material/lightbulb: Hint]", sentence)


def _say(badge: str, sentence: str) -> None:
    with st.container(border=True):
        labelled(badge, sentence)


def labelled(badge: str, sentence: str) -> None:
    """Show a badge of our own words and beside it a sentence that may quote somebody."""
    with st.container(horizontal=True, wrap=False, vertical_alignment="top"):
        st.markdown(badge, width="content")
        st.text(sentence, width="stretch")
