"""A day on which something was told, or on which a toll rose, dates no event."""

from __future__ import annotations

from typing import Final

from incidents.extraction.lexicon.entries import Reporting
from incidents.extraction.text.numbers import number_of
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set

_MOST_TO_A_REPORT: Final = 7  # words from "said" to the day
# What may stand between "said" and the day on which it was said.
_OF_A_REPORT: Final = word_set(
    "in a an the its his her their this statement report release press tweet post briefing "
    "interview news conference published posted issued released on late early reporters journalists"
)
_TOLD: Final = frozenset({"told"})
_AFTER_AS: Final = frozenset({"of", "at"})
# "The army on Monday said", "UN experts today expressed alarm".
_SPEAKS: Final = word_set(
    "said says expressed condemned warned called urged voiced announced denied confirmed reported "
    "accused"
)
_WOUNDS: Final = word_set("wounds injuries")
_RISES: Final = word_set("rose risen rises climbed climbs reached jumped increased")
_MOST_TO_A_NUMBER: Final = 4  # words from "rose to 16" to the day


def is_of_a_report(reading: Reading, sentence: Sentence, first: int, end: int) -> bool:
    """Whether a date says when something was told: "said on Monday", "told Saba on Monday".

    Args:
        reading: The article.
        sentence: The sentence that names the date.
        first: First token of the date.
        end: Token after its last.
    """
    before = reading.word(first - 1)
    if reading.word(end) in _SPEAKS or (before in _AFTER_AS and reading.word(first - 2) == "as"):
        return True
    if reading.says(_WOUNDS, first - 2, first):
        return True  # "died of his wounds on Friday"
    low = max(sentence.first, first - _MOST_TO_A_REPORT)
    hits = reading.within("reporting", Reporting, low, first)
    return any(
        hit.entry.role == "verb" and _leads_to(reading, hit.first, hit.end, first) for hit in hits
    ) or _dates_a_toll(reading, max(sentence.first, first - _MOST_TO_A_NUMBER), first)


def _leads_to(reading: Reading, first: int, end: int, date: int) -> bool:
    """Whether only what it was said in, or to whom, stands between "said" and a day."""
    words = reading.tokens.words
    is_told = words[first] in _TOLD
    return "that" not in words[end:date] and (
        (end >= date - 1 and words[end] != ",")
        or all(
            words[at] in _OF_A_REPORT or (is_told and reading.is_capital(at))
            for at in range(end, date)
        )
    )


def _dates_a_toll(reading: Reading, low: int, date: int) -> bool:
    """Whether the words before a date say that a toll rose: "climbed to 100 on Tuesday"."""
    words = reading.tokens.words
    for at in range(low, date):
        if words[at] in _RISES:
            return any(number_of(word) is not None for word in words[at:date])
    return False
