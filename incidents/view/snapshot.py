"""A snapshot is the ledger's incidents as they were at one head; it never changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from incidents.count import Count
from incidents.filters import Filters
from incidents.table import Head
from incidents.view.columns import NEVER_FIRST, NEVER_LAST, Columns
from incidents.view.grid import Grid
from incidents.view.matching import Banned, nobody_knows
from incidents.view.numbering import Numbering
from incidents.view.selection import Selection

# A selection keeps some bytes for each row, so of a large ledger fewer are kept.
_MOST_KEPT: Final = 24
_LEAST_KEPT: Final = 4
_ROWS_KEPT: Final = 40_000_000
_EPOCH: Final = date(1970, 1, 1)


class Snapshot:
    """The incidents at one head; threads may share it.

    Attributes:
        head: The ledger's last revision when it was taken.
        size: How many incidents there are.
        rows: How many rows: as many, each with a number below it.
    """

    def __init__(self, head: Head, columns: Columns, banned: Banned = nobody_knows) -> None:
        self.head = head
        self._banned = banned
        self.columns = columns
        self.size = int(np.count_nonzero(columns.alive))
        self.rows = self.size
        self._grid = Grid.of(columns)
        self._numbering = Numbering.of(columns.alive)
        self._most_kept = max(_LEAST_KEPT, min(_MOST_KEPT, _ROWS_KEPT // max(1, columns.size)))
        self._kept: OrderedDict[Filters, Selection] = OrderedDict()
        self._lock = threading.Lock()

    @cached_property
    def first_day(self) -> date | None:
        """The first day on which any incident may have happened."""
        days = self.columns.numbers["first_day"][self.columns.alive]
        days = days[days != NEVER_FIRST]
        return _EPOCH + timedelta(days=int(days.min())) if len(days) else None

    @cached_property
    def last_day(self) -> date | None:
        """The last day on which any incident may have happened."""
        days = self.columns.numbers["last_day"][self.columns.alive]
        days = days[days != NEVER_LAST]
        return _EPOCH + timedelta(days=int(days.max())) if len(days) else None

    def select(self, filters: Filters) -> Selection:
        """What filters show; asked again, the same selection is given.

        Raises:
            BadFilter: Only banned weapons are asked for, and nobody knows which they are.
        """
        with self._lock:
            known = self._kept.get(filters)
            if known is not None:
                self._kept.move_to_end(filters)
                return known
        made = Selection(self.columns, self._grid, self._numbering, filters, self._banned)
        with self._lock:
            made = self._kept.setdefault(filters, made)
            while len(self._kept) > self._most_kept:
                self._kept.popitem(last=False)
        return made

    def row_of(self, incident_id: str) -> int | None:
        """The row of an incident, or None where it is not there."""
        same = self.columns.texts["incident_id"].among([incident_id]) & self.columns.alive
        return next(iter(self._numbering.outward(np.flatnonzero(same)).tolist()), None)

    def incident_id(self, row: int) -> str:
        """The incident of a row.

        Raises:
            IndexError: There is no such row.
        """
        return self.incident_ids([row])[0]

    def incident_ids(self, rows: Sequence[int] | NDArray[np.int64]) -> list[str]:
        """The incidents of some rows, in their order.

        Raises:
            IndexError: One of the rows is not there.
        """
        return [str(each) for each in self.columns.texts["incident_id"].of(self._at(rows))]

    def point(self, row: int) -> tuple[float, float, int] | None:
        """Latitude and longitude in degrees and the radius in metres; None without a place.

        The radius is 0 where it is not known.
        """
        (row,) = self._at([row]).tolist()
        if not self.columns.placed[row]:
            return None
        numbers = self.columns.numbers
        return (
            float(numbers["latitude"][row]),
            float(numbers["longitude"][row]),
            max(0, int(numbers["uncertainty_m"][row])),
        )

    def frame(self, rows: Sequence[int] | NDArray[np.int64]) -> pd.DataFrame:
        """Rows as a frame for a person to read: dates as days, numbers in words."""
        at = self._at(rows)
        numbers = self.columns.numbers
        days = {
            name: _days(numbers[name][at], never)
            for name, never in (("first_day", NEVER_FIRST), ("last_day", NEVER_LAST))
        }
        words = {
            name: pd.array([self.columns.coded[name].word(row) for row in at], dtype="str")
            for name in ("event_type", "sub_event_type", "country", "admin1", "state", "grade")
        }
        names = {
            name: pd.array(
                ["; ".join(each) for each in self.columns.named[name].of(at)], dtype="str"
            )
            for name in ("actors", "weapons", "sources")
        }
        return pd.DataFrame(
            {
                **days,
                **words,
                "location": pd.array(self.columns.texts["location"].of(at), dtype="str"),
                "killed": pd.array(self._counts("killed", at), dtype="str"),
                "injured": pd.array(self._counts("injured", at), dtype="str"),
                "geo_precision": pd.array(
                    [code if code > 0 else None for code in numbers["geo_precision"][at].tolist()],
                    dtype="Int8",
                ),
                **names,
            }
        )

    def _at(self, numbers: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
        asked = np.asarray(numbers, np.int64)
        if len(asked) and not 0 <= asked.min() <= asked.max() < self.size:
            raise IndexError(f"there are only {self.size} rows")
        return self._numbering.inward(asked)

    def _counts(self, harm: str, rows: NDArray[np.int64]) -> list[str | None]:
        least, most = (self.columns.numbers[f"{harm}_{end}"][rows] for end in ("min", "max"))
        return [_in_words(*pair) for pair in zip(least.tolist(), most.tolist(), strict=True)]


def _in_words(least: int, most: int) -> str | None:
    if least < 0 and most < 0:
        return None
    return Count(
        minimum=None if least < 0 else least, maximum=None if most < 0 else most
    ).in_words()


def _days(numbers: NDArray[np.int32], never: np.int32) -> Any:  # noqa: ANN401 - a pandas array
    days = numbers.astype("datetime64[D]").astype("datetime64[s]")
    days[numbers == never] = np.datetime64("NaT")
    return days
