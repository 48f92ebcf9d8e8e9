"""A place phrase is a relation and one or two names: "20 km north of Mosul", "X, Y region".

No pattern here may backtrack over the whole text, and a phrase is at most 300 characters long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

LONGEST: Final = 300


class Relation(StrEnum):
    """How the place meant lies to the place named."""

    AT = "at"
    NEAR = "near"
    OFFSET = "offset"
    BETWEEN = "between"
    PART = "part"
    FACILITY = "facility"


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """A phrase taken apart.

    Attributes:
        relation: How the place meant lies to the names.
        name: The place named.
        other: The second name of "between X and Y" or "X (Y)", or None.
        context: What it is said to lie in, innermost first.
        distance_km: For an offset, how far.
        bearing: For an offset, degrees clockwise from north; None where no direction is told.
        spread_degrees: For an offset, how far either side the direction may lie.
    """

    relation: Relation
    name: str
    other: str | None = None
    context: tuple[str, ...] = ()
    distance_km: float | None = None
    bearing: float | None = None
    spread_degrees: float | None = None


_BEARINGS: Final = {
    "north": 0.0,
    "northeast": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "northwest": 315.0,
}
_KM: Final = {"k": 1.0, "m": 1.609344}
_DIRECTION: Final = r"(?:north|south)(?:[ -]?(?:east|west))?|east|west"
_OFFSET: Final = re.compile(
    r"(?:about |around |some |roughly |approximately )?(\d{1,4}(?:[.,]\d)?) ?"
    r"(km|kms|kilomet(?:er|re)s?|miles?|mi)\.? "
    rf"(?:to the )?(?:({_DIRECTION})(?:ern)? )?(?:of|from|outside|away from) (.+)",
    re.IGNORECASE,
)
_DIRECTION_OF: Final = re.compile(
    rf"(?:to the |just )?({_DIRECTION})(?:ern)? of (.+)", re.IGNORECASE
)
_BETWEEN: Final = re.compile(
    r"(?:(?:on |along )?(?:the )?(?:road |highway |way |area |border )?)?"
    r"(?:between|from) (.+?) (?:and|to) (.+)",
    re.IGNORECASE,
)
_ROAD: Final = re.compile(
    r"(?:the )?([^-–]+)[-–]([^-–]+) (?:road|highway|axis|motorway)", re.IGNORECASE
)
_NEAR: Final = re.compile(
    r"(?:(?:in |on )?the )?(?:near|close to|around|outside(?: of)?|in the vicinity of|vicinity of|"
    r"(?:the )?surroundings of|(?:the )?(?:area|countryside) (?:of|around|near)|next to|off) (.+)",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    rf"(?:the )?(?:(?:{_DIRECTION}|central|residential|downtown|old|greater|rural|inner)(?:ern)? )?"
    r"(?:outskirts|suburbs?|parts?|areas?|neighbou?rhoods?|districts?|quarters?|streets|cent(?:er|re)|"
    r"heart|edge|city cent(?:er|re)) of (.+)",
    re.IGNORECASE,
)
_FACILITY: Final = re.compile(
    r"(?:a |an |the )?(?:[\w'’-]+ ){0,3}?(?:hospital|clinic|school|university|camp|prison|jail|"
    r"market|airport|airbase|base|station|bridge|mosque|church|port|stadium|junction|checkpoint) "
    r"(?:in|of|at|near|outside) (.+)",
    re.IGNORECASE,
)
_SETTLEMENT: Final = re.compile(
    r"(?:the )?(?:[\w-]+ )?(?:capital city|capital|port city|city|town|village|settlement|"
    r"locality|municipality|commune|township|region|province|state|district|county|oblast|governorate|republic|territory|"
    r"island|community|hamlet) of (.+)",
    re.IGNORECASE,
)
_RELATING: Final = frozenset(
    {
        *("of", "from", "outside", "between", "near", "close", "around", "next", "off", "in", "at"),
        *("road", "highway", "axis", "motorway"),
    }
)
_COMPASS_PART: Final = re.compile(
    rf"(?:the )?({_DIRECTION}|central|upper|lower|rural|greater|downtown)(?:ern)? (.+)",
    re.IGNORECASE,
)
_IN_BRACKETS: Final = re.compile(r"([^()]+)\(([^()]+)\)(.*)")
_INSIDE: Final = re.compile(r"(.+?) (?:in|of) (?:the )?(.+)", re.IGNORECASE)
_DASHED: Final = re.compile(r" [-–] ")
_EDGES: Final = " \t\r\n.,;:\"“”'’"


def parse(text: str) -> Phrase:
    """Take a phrase apart; one that follows no pattern names a place as it stands."""
    whole = " ".join(text[:LONGEST].split()).strip(_EDGES)
    head, *context = [part.strip(_EDGES) for part in whole.split(",") if part.strip(_EDGES)] or [""]
    phrase = _relation(head)
    return _with_context(phrase, tuple(context)) if context else phrase


def inside(name: str) -> tuple[str, str] | None:
    """Take "X in Y" and "X of Y" apart: X and Y; None where it is neither."""
    found = _INSIDE.fullmatch(name)
    return (found[1], found[2]) if found else None


def compass_part(name: str) -> tuple[str, str] | None:
    """The direction and the place of "northern X"; None where no direction stands before it."""
    found = _COMPASS_PART.fullmatch(name)
    return (found[1], found[2]) if found else None


def bearing_of(direction: str) -> float | None:
    """Degrees clockwise from north; None for what is no direction, such as "central"."""
    return _BEARINGS.get(direction.lower().replace(" ", "").replace("-", "").removesuffix("ern"))


def _with_context(phrase: Phrase, context: tuple[str, ...]) -> Phrase:
    return Phrase(
        relation=phrase.relation,
        name=phrase.name,
        other=phrase.other,
        context=(*phrase.context, *context),
        distance_km=phrase.distance_km,
        bearing=phrase.bearing,
        spread_degrees=phrase.spread_degrees,
    )


def _relation(head: str) -> Phrase:
    if "(" not in head and _RELATING.isdisjoint(head.lower().split()):
        return _plain(head)  # every other pattern takes in a bracket or one of these words
    return _offset(head) or _between(head) or _wrapped(head) or _bracketed(head) or _plain(head)


def _offset(head: str) -> Phrase | None:
    found = _OFFSET.fullmatch(head)
    if found:
        distance = float(found[1].replace(",", ".")) * _KM[found[2][0].lower()]
        bearing = _bearing(found[3])
        return Phrase(
            relation=Relation.OFFSET,
            name=_bare(found[4]),
            distance_km=distance,
            bearing=bearing,
            spread_degrees=_spread(bearing),
        )
    found = _DIRECTION_OF.fullmatch(head)
    if found:
        return Phrase(relation=Relation.NEAR, name=_bare(found[2]))
    return None


def _bearing(direction: str | None) -> float | None:
    if direction is None:
        return None
    return _BEARINGS[direction.lower().replace(" ", "").replace("-", "")]


def _spread(bearing: float | None) -> float | None:
    # "north" is any direction nearer to north than to east or west.
    if bearing is None:
        return None
    return 45.0 if bearing % 90 == 0 else 22.5


def _between(head: str) -> Phrase | None:
    found = _BETWEEN.fullmatch(head) or _ROAD.fullmatch(head)
    if found is None:
        return None
    return Phrase(relation=Relation.BETWEEN, name=_bare(found[1]), other=_bare(found[2]))


def _wrapped(head: str) -> Phrase | None:
    for pattern, relation in (
        (_NEAR, Relation.NEAR),
        (_PART, Relation.PART),
        (_FACILITY, Relation.FACILITY),
    ):
        found = pattern.fullmatch(head)
        if found:
            inner = _relation(found[1])
            kept = (
                inner.relation
                if relation is Relation.PART and inner.relation is not Relation.AT
                else relation
            )
            return Phrase(
                relation=kept,
                name=inner.name,
                other=inner.other,
                context=inner.context,
                distance_km=inner.distance_km,
                bearing=inner.bearing,
                spread_degrees=inner.spread_degrees,
            )
    return None


def _bracketed(head: str) -> Phrase | None:
    found = _IN_BRACKETS.fullmatch(head)
    if found is None:
        return None
    rest = found[3].strip(_EDGES)
    return Phrase(
        relation=Relation.AT,
        name=_bare(found[1]),
        other=_bare(found[2]),
        context=(rest,) if rest else (),
    )


def _plain(head: str) -> Phrase:
    town, *quarter = _DASHED.split(head, maxsplit=1) if "-" in head or "–" in head else (head,)
    if quarter and town:
        # "Vienna - Leopoldstadt": the second is a part of the first.
        return Phrase(relation=Relation.AT, name=quarter[0].strip(_EDGES), context=(_bare(town),))
    return Phrase(relation=Relation.AT, name=_bare(head))


def _bare(name: str) -> str:
    name = name.strip(_EDGES)
    lowered = name.lower()
    found = _SETTLEMENT.fullmatch(name) if " of " in lowered else None
    if found:
        return found[1].strip(_EDGES)
    for article in ("the ", "a "):
        if lowered.startswith(article):
            return name[len(article) :].strip(_EDGES)
    return name
