"""Those harmed stand before the word: "two soldiers and a civilian were killed"."""

from __future__ import annotations

from typing import Final

from incidents.count import Count
from incidents.extraction.harm import Harm
from incidents.extraction.lexicon_entries import ActorPattern, HarmWords
from incidents.extraction.numbers import Quantity, is_more, widest
from incidents.extraction.people_counted import (
    STOPS,
    is_plural,
    people_at,
    summed,
    without_apposition,
)
from incidents.extraction.phrases import Hit
from incidents.extraction.reading import BE, Reading

_PARTS: Final = frozenset({"including", "among", "comprising"})  # what follows is counted already
_STOPS_BEFORE: Final = STOPS - _PARTS - {"who", "which", "that", "(", ")"}
_LOOK: Final = 24  # words


def harm_before(reading: Reading, hit: Hit[HarmWords], left: int) -> Harm | None:
    """The people before a word of harm, down to a token; None where nobody stands there."""
    lowest = max(left, hit.first - _LOOK)
    found = without_apposition(reading, _quantities_before(reading, hit, lowest))
    if not found:
        return _unnumbered_before(reading, hit, lowest)
    more = is_more(reading, found[0])
    return Harm(hit.entry.harm, summed(found), found[0].first, hit.end, more=more)


def _quantities_before(reading: Reading, hit: Hit[HarmWords], lowest: int) -> list[Quantity]:
    words = reading.tokens.words
    found: list[Quantity] = []
    at = hit.first - 1
    while at >= lowest and words[at] not in _STOPS_BEFORE:
        if words[at] in _PARTS:
            found.clear()
        quantity = people_at(reading, at)
        if quantity is None or quantity.end > hit.first:
            at -= 1
            continue
        quantity = widest(reading, quantity, lowest)
        found.append(quantity)
        at = quantity.first - 1
        if words[quantity.end : quantity.end + 2] == ["of", "whom"]:
            break
        if at >= lowest and words[at] in {"and", ","}:
            at -= 1
        elif at < lowest or words[at] not in _PARTS:
            break
    return found[::-1]


def _unnumbered_before(reading: Reading, hit: Hit[HarmWords], lowest: int) -> Harm | None:
    words = reading.tokens.words
    people = reading.within("actor", ActorPattern, lowest, hit.first)
    near = words[max(lowest, hit.first - 4) : hit.first]
    be = next((word for word in reversed(near) if word in BE), None)
    if be is None and words[hit.first] not in {"died", "dies"} and not people:
        return None
    if be is not None:
        is_one = be in {"was", "is", "being", "gets", "got"}
    else:
        is_one = not people or not is_plural(words[people[-1].end - 1])
    first = people[-1].first if people else hit.first
    return Harm(hit.entry.harm, Count.exactly(1) if is_one else Count(), first, hit.end)
