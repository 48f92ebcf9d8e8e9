"""A selection is what some filters show of a snapshot: counts, bars, totals, cells and rows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from incidents.count import Total
from incidents.filters import BoundingBox, Filters
from incidents.view import matching, order, totals
from incidents.view.cells import Box, Cells, Places
from incidents.view.codes import Mask
from incidents.view.columns import Columns
from incidents.view.grid import Counted, Grid
from incidents.view.histogram import Bars, Unit, histogram
from incidents.view.mercator import SIDE
from incidents.view.numbering import Numbering

_MOST_PAIRS: Final = 4_000_000
# Which column a facet counts; the names are the filters'.
_FACETS: Final = {
    "type": "event_type",
    "sub-type": "sub_event_type",
    "country": "country",
    "admin1": "admin1",
    "state": "state",
    "grade": "grade",
    "batch": "batch_id",
}


class Selection:
    """What filters show of a snapshot; threads may share it.

    Attributes:
        filters: The filters.
    """

    def __init__(
        self,
        columns: Columns,
        grid: Grid,
        numbering: Numbering,
        filters: Filters,
        banned: matching.Banned,
    ) -> None:
        self.filters = filters
        self._columns = columns
        self._grid = grid
        self._numbering = numbering
        self._masks = matching.parts(columns, filters, banned)
        self._shown: Mask = matching.passing(self._masks)

    @cached_property
    def count(self) -> int:
        """How many incidents there are."""
        return int(np.count_nonzero(self._shown))

    @cached_property
    def certain(self) -> int:
        """How many of them certainly lie in the dates asked for."""
        sure = matching.certainly_within(self._columns, self.filters)
        return self.count if sure is None else int(np.count_nonzero(sure & self._shown))

    def facet(self, name: str) -> Mapping[str, int]:
        """How many incidents each value of a filter would show under the other filters."""
        rows: NDArray[np.integer[Any]] = self._rows
        if name in self._masks:
            rows = np.flatnonzero(matching.passing(self._masks, without=name))
        if name == "precision":
            codes = np.bincount(np.maximum(self._columns.numbers["geo_precision"][rows], 0))
            return {str(code): int(many) for code, many in enumerate(codes) if code and many}
        return self._columns.coded[_FACETS[name]].count(rows)

    @cached_property
    def by_division(self) -> Mapping[tuple[str, str], int]:
        """How many there are of each country and first-order division; "" where one is unknown."""
        country, admin1 = (self._columns.coded[name] for name in ("country", "admin1"))
        wide = len(admin1.words)
        pairs = country.numbers.take(self._rows).astype(np.int64) * wide
        pairs += admin1.numbers.take(self._rows)
        # Counting in a table is quicker than sorting, and only a strange ledger makes it large.
        if len(country.words) * wide <= _MOST_PAIRS:
            many = np.bincount(pairs)
            found = np.flatnonzero(many)
            many = many[found]
        else:
            found, many = np.unique(pairs, return_counts=True)
        return {
            (country.words[pair // wide], admin1.words[pair % wide]): number
            for pair, number in zip(found.tolist(), many.tolist(), strict=True)
        }

    @cached_property
    def without_place(self) -> int:
        """How many are on no map."""
        return int(np.count_nonzero(self._shown & ~self._columns.placed))

    @cached_property
    def unsure_date(self) -> int:
        """How many have no exact day."""
        numbers = self._columns.numbers
        return int(np.count_nonzero((numbers["first_day"] != numbers["last_day"]) & self._shown))

    @cached_property
    def to_review(self) -> int:
        """How many ask for a person's look."""
        return int(np.count_nonzero(self._columns.numbers["review"] & self._shown))

    @cached_property
    def killed(self) -> Total:
        """How many people were killed."""
        return totals.total(self._columns, self._rows, "killed")

    @cached_property
    def injured(self) -> Total:
        """How many people were injured."""
        return totals.total(self._columns, self._rows, "injured")

    def totals_by(self, name: str, harm: totals.Harm = "killed") -> Mapping[str, Total]:
        """People harmed by type, country, actor or month; an empty word stands for unknown.

        The month is that of the first day on which it may have happened, as YYYY-MM.
        """
        if name == "month":
            return totals.totals_by_month(self._columns, self._rows, harm)
        if name == "actor":
            return totals.totals_by_name(self._columns, self._shown, "actors", harm)
        return totals.totals_by(self._columns, self._rows, _FACETS[name], harm)

    def histogram(self, unit: Unit | None) -> Bars:
        """Incidents by time and type, each spread evenly over its possible days."""
        return histogram(self._columns, self._rows, unit)

    def rows(
        self, *, offset: int = 0, limit: int = 100, order_by: str = "date", descending: bool = True
    ) -> NDArray[np.int64]:
        """A page of row numbers in an order; what is unknown comes last.

        Raises:
            BadFilter: There is no such order.
        """
        found = order.page(
            self._columns,
            self._rows,
            offset=offset,
            limit=limit,
            order=order_by,
            descending=descending,
        )
        return self._numbering.outward(found)

    def rank(self, row: int, *, order_by: str = "date", descending: bool = True) -> int | None:
        """How many of its incidents stand before a row in an order; None where it is not shown.

        Raises:
            BadFilter: There is no such order.
        """
        (inner,) = self._numbering.inward(np.array([row], np.int64)).tolist()
        if not self._shown[inner]:
            return None
        at = int(np.searchsorted(self._rows, inner))
        return order.rank(self._columns, self._rows, at, order=order_by, descending=descending)

    def ids(self) -> list[str]:
        """The ids of all its incidents."""
        return [each for each in self._columns.texts["incident_id"].of(self._rows) if each]

    @cached_property
    def bounds(self) -> BoundingBox | None:
        """The smallest box that does not cross 180° and holds every place; None for no place."""
        return self._places.bounds()

    def cells(self, box: Box, zoom: int) -> Cells:
        """What the map draws in a box at a zoom."""
        return self._places.cells(box, zoom)

    def at(self, x: int, y: int, reach: int) -> NDArray[np.int64]:
        """The rows whose place is at most so far from a point of the map's square, in x and y."""
        most = SIDE - 1
        box = Box(
            x0=max(0, x - reach),
            y0=max(0, y - reach),
            x1=min(most, x + reach),
            y1=min(most, y + reach),
        )
        return self._numbering.outward(self._places.inside(box))

    @cached_property
    def _rows(self) -> NDArray[np.int64]:
        return np.flatnonzero(self._shown)

    @cached_property
    def _places(self) -> Places:
        counted = Counted.of(self._grid, self._shown)
        return Places(self._columns, self._grid, counted, self._numbering)
