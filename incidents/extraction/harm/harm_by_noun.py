"""A number beside "deaths", "bodies" or "toll" counts the dead: "the death toll rose to 12"."""

from __future__ import annotations

from typing import Final

from incidents.count import Count
from incidents.extraction.harm.harm import Harm
from incidents.extraction.harm.other_incidents import is_of_a_time
from incidents.extraction.harm.people_counted import (
    ONE,
    STOPS,
    bare_people_at,
    counts_people,
    is_dated,
    people_at,
    summed,
)
from incidents.extraction.harm.told_before import they_told_before
from incidents.extraction.lexicon.entries import HarmWords
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.numbers import Quantity, quantity_at, widest
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_row, word_set

_OF_THEM: Final = (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"])
_NOT_COUNTED: Final = word_set("death bodies body victims lives corpses")
_TO_A_TOTAL: Final = word_row(
    "coded as : of to was were stands at rose has risen reached the about around some"
)
_TOLLS: Final = frozenset({"toll", "total"})
_OF_ALL: Final = word_set(
    "overall combined cumulative nationwide weekly week's attacks war conflict"
)
_NEAR: Final = 12  # words
_BOUNDS: Final = (["at", "least"], ["at", "most"])
_REMAINS: Final = word_set("body corpse")
_ALL_REMAINS: Final = _REMAINS | {"bodies", "corpses", "remains"}
_ITS: Final = frozenset({"his", "her"})
_THEIR: Final = "their"
_FOUND: Final = word_set("found discovered recovered retrieved dumped dug")
_SOON: Final = 5  # words
_LONGEST_SENTENCE: Final = 60  # words on each side
_RISES: Final = word_set(
    "rose rises risen climbed climbs climb jumped increased increases reached reaches reach stood "
    "stands passed topped raised revised soared soars hits"
)
_MOST_OF_A_NOUN: Final = 3  # words from a number to "and"
_MOST_OF_A_TOLL: Final = 30  # words from "the death toll" to the number


def harm_by_noun(reading: Reading, hit: Hit[HarmWords], left: int, right: int) -> Harm | None:
    """Those whom a number beside a noun counts, between two tokens; None where none does."""
    after: Harm | None = _total_after(reading, hit, right) or _risen_toll(reading, hit, right)
    is_a_toll = reading.tokens.words[hit.end - 1] in _TOLLS
    if after is not None:
        is_revised = is_a_toll and _is_own(reading, hit)
        return after.said(more=after.more, revised=True) if is_revised else after
    if is_a_toll:
        return None
    words = reading.tokens.words
    for at in range(hit.first - 1, max(left, hit.first - 5) - 1, -1):
        quantity = quantity_at(reading, at)
        if quantity is not None and quantity.end < hit.end and not is_dated(reading, quantity):
            quantity = widest(reading, quantity, left)
            return Harm(hit.entry.harm, quantity.count, quantity.first, hit.end, total=True)
        if words[at] in STOPS or words[at] in {",", "and"}:
            break
    if hit.entry.harm == "casualties" and words[hit.first] not in _NOT_COUNTED:
        return Harm(hit.entry.harm, Count(), hit.first, hit.end)
    return _found_remains(reading, hit)


def _found_remains(reading: Reading, hit: Hit[HarmWords]) -> Harm | None:
    """Read "his body was found" and "their bodies were found"."""
    words = reading.tokens.words
    whose = words[hit.first - 1]
    is_found = not _FOUND.isdisjoint(words[hit.end : hit.end + _SOON])
    if words[hit.end - 1] not in _ALL_REMAINS or not is_found or _tells_of_dead(reading, hit):
        return None
    if whose in _ITS:
        return Harm(hit.entry.harm, ONE, hit.first - 1, hit.end)
    if whose == _THEIR:
        return Harm(hit.entry.harm, they_told_before(reading, hit.first), hit.first - 1, hit.end)
    return None


def _tells_of_dead(reading: Reading, hit: Hit[HarmWords]) -> bool:
    """Whether other words of a sentence tell of somebody dead, who may be the same."""
    lowest = max(0, hit.first - _LONGEST_SENTENCE)
    highest = min(len(reading.tokens.words), hit.end + _LONGEST_SENTENCE)
    first, end = hit.first, hit.end
    while first > lowest and not reading.opens_a_sentence(first):
        first -= 1
    while end < highest and not reading.opens_a_sentence(end):
        end += 1
    told = reading.within("harm", HarmWords, first, end)
    return any(each.entry.harm == hit.entry.harm and each.first != hit.first for each in told)


def _is_own(reading: Reading, hit: Hit[HarmWords]) -> bool:
    """Whether a toll is that of the event, and not of a year or of several events."""
    around = reading.words(hit.first - _NEAR, hit.end + _NEAR)
    return _OF_ALL.isdisjoint(around) and not is_of_a_time(around)


def _is_of_remains(reading: Reading, hit: Hit[HarmWords]) -> bool:
    """Whether words name somebody's remains: "the body of a man"."""
    return reading.tokens.words[hit.first] in _REMAINS


def _risen_toll(reading: Reading, hit: Hit[HarmWords], right: int) -> Harm | None:
    """Read "the death toll from a blast in a market climbed to 100"."""
    words = reading.tokens.words
    if words[hit.end - 1] not in _TOLLS:
        return None
    for at in range(hit.end, min(right, hit.end + _MOST_OF_A_TOLL)):
        if words[at] not in _RISES:
            continue
        start = at + 1 + (reading.word(at + 1) in {"to", "at"})
        start += 3 * (words[at + 1 : at + 2] == ["from"] and words[at + 3 : at + 4] == ["to"])
        quantity = quantity_at(reading, start) if start < right else None
        if quantity is not None and not is_dated(reading, quantity):
            return Harm(hit.entry.harm, quantity.count, at, quantity.end, total=True)
    return None


def _total_after(reading: Reading, hit: Hit[HarmWords], right: int) -> Harm | None:
    """Read "fatalities: 4", "the death of 19 civilians", "death toll rose to 12"."""
    skip = hit.end
    for word in _TO_A_TOTAL:
        skip += reading.word(skip) == word
    skip -= reading.words(skip - 1, skip + 1) in _BOUNDS
    if not hit.end < skip < right:
        return None
    quantity = quantity_at(reading, skip)
    if quantity is None and _is_of_remains(reading, hit):
        quantity = people_at(reading, skip)
    if quantity is None or not (counts_people(reading, quantity) or bare_people_at(reading, skip)):
        return None
    if reading.words(quantity.end, quantity.end + 2) in _OF_THEM:
        return None  # "the bodies of three of them" counts a part
    people = [quantity, *_others_after(reading, quantity, right)]
    count, end = summed(people), people[-1].end
    return Harm(hit.entry.harm, count, hit.first, end, total=True, people=tuple(people))


def _others_after(reading: Reading, first: Quantity, right: int) -> list[Quantity]:
    """Whoever follows in one row: "the bodies of three men and a teenage boy"."""
    words = reading.tokens.words
    near = range(first.end, min(right, first.end + _MOST_OF_A_NOUN))
    joint = next((at for at in near if words[at] == "and" or words[at] in STOPS), None)
    if joint is None or joint + 1 >= right or words[joint] != "and":
        return []
    other = people_at(reading, joint + 1)
    meets_more = other is not None and reading.has_be(other.end, other.end + _MOST_OF_A_NOUN)
    return [] if other is None or meets_more else [other]
