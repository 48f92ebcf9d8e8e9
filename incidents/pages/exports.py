"""What the filters show can be taken away, exactly as it is shown."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from incidents.filters import Filters, to_params

_FILES = (
    ("CSV", "csv", "Reads back here as it was; opens in any spreadsheet."),
    ("GeoJSON", "geojson", "For QGIS and web maps."),
)


def downloads(filters: Filters, count: int) -> None:
    """Offer the incidents that are shown as files."""
    query = urlencode(to_params(filters), doseq=True)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"Take these {count:,} incidents away:", width="content")
        for label, ending, tip in _FILES:
            st.link_button(
                label, f"/api/incidents.{ending}?{query}", icon=":material/download:", help=tip
            )
