"""An open page follows the ledger: what another process has written appears within two seconds."""

from __future__ import annotations

import streamlit as st

from incidents.atlas import Atlas


@st.fragment(run_every=1.0)
def follow(atlas: Atlas, shown: int) -> None:
    """Draw the page again once the ledger's head is another than the one that is shown."""
    if atlas.ledger.head().sequence != shown:
        st.rerun()
