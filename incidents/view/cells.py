"""Points are counted in cells of a grid that halves with each zoom, few enough for one answer.

The grid's finest level is counted once for a selection; a coarser cell is the sum of its four. A
cell that holds one incident gives that incident. Deeper than the grid, and where few are in the
box, the points themselves are looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from incidents.view.codes import Mask
from incidents.view.columns import Columns
from incidents.view.mercator import morton
from incidents.vocabulary import EventType

FINEST: Final = 11
# A sign on the map for each up to so many; more are drawn as cells of 64 pixels.
_MOST_SINGLE: Final = 1_500
_CELL_LEVELS: Final = 2  # 256 pixels a tile are 2**2 cells of 64
_DEEPEST: Final = 30
MIXED: Final = np.uint32(255)
SEVERAL: Final = np.uint32(0xFFFFFFFF)


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A rectangle of the square of mercator.py, its edges included."""

    x0: int
    y0: int
    x1: int
    y1: int


@dataclass(frozen=True, slots=True)
class Cells:
    """What is drawn in a box.

    Attributes:
        total: How many incidents the signs stand for. A cell whose middle lies in the box is
            drawn whole, and one whose middle lies outside is not.
        signs: A row for each sign: x, y, how many, type, row, radius in metres; type is 255 for
            several, row 2**32 - 1 for several, the radius 0 for a place that is exact.
    """

    total: int
    signs: NDArray[np.uint32]

    def to_bytes(self) -> bytes:
        """Total and number of signs, then the signs, as little-endian uint32."""
        head = np.array([self.total, len(self.signs)], "<u4")
        return head.tobytes() + np.ascontiguousarray(self.signs, "<u4").tobytes()


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the cells are that any row lies in, at every level; the same for every selection.

    Attributes:
        cell: For each row the number of its cell among the occupied ones of the finest level.
        starts: For each level but the finest, where each cell's children begin one level below.
        centres: For each level x and y of the middle of the rows in each cell.
    """

    cell: NDArray[np.int32]
    starts: tuple[NDArray[np.int64], ...]
    centres: tuple[tuple[NDArray[np.uint32], NDArray[np.uint32]], ...]

    @classmethod
    def of(cls, columns: Columns) -> Grid:
        """The grid of the rows that have a place."""
        placed = np.flatnonzero(columns.placed & columns.alive)
        code = morton(columns.x[placed], columns.y[placed], FINEST)
        numbers = np.bincount(code, minlength=4**FINEST) if len(code) else np.zeros(1, np.int64)
        occupied = np.flatnonzero(numbers)
        place_of = np.zeros(len(numbers), np.int32)
        place_of[occupied] = np.arange(len(occupied), dtype=np.int32)
        cell = np.zeros(columns.size, np.int32)
        cell[placed] = place_of[code]
        sums = [
            np.bincount(cell[placed], part[placed], len(occupied)).astype(float)
            for part in (columns.x, columns.y)
        ]
        return cls(cell, *_pyramid(occupied, numbers[occupied].astype(float), sums))

    def levels(self, finest: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
        """Sum numbers of the finest level's cells up to each coarser one, coarsest first."""
        found = [finest]
        for starts in reversed(self.starts):
            found.append(np.add.reduceat(found[-1], starts) if len(starts) else found[-1])
        return tuple(reversed(found))


def _pyramid(
    occupied: NDArray[np.int64], numbers: NDArray[np.float64], sums: list[NDArray[np.float64]]
) -> tuple[
    tuple[NDArray[np.int64], ...], tuple[tuple[NDArray[np.uint32], NDArray[np.uint32]], ...]
]:
    starts, centres = [], []
    for level in range(FINEST, -1, -1):
        centres.append(tuple((part / np.maximum(numbers, 1)).astype(np.uint32) for part in sums))
        if level:
            parents = occupied >> 2
            first = np.flatnonzero(np.r_[True, parents[1:] != parents[:-1]][: len(parents)])
            starts.append(first)
            occupied = parents[first]
            if len(first):
                numbers = np.add.reduceat(numbers, first)
                sums = [np.add.reduceat(part, first) for part in sums]
    return tuple(reversed(starts)), tuple(reversed(centres))  # type: ignore[arg-type]  # each a pair


