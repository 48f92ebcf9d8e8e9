"""A district that no town is counted to lies around the town that it is called after.

    python -m geo.gazetteer.seats

gives the districts of admin2.tsv.gz that were placed in the middle of their first-order division
the place of their seat, where there is one: "Département de Diffa" around Diffa, "Gatchinskiy
Rayon" around Gatchina. make_tables does the same where it makes that table anew.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Iterator, Mapping
from typing import Final

from geo.gazetteer.sources import towns
from geo.gazetteer.tables import TABLES, table
from geo.names import bare_division, normal

# A district that is known by its seat alone reaches about so far from it.
SEAT_RADIUS_M: Final = 45_000
_BEFORE: Final = re.compile(
    r"(?:departement|departamento|cercle|province|provincia|prefecture|commune|municipio|municipality|"
    r"distrito|district|canton|ville|arrondissement|shahrestan|markaz|qism|daira|concelho|"
    r"sous prefecture)(?: (?:de la|de l|de|du|des|d|do|da|e|of|al))? (.+)"
)
_AFTER: Final = re.compile(
    r"(.+?) (?:zone|local government area|lga|special were?da|special woreda|rayon|rayonu|"
    r"raion|rajon|audany|tumani|jaras|kaimyakuni|novads|pagasts|city|town|urban|rural|sub city)"
)
_ADJECTIVE: Final = re.compile(r"(.{3,}?)(?:skiy|skij|skyi|sky|ski|skii|skaya|skoye|i)")
# What an adjective's stem may be the name of: Gatchin-a, Rechit-sa, Mozyr, Pin-sk.
_ENDINGS: Final = ("", "a", "o", "y", "i", "e", "sk", "sa", "ka", "ovo", "evo", "ino")


def seats() -> dict[tuple[str, str], tuple[float, float]]:
    """Where the place of a name is, by first-order division: towns, and villages with an airfield.

    Of several towns the largest; a name that a town is shown by goes before another's.
    """
    found: dict[tuple[str, str], tuple[float, float]] = {}
    for row in table("airfields.tsv.gz"):
        code = f"{row['country']}.{row['admin1']}"
        found[(code, bare_division(row["name"]))] = float(row["latitude"]), float(row["longitude"])
    for town in sorted(towns(), key=lambda each: each["population"]):
        code = f"{town['countrycode']}.{town['admin1code']}"
        for name in (*town["alternatenames"], town["name"]):
            found[(code, bare_division(name))] = town["latitude"], town["longitude"]
    return found


def seat_of(
    name: str, code: str, known: Mapping[tuple[str, str], tuple[float, float]]
) -> tuple[float, float] | None:
    """Where the seat of a district is, or None.

    Args:
        name: The district's name.
        code: GeoNames' code of its first-order division, such as "NE.02".
        known: The places, as seats() gives them.
    """
    return next(
        (known[(code, each)] for each in _called_after(name) if (code, each) in known), None
    )


def _called_after(name: str) -> Iterator[str]:
    """The names that a district's seat may have, the likeliest first."""
    yield bare_division(name)
    whole = normal(name)
    before, after = _BEFORE.fullmatch(whole), _AFTER.fullmatch(whole)
    bare = before[1] if before else after[1] if after else None
    if bare is None:
        return
    yield bare
    adjective = _ADJECTIVE.fullmatch(bare) if after else None
    if adjective:
        yield from (adjective[1] + ending for ending in _ENDINGS)


def main() -> None:
    """Rewrite the table."""
    known = seats()
    rows = table("admin2.tsv.gz")
    for row in rows:
        if row["extent"] == "parent":
            seat = seat_of(row["name"], row["code"].rpartition(".")[0], known)
            if seat is not None:
                row["latitude"], row["longitude"] = str(seat[0]), str(seat[1])
                row["radius_m"] = str(min(SEAT_RADIUS_M, int(row["radius_m"])))
                row["extent"] = "seat"
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter="\t", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (TABLES / "admin2.tsv.gz").write_bytes(gzip.compress(text.getvalue().encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
