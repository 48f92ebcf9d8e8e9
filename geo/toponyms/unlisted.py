"""A marked name that no list has lies by the places around it in the text, and is for review.

A namesake spelt alike counts only near these; else the place is given that stands nearest to the
name, with a circle as wide as a country: of such names in news, half lie within 160 km of it and
two of three within 500.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geo.distance import kilometres
from geo.place import NotLocated, Place
from geo.precision import GEO_PRECISION_OF_WHERE_PREC
from geo.resolve import Resolver
from geo.toponyms.text_spans import Span

_NEAR_KM: Final = 150
_RADIUS_M: Final = 500_000
_PREC: Final = 6
_MOST_ALIKE: Final = 10
_NARROW: Final = frozenset({"town", "admin2", "feature", "airfield", "village"})


def locate_unlisted(
    span: Span, around: Sequence[tuple[Span, Place]], resolver: Resolver, country: str | None
) -> Place | NotLocated:
    """Where a name may be that is in no gazetteer.

    Args:
        span: The name.
        around: The text's other names with their places.
        resolver: Where names spelt alike are looked up.
        country: ISO 3166-1 alpha-2 that the text is known to be about, or None.
    """
    near = tuple(dict.fromkeys(place for _, place in around if place.kind in _NARROW))
    for alike in resolver.locate(span.text, country=country, near=near, limit=_MOST_ALIKE):
        if any(_away(alike, place) < _NEAR_KM for place in near):
            return alike
    beside = _beside(span, around)
    if beside is None:
        return resolver.locate_one(span.text, country=country)
    prec = max(_PREC, beside.where_prec)
    return replace(
        beside,
        uncertainty_m=max(beside.uncertainty_m, _RADIUS_M),
        where_prec=prec,
        geo_precision=GEO_PRECISION_OF_WHERE_PREC[prec],
        kind="part",
        how=f"around {beside.name}, which the text names beside it",
        review=True,
        reason=f"{span.text[:80]!r} is not known; {beside.name}, which stands beside it, is",
    )


def _beside(span: Span, around: Sequence[tuple[Span, Place]]) -> Place | None:
    """The place named nearest to a name; a narrow one if there is any."""
    narrow = [each for each in around if each[1].kind in _NARROW]
    divisions = [each for each in around if each[1].kind == "admin1"]
    some = narrow or divisions or around
    if not some:
        return None
    return min(some, key=lambda each: max(each[0].start - span.end, span.start - each[0].end))[1]


def _away(one: Place, other: Place) -> float:
    return kilometres(one.latitude, one.longitude, other.latitude, other.longitude)
