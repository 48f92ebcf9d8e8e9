"""Words say whether a sentence tells of the event before it, of what came of it, or of another."""

from __future__ import annotations

from typing import Final

from incidents.extraction.lexicon.entries import ActorPattern
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.signal import Signal

_SEPARATE: Final = frozenset(
    {"further", "another", "separate", "separately", "elsewhere", "second"}
)
_MOST_AWAY: Final = 12  # words
_POINTING: Final = frozenset({"the", "this", "that", "same"})
_ELSEWHERE: Final = frozenset({"elsewhere", "separately"})
_MORE: Final = word_set("more other others")
_MOST_TO_MORE: Final = 4  # words
_FARTHER: Final = word_set("farther further")
_DIRECTIONS: Final = word_set("north south east west")
_ANOTHER: Final = frozenset({"another", "separate", "second", "different"})
_MOST_OF_AN_OPENING: Final = 5  # words
_HAPPENED: Final = frozenset({"took", "occurred", "happened"})
_MOST_TO_HAPPENED: Final = 2  # words
_PREPOSITIONS: Final = word_set("of in at on by from to")
_MOST_TO_A_SUSPECT: Final = 5  # words
_REMAINS: Final = frozenset({"body", "bodies"})
_MOST_BACK: Final = 120  # words
_SUSPECTS: Final = word_set(
    "suspects suspect suspected gunmen gunman attackers attacker assailants perpetrators shooters"
)
_ATTACKERS: Final = word_set("attackers assailants gunmen perpetrators shooters")
_WHO_ATTACK: Final = _ATTACKERS | word_set(
    "insurgents militants bandits rebels fighters terrorists attack attacked attacks raid raided"
)
_HIT_KINDS: Final = frozenset({"civilian", "crowd"})
_LATER: Final = word_set("later earlier")
_TIMES: Final = word_set("hours minutes days")


def says_where(reading: Reading, trigger: Signal) -> bool:
    """Whether a sentence tells where an event was: "the attack took place near Tizi Ouzou"."""
    following = reading.words(trigger.end, trigger.end + _MOST_TO_HAPPENED)
    return not _HAPPENED.isdisjoint(following) and points_back(reading, trigger)


def is_separate(words: list[str]) -> bool:
    """Whether a sentence says that it tells of another event."""
    near = words[:_MOST_AWAY]
    return bool(_SEPARATE.intersection(near)) and not ("first" in near and "second" in near)


def opens_apart(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence opens with another place or event: "Elsewhere, in X", "Farther south"."""
    words = reading.words(sentence.first, sentence.first + _MOST_OF_AN_OPENING)
    if words[:1] and words[0] in _FARTHER and _DIRECTIONS.intersection(words[1:2]):
        return True
    if _opens_at_another_hour(reading, sentence, words):
        return True
    return bool(_ELSEWHERE.intersection(words[:1])) or (
        words[:1] == ["in"] and bool(_ANOTHER.intersection(words[1:3])) and "incident" in words
    )


def _opens_at_another_hour(reading: Reading, sentence: Sentence, words: list[str]) -> bool:
    """Whether a paragraph opens with "Hours later," and a deed of somebody."""
    is_later = any(
        not _TIMES.isdisjoint(words[at - 1 : at]) and words[at] in _LATER
        for at in range(1, len(words))
    )
    if not is_later or sentence.number == 0:
        return False
    return reading.sentences[sentence.number - 1].paragraph != sentence.paragraph


def is_of_more(reading: Reading, sentence: Sentence, trigger: Signal) -> bool:
    """Whether a sentence tells of more people and another deed: "six more died when a drone"."""
    words = reading.words(sentence.first, trigger.end + 1)
    return words[-1:] == ["when"] and not _MORE.isdisjoint(words[:_MOST_TO_MORE])


def points_back(reading: Reading, trigger: Signal) -> bool:
    """Whether a trigger is a noun that means an event told before: "the strike"."""
    before = reading.words(trigger.first - 2, trigger.first)
    if reading.tokens.words[trigger.first] in _REMAINS:
        return False  # "the bodies of three men"
    if reading.words(trigger.first - 3, trigger.first - 1) == ["aftermath", "of"]:
        return False  # a picture is told by what it shows: "aftermath of the strike"
    return bool(_POINTING.intersection(before[-1:])) or (
        bool(_POINTING.intersection(before[:1]))
        and before[-1:] != ["'s"]
        and len(before) == 2
        and not _PREPOSITIONS.intersection(before)
        and not _is_a_deed_of(reading, trigger)
    )


def follows_up(reading: Reading, sentence: Sentence, trigger: Signal) -> bool:
    """Whether a sentence tells what became of those told of before.

    "Four suspected gunmen were detained"; "The farmers were attacked", of farmers counted before.
    """
    if trigger.name == "arrest":
        near = reading.words(trigger.first - _MOST_TO_A_SUSPECT, trigger.end + _MOST_TO_A_SUSPECT)
        return bool(_SUSPECTS.intersection(near)) and _counted_before(reading, sentence, _SUSPECTS)
    if _is_by_the_attackers(reading, sentence, trigger):
        return True
    words = reading.words(sentence.first, sentence.first + 2)
    if words[:1] != ["the"] or not reading.has_be(trigger.first - 2, trigger.first):
        return False
    people = reading.within("actor", ActorPattern, sentence.first + 1, sentence.first + 2)
    return (
        bool(people)
        and people[0].entry.kind in _HIT_KINDS
        and words[1] in _before(reading, sentence)
    )


def _is_by_the_attackers(reading: Reading, sentence: Sentence, trigger: Signal) -> bool:
    """Whether "the attackers", told of before, did it: "the attackers set fire to a school"."""
    words = reading.words(sentence.first, trigger.first)
    return any(
        words[at] == "the" and words[at + 1] in _ATTACKERS for at in range(len(words) - 1)
    ) and _counted_before(reading, sentence, _WHO_ATTACK)


def _before(reading: Reading, sentence: Sentence) -> list[str]:
    return reading.words(sentence.first - _MOST_BACK, sentence.first)


def _counted_before(reading: Reading, sentence: Sentence, people: frozenset[str]) -> bool:
    return not people.isdisjoint(_before(reading, sentence))


def _is_a_deed_of(reading: Reading, trigger: Signal) -> bool:
    """Whether a trigger is what the one before it did: "the brigade killed", "the army shelled"."""
    if reading.tokens.words[trigger.first].endswith(("ed", "shot", "struck")):
        return True
    return bool(reading.within("actor", ActorPattern, trigger.first - 1, trigger.first))
