"""A country may be described to its villages; those answer only where that country is stated.

Tens of thousands of village names would else be namesakes of towns and people all over the world.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from geo.gazetteer.entry import Entry, Kind
from geo.gazetteer.shipped import ADMIN1, VILLAGES_OF_MYANMAR
from geo.gazetteer.tables import own_id, table

_RADIUS_M: Final = 3_000
_BRACKETS: Final = re.compile(r"\s*\(.*")
# The layer of each country's villages.
VILLAGES: Final[Mapping[str, str]] = MappingProxyType({"MM": VILLAGES_OF_MYANMAR})


def villages(
    country: str, without: Collection[str] = ()
) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """The villages of a country with their names.

    Args:
        country: ISO 3166-1 alpha-2, one of VILLAGES.
        without: The layers that are left out.
    """
    named = () if ADMIN1 in without else table("admin1.tsv")
    divisions = {row["code"]: row["name"] for row in named}
    for row in table(f"villages_{country.lower()}.tsv.gz"):
        first = row["code"].rpartition(".")[0]
        entry = Entry(
            id=own_id("\t".join(row.values())),
            name=row["name"],
            kind=Kind.VILLAGE,
            country=country,
            admin1=first.partition(".")[2],
            admin1_name=divisions.get(first),
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=0,
            radius_m=_RADIUS_M,
        )
        yield entry, tuple(dict.fromkeys(_names(row["name"])))


def _names(name: str) -> Iterator[str]:
    """The name as it is listed, without what stands in brackets, and each written as one word."""
    for each in (name, _BRACKETS.sub("", name)):
        if each:
            yield each
            yield each.replace(" ", "").replace("-", "")
