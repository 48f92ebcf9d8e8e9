"""The dashboard: open the parts once, mount the routes beside Streamlit, name the pages.

`streamlit run dashboard.py` serves it. Streamlit reads this file twice: as a module for the
server, which gets `app`, and as a script for each session, which draws a page.
"""

from __future__ import annotations

import sys

import streamlit as st

from incidents.atlas import Atlas, open_atlas
from incidents.errors import AtlasError
from incidents.pages.navigation import navigate
from incidents.settings import settings_of_this_process


def opened() -> Atlas:
    """The parts of the program; what keeps them from being opened is said in one line."""
    try:
        return open_atlas(settings_of_this_process())
    except AtlasError as fault:
        print(fault, file=sys.stderr)  # noqa: T201 - there is no page yet to say it on
        sys.exit(2)


if __name__ == "__main__":
    navigate(opened())
else:
    from incidents.headers import middleware
    from incidents.latency import lifespan
    from incidents.routes import routes

    app = st.App(
        __file__,
        routes=routes(opened()),
        middleware=middleware(hosts=lambda: st.get_option("server.allowedHosts")),
        lifespan=lifespan,
    )
