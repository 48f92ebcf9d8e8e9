"""A column of lists of names is kept as pairs of a row and a name's number, by row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from incidents.table.columns import SEPARATOR
from incidents.view.codes import Codes, Mask, MoreCodes
from incidents.view.growing import Growing


@dataclass(frozen=True, slots=True)
class Names:
    """A column of lists of names.

    Attributes:
        rows: For each pair its row, ascending.
        names: For each pair its name.
        size: How many rows there are.
    """

    rows: NDArray[np.int32]
    names: Codes
    size: int

    @classmethod
    def none(cls) -> Names:
        """A column without rows."""
        return cls(np.zeros(0, np.int32), Codes.none(), 0)

    def that(self, fits: Callable[[str], bool]) -> Mask:
        """The rows that have a name which fits."""
        found = np.zeros(self.size, bool)
        found[np.compress(self.names.that(fits), self.rows)] = True
        return found

    def of(self, rows: NDArray[np.integer[Any]]) -> list[tuple[str, ...]]:
        """The names of each of some rows, in their order."""
        asked = rows.astype(np.int32)
        bounds = zip(*np.searchsorted(self.rows, (asked, asked + 1)).tolist(), strict=True)
        words = self.names.words
        return [
            tuple(words[number] for number in self.names.numbers[first:last].tolist())
            for first, last in bounds
        ]

    def pairs(self, mask: Mask) -> tuple[NDArray[np.int32], NDArray[np.integer[Any]]]:
        """The rows and numbers of the names of the rows in a mask."""
        chosen = mask.take(self.rows)
        return np.compress(chosen, self.rows), np.compress(chosen, self.names.numbers)


class MoreNames:
    """A column of lists of names with more rows at its end, added piece by piece."""

    def __init__(self, before: Names) -> None:
        self._rows = Growing(before.rows)
        self._names = MoreCodes(before.names)
        self._size = before.size

    def add(self, column: pa.Array) -> None:
        """Add a piece; names are joined as in the ledger."""
        lists = pc.split_pattern(column, SEPARATOR)
        parents = pc.list_parent_indices(lists).to_numpy(zero_copy_only=False)
        self._rows.add((parents + self._size).astype(np.int32))
        self._names.add(lists.flatten())
        self._size += len(column)

    def done(self) -> Names:
        """The whole column."""
        return Names(self._rows.done(), self._names.done(), self._size)
