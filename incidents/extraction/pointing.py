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
_NO_ADJECTIVES: Final = word_set("'s of in at on by from to")
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
    return reading.says(_HAPPENED, trigger.end, trigger.end + _MOST_TO_HAPPENED) and points_back(
        reading, trigger
    )


def is_separate(words: list[str]) -> bool:
    """Whether a sentence says that it tells of another event."""
    near = words[:_MOST_AWAY]
    return not _SEPARATE.isdisjoint(near) and not ("first" in near and "second" in near)


def opens_apart(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence opens with another place or event: "Elsewhere, in X", "Farther south"."""
    first = sentence.first
    opening = reading.word(first)
    if opening in _ELSEWHERE or (opening in _FARTHER and reading.word(first + 1) in _DIRECTIONS):
        return True
    if _opens_at_another_hour(reading, sentence):
        return True
    return (
        opening == "in"
        and reading.says(_ANOTHER, first + 1, first + 3)
        and "incident" in reading.words(first, first + _MOST_OF_AN_OPENING)
    )


def _opens_at_another_hour(reading: Reading, sentence: Sentence) -> bool:
    """Whether a paragraph opens with "Hours later," and a deed of somebody."""
    first, number = sentence.first, sentence.number
    if number == 0 or reading.sentences[number - 1].paragraph == sentence.paragraph:
        return False
    return any(
        reading.word(at) in _LATER and reading.word(at - 1) in _TIMES
        for at in range(first + 1, first + _MOST_OF_AN_OPENING)
    )


def is_of_more(reading: Reading, sentence: Sentence, trigger: Signal) -> bool:
    """Whether a sentence tells of more people and another deed: "six more died when a drone"."""
    end = min(sentence.first + _MOST_TO_MORE, trigger.end)
    return reading.word(trigger.end) == "when" and reading.says(_MORE, sentence.first, end)


def points_back(reading: Reading, trigger: Signal) -> bool:
    """Whether a trigger is a noun that means an event told before: "the strike"."""
    first = trigger.first
    if not reading.says(_POINTING, first - 2, first):
        return False
    if reading.word(first) in _REMAINS:
        return False  # "the bodies of three men"
    before = reading.word(first - 1)
    if before in _POINTING:
        # a picture is told by what it shows: "aftermath of the strike"
        return reading.words(first - 3, first - 1) != ["aftermath", "of"]
    return before not in _NO_ADJECTIVES and not _is_a_deed_of(reading, trigger)


def follows_up(reading: Reading, sentence: Sentence, trigger: Signal) -> bool:
    """Whether a sentence tells what became of those told of before.

    "Four suspected gunmen were detained"; "The farmers were attacked", of farmers counted before.
    """
    if trigger.name == "arrest":
        low, high = trigger.first - _MOST_TO_A_SUSPECT, trigger.end + _MOST_TO_A_SUSPECT
        return reading.says(_SUSPECTS, low, high) and _counted_before(reading, sentence, _SUSPECTS)
    if _is_by_the_attackers(reading, sentence, trigger):
        return True
    if reading.word(sentence.first) != "the" or not reading.has_be(
        trigger.first - 2, trigger.first
    ):
        return False
    people = reading.within("actor", ActorPattern, sentence.first + 1, sentence.first + 2)
    return (
        bool(people)
        and people[0].entry.kind in _HIT_KINDS
        and reading.word(sentence.first + 1) in _before(reading, sentence)
    )


def _is_by_the_attackers(reading: Reading, sentence: Sentence, trigger: Signal) -> bool:
    """Whether "the attackers", told of before, did it: "the attackers set fire to a school"."""
    words = reading.tokens.words
    return any(
        words[at + 1] in _ATTACKERS and words[at] == "the"
        for at in range(sentence.first, trigger.first - 1)
    ) and _counted_before(reading, sentence, _WHO_ATTACK)


def _before(reading: Reading, sentence: Sentence) -> list[str]:
    return reading.words(sentence.first - _MOST_BACK, sentence.first)


def _counted_before(reading: Reading, sentence: Sentence, people: frozenset[str]) -> bool:
    return reading.says(people, sentence.first - _MOST_BACK, sentence.first)


def _is_a_deed_of(reading: Reading, trigger: Signal) -> bool:
    """Whether a trigger is what the one before it did: "the brigade killed", "the army shelled"."""
    if reading.tokens.words[trigger.first].endswith(("ed", "shot", "struck")):
        return True
    return reading.has("actor", trigger.first - 1, trigger.first)
