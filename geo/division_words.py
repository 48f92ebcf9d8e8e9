"""A country calls its divisions by words of its own: here provinces, there departments."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from geo.gazetteer.entry import Entry, Kind
from geo.gazetteer.tables import table

_COLUMNS: Final = {Kind.ADMIN1: "first", Kind.ADMIN2: "second"}


def may_be_called(entry: Entry, word: str) -> bool:
    """Whether a division may be called a "province", a "district" and so on.

    What no table says of a country's divisions, or of a place that is none, may be.
    """
    words = _words().get((entry.country, entry.kind))
    return words is None or word in words


@lru_cache(maxsize=1)
def _words() -> dict[tuple[str | None, Kind], frozenset[str]]:
    return {
        (row["country"], kind): frozenset(row[column].split("|"))
        for row in table("division_words.tsv")
        for kind, column in _COLUMNS.items()
        if row[column] != "-"
    }
