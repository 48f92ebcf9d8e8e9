"""The dashboard: open the parts once, mount the routes beside Streamlit, name the pages.

`streamlit run dashboard.py` serves it. Streamlit reads this file twice: as a module for the
server, which gets `app`, and as a script for each session, which draws a page.
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from incidents.atlas import open_atlas
from incidents.pages import add, explore
from incidents.settings import settings_of_this_process


def page() -> None:
    """Draw the page that the address names."""
    st.set_page_config(
        page_title="Incident Atlas", page_icon=":material/travel_explore:", layout="wide"
    )
    atlas = open_atlas(settings_of_this_process())
    explore_page = st.Page(
        partial(explore.page, atlas),
        title="Explore",
        icon=":material/map:",
        url_path="explore",
        default=True,
    )
    add_page = st.Page(
        partial(add.page, atlas), title="Add", icon=":material/add_circle:", url_path="add"
    )
    # Other pages link to incidents on the map.
    st.session_state["explore page"] = explore_page
    st.navigation([explore_page, add_page], position="top").run()


if __name__ == "__main__":
    page()
else:
    from incidents.headers import middleware
    from incidents.latency import lifespan
    from incidents.routes import routes

    app = st.App(
        __file__,
        routes=routes(open_atlas(settings_of_this_process())),
        middleware=middleware(),
        lifespan=lifespan,
    )
