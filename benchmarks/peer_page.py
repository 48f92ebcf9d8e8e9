"""The page most people would write: a filter and a stock map in the same Streamlit.

BENCH_PEER names the map, BENCH_INCIDENTS how many incidents stand on it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import folium
import pandas as pd
import pydeck  # type: ignore[import-untyped]  # it ships no types
import streamlit as st
from folium.plugins import FastMarkerCluster
from xstatic.pkg import leaflet

from benchmarks.many_incidents import ManyIncidents
from benchmarks.many_ledger import SIZE
from incidents.vocabulary import EventType

_HEIGHT: Final = 520
_ASSETS: Final = Path(__file__).resolve().parent / "peer_assets"
_LEAFLET: Final = Path(leaflet.BASE_DIR)


def page() -> None:
    """Draw the page."""
    st.set_page_config(layout="wide")
    incidents = _incidents(int(os.environ[SIZE]))
    types = [each.value for each in EventType]
    kept = st.sidebar.pills("Type", types, selection_mode="multi", key="type")
    shown = incidents[incidents["type"].isin(kept)] if kept else incidents
    st.write(f"Showing {len(shown)}")
    if os.environ["BENCH_PEER"] == "pydeck":
        _deck(shown)
    else:
        st.iframe(_clusters(shown), height=_HEIGHT)


@st.cache_resource
def _incidents(size: int) -> pd.DataFrame:
    batches = list(ManyIncidents(size).current_batches())
    return pd.concat(
        [
            pd.DataFrame(
                {
                    "type": batch.column("event_type").to_pandas(),
                    "lat": batch.column("latitude").to_numpy().round(5),
                    "lon": batch.column("longitude").to_numpy().round(5),
                }
            )
            for batch in batches
        ],
        ignore_index=True,
    )


def _deck(shown: pd.DataFrame) -> None:
    layer = pydeck.Layer(
        "ScatterplotLayer",
        shown[["lon", "lat"]],
        get_position="[lon, lat]",
        get_fill_color=[200, 30, 0],
        radius_min_pixels=2,
    )
    view = pydeck.ViewState(latitude=12, longitude=0, zoom=1)
    st.pydeck_chart(
        pydeck.Deck(layers=[layer], initial_view_state=view, map_provider=None), height=_HEIGHT
    )


def _clusters(shown: pd.DataFrame) -> str:
    drawn = folium.Map([12, 0], zoom_start=2, tiles=None, maxZoom=18)
    cluster = FastMarkerCluster(  # type: ignore[no-untyped-call]  # folium's plugins have no types
        shown[["lat", "lon"]].to_numpy().tolist(),
        callback="function (row) { return L.marker(new L.LatLng(row[0], row[1])); }",
    )
    # Without a network the stock page would load nothing: what it needs is written into it.
    for part in (drawn, cluster):
        part.default_js, part.default_css = [], []
    cluster.add_to(drawn)
    head = drawn.get_root().header  # type: ignore[attr-defined]  # the root is a Figure
    for file in (_LEAFLET / "leaflet.css", _ASSETS / "MarkerCluster.css"):
        head.add_child(folium.Element(f"<style>{file.read_text('utf-8')}</style>"))
    for file in (_LEAFLET / "leaflet.js", _ASSETS / "leaflet.markercluster.js"):
        head.add_child(folium.Element(f"<script>{file.read_text('utf-8')}</script>"))
    written: str = drawn.get_root().render()
    return written


if __name__ == "__main__":
    page()
