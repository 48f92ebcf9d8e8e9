"""A row of which half the cells are names of columns holds names, not values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from incidents.formats.column_names import NAMES

_FEWEST: Final = 2
_FEWEST_KNOWN: Final = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    """What columns are called, in all spellings.

    Attributes:
        own: The names of a table's own columns.
        known: Names that columns of other tables have.
    """

    own: frozenset[str]
    known: frozenset[str]

    def fill(self, cells: Sequence[str]) -> bool:
        """Whether half of the filled cells are names: two of the table's own, or three of any."""
        if self.own.isdisjoint(cells) and self.known.isdisjoint(cells):
            return False
        filled = [cell for cell in cells if cell]
        own = sum(cell in self.own for cell in filled)
        known = sum(cell in self.known for cell in filled if cell not in self.own)
        if own >= _FEWEST and own * 2 >= len(filled):
            return True
        return own + known >= _FEWEST_KNOWN and (own + known) * 2 >= len(filled)


def names_of(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Names:
    """The names to look for below a header, less those that are values, too.

    Args:
        header: The names of the columns.
        rows: Some rows.
    """
    names = Names(own=frozenset(_spellings(header)), known=_known())
    values = Counter(
        cell
        for row in rows
        if not names.fill(row)
        for cell in {*row}
        if cell in names.own or cell in names.known
    )
    return Names(own=names.own - values.keys(), known=names.known - values.keys())


@cache
def _known() -> frozenset[str]:
    return frozenset(_spellings([name for names in NAMES.values() for name in names]))


def _spellings(names: Collection[str]) -> Iterator[str]:
    for name in map(str.strip, names):
        if not any(map(str.isalpha, name)):
            continue
        for each in (name, name.replace(" ", "_"), name.replace("_", " ")):
            yield from (each, each.lower(), each.upper(), each.title(), each.capitalize())
