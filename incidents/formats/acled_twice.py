"""What ACLED says twice in a row is held against itself.

The rules hold in each of 2,826 rows of ACLED's exports for Kenya and Argentina.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from incidents.formats.cells import Cells, shown
from incidents.formats.countries import country_of_code
from incidents.formats.coupled import Couple
from incidents.formats.days import month_named
from incidents.formats.told_before import told_before
from incidents.interval import Interval
from incidents.vocabulary import EventType

_LETTERS: Final = re.compile(r"([A-Za-z]{3})[0-9]+")
# ACLED codebook, inter1 and inter2, and the one name that actors of these kinds have.
_NAMED: Final = {"5": "Rioters", "6": "Protesters", "7": "Civilians"}
_PEOPLE_OF: Final = {
    EventType.PROTESTS: "Protesters",
    EventType.RIOTS: "Rioters",
    EventType.VIOLENCE_AGAINST_CIVILIANS: "Civilians",
}
_PEACEFUL: Final = "Peaceful protest"
_ON: Final = re.compile(r"On ([0-9]{1,2}) ([A-Z][a-z]+)\.?(?:,? ([12][0-9]{3}))?\b")


def _letters(event_id: str) -> str:
    match = _LETTERS.fullmatch(event_id.strip())
    return match[1].casefold() if match else ""


COUPLES: Final = (
    Couple(("location", "admin1", "admin2"), ("latitude", "longitude")),
    Couple(("latitude", "longitude"), ("location",)),
    Couple(("event_id_cnty",), ("country",), _letters),
    Couple(("iso",), ("country",)),
    Couple(("iso3",), ("country",)),
    Couple(("country",), ("region",)),
    Couple(("sub_event_type",), ("disorder_type",)),
)


def said_twice(
    cells: Cells, kind: EventType, sub_kind: str | None, country: str | None, when: Interval
) -> Iterator[str | None]:
    """What a row says against itself, a sentence each; None where it does not.

    Args:
        cells: The row.
        kind: Its event type.
        sub_kind: Its sub-type.
        country: The code of its country, or None.
        when: Its date.
    """
    yield _other_country(cells, country)
    yield _other_interaction(cells)
    yield from _other_actors(cells)
    yield _without_its_people(cells, kind)
    yield _dead_in_peace(cells, sub_kind)
    yield told_before(cells, "timestamp", when)
    yield _other_day(cells, when)


def _other_country(cells: Cells, country: str | None) -> str | None:
    """The letters of an id are those of ISO 3166-1, or ACLED's own, which are none there."""
    event_id = cells.text("event_id_cnty") or ""
    match = _LETTERS.fullmatch(event_id)
    theirs = None if match is None else country_of_code(match[1])
    if theirs is None or country is None or theirs == country:
        return None
    return f"event_id_cnty {shown(event_id)} is of {theirs} and the country is {country}."


def _other_interaction(cells: Cells) -> str | None:
    """ACLED codebook: the smaller code stands first, and one actor alone has a 0 behind."""
    codes = [(cells.text(name) or "0").removesuffix(".0") for name in ("inter1", "inter2")]
    joint = (cells.text("interaction") or "").removesuffix(".0")
    if not (joint.isdecimal() and all(map(str.isdecimal, codes))):
        return None
    less, more = sorted(map(int, codes))
    if int(joint) == (10 * less + more if less else 10 * more):
        return None
    return f"interaction is {joint}, and inter1 is {codes[0]} and inter2 {codes[1]}."


def _other_actors(cells: Cells) -> Iterator[str]:
    for side in ("1", "2"):
        code = (cells.text(f"inter{side}") or "").removesuffix(".0")
        name = cells.text(f"actor{side}") or ""
        if not code or f"actor{side}" not in cells.at:
            continue
        stated = _NAMED.get(code) or next(
            (each for each in _NAMED.values() if each.casefold() == code.casefold()), None
        )
        called = name.partition(" (")[0]
        if stated is not None and called != stated:
            yield f"inter{side} says {stated}, and actor{side} is “{shown(name)}”."
        elif stated is None and called in _NAMED.values():
            yield f"actor{side} is “{shown(name)}”, and inter{side} says {shown(code)}."


def _without_its_people(cells: Cells, kind: EventType) -> str | None:
    people = _PEOPLE_OF.get(kind)
    names = [cells.text(f"actor{side}") or "" for side in ("1", "2")]
    if people is None or not any(names) or any(name.startswith(people) for name in names):
        return None
    return f"The event type is {kind.value}, and neither actor is “{people}”."


def _dead_in_peace(cells: Cells, sub_kind: str | None) -> str | None:
    """ACLED codebook: in a peaceful protest nobody uses force."""
    number = cells.whole("fatalities")
    if sub_kind != _PEACEFUL or not number:
        return None
    return f"fatalities is {number:,}, in a peaceful protest."


def _other_day(cells: Cells, when: Interval) -> str | None:
    """Notes on an exact day begin with it: “On 30 June 2022, …”."""
    match = _ON.match(cells.text("notes") or "")
    month = None if match is None else month_named(match[2])
    if match is None or month is None:
        return None
    if when.time_precision != 1:
        return f"The notes begin with “{match[0]}” and time_precision is {when.time_precision}."
    day = when.start
    if (int(match[1]), month, int(match[3] or day.year)) == (day.day, day.month, day.year):
        return None
    return f"The notes begin with “{match[0]}” and the date is {day}."
