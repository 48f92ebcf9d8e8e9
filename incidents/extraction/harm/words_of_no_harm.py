"""Words of harm tell of none in a title, of a thing, or where they only say who somebody is."""

from __future__ import annotations

from typing import Final

from incidents.extraction.harm.people_counted import PREPOSITIONS
from incidents.extraction.lexicon.entries import ActorPattern, HarmWords
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.numbers import quantity_at
from incidents.extraction.text.reading import BE, Reading
from incidents.extraction.text.word_list import word_set

_OF_A_SUSPECT: Final = word_set("accused suspected charged convicted guilty suspicion charges")
# "Five children were among the injured" counts a part; a body with bullet wounds is no injured one.
_OF_THOSE: Final = (["among", "the"], ["among", "those"], ["of", "the"], ["of", "those"])
_TOLD_ELSEWHERE: Final = word_set("such bullet gunshot stab knife machete shrapnel")
_HELD: Final = frozenset({"abducted", "kidnapped"})
_HURT: Final = frozenset({"injured", "killed"})
_NEAR: Final = 6  # words
_OF_THINGS_TOO: Final = word_set(
    "burned beat beats beating seized seizes seizing seize snatched taken-away led-away took-away "
    "taking-away"
)


def is_in_a_title(reading: Reading, hit: Hit[HarmWords], first: int) -> bool:
    """Whether a capital puts words in a title: "a Kill the Bill march", "Slaughtered Silently".

    In a line without a full stop capitals may stand on every word.
    """
    if reading.is_one_case or hit.first == first or not reading.is_capital(hit.first):
        return False
    return reading.tokens.words[hit.first - 1].isalpha() and not reading.in_a_headline(hit.first)


def is_of_a_thing(reading: Reading, hit: Hit[HarmWords]) -> bool:
    """Whether words that are said of things too stand without people: "burned two granaries"."""
    if "-".join(reading.words(hit.first, hit.end)) not in _OF_THINGS_TOO:
        return False
    if reading.word(hit.end) in {"back", "off"}:
        return True
    is_passive = reading.has_be(hit.first - 2, hit.first)
    near = (hit.first - _NEAR, hit.first) if is_passive else (hit.end, hit.end + _NEAR)
    people = reading.within("actor", ActorPattern, *near)
    return not any(not each.entry.thing and reading.word(each.end) != "'s" for each in people)


def is_told_elsewhere(before: list[str]) -> bool:
    """Whether words count those who are counted elsewhere, or who died before."""
    if not before:
        return False
    if before[-1] in _TOLD_ELSEWHERE or before[-2:] in _OF_THOSE:
        return True
    # "a man accused of killing a driver" tells of an earlier death
    return before[-1] == "of" and not _OF_A_SUSPECT.isdisjoint(before[-3:-1])


def is_only_named(reading: Reading, hit: Hit[HarmWords], before: list[str]) -> bool:
    """Whether words only say who somebody is: "identified the dead", "a displaced family"."""
    word = reading.tokens.words[hit.first]
    if word == "displaced":
        return reading.has("actor", hit.end, hit.end + 1)
    if word == "dead":
        return before[-1:] == ["the"] or before[-2:] == ["number", "of"]
    if word == "murder":  # "the murder rate", "a murder case"
        return before[-1:] in (["the"], ["a"]) and reading.word(hit.end) != "of"
    if word in _HELD:
        return _is_of_people_counted(reading, hit)
    return (
        word == "slain"
        and not reading.has_be(hit.first - 2, hit.first)
        and reading.word(hit.end) not in PREPOSITIONS
        and reading.has("actor", hit.end, hit.end + 2)
    )


def _is_of_people_counted(reading: Reading, hit: Hit[HarmWords]) -> bool:
    """Whether a participle stands between a number and its people: "seven abducted villagers"."""
    words = reading.tokens.words
    number = quantity_at(reading, hit.first - 1) if hit.first else None
    return (
        number is not None
        and reading.has("actor", hit.end, hit.end + 1)
        and not BE.isdisjoint(words[hit.end + 1 : hit.end + 3])
    )


def only_says_how(reading: Reading, hit: Hit[HarmWords], after: Hit[HarmWords]) -> bool:
    """Whether words only say how those were harmed whom the next ones tell: "beaten and killed"."""
    return (
        hit.entry.harm == "injured"
        and after.entry.harm in _HURT
        and reading.words(hit.end, after.first) == ["and"]
    )


def counts_a_part(reading: Reading, hit: Hit[HarmWords]) -> bool:
    """Whether words only say of whom some met more: "three of those arrested were found dead"."""
    is_of_those = reading.word(hit.first - 1) == "those" and reading.word(hit.first - 2) == "of"
    return is_of_those and reading.word(hit.end) in BE
