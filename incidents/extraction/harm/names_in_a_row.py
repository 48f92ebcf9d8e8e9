"""People listed by their names alone count one each: "Officers Ana Lima and Luis Pardo were"."""

from __future__ import annotations

from typing import Final

from incidents.extraction.harm.people_counted import ONE, is_plural
from incidents.extraction.lexicon.entries import ActorPattern
from incidents.extraction.text.numbers import Quantity
from incidents.extraction.text.reading import BE, Reading
from incidents.extraction.text.tokens import starts_with_a_letter
from incidents.extraction.text.word_list import word_set
from incidents.extraction.when.calendar_words import MONTHS, WEEKDAYS

_JOINTS: Final = word_set("and , &")
_BEFORE_A_DEED: Final = BE | word_set("have had has both all also later then reportedly")
_NO_NAME: Final = frozenset({*MONTHS, *WEEKDAYS})
_FEWEST: Final = 2
_LONGEST_ROW: Final = 40  # words


def names_before(reading: Reading, end: int, lowest: int) -> list[Quantity]:
    """The people listed by name up to a word of harm; empty where fewer than two are.

    Args:
        reading: The article.
        end: The token of the word of harm.
        lowest: The token before which nothing counts.
    """
    words = reading.tokens.words
    if reading.is_one_case or reading.is_capital(end):
        return []
    while end > lowest and words[end - 1] in _BEFORE_A_DEED:
        end -= 1
    first = end
    while first > max(lowest, end - _LONGEST_ROW) and _may_be_listed(reading, first - 1):
        first -= 1
    return _people(reading, first, end, lowest)


def _may_be_listed(reading: Reading, at: int) -> bool:
    word = reading.tokens.words[at]
    is_of_a_name = reading.is_capital(at) and starts_with_a_letter(word) and word not in _NO_NAME
    return is_of_a_name or word in _JOINTS or word.isdecimal()


def _people(reading: Reading, first: int, end: int, lowest: int) -> list[Quantity]:
    """The names between two tokens; single words are names only after an office for several."""
    words = reading.tokens.words
    while first < end and words[first] in _JOINTS:
        first += 1
    offices = [
        each
        for each in reading.within("actor", ActorPattern, max(lowest, first - 1), end)
        if each.first <= first and not each.entry.named and is_plural(words[each.end - 1])
    ]
    fewest = 1 if offices else _FEWEST
    found: list[Quantity] = []
    start = first = max(first, offices[0].end) if offices else first
    for at in range(first, end + 1):
        if at < end and words[at] not in _JOINTS and not words[at].isdecimal():
            continue
        if at > start:
            if at - start < fewest or _is_no_person(reading, start, at):
                return []
            found.append(Quantity(start, at, ONE))
        start = at + 1
    return found if len(found) >= _FEWEST else []


def _is_no_person(reading: Reading, first: int, end: int) -> bool:
    """Whether a name is one of a group, of a nation or of several: "Boko Haram"."""
    those = reading.within("actor", ActorPattern, first, end)
    return any(each.entry.named or is_plural(reading.tokens.words[each.end - 1]) for each in those)
