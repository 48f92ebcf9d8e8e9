"""A deed that is denied, or that will, may or would be done, is none that a report tells."""

from __future__ import annotations

from typing import Final

from incidents.extraction.harm.people_counted import is_plural
from incidents.extraction.lexicon.entries import Trigger
from incidents.extraction.text.numbers import number_of
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.tokens import starts_with_a_letter
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.signal import Signal
from incidents.extraction.when.calendar_words import MONTHS, WEEKDAYS

_MODALS: Final = word_set("will shall would could might may")
_ANY: Final = word_set("a an any another further more such")
_KNOWN: Final = word_set("the these those his her their its 's")
_DEEDS: Final = word_set("attacks strikes airstrikes clashes protests killings raids bombings")
_MEANT: Final = word_set(
    "the this that these those his her their its who which and but after for of in on by , ; : ."
)
_BASE_FORMS: Final = word_set(
    "attack kill fight shoot murder assassinate raid storm ambush bomb blast shell bombard battle "
    "clash destroy execute torture abduct kidnap invade seize capture strike loot torch behead beat"
)
# What was begun, managed or brought about was done.
_DONE_TO: Final = word_set(
    "began begin begins started starts continued continues continue managed proceeded resorted "
    "went goes forced forcing led prompted tried attempted attempt attempts trying failed came "
    "returned used opened entered crossed joined moved advanced ordered sought seeking"
)
_TO_A_NOUN: Final = (["due"], ["owing"], ["thanks"], ["prior"])
_MOST_TO_DONE: Final = 5  # words
_PERIODS: Final = word_set("day week month year")
_AFTER_ONE: Final = (
    *(["ago"], ["after"], ["before"], ["later"], ["earlier"], ["of"], ["long"], ["old"], ["and"]),
    *(["when"], ["in"], ["into"], ["since"], ["from"]),
)
_NO_PLURAL: Final = word_set(
    "was is his its this as has us across towards afterwards always perhaps"
)
_MOST_TO_SINCE: Final = 4  # words
_DAYS: Final = frozenset({*WEEKDAYS, *MONTHS, "then", "yesterday", "dawn", "last"})
_STOPS: Final = frozenset({",", ";", ".", ":", "(", ")"})
_HAVE: Final = word_set("have has had")
_NOBODY: Final = frozenset({"nobody", "none"})
_NONE: Final = frozenset({"no", "devoid"})
_REPORTS: Final = word_set("reports report reported signs sign record")
# "No reported injuries in the attack" tells of one.
_OF_HARM: Final = word_set(
    "in from after when during by as injuries injury casualties deaths fatalities damage arrests"
)
_MOST_TO_NO: Final = 6  # words
_BEFORE_WHAT_WAS_NOT: Final = _NOBODY | {"no", "few"}
_NEGATIONS: Final = _BEFORE_WHAT_WAS_NOT | _NONE | {"not"}
_MOST_TO_MODAL: Final = 5  # words


def is_unreal(reading: Reading, first: int, end: int) -> bool:
    """Whether a trigger from token `first` up to `end` tells of no deed that was done."""
    return (
        _is_negated(reading, first, end)
        or _is_only_possible(reading, first)
        or _is_only_meant(reading, first)
        or _is_only_dated_from(reading, first)
        or _is_any_of_a_kind(reading, first, end)
    )


