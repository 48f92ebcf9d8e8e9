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
from incidents.extraction.word_list import word_set

_PARTS: Final = frozenset({"including", "among", "comprising"})  # what follows is counted already
_THEM: Final = frozenset({"them", "whom", "these", "those"})
_WHOSE: Final = frozenset({"her", "his", "their", "the"})
_STOPS_BEFORE: Final = STOPS - _PARTS - {"who", "which", "that", "(", ")"}
_LOOK: Final = 24  # words
_ONE: Final = word_set("a an his her their the")
_OPENS_A_NOUN: Final = word_set("a an his her the one another")
_HOUSEHOLDS: Final = word_set("family families household households")
_JOINTS: Final = frozenset({"and", ","})
_BEFORE_A_NOUN: Final = _JOINTS | STOPS | {"—", "–", "--", "-"}
_MOST_OF_A_NOUN: Final = 10  # words
_MOST: Final = "most"


def harm_before(reading: Reading, hit: Hit[HarmWords], left: int) -> Harm | None:
    """The people before a word of harm, down to a token; None where nobody stands there."""
    lowest = max(left, hit.first - _LOOK)
    found = without_apposition(reading, _quantities_before(reading, hit, lowest))
    if not found:
        return _unnumbered_before(reading, hit, lowest)
    more = is_more(reading, found[0])
    everybody = [*_others_in_a_row(reading, hit, found, lowest), *found]
    first = min(each.first for each in everybody)
    return Harm(hit.entry.harm, summed(everybody), first, hit.end, more=more)


def _is_a_household(words: list[str], quantity: Quantity) -> bool:
    """Whether a number only says whose they were: "six children from one family"."""
    return words[quantity.first - 1] in {"of", "from"} and bool(
        _HOUSEHOLDS.intersection(words[quantity.first : quantity.end + 1])
    )


def _others_in_a_row(
    reading: Reading, hit: Hit[HarmWords], found: list[Quantity], lowest: int
) -> list[Quantity]:
    """Those named one by one before them: "a player and his cousin were killed" is two."""
    words = reading.tokens.words
    ones = all(each.count == Count.exactly(1) and words[each.first] in _ONE for each in found)
    if not ones or "were" not in reading.words(hit.first - 3, hit.first):
        return []
    others: list[Quantity] = []
    end = found[0].first
    while words[end - 1] in _JOINTS and end - 1 > lowest:
        end -= 1 + (words[end - 2] == ",")
        first = _noun_phrase_to(reading, end, lowest)
        first = _named_to(reading, end, lowest) if first is None else first
        if first is None:
            break
        others.append(Quantity(first, end, Count.exactly(1)))
        end = first
    return others


def _noun_phrase_to(reading: Reading, end: int, lowest: int) -> int | None:
    """The determiner that opens the words up to a token, at the start of a clause or list."""
    words = reading.tokens.words
    for at in range(end - 1, max(lowest, end - _MOST_OF_A_NOUN) - 1, -1):
        if words[at] in _JOINTS or words[at] in _STOPS_BEFORE or words[at].endswith("ed"):
            return None
        gap = reading.text[reading.tokens.ends[at - 1] : reading.tokens.starts[at]] if at else ""
        opens = at == lowest or words[at - 1] in _BEFORE_A_NOUN or " - " in gap
        if opens and words[at] in _OPENS_A_NOUN:
            return at
    return None


def _named_to(reading: Reading, end: int, lowest: int) -> int | None:
    """The token at which somebody's name and office start: "councillor Ana Lima and her driver"."""
    first = end
    while (
        first > lowest
        and reading.is_capital(first - 1)
        and reading.tokens.words[first - 1][0].isalpha()
    ):
        first -= 1
    people = reading.within("actor", ActorPattern, max(lowest, first - 1), end)
    return people[0].first if people and first < end else None


def _quantities_before(reading: Reading, hit: Hit[HarmWords], lowest: int) -> list[Quantity]:
    words = reading.tokens.words
    found: list[Quantity] = []
    at = hit.first - 1
    while at >= lowest and words[at] not in _STOPS_BEFORE:
        if words[at] in _PARTS:
            found.clear()
        quantity = people_at(reading, at)
        if quantity is None or quantity.end > hit.first or _is_a_household(words, quantity):
            at -= 1
            continue
        quantity = widest(reading, quantity, lowest)
        found.append(quantity)
        at = quantity.first - 1
        at -= words[at] in _THEM and words[at - 1] in _PARTS
        at -= words[at] in _WHOSE
        if words[quantity.end : quantity.end + 2] == ["of", "whom"]:
            break
        if at >= lowest and words[at] in {"and", ","}:
            at -= 1
        elif at < lowest or words[at] not in _PARTS:
            break
    return found[::-1]


def _unnumbered_before(reading: Reading, hit: Hit[HarmWords], lowest: int) -> Harm | None:
    words = reading.tokens.words
    lowest = _clause_start(reading, hit.first, lowest)
    people = reading.within("actor", ActorPattern, lowest, hit.first)
    near = words[max(lowest, hit.first - 4) : hit.first]
    be = next((word for word in reversed(near) if word in BE), None)
    if be is None and words[hit.first] not in {"died", "dies"} and not people:
        return None
    if _MOST in near:
        return Harm(hit.entry.harm, Count(), hit.first, hit.end)
    if be is not None:
        is_one = be in {"was", "is", "being", "gets", "got"}
    else:
        is_one = not people or not is_plural(words[people[-1].end - 1])
    first = people[-1].first if people else hit.first
    return Harm(hit.entry.harm, Count.exactly(1) if is_one else Count(), first, hit.end)


def _clause_start(reading: Reading, end: int, lowest: int) -> int:
    """The token after the last word before a token that ends a clause ("the army said most")."""
    words = reading.tokens.words
    return next(
        (at + 1 for at in range(end - 1, lowest - 1, -1) if words[at] in _STOPS_BEFORE), lowest
    )
