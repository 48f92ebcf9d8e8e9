"""What lies in a box is drawn one by one, or, where it is much, in cells of 64 pixels.

A cell that lies wholly in the box is counted by the grid; one that the box cuts, row by row, so
that the signs always add up to what lies in the box.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from incidents.filters import BoundingBox
from incidents.view.columns import Columns
from incidents.view.grid import FINEST, Counted, Grid, stretches
from incidents.view.mercator import BITS
from incidents.view.numbering import Numbering
from incidents.vocabulary import EventType

# Fewer are signs of their own; so many and more are drawn as cells.
_MOST_SINGLE: Final = 1_500
_CELL_LEVELS: Final = 2  # 256 pixels a tile are 2**2 cells of 64
_DEEPEST: Final = 30
# No screen is wider than so many cells; a box that is gets coarser ones.
_MOST_ACROSS: Final = 2**9
MIXED: Final = np.uint32(255)
SEVERAL: Final = np.uint32(0xFFFFFFFF)
THE_PLACE_ITSELF: Final = np.uint32(2**31)


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
        total: How many incidents lie in the box.
        signs: A row for each sign: x, y, how many, type, row, radius in metres; type is 255 for
            several, row 2**32 - 1 for several. 2**31 is added to the radius of a place that is
            known itself (UCDP where_prec 1); it has a radius too, a town is no point.
    """

    total: int
    signs: NDArray[np.uint32]

    def to_bytes(self) -> bytes:
        """Total and number of signs, then the signs, as little-endian uint32."""
        head = np.array([self.total, len(self.signs)], "<u4")
        return head.tobytes() + np.ascontiguousarray(self.signs, "<u4").tobytes()


@dataclass(frozen=True, slots=True)
class Places:
    """Where the rows of a selection are.

    Attributes:
        columns: Where the rows are described.
        grid: Where all rows are.
        counted: Which of them the selection shows.
        numbering: What a row is called outside.
    """

    columns: Columns
    grid: Grid
    counted: Counted
    numbering: Numbering

    def cells(self, box: Box, zoom: int) -> Cells:
        """What is drawn in a box at a zoom."""
        level = level_of(box, zoom)
        near = self._near(box, min(level, FINEST))
        total = int(near.many[near.whole].sum()) + len(near.rows)
        if total < _MOST_SINGLE:
            return Cells(total, self._singles(np.sort(self._all(near))))
        if level > FINEST:
            return Cells(total, self._gathered(self._all(near), level))
        return Cells(total, self._counted_cells(near, min(level, FINEST)))

    def inside(self, box: Box) -> NDArray[np.int64]:
        """The rows that lie in a box, ascending."""
        return np.sort(self._all(self._near(box, FINEST)))

    def bounds(self) -> BoundingBox | None:
        """The smallest box in degrees that does not cross 180° and holds every place, if any."""
        grid = self.grid.levels[FINEST]
        ends = self.counted.before(grid.starts)
        first, last = ends[:-1], ends[1:]
        some = np.flatnonzero(last > first)
        if not len(some):
            return None
        across, down = grid.across[some], grid.down[some]
        # What lies farthest to a side lies in a cell that does.
        outer = np.isin(across, (across.min(), across.max()))
        outer |= np.isin(down, (down.min(), down.max()))
        at, _ = stretches(first[some[outer]], last[some[outer]])
        rows = self.counted.rows(at)
        north, east = (self.columns.numbers[name][rows] for name in ("latitude", "longitude"))
        return BoundingBox(
            south=float(north.min()),
            west=float(east.min()),
            north=float(north.max()),
            east=float(east.max()),
        )

    def _near(self, box: Box, level: int) -> _Near:
        """The cells of a level that a box touches."""
        grid = self.grid.levels[level]
        shift = BITS - level
        west, east = box.x0 >> shift, box.x1 >> shift
        north, south = box.y0 >> shift, box.y1 >> shift
        touched = (grid.across >= west) & (grid.across <= east)
        touched &= (grid.down >= north) & (grid.down <= south)
        cells = np.flatnonzero(touched)
        first, last = (self.counted.before(grid.starts[each]) for each in (cells, cells + 1))
        some = last > first
        cells, first, last = cells[some], first[some], last[some]
        side = 1 << shift
        x, y = (part[cells].astype(np.int64) << shift for part in (grid.across, grid.down))
        whole = (x >= box.x0) & (x + side - 1 <= box.x1) & (y >= box.y0) & (y + side - 1 <= box.y1)
        cut = np.flatnonzero(~whole)
        at, which = stretches(first[cut], last[cut])
        rows = self.counted.rows(at)
        here = _lies_in(box, self.columns.x[rows], self.columns.y[rows])
        return _Near(cells, first, last - first, whole, rows[here], cut[which[here]])

    def _all(self, near: _Near) -> NDArray[np.int64]:
        first = near.first[near.whole]
        at, _ = stretches(first, first + near.many[near.whole])
        return np.concatenate([self.counted.rows(at), near.rows])

    def _counted_cells(self, near: _Near, level: int) -> NDArray[np.uint32]:
        grid = self.grid.levels[level]
        whole = near.cells[near.whole]
        many = near.many[near.whole]
        signs = _several(grid.x[whole], grid.y[whole], many)
        alone = np.flatnonzero(many == 1)
        signs[alone] = self._singles(self.counted.rows(near.first[near.whole][alone]))
        return np.concatenate([signs, self._gathered_by(near.rows, near.cells[near.of])])

    def _gathered(self, rows: NDArray[np.int64], level: int) -> NDArray[np.uint32]:
        shift = np.uint32(BITS - level)
        across, down = (
            (part[rows] >> shift).astype(np.int64) for part in (self.columns.x, self.columns.y)
        )
        return self._gathered_by(rows, (down << level) | across)

    def _gathered_by(
        self, rows: NDArray[np.int64], groups: NDArray[np.int64]
    ) -> NDArray[np.uint32]:
        """A sign for each group of rows, in the middle of its rows."""
        _, first, which, many = np.unique(
            groups, return_index=True, return_inverse=True, return_counts=True
        )
        x, y = (
            np.bincount(which, part[rows], len(many)) / many
            for part in (self.columns.x, self.columns.y)
        )
        signs = _several(x, y, many)
        alone = np.flatnonzero(many == 1)
        signs[alone] = self._singles(rows[first[alone]])
        return signs

    def _singles(self, rows: NDArray[np.int64]) -> NDArray[np.uint32]:
        columns = self.columns
        exact = columns.numbers["where_prec"][rows] == 1
        radius = np.maximum(columns.numbers["uncertainty_m"][rows], 0).astype(np.uint32)
        return np.column_stack(
            [
                columns.x[rows],
                columns.y[rows],
                np.ones(len(rows), np.uint32),
                _type_numbers(columns)[columns.coded["event_type"].numbers[rows]],
                self.numbering.outward(rows).astype(np.uint32),
                radius | np.where(exact, THE_PLACE_ITSELF, np.uint32(0)),
            ]
        )


