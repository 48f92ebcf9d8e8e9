"""A few places are drawn on the outlines of the land; nothing but numbers is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import streamlit as st

from geo.map.outlines import Ring, land
from geo.place import Place
from incidents.pages.charts import ON_A_CANVAS


def small_map(places: Sequence[Place], *, key: str) -> None:
    """Draw the points of places on a map of the world."""
    outlines = {
        "type": "MultiPolygon",
        # Vega wants the ring of a piece of land to run clockwise.
        "coordinates": [[_clockwise(ring)] for ring in land()],
    }
    st.vega_lite_chart(
        {
            "height": 260,
            "usermeta": ON_A_CANVAS,
            "projection": {"type": "equirectangular"},
            "layer": [
                {
                    "data": {"values": [{"type": "Feature", "geometry": outlines}]},
                    "mark": {
                        "type": "geoshape",
                        "fill": "#8886",
                    },
                },
                {
                    "data": {
                        "values": [{"lat": each.latitude, "lon": each.longitude} for each in places]
                    },
                    "mark": {"type": "circle", "size": 28, "color": "#c24718", "opacity": 0.75},
                    "encoding": {
                        "longitude": {"field": "lon", "type": "quantitative"},
                        "latitude": {"field": "lat", "type": "quantitative"},
                    },
                },
            ],
        },
        key=key,
        alt="The places on a map of the world.",
    )


def _clockwise(ring: Ring) -> list[tuple[float, float]]:
    twice_the_area = sum((bx - ax) * (by + ay) for (ax, ay), (bx, by) in pairwise((*ring, ring[0])))
    return list(ring if twice_the_area > 0 else reversed(ring))
