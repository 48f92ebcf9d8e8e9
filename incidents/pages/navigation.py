"""Each page has one name: in the menu, in the address, and over what it is for."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

import streamlit as st

from incidents.atlas import Atlas
from incidents.pages import add, address, explore, review
from incidents.pages.links import remember

_ICON: Final = str(Path(__file__).with_name("icon.svg"))
_HEADINGS: Final = {
    "Explore": "What happened, where and when",
    "Add": "Add an article or a table",
    "Review": "Decide on drafts and doubts",
}
_STYLE: Final = Path(__file__).with_name("page.css")


def navigate(atlas: Atlas, *, first: str = "Explore") -> None:
    """Draw the page that the address names.

    Args:
        atlas: What the pages work with.
        first: The title of the page that the bare address shows.
    """
    # A Material icon here would be asked of its maker's server; a file of ours is not.
    st.set_page_config(page_title="Incident Atlas", page_icon=_ICON, layout="wide")
    pages = {
        title: st.Page(
            partial(draw, atlas),
            title=title,
            icon=icon,
            url_path=title.lower(),
            default=title == first,
        )
        for title, icon, draw in (
            ("Explore", ":material/map:", explore.page),
            ("Add", ":material/add_circle:", add.page),
            ("Review", ":material/fact_check:", review.page),
        )
    }
    remember(pages)
    now = st.navigation(list(pages.values()), position="top")
    with st.container(gap=None):
        st.html(_STYLE)
        st.title(_HEADINGS[now.title], anchor=False)
    if now.title != "Explore":
        address.leave()
    now.run()
