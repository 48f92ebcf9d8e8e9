"""The rows with a place stand in an order in which every cell of every level is one stretch.

That order is Morton's: neighbours on the map's square are neighbours in it, so what lies in a box
is found in a few stretches, and how many of a selection lie in a cell is one subtraction.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from incidents.view.codes import Mask
from incidents.view.columns import Columns
from incidents.view.mercator import morton, unmorton

FINEST: Final = 11
_ORDERED_BY: Final = 16  # the deepest level whose cells fit in 32 bits
_EACH_BYTE: Final = np.uint64(0x0101010101010101)
_FIRST_BYTES: Final = np.array([2 ** (8 * many) - 1 for many in range(8)], np.uint64)
# So much more often than once an eight, looking rows up costs more than listing all of them.
_SEARCHED: Final = 16


@dataclass(frozen=True, slots=True)
class Level:
    """The cells of one level in which any row lies.

    Attributes:
        starts: Where in the order each cell's stretch begins, and at the end how many rows.
        across: The cell's column, counted from the west.
        down: Its line, counted from the north.
        x: The middle of its rows.
        y: The same, to the south.
    """

    starts: NDArray[np.int64]
    across: NDArray[np.uint32]
    down: NDArray[np.uint32]
    x: NDArray[np.uint32]
    y: NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the rows are; the same for every selection.

    Attributes:
        order: The rows that are alive and have a place, in Morton's order.
        levels: Levels 0 to FINEST.
    """

    order: NDArray[np.int32]
    levels: tuple[Level, ...]

    @classmethod
    def of(cls, columns: Columns) -> Grid:
        """The grid of the rows that have a place."""
        placed = np.flatnonzero(columns.placed & columns.alive).astype(np.int32)
        codes = morton(columns.x[placed], columns.y[placed], _ORDERED_BY)
        turn = np.argsort(codes, kind="stable")
        order, codes = placed[turn], codes[turn]
        cells = codes >> np.uint32(2 * (_ORDERED_BY - FINEST))
        starts = _beginnings(cells)
        cells = cells[starts]
        sums = [_sums(part[order], starts) for part in (columns.x, columns.y)]
        levels = []
        for level in range(FINEST, -1, -1):
            levels.append(_level(cells, starts, sums, len(order)))
            if level:
                cells = cells >> np.uint32(2)
                first = _beginnings(cells)
                cells, starts = cells[first], starts[first]
                sums = [_sums(part, first) for part in sums]
        return cls(order, tuple(reversed(levels)))


def _level(
    cells: NDArray[np.uint32],
    starts: NDArray[np.int64],
    sums: list[NDArray[np.float64]],
    size: int,
) -> Level:
    ends = np.append(starts, size)
    numbers = np.diff(ends)
    x, y = ((part / numbers).astype(np.uint32) for part in sums)
    return Level(ends, *unmorton(cells), x, y)


def _beginnings(cells: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Where each run of one cell begins."""
    is_first = np.ones(len(cells), bool)
    is_first[1:] = cells[1:] != cells[:-1]
    return np.flatnonzero(is_first)


def _sums(numbers: NDArray[Any], starts: NDArray[np.int64]) -> NDArray[np.float64]:
    found: NDArray[np.float64] = np.add.reduceat(numbers, starts, dtype=np.float64)
    return found


@dataclass(frozen=True)
class Counted:
    """The rows of a selection in the grid's order.

    Attributes:
        order: The rows of the grid.
        eights: Which of them the selection shows, a byte each, eight to a number; the bytes behind
            the last row are 0.
        sums: How many of the selection stand before each eight.
    """

    order: NDArray[np.int32]
    eights: NDArray[np.uint64]
    sums: NDArray[np.int32]

    @classmethod
    def of(cls, grid: Grid, shown: Mask) -> Counted:
        """Count the rows of a mask."""
        chosen = np.zeros(len(grid.order) // 8 * 8 + 8, bool)
        # Measured at a million: take is ten times as fast as [] here.
        shown.take(grid.order, out=chosen[: len(grid.order)], mode="clip")
        eights = chosen.view("<u8")
        sums = np.zeros(len(eights), np.int32)
        # A sum for each eight of ten million rows takes 10 ms, one for each row 60 ms.
        np.cumsum(_ones(eights[:-1]), dtype=np.int32, out=sums[1:])
        return cls(grid.order, eights, sums)

    def before(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """For each place in the order how many of the selection stand before it."""
        eight, inside = places >> 3, places & 7
        many: NDArray[np.int64] = self.sums[eight] + _ones(
            self.eights[eight] & _FIRST_BYTES[inside]
        )
        return many

    def rows(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """The selection's rows that have a place, by their numbers in the order."""
        if len(numbers) > len(self.sums) // _SEARCHED:
            return self._rows[numbers].astype(np.int64)
        eight = np.searchsorted(self.sums, numbers, side="right") - 1
        bytes_ = self.eights[eight].view(np.uint8).reshape(-1, 8)
        wanted = (numbers - self.sums[eight] + 1)[:, np.newaxis]
        inside = np.argmax(np.cumsum(bytes_, axis=1) == wanted, axis=1)
        places: NDArray[np.int64] = (eight << 3) + inside
        return self.order[places].astype(np.int64)

    @cached_property
    def _rows(self) -> NDArray[np.int32]:
        return np.compress(self.eights.view(bool)[: len(self.order)], self.order)


def _ones(eights: NDArray[np.uint64]) -> NDArray[np.int64]:
    """How many of the eight bytes of each number are 1; the others are 0."""
    return ((eights * _EACH_BYTE) >> np.uint64(56)).astype(np.int64)


def stretches(
    first: NDArray[np.integer[Any]], last: NDArray[np.integer[Any]]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every place in some stretches, and for each the number of its stretch."""
    lengths = (last - first).astype(np.int64)
    which = np.repeat(np.arange(len(lengths)), lengths)
    ends = np.cumsum(lengths)
    return np.arange(len(which)) + np.repeat(first - (ends - lengths), lengths), which
