"""What GTD says twice in a row is held against itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from incidents.formats.cells import Cells, shown
from incidents.formats.coupled import Couple

_EVENT_ID: Final = re.compile(r"[0-9]{12}")
_SUMMARY: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}):")
# Of all who were killed or wounded, some were the attackers or citizens of the United States.
_SOME_OF: Final = (
    *(("nkillter", "nkill"), ("nkillus", "nkill"), ("nwoundte", "nwound"), ("nwoundus", "nwound")),
)
_CODED: Final = (
    *("country", "region", "attacktype1", "attacktype2", "attacktype3"),
    *("targtype1", "targtype2", "targtype3", "targsubtype1", "targsubtype2", "targsubtype3"),
    *("weaptype1", "weaptype2", "weaptype3", "weaptype4"),
    *("weapsubtype1", "weapsubtype2", "weapsubtype3", "weapsubtype4"),
    *("natlty1", "natlty2", "natlty3"),
)
COUPLES: Final = (
    *(Couple((name,), (f"{name}_txt",)) for name in _CODED),
    Couple(("country_txt",), ("region_txt",)),
)


def said_twice(cells: Cells, year: int, month: int, day: int) -> Iterator[str]:
    """What a row says against itself, a sentence each.

    Args:
        cells: The row.
        year: iyear.
        month: imonth; 0 where it is unknown.
        day: iday; 0 where it is unknown.
    """
    yield from _other_day(cells, year, month, day)
    for some, of_all in _SOME_OF:
        part, whole = _number(cells, some), _number(cells, of_all)
        if part is not None and whole is not None and part > whole:
            yield f"{some} {part:g} is more than {of_all} {whole:g}."
        if part and whole is None and of_all in cells.at:
            yield f"{some} is {part:g}, and {of_all} is not known."


def _other_day(cells: Cells, year: int, month: int, day: int) -> Iterator[str]:
    """An eventid begins with the day, as far as it is known, and most summaries do.

    An id stays where the day is corrected later, by a day as a rule, so it speaks for itself only
    where nothing else does or where the month is another.
    """
    event_id = cells.text("eventid") or ""
    if _EVENT_ID.fullmatch(event_id) is None:
        yield f"eventid “{shown(event_id)}” has not the 12 digits of GTD's ids."
        return
    match = _SUMMARY.match(cells.text("summary") or "")
    told = None if match is None else (int(match[3]), int(match[1]), int(match[2]))
    of_id = (int(event_id[:4]), int(event_id[4:6]), int(event_id[6:8]))
    dated = f"{year}-{month:02}-{day:02}"
    if of_id[:2] != (year, month):
        yield f"eventid {event_id} is of {of_id[0]}-{of_id[1]:02} and the date of {dated[:7]}."
    elif of_id[2] != day and told in {None, of_id}:
        more = "" if told is None else " and the summary"
        yield f"eventid {event_id}{more} and the date {dated} are of different days."


def _number(cells: Cells, column: str) -> float | None:
    """A number of people, which may be a share; None where it is unknown."""
    text = cells.text(column) or ""
    return float(text) if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text) else None
