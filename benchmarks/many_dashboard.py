"""What dashboard.py serves, over made-up incidents; BENCH_INCIDENTS says how many."""

from __future__ import annotations

import streamlit as st

from benchmarks.many_ledger import many_atlas
from incidents.pages.navigation import navigate

if __name__ == "__main__":
    navigate(many_atlas())
else:
    from incidents.headers import middleware
    from incidents.latency import lifespan
    from incidents.routes import routes

    app = st.App(
        __file__,
        routes=routes(many_atlas()),
        middleware=middleware(hosts=lambda: st.get_option("server.allowedHosts")),
        lifespan=lifespan,
    )