def is_conditional(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells what would come of something: "if rebels attacked, many would"."""
    words = reading.tokens.words
    if words[sentence.end - 1] == "?":
        return True
    if "if" not in sentence.words:
        return False
    for at in range(sentence.first, sentence.end):
        if starts_with_a_letter(words[at]):
            return words[at] == "if" and reading.says(_MODALS, at, sentence.end)
    return False


def is_habitual(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence counts what happens again and again: "thousands of attacks a month"."""
    if _PERIODS.isdisjoint(sentence.words):
        return False
    words = reading.tokens.words
    return any(
        words[at] in _PERIODS
        and words[at - 1] == "a"
        and _counts(words[at - 2])
        and words[at + 1 : at + 2] not in _AFTER_ONE
        for at in range(sentence.first + 2, sentence.end)
    )


def _counts(word: str) -> bool:
    """Whether a word before "a month" says how many there are: "attacks", "20"."""
    return number_of(word) is not None or (is_plural(word) and word not in _NO_PLURAL)


def _is_negated(reading: Reading, first: int, end: int) -> bool:
    if not reading.says(_NEGATIONS, first - _MOST_TO_NO, end + 1):
        return False
    return (
        "not" in reading.words(first - 3, first)
        or reading.word(first - 1) in _BEFORE_WHAT_WAS_NOT
        or _is_reported_of_none(reading, first)
        or _is_what_none_have_done(reading, first)
        or reading.words(first - 2, first) == ["no", "one"]
        or reading.word(end) in _NOBODY
        or reading.words(end, end + 2) == ["no", "one"]
    )


def _is_what_none_have_done(reading: Reading, first: int) -> bool:
    """Whether "no" stands before those who have done something: "no crowds have gathered"."""
    return reading.words(first - 3, first)[:1] == ["no"] and reading.word(first - 1) in _HAVE


def _is_reported_of_none(reading: Reading, first: int) -> bool:
    """Whether a text says that there was none: "no reports of violence or clashes"."""
    before = reading.words(first - _MOST_TO_NO, first)
    at = next((number for number, word in enumerate(before) if word in _NONE), None)
    if at is None or not (_STOPS | _OF_HARM).isdisjoint(before[at:]):
        return False
    return before[at] == "devoid" or not _REPORTS.isdisjoint(before[at + 1 : at + 2])


def _is_any_of_a_kind(reading: Reading, first: int, end: int) -> bool:
    """Whether a noun means any event of its kind: "an attack on the city would"."""
    if not reading.says(_MODALS, end, end + _MOST_TO_MODAL):
        return False
    before = reading.word(first - 1)
    return before in _ANY or (reading.word(end - 1) in _DEEDS and before not in _KNOWN)


def _is_only_possible(reading: Reading, at: int) -> bool:
    """Whether a verb right before a trigger says that it may or will be: "will march"."""
    if _is_modal(reading, at - 1) or _is_modal(reading, at - 2):
        return True
    # "will investigate the attack" means one that was
    return any(
        _is_modal(reading, number) and not reading.says(_MEANT, number + 1, at)
        for number in range(at - 4, at - 2)
    )


def _is_only_meant(reading: Reading, at: int) -> bool:
    """Whether a verb after "to" says what somebody is for: "trained to fight", "how to kill"."""
    words = reading.tokens.words
    if words[at] not in _BASE_FORMS or at == 0 or words[at - 1] != "to":
        return False
    if reading.words(at - 2, at - 1) in _TO_A_NOUN:
        return False  # "damaged due to strike"
    return not reading.says(_DONE_TO, at - _MOST_TO_DONE, at - 1)


def _is_only_dated_from(reading: Reading, at: int) -> bool:
    """Whether an event only says since when something else is so: "shut since the invasion"."""
    before = reading.words(at - _MOST_TO_SINCE, at)
    if "since" not in before:
        return False
    between = before[before.index("since") + 1 :]
    if any(word in _DAYS or word.isdecimal() for word in between):
        return False  # "since Monday clashes have killed 30"
    return _STOPS.isdisjoint(between)


def _is_modal(reading: Reading, at: int) -> bool:
    """Whether "may" or its like stands at a token; "May" with a capital is a month."""
    return reading.word(at) in _MODALS and not reading.is_capital(at)


def without_those_who_only_may(
    reading: Reading, sentence: Sentence, signals: list[Signal], until: int
) -> list[Signal]:
    """Leave out "protesters" of whom a sentence only says what they will or may do."""
    possible = [
        hit.first
        for hit in reading.within("trigger", Trigger, sentence.first, until)
        if _is_only_possible(reading, hit.first)
    ]
    if not possible:
        return signals
    return [
        each
        for each in signals
        if each.first > possible[0] or not reading.has("actor", each.first, each.first + 1)
    ]
