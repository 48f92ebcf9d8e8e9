"""Each name of a text votes for every first-order division that it could lie in: decision 58."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from geo.candidates import Candidate
from geo.gazetteer import Kind
from geo.toponyms.text_spans import Span

# A country and GeoNames' code of a first-order division of it.
Code: TypeAlias = tuple[str | None, str | None]


def could_lie(spans: Iterable[Span]) -> Mapping[Code, float]:
    """How many of the names may lie in each first-order division; each has one vote to share."""
    could: dict[Code, float] = defaultdict(float)
    for span in {span.text.lower(): span for span in spans}.values():
        codes = codes_of(span.candidates)
        for code in codes:
            could[code] += 1 / len(codes)
    return could


def codes_of(places: Sequence[Candidate]) -> set[Code]:
    """The first-order divisions that some places lie in."""
    return {
        (each.entry.country, each.entry.admin1)
        for each in places
        if each.entry.kind not in {Kind.COUNTRY, Kind.REGION} and each.entry.admin1 is not None
    }