@dataclass(frozen=True, slots=True)
class Counted:
    """A selection counted in the grid.

    Attributes:
        numbers: For each level how many incidents each cell holds, coarsest first.
        rows: For each level the sum of the row numbers: where one incident is, its row.
    """

    numbers: tuple[NDArray[np.float64], ...]
    rows: tuple[NDArray[np.float64], ...]

    @classmethod
    def of(cls, grid: Grid, chosen: NDArray[np.int64]) -> Counted:
        """Count the rows, all of which have a place."""
        cells = grid.cell[chosen]
        many = len(grid.centres[FINEST][0])
        numbers = np.bincount(cells, minlength=many).astype(float)
        # Row numbers stay below 2**53, so their sums are exact where a cell holds one.
        rows = np.bincount(cells, chosen, many).astype(float)
        return cls(grid.levels(numbers), grid.levels(rows))


def cells(
    columns: Columns, grid: Grid, counted: Counted, shown: Mask, box: Box, zoom: int
) -> Cells:
    """What is drawn in a box at a zoom."""
    level = min(zoom + _CELL_LEVELS, _DEEPEST)
    if level <= FINEST:
        found = _of_grid(columns, grid, counted, box, level)
        if found.total > _MOST_SINGLE:
            return found
    inside = np.flatnonzero(_inside(columns, box) & shown)
    if len(inside) <= _MOST_SINGLE:
        return Cells(len(inside), _singles(columns, inside))
    return Cells(len(inside), _gathered(columns, inside, level))


def on_spot(columns: Columns, shown: Mask, x: int, y: int, reach: int) -> NDArray[np.int64]:
    """The rows of a mask whose place is at most so far from a point, in x and in y."""
    east = np.abs(columns.x.astype(np.int64) - x) <= reach
    return np.flatnonzero(east & (np.abs(columns.y.astype(np.int64) - y) <= reach) & shown)


def _inside(columns: Columns, box: Box) -> Mask:
    wide = (columns.x >= box.x0) & (columns.x <= box.x1)
    return wide & (columns.y >= box.y0) & (columns.y <= box.y1)


def _of_grid(columns: Columns, grid: Grid, counted: Counted, box: Box, level: int) -> Cells:
    x, y = grid.centres[level]
    numbers = counted.numbers[level]
    wide = (numbers > 0) & (x >= box.x0) & (x <= box.x1)
    inside = np.flatnonzero(wide & (y >= box.y0) & (y <= box.y1))
    many = numbers[inside].astype(np.uint32)
    signs = np.column_stack(
        [
            x[inside],
            y[inside],
            many,
            np.full(len(inside), MIXED),
            np.full(len(inside), SEVERAL),
            np.zeros(len(inside), np.uint32),
        ]
    )
    alone = np.flatnonzero(many == 1)
    signs[alone] = _singles(columns, counted.rows[level][inside[alone]].astype(np.int64))
    return Cells(int(many.sum()), signs)


def _singles(columns: Columns, rows: NDArray[np.int64]) -> NDArray[np.uint32]:
    exact = columns.numbers["where_prec"][rows] == 1
    radius = np.where(exact, 0, np.maximum(columns.numbers["uncertainty_m"][rows], 0))
    return np.column_stack(
        [
            columns.x[rows],
            columns.y[rows],
            np.ones(len(rows), np.uint32),
            type_numbers(columns)[columns.coded["event_type"].numbers[rows]],
            rows.astype(np.uint32),
            radius.astype(np.uint32),
        ]
    )


def type_numbers(columns: Columns) -> NDArray[np.uint32]:
    """For each word of the column of types its number in the order of EventType."""
    order = {each.value: number for number, each in enumerate(EventType)}
    return np.array(
        [order.get(word, int(MIXED)) for word in columns.coded["event_type"].words], np.uint32
    )


def _gathered(columns: Columns, rows: NDArray[np.int64], level: int) -> NDArray[np.uint32]:
    shift = np.uint32(32 - level)
    x, y = columns.x[rows], columns.y[rows]
    across = (x >> shift).astype(np.int64)
    code = (y >> shift).astype(np.int64) * (int(across.max()) + 1) + across
    _, first, which, many = np.unique(
        code, return_index=True, return_inverse=True, return_counts=True
    )
    signs = np.column_stack(
        [
            (np.bincount(which, x) / many).astype(np.uint32),
            (np.bincount(which, y) / many).astype(np.uint32),
            many.astype(np.uint32),
            np.full(len(many), MIXED),
            np.full(len(many), SEVERAL),
            np.zeros(len(many), np.uint32),
        ]
    )
    alone = np.flatnonzero(many == 1)
    signs[alone] = _singles(columns, rows[first[alone]])
    return signs
