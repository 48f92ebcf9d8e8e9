"""Those named one by one add up though no number counts them: "a player and his cousin"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from incidents.extraction.harm.people_counted import (
    NOT_PEOPLE,
    ONE,
    PREPOSITIONS,
    STOPS,
    STOPS_BEFORE,
    is_plural,
    people_at,
    summed,
)
from incidents.extraction.harm.people_in_a_row import MANY
from incidents.extraction.lexicon.entries import ActorPattern, HarmWords
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.numbers import Quantity, may_be_a_number
from incidents.extraction.text.reading import BE, Reading
from incidents.extraction.text.tokens import starts_with_a_letter
from incidents.extraction.text.word_list import word_set

_ONE: Final = word_set("a an his her their the")
_OPENS_AN_OFFICE: Final = word_set("a an his her their")
_OPENS_A_NOUN: Final = word_set("a an his her the one another")
JOINTS: Final = frozenset({"and", ","})
_OF_ONE: Final = frozenset({"civilian", "armed group"})
_ENDS: Final = STOPS | PREPOSITIONS
_BEFORE_A_NOUN: Final = JOINTS | STOPS | {"—", "–", "--", "-"}
_MOST_OF_A_NOUN: Final = 10  # words
_BEFORE_A_DEED: Final = word_set("have had has both all also later then reportedly")
_DOERS: Final = ("er", "or", "ist", "ian", "ee", "mate", "man", "woman")
_THINGS: Final = word_set(
    "tractor tower tanker helicopter launcher computer motor reactor generator sector corridor "
    "door floor harbor river container trailer bunker shelter water paper letter power trigger "
    "charger border center corner quarter order chapter theater winter summer fever cancer "
    "carrier bomber freighter cruiser destroyer trawler cutter bulldozer excavator transformer "
    "mortar number matter poster banner meter elevator monitor sensor committee"
)
_LONGEST_OFFICE: Final = 4  # words
_FEWEST_OF_A_NAME: Final = 2  # words


def others_in_a_row(
    reading: Reading, hit: Hit[HarmWords], found: list[Quantity], lowest: int
) -> list[Quantity]:
    """Those named before the people found: "a player and his cousin were killed" is two."""
    words = reading.tokens.words
    if "were" not in reading.words(hit.first - 3, hit.first):
        return []
    if any(each.count != ONE or words[each.first] not in _ONE for each in found):
        one = _somebody_known_to(reading, found[0].first, lowest)
        return [] if one is None else [one]
    others: list[Quantity] = []
    end = found[0].first
    while words[end - 1] in JOINTS and end - 1 > lowest:
        end -= 1 + (words[end - 2] == ",")
        first = _noun_phrase_to(reading, end, lowest)
        first = _named_to(reading, end, lowest) if first is None else first
        if first is None:
            break
        others.append(Quantity(first, end, ONE))
        end = first
    return others


def _somebody_known_to(reading: Reading, end: int, lowest: int) -> Quantity | None:
    """The one before a number: "the driver and three passengers were killed"."""
    words = reading.tokens.words
    if words[end - 1] != "and" or end - _FEWEST_OF_A_NAME < lowest:
        return None
    first = _noun_phrase_to(reading, end - 1, lowest)
    if first is None or words[first] != "the":
        return None
    people = reading.within("actor", ActorPattern, first, end - 1)
    if not people or people[-1].end != end - 1 or people[-1].entry.thing:
        return None
    if people[-1].entry.kind not in _OF_ONE or words[end - 2] in MANY or is_plural(words[end - 2]):
        return None
    return Quantity(first, end - 1, ONE)


def last_in_a_row(
    reading: Reading, hit: Hit[HarmWords], found: list[Quantity]
) -> Iterator[Quantity]:
    """The one told last: "five soldiers and the gunman were killed" is six."""
    words = reading.tokens.words
    end = hit.first
    while words[end - 1] in BE or words[end - 1] in _BEFORE_A_DEED:
        end -= 1
    start = found[-1].end if found else end
    at = next((each for each in range(start, end) if words[each] == "and"), end)
    if not at + 2 < end <= at + 2 + _LONGEST_OFFICE or at > start + _LONGEST_OFFICE:
        return
    if not _ENDS.isdisjoint(words[start:at]):
        return
    if words[at + 1] in _OPENS_AN_OFFICE:
        # "were" says that "a herder" was not alone
        is_one = summed(found) == ONE and "were" in words[end : hit.first]
        is_one = is_one and words[end - 1] not in NOT_PEOPLE and not is_plural(words[end - 1])
    else:
        people = reading.within("actor", ActorPattern, at + 2, end)
        is_one = bool(people) and people[0].first == at + 2 and words[at + 1] == "the"
        is_one = is_one and _is_one_person(reading, people[-1], end)
    if is_one:
        yield Quantity(at + 1, end, ONE)


def _is_one_person(reading: Reading, who: Hit[ActorPattern], end: int) -> bool:
    """Whether words for somebody end at a token and mean one person."""
    word = reading.tokens.words[end - 1]
    if who.end != end or who.entry.thing or who.entry.named:
        return False
    return word not in MANY and not is_plural(word)


def one_in_a_list(words: list[str], at: int) -> Quantity | None:
    """Somebody of a list for whom the lexicon has no word: "a colonel, a major, two men"."""
    if words[at] not in _OPENS_AN_OFFICE:
        return None
    for end in range(at + 1, min(at + _LONGEST_OFFICE + 1, len(words))):
        if words[end] in JOINTS:
            return Quantity(at, end, ONE) if end > at + 1 else None
        if words[end] in _ENDS or words[end] in NOT_PEOPLE or may_be_a_number(words[end]):
            return None
    return None


def one_before_others(reading: Reading, at: int, limit: int) -> Quantity | None:
    """The same where somebody whom a number or the lexicon tells follows in the list."""
    words = reading.tokens.words
    one = one_in_a_list(words, at)
    following = one
    while following is not None:
        start = following.end
        while start < limit and words[start] in JOINTS:
            start += 1
        if start >= limit:
            return None
        if people_at(reading, start) is not None:
            return one
        following = one_in_a_list(words, start)
    return None


def last_by_a_noun(reading: Reading, at: int, limit: int) -> Quantity | None:
    """Somebody told last by a noun that the lexicon need not know: "two flatmates and a visitor".

    Args:
        reading: The article.
        at: The token after what joins it to those who are counted.
        limit: The token from which on nothing counts.
    """
    words = reading.tokens.words
    if words[at] not in _OPENS_AN_OFFICE or words[at - 1] != "and":
        return None
    last = min(limit, at + _LONGEST_OFFICE)
    end = next((each for each in range(at + 1, last) if words[each] in _ENDS), last)
    noun = words[end - 1]
    if end == at + 1 or not noun.endswith(_DOERS) or noun in _THINGS:
        return None
    return Quantity(at, end, ONE)


def _noun_phrase_to(reading: Reading, end: int, lowest: int) -> int | None:
    """The determiner that opens the words up to a token, at the start of a clause or list."""
    words = reading.tokens.words
    for at in range(end - 1, max(lowest, end - _MOST_OF_A_NOUN) - 1, -1):
        is_a_deed = words[at].endswith("ed") and words[at - 1] not in _OPENS_A_NOUN
        if words[at] in JOINTS or words[at] in STOPS_BEFORE or is_a_deed:
            return None
        gap = reading.text[reading.tokens.ends[at - 1] : reading.tokens.starts[at]] if at else ""
        opens = at == lowest or words[at - 1] in _BEFORE_A_NOUN or " - " in gap
        if opens and words[at] in _OPENS_A_NOUN:
            return at
    return None


def _named_to(reading: Reading, end: int, lowest: int) -> int | None:
    """The token at which somebody's name, or office and name, start: "Ana Lima and her driver"."""
    first = end
    while (
        first > lowest
        and reading.is_capital(first - 1)
        and starts_with_a_letter(reading.tokens.words[first - 1])
    ):
        first -= 1
    people = reading.within("actor", ActorPattern, max(lowest, first - 1), end)
    if people and first < end:
        return people[0].first
    is_a_name = end - first >= _FEWEST_OF_A_NAME
    return first if is_a_name and reading.tokens.words[first - 1] not in PREPOSITIONS else None
