"""A sentence that may quote what somebody typed is shown as plain text, never as Markdown.

Streamlit renders Markdown in labels, captions, toasts and messages, and would fetch an image
that the text names; `st.text` shows the characters as they are.
"""

from __future__ import annotations

import streamlit as st


def problem(sentence: str) -> None:
    """Say what is wrong and what to do."""
    _say(":material/error:", sentence)


def done(sentence: str) -> None:
    """Say what was done."""
    _say(":material/check_circle:", sentence)


def hint(sentence: str) -> None:
    """Say what could be done next."""
    _say(":material/lightbulb:", sentence)


def _say(icon: str, sentence: str) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="top"):
        st.markdown(icon, width="content")
        st.text(sentence, width="stretch")