@dataclass(frozen=True, slots=True)
class _Near:
    """The cells that a box touches and in which the selection has rows.

    Attributes:
        cells: Their numbers in their level.
        first: Where the selection's rows in each begin in its order.
        many: How many there are in each.
        whole: Whether the cell lies in the box wholly.
        rows: The rows that lie in the box, of the cells that do not.
        of: For each of these rows its cell, as a place in `cells`.
    """

    cells: NDArray[np.int64]
    first: NDArray[np.int64]
    many: NDArray[np.int64]
    whole: NDArray[np.bool_]
    rows: NDArray[np.int64]
    of: NDArray[np.int64]


def level_of(box: Box, zoom: int) -> int:
    """The level whose cells are drawn in a box at a zoom."""
    widest = max(box.x1 - box.x0, box.y1 - box.y0)
    coarse_enough = BITS - (widest // _MOST_ACROSS).bit_length()
    return min(zoom + _CELL_LEVELS, _DEEPEST, coarse_enough)


def _lies_in(box: Box, x: NDArray[np.uint32], y: NDArray[np.uint32]) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = (x >= box.x0) & (x <= box.x1) & (y >= box.y0) & (y <= box.y1)
    return found


def _several(
    x: NDArray[Any], y: NDArray[Any], many: NDArray[np.integer[Any]]
) -> NDArray[np.uint32]:
    signs = np.empty((len(many), 6), np.uint32)
    signs[:, 0], signs[:, 1], signs[:, 2] = x, y, many
    signs[:, 3], signs[:, 4], signs[:, 5] = MIXED, SEVERAL, 0
    return signs


def _type_numbers(columns: Columns) -> NDArray[np.uint32]:
    """For each word of the column of types its number in the order of EventType."""
    order = {each.value: number for number, each in enumerate(EventType)}
    return np.array(
        [order.get(word, int(MIXED)) for word in columns.coded["event_type"].words], np.uint32
    )
