"""The map stands in a frame that reruns leave alone: state goes in, picks come out, by message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import streamlit as st

_NAME: Final = "incident_atlas_map"
_PAGE: Final = "/map/page"
_SCRIPT: Final = (Path(__file__).parent / "map_component.js").read_text("utf-8")


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
    """
    state = {
        "params": urlencode(params, doseq=True),
        "id": selected,
        "selected": None if point is None else _place(point),
        "fit": fit,
        "dark": dark,
        "head": head,
    }
    mount = st.components.v2.component(_NAME, js=_SCRIPT)
    result = mount(
        key=key,
        data={"page": _PAGE, "height": height, "state": state},
        height=height,
        on_pick_change=_nothing,
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


def _nothing() -> None:
    """Streamlit makes a trigger only where a callback is named."""
