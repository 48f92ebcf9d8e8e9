"""What a report only recalls is no incident of its own: "last month", "in March 2019".

An event that a later sentence dates to a month or a year, all of it before the report's first
event, is recalled; so is an agreement that the text only points to ("the peace deal of 2016").
"""

from __future__ import annotations

from typing import Final

from incidents.extraction.episodes import Episode, Telling

_LONG: Final = 20  # days, as a month or a year has
_SHORT: Final = 7  # days of an event that a report tells as news


def is_background(first: Episode, telling: Telling) -> bool:
    """Whether a sentence recalls what was before the first event of a report."""
    if telling.is_definite and telling.trigger is not None and telling.trigger.name == "agreement":
        return True
    if telling.date is None or first.date is None or first.date.date is None:
        return False
    when, recalled = first.date.date.interval, telling.date.interval
    return (
        (when.end - when.start).days < _SHORT
        and (recalled.end - recalled.start).days >= _LONG
        and recalled.end < when.start
    )
