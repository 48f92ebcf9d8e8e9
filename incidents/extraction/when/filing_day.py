"""The day in a dateline is the day of publication of a report that states none.

Without a year it stands for no day.
"""

from __future__ import annotations

from incidents.extraction.text.boilerplate import datelines
from incidents.extraction.text.reading import Reading
from incidents.extraction.when.dates import DateSpan, dates_in


def filing_day_in(reading: Reading) -> DateSpan | None:
    """The day that the first dateline with a day and year names, or None.

    None too where the day of publication is known.
    """
    if reading.published is not None:
        return None
    return next(
        (
            span
            for line in datelines(reading)
            for span in dates_in(reading)
            if span.end - 1 in line and span.interval.start == span.interval.end
        ),
        None,
    )
