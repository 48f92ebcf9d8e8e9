"""The map stands in a frame that reruns leave alone: state goes in, picks come out, by message."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import streamlit as st

_NAME: Final = "incident_atlas_map"
_PAGE: Final = "/map/page"
SCRIPT: Final = (Path(__file__).parent / "map_component.js").read_text("utf-8")


def incident_map(  # noqa: PLR0913 - the seam of page and map: each is a thing of its own, all named
    *,
    params: Mapping[str, Sequence[str]],
    selected: str | None,
    point: tuple[float, float, int] | None,
    fit: tuple[float, float, float, float] | None,
    dark: bool,
    height: int,
    key: str,
    head: int = 0,
    days: tuple[date, date] | None = None,
    refit: int = 0,
    on_pick: Callable[[tuple[str, ...]], None] | None = None,
    on_view: Callable[[str], None] | None = None,
) -> None:
    """Show the map.

    What is done on it is told by calls before the rerun: a value that one run is given is lost
    where another run overtakes it.

    Args:
        params: The filters, as `incidents.filters.to_params` gives them.
        selected: The incident that is ringed, or None.
        point: Its latitude and longitude in degrees and its radius in metres, or None where it
            has no place.
        fit: South, west, north and east of where the map opens, in degrees. Later the person
            moves it, and filters do not.
        dark: Whether the page's theme is dark.
        height: In pixels.
        key: The map's name in the session.
        head: The ledger's sequence; the map asks anew when it has grown.
        days: First and last day of what can be played through time, or None where nothing can.
        refit: Another number than before lets the map go to `fit` again.
        on_pick: Called with the ids of the incident that was picked, or of the several that lie
            on one spot.
        on_view: Called when the person asks for only what the map shows, with
            south, west, north and east in degrees as the filter `bbox` takes them.
    """
    state = {
        "params": urlencode(params, doseq=True),
        "id": selected,
        "selected": None if point is None else _place(point),
        "fit": fit,
        "refit": refit,
        "dark": dark,
        "head": head,
        "days": None if days is None else [each.isoformat() for each in days],
    }
    mount = st.components.v2.component(_NAME, js=SCRIPT)
    mount(
        key=key,
        data={"page": _PAGE, "title": "Map of incidents", "height": height, "state": state},
        height=height,
        on_pick_change=lambda: _tell_pick(key, on_pick),
        on_view_change=lambda: _tell_view(key, on_view),
    )


def _place(point: tuple[float, float, int]) -> dict[str, float]:
    latitude, longitude, metres = point
    return {"latitude": latitude, "longitude": longitude, "metres": metres}


def _tell_pick(key: str, on_pick: Callable[[tuple[str, ...]], None] | None) -> None:
    ids = _ids(st.session_state[key].get("pick"))
    if on_pick is not None and ids:
        on_pick(ids)


def _ids(pick: Any) -> tuple[str, ...]:  # noqa: ANN401 - a browser sent it: anything may come
    """Read what the browser sent; what is no list of ids is no pick."""
    ids = pick.get("ids") if isinstance(pick, Mapping) else None
    if not isinstance(ids, list) or not all(isinstance(each, str) for each in ids):
        return ()
    return tuple(ids)


def _tell_view(key: str, on_view: Callable[[str], None] | None) -> None:
    box = _box(st.session_state[key].get("view"))
    if on_view is not None and box is not None:
        on_view(box)


def _box(view: Any) -> str | None:  # noqa: ANN401 - a browser sent it: anything may come
    """Read the box that the browser sent; what is no four numbers is no box."""
    sides = view.get("box") if isinstance(view, Mapping) else None
    if not isinstance(sides, list) or len(sides) != 4:
        return None
    if not all(type(each) in {int, float} and math.isfinite(each) for each in sides):
        return None
    south, west, north, east = sides
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        return None
    return ",".join(f"{each:.4f}".rstrip("0").rstrip(".") for each in sides)
