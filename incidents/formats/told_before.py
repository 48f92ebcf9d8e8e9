"""Nobody can record an event before it happens."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from incidents.formats import days
from incidents.formats.cells import Cells, Fault, shown
from incidents.interval import Interval

# The time may be written in another zone than the day.
_ZONES: Final = timedelta(days=1)
_SECONDS: Final = range(10**8, 10**11)


def told_before(cells: Cells, column: str, when: Interval | None) -> str | None:
    """A doubt where a row was recorded before its event, as a sentence.

    Args:
        cells: The row.
        column: The column of the time of recording: a date, or seconds since 1970.
        when: When the event was.
    """
    written = cells.text(column)
    if written is None or when is None:
        return None
    seconds = written.removesuffix(".0")
    if seconds.isdecimal() and int(seconds) in _SECONDS:
        told = datetime.fromtimestamp(int(seconds), UTC).date()
    else:
        try:
            told = days.day(cells, column, None)
        except Fault:
            return None
    if when.start - told <= _ZONES:
        return None
    return f"{column} “{shown(written)}” is {told}, before the date {when.start}."
