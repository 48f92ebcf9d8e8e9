"""The dashboard: open the parts once, mount the routes beside Streamlit, name the pages.

`streamlit run dashboard.py` serves it. Streamlit reads this file twice: as a module for the
server, which gets `app`, and as a script for each session, which draws a page.
"""

from __future__ import annotations

import streamlit as st

from incidents.atlas import open_atlas
from incidents.pages.navigation import navigate
from incidents.settings import settings_of_this_process

if __name__ == "__main__":
    navigate(open_atlas(settings_of_this_process()))
else:
    from incidents.headers import middleware
    from incidents.latency import lifespan
    from incidents.routes import routes

    app = st.App(
        __file__,
        routes=routes(open_atlas(settings_of_this_process())),
        middleware=middleware(hosts=lambda: st.get_option("server.allowedHosts")),
        lifespan=lifespan,
    )
