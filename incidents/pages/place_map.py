"""On a small map the person sees the places that may be meant, and drops the pin on another."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import streamlit as st

from geo.outline import outline
from geo.place import Place
from incidents.pages.map_component import SCRIPT

_NAME: Final = "incident_atlas_places"
_PAGE: Final = "/map/page?places"


def place_map(
    *,
    candidates: Sequence[Place],
    pin: tuple[float, float] | None,
    dark: bool,
    height: int,
    key: str,
    on_pin: Callable[[tuple[float, float]], None],
) -> None:
    """Show candidates, numbered, as circles or by their edges, and the pin.

    Args:
        candidates: The places that may be meant; the first is number 1.
        pin: Latitude and longitude of the pin as it is, in degrees, or None.
        dark: Whether the page's theme is dark.
        height: In pixels.
        key: The map's name in the session.
        on_pin: Called before the rerun with the latitude and longitude, in degrees, at which the
            person has dropped the pin.
    """
    state = {
        "candidates": [
            [each.latitude, each.longitude, each.uncertainty_m, number, edge_of(each)]
            for number, each in enumerate(candidates, start=1)
        ],
        "pin": None if pin is None else {"latitude": pin[0], "longitude": pin[1]},
        "dark": dark,
    }
    mount = st.components.v2.component(_NAME, js=SCRIPT)
    mount(
        key=key,
        data={
            "page": _PAGE,
            "title": "Map of the places that may be meant",
            "height": height,
            "state": state,
        },
        height=height,
        on_pin_change=lambda: _tell_pin(key, on_pin),
    )


def _tell_pin(key: str, on_pin: Callable[[tuple[float, float]], None]) -> None:
    pin = _dropped(st.session_state[key].get("pin"))
    if pin is not None:
        on_pin(pin)


def edge_of(place: Place) -> Any:  # noqa: ANN401 - nested lists of degrees, for JSON
    """The polygons of an area whose edge is known, longitude first; None for any other place."""
    found = outline(place)
    return found["coordinates"] if found else None


def _dropped(pin: Any) -> tuple[float, float] | None:  # noqa: ANN401 - a browser sent it: anything may come
    """Read what the browser sent; what is no place on Earth is no pin."""
    if not isinstance(pin, Mapping):
        return None
    latitude = _degrees(pin.get("latitude"), most=90)
    longitude = _degrees(pin.get("longitude"), most=180)
    return None if latitude is None or longitude is None else (latitude, longitude)


def _degrees(value: Any, *, most: int) -> float | None:  # noqa: ANN401 - as above
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) and abs(value) <= most else None
