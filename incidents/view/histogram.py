"""An incident is spread evenly over the days on which it may have happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from incidents.view.columns import Columns
from incidents.vocabulary import EventType

Unit = Literal["day", "week", "month", "year"]
Bars = Sequence[tuple[date, Mapping[EventType, float]]]
_EPOCH: Final = np.datetime64("1970-01-01", "D")
# The finest unit that still gives at most about a hundred bars a screen can show apart.
_LONGEST_DAYS: Final[tuple[tuple[int, Unit], ...]] = ((92, "day"), (731, "week"), (18_500, "month"))
_LEAST: Final = 5e-7  # shares of days add up with rounding; less than this is none


def histogram(columns: Columns, rows: NDArray[np.int64], unit: Unit | None) -> Bars:
    """Count rows by a unit of time and by type; rows without a date are in no bar.

    Args:
        columns: Where the rows are.
        rows: Which of them.
        unit: Day, week from Monday, month or year; None takes what the time between asks for.

    Returns:
        The first day of each unit with its count by type; units without any are left out.
    """
    first, last = columns.numbers["first_day"][rows], columns.numbers["last_day"][rows]
    known = first <= last
    first, last, rows = first[known], last[known], rows[known]
    if not len(rows):
        return ()
    begin, end = int(first.min()), int(last.max())
    kinds = columns.coded["event_type"].numbers[rows]
    shares = _daily(first - begin, last - begin, kinds, end - begin + 1)
    starts = _starts(begin, end, unit or _fitting(end - begin + 1))
    bars = np.add.reduceat(shares, np.maximum(starts - begin, 0), axis=1)
    words = columns.coded["event_type"].words
    return tuple(
        (
            date(1970, 1, 1) + timedelta(days=int(start)),
            {EventType(words[kind]): float(bars[kind, bar]) for kind in np.flatnonzero(filled)},
        )
        for bar, start in enumerate(starts)
        if (filled := bars[:, bar] > _LEAST).any()
    )


def _fitting(days: int) -> Unit:
    return next((unit for most, unit in _LONGEST_DAYS if days <= most), "year")


def _daily(
    first: NDArray[np.int32], last: NDArray[np.int32], kinds: NDArray[np.int32], days: int
) -> NDArray[np.float64]:
    many = int(kinds.max()) + 1
    at = kinds.astype(np.int64) * (days + 1) + first
    one_day = first == last
    exact = np.bincount(at[one_day], minlength=many * (days + 1)).reshape(many, -1)[:, :days]
    spread = ~one_day
    if not spread.any():
        return exact.astype(float)
    share = 1 / (last[spread] - first[spread] + 1)
    to = kinds[spread].astype(np.int64) * (days + 1) + last[spread] + 1
    slope = np.bincount(at[spread], share, many * (days + 1)) - np.bincount(
        to, share, many * (days + 1)
    )
    spread_out = np.cumsum(slope.reshape(many, -1).astype(float), axis=1)[:, :days]
    return np.asarray(exact + spread_out, float)


def _starts(begin: int, end: int, unit: Unit) -> NDArray[np.int64]:
    days = np.arange(begin, end + 1)
    if unit == "day":
        return days
    if unit == "week":
        monday = begin - (begin + 3) % 7  # 1970-01-01 was a Thursday
        return np.arange(monday, end + 1, 7)
    step = "M" if unit == "month" else "Y"
    whole = np.unique((_EPOCH + days[[0, -1]]).astype(f"datetime64[{step}]"))
    every = np.arange(whole[0], whole[-1] + 1)
    found: NDArray[np.int64] = (every.astype("datetime64[D]") - _EPOCH).astype(np.int64)
    return found
