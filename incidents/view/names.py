"""A column of lists of names is kept as pairs of a row and a name's number, by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from incidents.table.columns import SEPARATOR
from incidents.view.codes import Codes, Mask


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

    def extended(self, columns: Iterable[pa.Array]) -> Names:
        """The column with more rows at its end, in pieces; names are joined as in the ledger."""
        rows, names, size = [self.rows], [], self.size
        for column in columns:
            lists = pc.split_pattern(column, SEPARATOR)
            parents = pc.list_parent_indices(lists).to_numpy(zero_copy_only=False)
            rows.append((parents + size).astype(np.int32))
            names.append(lists.flatten())
            size += len(column)
        return Names(np.concatenate(rows), self.names.extended(names), size)

    def that(self, fits: Callable[[str], bool]) -> Mask:
        """The rows that have a name which fits."""
        found = np.zeros(self.size, bool)
        found[np.compress(self.names.that(fits), self.rows)] = True
        return found

    def of(self, row: int) -> tuple[str, ...]:
        """A row's names."""
        first, last = np.searchsorted(self.rows, np.array([row, row + 1], np.int32))
        return tuple(self.names.words[number] for number in self.names.numbers[first:last])

    def pairs(self, mask: Mask) -> tuple[NDArray[np.int32], NDArray[np.integer[Any]]]:
        """The rows and numbers of the names of the rows in a mask."""
        chosen = mask.take(self.rows)
        return np.compress(chosen, self.rows), np.compress(chosen, self.names.numbers)
