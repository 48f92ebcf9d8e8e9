"""Before an import a small map shows where its rows would lie; only numbers are drawn on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from incidents.formats.odd_points import Point
from incidents.pages.map_component import SCRIPT
from incidents.spots import Spot

_NAME: Final = "incident_atlas_preview"
_PAGE: Final = "/map/page?preview"
_MOST_ODD: Final = 500


def preview_map(
    spots: Sequence[Spot], odd: Sequence[Point], *, dark: bool, height: int, key: str
) -> None:
    """Show where rows would lie.

    Args:
        spots: Where they would.
        odd: The points that look odd; the first 500 are marked.
        dark: Whether the page's theme is dark.
        height: In pixels.
        key: The map's name in the session.
    """
    marked = [(each.latitude, each.longitude) for each in odd[:_MOST_ODD]]
    of_odd = {_about(*each) for each in marked}
    state = {
        "spots": [
            [each.latitude, each.longitude, each.radius_m, each.count, int(each.is_a_point)]
            for each in spots
            if _about(each.latitude, each.longitude) not in of_odd
        ],
        "odd": [list(each) for each in marked],
        "odd_in_all": len(odd),
        "dark": dark,
    }
    mount = st.components.v2.component(_NAME, js=SCRIPT)
    mount(
        key=key,
        data={
            "page": _PAGE,
            "title": "Map of where the rows would lie",
            "height": height,
            "state": state,
        },
        height=height,
    )


def _about(latitude: float, longitude: float) -> tuple[float, float]:
    return round(latitude, 4), round(longitude, 4)
