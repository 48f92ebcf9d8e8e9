"""The table of Kenya's constituencies is made here, by a developer: GeoNames lacks them.

    python -m geo.gazetteer.make_constituencies KENYA_DB

KENYA_DB: kenya.db of the PyPI package kenya-data 0.1.2 (MIT), which names as its sources the lists
of the electoral commission (IEBC) and OCHA's boundaries. A constituency reaches to where its
neighbours begin, since the source has a centre and no extent.
"""

from __future__ import annotations

import csv
import io
import sqlite3
import sys
from typing import Final

from rapidfuzz.distance import OSA

from geo.distance import kilometres
from geo.gazetteer.tables import TABLES, table
from geo.names import normal

_COLUMNS: Final = ("code", "name", "latitude", "longitude", "radius_m", "extent")
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
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerow(_COLUMNS)
    for code, name, county, latitude, longitude in sorted(rows):
        wanted = normal(county)
        parent = max(counties, key=lambda each: OSA.normalized_similarity(each, wanted))
        away = sorted(kilometres(latitude, longitude, row[3], row[4]) for row in rows)
        radius = int(1_000 * away[_NEIGHBOURS])
        writer.writerow(
            (f"{counties[parent]}.{code}", name.title(), latitude, longitude, radius, "neighbours")
        )
    (TABLES / "admin2_kenya.tsv").write_text(text.getvalue(), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
