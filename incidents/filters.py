"""The filters have one set of names: on the command line, in the address and over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from incidents.errors import BadFilter
from incidents.vocabulary import TYPE_OF_SUB_EVENT, EventType, Grade, State


@dataclass(frozen=True, kw_only=True, slots=True)
class BoundingBox:
    """A rectangle in degrees; it crosses 180° where west is greater than east."""

    south: float
    west: float
    north: float
    east: float

    def __post_init__(self) -> None:
        if not -90 <= self.south <= self.north <= 90:
            raise ValueError("south and north must lie between -90 and 90, south first")
        if not (-180 <= self.west <= 180 and -180 <= self.east <= 180):
            raise ValueError("west and east must lie between -180 and 180")


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """Which incidents are asked for; an empty field asks nothing.

    Attributes:
        first_day: `from`; an incident that possibly lies on or after it passes.
        last_day: `to`; an incident that possibly lies on or before it passes.
        certainly: `certainly`, only what certainly happened within these days passes.
        types: `type`, ACLED event types, any of.
        sub_types: `sub-type`, ACLED sub-event types, any of.
        countries: `country`, ISO 3166-1 alpha-2, any of.
        admin1: `admin1`, names of first-order divisions, any of.
        box: `bbox`, south, west, north, east in degrees.
        precision: `precision`, the greatest ACLED geo_precision that still passes.
        states: `state`, any of; empty stands for draft and accepted.
        grades: `grade`, any of.
        sources: `source`, part of a source's name, any of.
        weapons: `weapon`, part of a weapon's name or category, any of.
        banned: `banned`, only where a weapon is of a family that a treaty bans passes.
        actors: `actor`, part of an actor's name, any of.
        killed_min: `killed-min`, the least number killed that is certain.
        review: `review`, only what asks for a person's look passes.
        text: `text`, words that all stand in the incident, in any order and case.
        batch: `batch`, the import or ingest it came with.
    """

    first_day: date | None = None
    last_day: date | None = None
    certainly: bool = False
    types: tuple[EventType, ...] = ()
    sub_types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    admin1: tuple[str, ...] = ()
    box: BoundingBox | None = None
    precision: int | None = None
    states: tuple[State, ...] = ()
    grades: tuple[Grade, ...] = ()
    sources: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    banned: bool = False
    actors: tuple[str, ...] = ()
    killed_min: int | None = None
    review: bool = False
    text: str | None = None
    batch: str | None = None

    def __post_init__(self) -> None:
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise BadFilter(f"'to' ({self.last_day}) lies before 'from' ({self.first_day}).")

    def in_words(self) -> tuple[str, ...]:
        """Each filter that is set, as `name value`."""
        return tuple(
            f"{name} {value}" for name, values in to_params(self).items() for value in values
        )


def from_params(params: Mapping[str, Sequence[str]]) -> Filters:
    """Read filters from named lists of text, as an address or a command line gives them.

    Args:
        params: Values by filter name; names that are no filter's are left alone, so that a
            page may keep its own parameters in the same address.

    Raises:
        BadFilter: A value is not one of the filter's; the message names both.
    """
    read: dict[str, Any] = {}
    for name, kind in _KINDS.items():
        values = [value for value in params.get(name, ()) if value.strip()]
        if values:
            read[kind.field] = _read(name, kind, values)
    return Filters(**read)


def to_params(filters: Filters) -> dict[str, list[str]]:
    """The inverse of from_params; filters that are not set have no entry."""
    params: dict[str, list[str]] = {}
    for name, kind in _KINDS.items():
        value = getattr(filters, kind.field)
        if value is None or value == () or value is False:
            continue
        values = value if isinstance(value, tuple) else (value,)
        params[name] = [_written(each) for each in values]
    return params


@dataclass(frozen=True, slots=True)
class _Kind:
    field: str
    parse: Callable[[str], Any]
    takes: str
    many: bool = False


def _read(name: str, kind: _Kind, values: Sequence[str]) -> Any:  # noqa: ANN401 - each filter has its own type
    if not kind.many and len(values) > 1:
        raise BadFilter(f"'{name}' takes one value, not {len(values)}.")
    parsed = []
    for value in values:
        try:
            parsed.append(kind.parse(value.strip()))
        except (ValueError, KeyError) as fault:
            raise BadFilter(f"'{name}' takes {kind.takes}, not {value[:80]!r}.") from fault
    return tuple(dict.fromkeys(parsed)) if kind.many else parsed[0]


def _written(value: object) -> str:
    if isinstance(value, BoundingBox):
        edges = (value.south, value.west, value.north, value.east)
        # Every digit: an edge that is rounded inwards would lose what lies on it.
        return ",".join(repr(float(edge)).removesuffix(".0") for edge in edges)
    return "1" if value is True else str(value)


def _box(value: str) -> BoundingBox:
    south, west, north, east = (float(part) for part in value.split(","))
    return BoundingBox(south=south, west=west, north=north, east=east)


def _sub_type(value: str) -> str:
    if value not in TYPE_OF_SUB_EVENT:
        raise ValueError(value)
    return value


def _country(value: str) -> str:
    code = value.upper()
    if not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise ValueError(value)
    return code


def _precision(value: str) -> int:
    if value not in {"1", "2", "3"}:
        raise ValueError(value)
    return int(value)


def _switch(value: str) -> bool:
    return {"1": True, "0": False}[value]


def _whole_number(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 9):
        raise ValueError(value)
    return int(value)


_A_DAY: Final = "a day as YYYY-MM-DD"
_KINDS: Final = MappingProxyType(
    {
        "from": _Kind("first_day", date.fromisoformat, _A_DAY),
        "to": _Kind("last_day", date.fromisoformat, _A_DAY),
        "certainly": _Kind("certainly", _switch, "1"),
        "type": _Kind("types", EventType, "an ACLED event type such as 'Battles'", many=True),
        "sub-type": _Kind("sub_types", _sub_type, "an ACLED sub-event type", many=True),
        "country": _Kind("countries", _country, "a two-letter country code", many=True),
        "admin1": _Kind("admin1", str, "the name of a first-order division", many=True),
        "bbox": _Kind("box", _box, "south,west,north,east in degrees"),
        "precision": _Kind("precision", _precision, "1, 2 or 3"),
        "state": _Kind("states", State, "draft, accepted or rejected", many=True),
        "grade": _Kind("grades", Grade, "an Airwars grade such as 'Fair'", many=True),
        "source": _Kind("sources", str, "part of a source's name", many=True),
        "weapon": _Kind("weapons", str, "part of a weapon's name", many=True),
        "banned": _Kind("banned", _switch, "1"),
        "actor": _Kind("actors", str, "part of an actor's name", many=True),
        "killed-min": _Kind("killed_min", _whole_number, "a whole number"),
        "review": _Kind("review", _switch, "1"),
        "text": _Kind("text", str, "words"),
        "batch": _Kind("batch", str, "a batch's id"),
    }
)
NAMES: Final = tuple(_KINDS)
# What each filter takes, in words, and whether it may be given several times.
TAKES: Final = MappingProxyType({name: (kind.takes, kind.many) for name, kind in _KINDS.items()})

if {kind.field for kind in _KINDS.values()} != {field.name for field in fields(Filters)}:
    raise AssertionError("every field of Filters has a name and a reader")
