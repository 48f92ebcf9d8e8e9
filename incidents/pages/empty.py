"""An empty page says what to do next."""

from __future__ import annotations

import streamlit as st

from incidents.atlas import Atlas
from incidents.filters import Filters
from incidents.pages import say
from incidents.samples import add_samples


def no_incident_at_all(atlas: Atlas) -> None:
    """Offer the samples, and say how to bring one's own."""
    st.subheader("There is no incident yet")
    st.markdown(
        "Paste an article or upload a table on the **Add** page, or begin with the samples: "
        "3,194 events of UCDP GED and nine short reports."
    )
    if st.button("Load the samples", icon=":material/dataset:", type="primary"):
        with st.spinner("Loading the samples"):
            add_samples(
                atlas.settings.samples,
                ledger=atlas.ledger,
                extractor=atlas.extractor,
                resolver=atlas.resolver,
            )
        st.rerun()


def no_incident_left(filters: Filters) -> None:
    """Say which filters leave nothing, and how to widen them."""
    say.hint(
        "No incident passes all the filters: "
        + "; ".join(filters.in_words())
        + ". Take one away, or press Reset."
    )
