"""The map stands in a frame that reruns leave alone: state goes in, picks come out, by message."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import streamlit as st

_NAME: Final = "incident_atlas_map"
_PAGE: Final = "/map/page"
SCRIPT: Final = (Path(__file__).parent / "map_component.js").read_text("utf-8")


@dataclass(frozen=True, kw_only=True, slots=True)
class Picked:
    """What a person chose on the map.

    Attributes:
        incident_ids: One incident, or several that lie on one spot.
    """

    incident_ids: tuple[str, ...]


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
    on_view: Callable[[str], None] | None = None,
) -> Picked | None:
    """Show the map; return what was picked since the last run, or None.

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
        on_view: Called before the rerun when the person asks for only what the map shows, with
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
    result = mount(
        key=key,
        data={"page": _PAGE, "title": "Map of incidents", "height": height, "state": state},
        height=height,
        on_pick_change=_nothing,
        on_view_change=lambda: _tell_view(key, on_view),
    )
    return _picked(result.get("pick"))


def _place(point: tuple[float, float, int]) -> dict[str, float]:
    latitude, longitude, metres = point
    return {"latitude": latitude, "longitude": longitude, "metres": metres}


def _picked(pick: Any) -> Picked | None:  # noqa: ANN401 - a browser sent it: anything may come
    """Read what the browser sent; what is no list of ids is no pick."""
    ids = pick.get("ids") if isinstance(pick, Mapping) else None
    if not isinstance(ids, list) or not ids or not all(isinstance(each, str) for each in ids):
        return None
    return Picked(incident_ids=tuple(ids))


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


def _nothing() -> None:
    """Streamlit makes a trigger only where a callback is named."""
