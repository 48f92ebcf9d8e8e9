"""The table of Kenya's constituencies is made here, by a developer: GeoNames lacks them.

    python -m geo.gazetteer.make_constituencies KENYA_DB

KENYA_DB: kenya.db of the PyPI package kenya-data 0.1.2 (MIT), which names as its sources the lists
of the electoral commission (IEBC) and OCHA's boundaries. A constituency reaches to where its
neighbours begin, since the source has a centre and no extent.
"""

from __future__ import annotations

import sqlite3
import sys
from typing import Final

from rapidfuzz.distance import OSA

from geo.distance import kilometres
from geo.gazetteer.division_table import Division, write_divisions
from geo.gazetteer.tables import table
from geo.names import normal

_QUERY: Final = (
    "SELECT constituencies.code, constituencies.name, counties.name, latitude, longitude "
    "FROM constituencies JOIN counties ON counties.id = county_id JOIN coordinates "
    "ON entity_type = 'constituency' AND entity_id = constituencies.id"
)
_NEIGHBOURS: Final = 3


def main(kenya_db: str) -> None:
    """Make the table again."""
    with sqlite3.connect(kenya_db) as database:
        rows = database.execute(_QUERY).fetchall()
    counties = {
        normal(row["name"].removesuffix("County")): row["code"]
        for row in table("admin1.tsv")
        if row["code"].startswith("KE.")
    }
    divisions: list[Division] = []
    for code, name, county, latitude, longitude in sorted(rows):
        wanted = normal(county)
        parent = max(counties, key=lambda each: OSA.normalized_similarity(each, wanted))
        away = sorted(kilometres(latitude, longitude, row[3], row[4]) for row in rows)
        radius = int(1_000 * away[_NEIGHBOURS])
        below = f"{counties[parent]}.{code}"
        divisions.append(Division(below, name.title(), latitude, longitude, radius, "neighbours"))
    write_divisions("admin2_kenya.tsv", divisions)


if __name__ == "__main__":
    main(*sys.argv[1:])
