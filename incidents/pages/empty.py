"""An empty page says what to do next."""

from __future__ import annotations

from typing import Final

import streamlit as st

from incidents.atlas import Atlas
from incidents.filters import Filters, to_params
from incidents.pages import say
from incidents.pages.filter_state import show_filters
from incidents.pages.links import link_to_add
from incidents.samples import add_samples

_WITHOUT: Final = {
    "from": "Without the first day",
    "to": "Without the last day",
    "certainly": "Without “only what certainly happened then”",
    "type": "Without the type",
    "sub-type": "Without the sub-type",
    "country": "Without the country",
    "admin1": "Without the region",
    "bbox": "Without the part of the map",
    "precision": "Without the precision of the place",
    "state": "Without the state",
    "grade": "Without the grade",
    "source": "Without the source",
    "weapon": "Without the weapon",
    "banned": "Without “only banned weapons”",
    "actor": "Without the actor",
    "killed-min": "Without the number killed",
    "review": "Without “to look at”",
    "text": "Without the words",
    "batch": "Without the import",
}


def no_incident_at_all(atlas: Atlas) -> None:
    """Offer the samples, and say how to bring one's own."""
    st.header("There is no incident yet", anchor=False)
    st.markdown(
        "Begin with an article or a table of your own, or with the samples: 3,194 events of UCDP "
        "GED and nine short reports."
    )
    link_to_add()
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
    params = to_params(filters)
    say.hint(
        "No incident passes all the filters: "
        + "; ".join(filters.in_words())
        + (". Take one of them away:" if len(params) > 1 else ". Take it away:")
    )
    with st.container(horizontal=True):
        for name in params:
            st.button(
                _WITHOUT[name],
                icon=":material/filter_alt_off:",
                key=f"without {name}",
                on_click=show_filters,
                args=({each: values for each, values in params.items() if each != name},),
            )
