"""An event's time is an interval of days with a precision, never a bare date.

ACLED `time_precision`: 1 the day, 2 some day of a week or period, 3 only the month or less.
UCDP `date_prec` (GED codebook 23.1): 1 the day, 2 a range of 2 to 6 days, 3 a week,
4 a month, 5 a year. Both are kept; each can be worked out from the other.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

TIME_PRECISION_OF_DATE_PREC: Final = MappingProxyType({1: 1, 2: 2, 3: 2, 4: 3, 5: 3})
DATE_PREC_OF_TIME_PRECISION: Final = MappingProxyType({1: 1, 2: 3, 3: 4})


@dataclass(frozen=True, kw_only=True, slots=True)
class Interval:
    """The days on one of which, or through which, something happened; both ends included.

    Attributes:
        start: First possible day.
        end: Last possible day, not before start.
        time_precision: ACLED's code, 1 to 3.
        date_prec: UCDP's code, 1 to 5.
    """

    start: date
    end: date
    time_precision: int
    date_prec: int

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"an interval ends on {self.end}, before it starts on {self.start}")
        if self.time_precision not in {1, 2, 3}:
            raise ValueError(f"time_precision {self.time_precision} is not 1, 2 or 3")
        if self.date_prec not in {1, 2, 3, 4, 5}:
            raise ValueError(f"date_prec {self.date_prec} is not 1 to 5")

    @classmethod
    def day(cls, day: date) -> Interval:
        """One day, known exactly."""
        return cls(start=day, end=day, time_precision=1, date_prec=1)

    @classmethod
    def month(cls, year: int, month: int) -> Interval:
        """Some day of a month."""
        last = monthrange(year, month)[1]
        return cls.spanning(date(year, month, 1), date(year, month, last))

    @classmethod
    def spanning(cls, start: date, end: date) -> Interval:
        """Some day or all days from start to end; the codes follow from the length."""
        days = (end - start).days + 1
        date_prec = next(code for code, most in _LONGEST if days <= most)
        return cls(
            start=start,
            end=end,
            time_precision=TIME_PRECISION_OF_DATE_PREC[date_prec],
            date_prec=date_prec,
        )

    @classmethod
    def coded_by_acled(cls, day: date, time_precision: int) -> Interval:
        """The interval that ACLED means by a date and a time_precision.

        Code 2 is some day of that week: three days either side. Code 3 is the month.

        Raises:
            ValueError: The code is not 1, 2 or 3.
        """
        if time_precision == 1:
            return cls.day(day)
        if time_precision == 3:
            return cls.month(day.year, day.month)
        if time_precision != 2:
            raise ValueError(f"time_precision {time_precision} is not 1, 2 or 3")
        first = max(day.toordinal() - 3, date.min.toordinal())
        last = min(day.toordinal() + 3, date.max.toordinal())
        return cls(
            start=date.fromordinal(first),
            end=date.fromordinal(last),
            time_precision=2,
            date_prec=3,
        )

    def possibly_within(self, first: date | None, last: date | None) -> bool:
        """Whether some possible day lies from first to last; None is unbounded."""
        return (first is None or self.end >= first) and (last is None or self.start <= last)

    def in_words(self) -> str:
        """The interval as a person would say it, with how sure it is."""
        if self.start == self.end:
            return self.start.isoformat()
        if self == Interval.month(self.start.year, self.start.month):
            return f"some day in {self.start:%B} {self.start.year}"
        return f"{self.start.isoformat()} to {self.end.isoformat()}"


_LONGEST: Final = ((1, 1), (2, 6), (3, 7), (4, 31), (5, 10**9))
