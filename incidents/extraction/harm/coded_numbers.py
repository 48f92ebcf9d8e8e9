"""A coder's own number counts the dead whom a report only mentions: "fatalities, coded as 3".

Where a report gives no number, ACLED's notes say which one was coded, and among how many events a
number was split (ACLED codebook, fatalities).
"""

from __future__ import annotations

from typing import Final

from incidents.count import Count
from incidents.extraction.harm.harm import Harm
from incidents.extraction.lexicon.entries import HarmWords
from incidents.extraction.text.numbers import quantity_at
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set

_CODED: Final = word_set("coded recorded")
_SHARED: Final = word_set("split divided distributed spread coded shared")
_MARKS: Final = _CODED | _SHARED
_AMONG: Final = word_set("across between among over")
_EVENTS: Final = word_set("event events incident incidents")
_KILLED: Final = "killed"
_OF_THE_DEAD: Final = frozenset({_KILLED, "casualties"})
_MOST_BACK: Final = 40  # words to where the dead are mentioned
_MOST_TO_A_NUMBER: Final = 4  # words


def as_coded(reading: Reading, sentence: Sentence, end: int, counted: list[Harm]) -> list[Harm]:
    """The harm that a sentence tells, with the number of dead that its coder says was coded.

    Args:
        reading: The article.
        sentence: The sentence.
        end: A token from which on nothing counts.
        counted: The harm that it is read to tell.
    """
    if _MARKS.isdisjoint(sentence.words):
        return counted
    words = reading.tokens.words
    for at in range(sentence.first, end):
        if words[at] not in _MARKS:
            continue
        if words[at] in _CODED and reading.word(at + 1) == "as" and at + 2 < end:
            coded = quantity_at(reading, at + 2)
            if coded is None or not _EVENTS.isdisjoint(words[coded.end : coded.end + 2]):
                continue
            if _mentions_the_dead(reading, at):
                told = Harm(_KILLED, coded.count, at, coded.end, total=True)
                return [*(each for each in counted if each.harm not in _OF_THE_DEAD), told]
        number = _number_of_events(reading, at, end)
        if number is not None:
            return [_shared(each, number) for each in counted]
    return counted


def _mentions_the_dead(reading: Reading, at: int) -> bool:
    hits = reading.within("harm", HarmWords, max(0, at - _MOST_BACK), at)
    return any(hit.entry.harm in _OF_THE_DEAD for hit in hits)


def _number_of_events(reading: Reading, at: int, end: int) -> int | None:
    """Among how many events a number was split: "split between 2 events"."""
    words = reading.tokens.words
    near = range(at, min(end, at + _MOST_TO_A_NUMBER))
    among = next((number for number in near if words[number] in _AMONG), None)
    if among is None or among + 1 >= end:
        return None
    number = quantity_at(reading, among + 1)
    if number is None or _EVENTS.isdisjoint(words[number.end : number.end + 2]):
        return None
    return number.count.minimum


def _shared(harm: Harm, events: int) -> Harm:
    """The share of one event, where all have the same."""
    number = harm.count.minimum
    if harm.harm != _KILLED or not events or not number or number % events:
        return harm
    return Harm(harm.harm, Count.exactly(number // events), harm.first, harm.end, total=True)
