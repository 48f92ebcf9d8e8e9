"""A bare name in a text is the town, and not the division around it that is called after it.

Only a word such as "province" beside the name makes it the division, see decision 56. In the
English-speaking countries a state is called by its bare name, and what was learned decides there.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

from geo.containment import lies_in
from geo.gazetteer import Kind
from geo.toponyms.name_signs import ENGLISH
from geo.toponyms.spans import Reading
from geo.toponyms.text_spans import Span

_DIVISIONS: Final = frozenset({Kind.ADMIN1, Kind.ADMIN2})
_BEFORE: Final = 14
_AFTER: Final = 16
_DIVISION_SAID: Final = re.compile(
    r"\b(county|parish|district|province|oblast|region|state|governorate|department|prefecture|"
    r"wilaya|division|territory)\b",
    re.IGNORECASE,
)


def with_seat_first(span: Span, reading: Reading, scores: Sequence[float]) -> Sequence[float]:
    """The scores of a name's candidates, a town's above that of the division that it is seat of."""
    best = max(scores)
    division = span.candidates[scores.index(best)]
    entry = division.entry
    if entry.kind not in _DIVISIONS or entry.country in ENGLISH or division.is_division:
        return scores
    around = f"{reading.text[max(0, span.start - _BEFORE) : span.start]} "
    around += reading.text[span.end : span.end + _AFTER]
    towns = [
        (each.entry.population, number)
        for number, each in enumerate(span.candidates)
        if each.entry.kind is Kind.TOWN and lies_in(each.entry, entry)
    ]
    if not towns or _DIVISION_SAID.search(around):
        return scores
    seat = max(towns)[1]
    return [
        best
        if number == seat
        else -math.inf
        if each.entry.kind in _DIVISIONS and lies_in(span.candidates[seat].entry, each.entry)
        else score
        for number, (each, score) in enumerate(zip(span.candidates, scores, strict=True))
    ]
