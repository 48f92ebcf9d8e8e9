"""Texts that stand again in their column say which rows belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log
from typing import Final

from incidents.formats.cell_kinds import kind_of

_FEWEST: Final = 3
# That all cells below a row are new by chance is less likely than one in 150.
_SURE: Final = 5.0
_MOST_OF_CHANCE: Final = 30
_MOST_REPEATED: Final = 0.9
_FEW_SHARED: Final = 0.2


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnTexts:
    """The cells of a column, and where each text stands.

    Attributes:
        cells: Without blanks around them; "" where a cell says nothing.
        number: How often each text stands there.
        shared: For each row, how many cells below it hold a text that stands above it, too.
        filled: How many cells are filled above each row, and at the end.
        repeated: How many of these hold a text that stands there twice or more.
    """

    cells: tuple[str, ...]
    number: Counter[str]
    shared: tuple[int, ...]
    filled: tuple[int, ...]
    repeated: tuple[int, ...]

    def is_once(self, at: int) -> bool:
        """Whether the text of a row stands in no other; so does none."""
        return self.number[self.cells[at]] <= 1

    def is_rare(self, at: int) -> bool:
        """Whether the text of a row stands in no other, and nearly all texts above it do."""
        above = self.filled[at]
        is_told = above > _FEWEST and self.repeated[at] >= _MOST_REPEATED * above
        return is_told and bool(self.cells[at]) and self.is_once(at)

    def is_new_below(self, at: int) -> bool:
        """Whether it is no chance that all texts below a row are others than those above it."""
        above, below = self.filled[at], self.filled[-1] - self.filled[at + 1]
        if self.shared[at] or above < _FEWEST or below < _FEWEST - 1:
            return False
        again = self.repeated[-1] - self.repeated[at + 1]
        return (
            max(_unlikely(below + 1, self.repeated[at] / above), _unlikely(above, again / below))
            >= _SURE
        )

    def goes_on_below(self, at: int) -> bool:
        """Whether a fifth of the cells below a row hold texts from above it."""
        below = self.filled[-1] - self.filled[at + 1]
        return self.shared[at] >= max(1, _FEW_SHARED * below)


def texts_of(column: Sequence[str]) -> ColumnTexts:
    """Where each text of a column stands."""
    cells = tuple("" if kind_of(text) == "" else text.strip() for text in column)
    number = Counter(filter(None, cells))
    return ColumnTexts(
        cells=cells,
        number=number,
        shared=tuple(_shared(cells)),
        filled=(0, *accumulate(bool(cell) for cell in cells)),
        repeated=(0, *accumulate(number[cell] > 1 for cell in cells)),
    )


def _unlikely(number: int, repeated: float) -> float:
    """How unlikely it is that so many cells are all new, where a share of all cells repeats."""
    return min(number, _MOST_OF_CHANCE) * -log(1 - min(repeated, _MOST_REPEATED))


def _shared(cells: Sequence[str]) -> Iterator[int]:
    first: dict[str, int] = {}
    change = [0] * len(cells)
    for at, cell in enumerate(cells):
        if cell and first.setdefault(cell, at) < at:
            # Between the first one and this one it stands on both sides.
            change[first[cell] + 1] += 1
            change[at] -= 1
    return accumulate(change)
