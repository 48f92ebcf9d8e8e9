"""Each filter becomes the rows that pass it; what passes all of them is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import reduce
from types import MappingProxyType
from typing import Final

import numpy as np

from incidents.errors import BadFilter
from incidents.filters import BoundingBox, Filters
from incidents.table.columns import folded
from incidents.view.codes import Mask
from incidents.view.columns import Columns
from incidents.vocabulary import State

_EPOCH: Final = date(1970, 1, 1).toordinal()
_SHOWN_STATES: Final = (State.DRAFT, State.ACCEPTED)

Part = Callable[[Columns, Filters], Mask | None]
# Tells of the name of a weapon or of its family whether a treaty bans it.
Banned = Callable[[str], bool]


def nobody_knows(_weapon: str) -> bool:
    """Where no lexicon was given, nobody knows which weapons are banned.

    Raises:
        BadFilter: Always; that none is banned would be a guess.
    """
    raise BadFilter("'banned' needs the lexicon of weapons, which is not open here.")


def parts(columns: Columns, filters: Filters, banned: Banned) -> Mapping[str, Mask]:
    """For each filter that asks something the rows that pass it; dead rows pass none of them.

    The part named "alive" is always there.

    Raises:
        BadFilter: Only banned weapons are asked for, and nobody knows which they are.
    """
    found = {name: part(columns, filters) for name, part in _PARTS.items()}
    if filters.banned:
        found["banned"] = columns.named["weapons"].that(banned)
    return {"alive": columns.alive} | {
        name: mask for name, mask in found.items() if mask is not None
    }


def passing(masks: Mapping[str, Mask], *, without: str | None = None) -> Mask:
    """The rows that pass every part but one."""
    return reduce(np.logical_and, (mask for name, mask in masks.items() if name != without))


def _day_number(day: date) -> int:
    """A day as the ledger's columns count it, from 1970-01-01."""
    return day.toordinal() - _EPOCH


def certainly_within(columns: Columns, filters: Filters) -> Mask | None:
    """The rows all of whose possible days lie in the dates asked for; None where none are asked."""
    first, last = columns.numbers["first_day"], columns.numbers["last_day"]
    if filters.first_day is None and filters.last_day is None:
        return None
    mask = first <= last  # unknown days never are
    if filters.first_day is not None:
        mask &= first >= _day_number(filters.first_day)
    if filters.last_day is not None:
        mask &= last <= _day_number(filters.last_day)
    return mask


def _dates(columns: Columns, filters: Filters) -> Mask | None:
    if filters.certainly:
        return certainly_within(columns, filters)
    masks = []
    if filters.first_day is not None:
        masks.append(columns.numbers["last_day"] >= _day_number(filters.first_day))
    if filters.last_day is not None:
        masks.append(columns.numbers["first_day"] <= _day_number(filters.last_day))
    return reduce(np.logical_and, masks) if masks else None


def _coded(column: str, wanted: Callable[[Filters], tuple[str, ...]]) -> Part:
    def part(columns: Columns, filters: Filters) -> Mask | None:
        words = wanted(filters)
        return columns.coded[column].having(words) if words else None

    return part


def _named(column: str, wanted: Callable[[Filters], tuple[str, ...]]) -> Part:
    def part(columns: Columns, filters: Filters) -> Mask | None:
        asked = tuple(folded(each) for each in wanted(filters))
        if not asked:
            return None
        return columns.named[column].that(lambda name: any(each in folded(name) for each in asked))

    return part


def _state(columns: Columns, filters: Filters) -> Mask:
    return columns.coded["state"].having(filters.states or _SHOWN_STATES)


def _precision(columns: Columns, filters: Filters) -> Mask | None:
    if filters.precision is None:
        return None
    code = columns.numbers["geo_precision"]
    return (code > 0) & (code <= filters.precision)


def _killed(columns: Columns, filters: Filters) -> Mask | None:
    if not filters.killed_min:
        return None
    mask: Mask = columns.numbers["killed_min"] >= filters.killed_min
    return mask


def _review(columns: Columns, filters: Filters) -> Mask | None:
    mask: Mask = columns.numbers["review"]
    return mask if filters.review else None


def _box(columns: Columns, filters: Filters) -> Mask | None:
    return None if filters.box is None else within(columns, filters.box)


def within(columns: Columns, box: BoundingBox) -> Mask:
    """The rows whose place lies in a box; one without a place lies in none."""
    north, east = columns.numbers["latitude"], columns.numbers["longitude"]
    with np.errstate(invalid="ignore"):
        tall = (north >= box.south) & (north <= box.north)
        if box.west <= box.east:
            mask: Mask = tall & (east >= box.west) & (east <= box.east)
        else:
            mask = tall & ((east >= box.west) | (east <= box.east))
    return mask


def _text(columns: Columns, filters: Filters) -> Mask | None:
    asked = tuple(dict.fromkeys(folded(filters.text or "").split()))
    return columns.texts["words"].holding(asked) if asked else None


# Named as in incidents.filters; `dates` is all that speaks of days.
_PARTS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "dates": _dates,
        "type": _coded("event_type", lambda filters: filters.types),
        "sub-type": _coded("sub_event_type", lambda filters: filters.sub_types),
        "country": _coded("country", lambda filters: filters.countries),
        "admin1": _coded("admin1", lambda filters: filters.admin1),
        "bbox": _box,
        "precision": _precision,
        "state": _state,
        "grade": _coded("grade", lambda filters: filters.grades),
        "source": _named("sources", lambda filters: filters.sources),
        "weapon": _named("weapons", lambda filters: filters.weapons),
        "actor": _named("actors", lambda filters: filters.actors),
        "killed-min": _killed,
        "review": _review,
        "text": _text,
        "batch": _coded("batch_id", lambda filters: (filters.batch,) if filters.batch else ()),
    }
)
