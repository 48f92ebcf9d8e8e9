"""A view is saved under a name and shown again with one click; a link cites it as it is now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urlencode, urlsplit

import streamlit as st

from incidents.atlas import Atlas
from incidents.citing import AT, cite
from incidents.errors import AtlasError
from incidents.filters import Filters, to_params
from incidents.pages import say
from incidents.pages.filter_state import show_filters
from incidents.pages.left_to_say import leave, say_left
from incidents.saved_views import SavedView, SavedViews
from incidents.table import Head

_HERE: Final = "saved views"


def saved_views(atlas: Atlas, filters: Filters, head: Head) -> None:
    """Offer the saved views, a name for the present one, and a link to cite."""
    views = SavedViews(atlas.settings.views)
    with st.popover("Views and links", icon=":material/bookmarks:"):
        say_left(_HERE)
        try:
            known = views.all()
        except AtlasError as broken:
            say.problem(str(broken))
            return
        for view in known:
            _one(views, view)
        with st.form("save view", border=False, clear_on_submit=True):
            name = st.text_input("Save the filters as", placeholder="a name")
            if st.form_submit_button("Save", icon=":material/bookmark_add:"):
                _save(atlas, views, name, filters)
        _links(filters, head)


def _one(views: SavedViews, view: SavedView) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(view.name, width="stretch", help="The filters that were saved under this name.")
        st.button("Show", key=f"show {view.name}", on_click=_show, args=(view,))
        st.button(
            "Remove",
            icon=":material/delete:",
            key=f"remove view {view.name}",
            on_click=_remove,
            args=(views, view.name),
        )


def _show(view: SavedView) -> None:
    try:
        show_filters(to_params(view.filters()))
    except AtlasError as fault:
        leave(_HERE, f"“{view.name}” cannot be shown: {fault}")


def _remove(views: SavedViews, name: str) -> None:
    try:
        views.remove(name)
    except AtlasError as fault:
        leave(_HERE, str(fault))


def _save(atlas: Atlas, views: SavedViews, name: str, filters: Filters) -> None:
    try:
        views.save(name, filters, by=atlas.settings.actor)
    except AtlasError as fault:
        leave(_HERE, str(fault))
    st.rerun()


def _links(filters: Filters, head: Head) -> None:
    params = to_params(filters)
    st.caption("A link to these filters, which shows what is known whenever it is opened")
    _link(params)
    st.caption("A link to cite, which shows what is known today, and what has changed since")
    _link({**params, AT: [cite(head)]})


def _link(params: Mapping[str, Sequence[str]]) -> None:
    here = urlsplit(st.context.url or "")
    whole = here._replace(query=urlencode(params, doseq=True), fragment="").geturl()
    # A line that is scrolled sideways is out of reach for the keyboard.
    st.code(whole, language=None, wrap_lines=True)
