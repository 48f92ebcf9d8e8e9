"""Pages link to each other by title; an incident or a batch is named in the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

_PAGES: Final = "the pages"


def remember(pages: Mapping[str, Any]) -> None:
    """Keep this run's pages by title, so that others can link to them."""
    st.session_state[_PAGES] = dict(pages)


def link_to_add() -> None:
    """Link to the page where articles and tables are added."""
    st.page_link(
        st.session_state[_PAGES]["Add"],
        label="Add an article or a table",
        icon=":material/add_circle:",
    )


def link_to_the_map(label: str, **params: str) -> None:
    """Link to the Explore page with filters or an incident's id in the address."""
    st.page_link(
        st.session_state[_PAGES]["Explore"],
        label=label,
        icon=":material/map:",
        query_params=params,
    )
