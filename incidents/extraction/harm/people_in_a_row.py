"""A headline's row of people counts each of them: "chief, two others killed" tells of three."""

from __future__ import annotations

from typing import Final

from incidents.extraction.harm.people_counted import (
    ONE,
    PARTS,
    PREPOSITIONS,
    STOPS,
    STOPS_BEFORE,
    is_plural,
    people_at,
)
from incidents.extraction.lexicon.entries import ActorPattern
from incidents.extraction.text.numbers import Quantity
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set

_JOINTS: Final = frozenset({",", "and", "&"})
_WERE: Final = word_set("were are have been be being")
_DETERMINERS: Final = word_set("the a an his her their this that its")
MANY: Final = word_set(
    "army military coalition gang militia group junta patrol force navy crowd mob"
)
_OFFICES: Final = word_set("major captain general admiral havildar subedar elder governor senator")
_FEWEST: Final = 2
_LONGEST: Final = 4  # words of one of them
_ENDS: Final = STOPS | PREPOSITIONS


def row_before(reading: Reading, end: int, first: int) -> list[Quantity]:
    """The people of a row that fills its clause up to a token; empty where it is none.

    Args:
        reading: The article.
        end: The token of the word of harm.
        first: The token before which nothing counts.
    """
    words = reading.tokens.words
    while end > first and words[end - 1] in _WERE:
        end -= 1
    opens = next(
        (at + 1 for at in range(end - 1, first - 1, -1) if words[at] in STOPS_BEFORE), first
    )
    return _row(reading, opens, end)


def row_after(reading: Reading, first: int, limit: int) -> list[Quantity]:
    """The people of a row that starts at a token and ends its clause; empty where it is none."""
    words = reading.tokens.words
    end = next((at for at in range(first, limit) if words[at] in _ENDS), limit)
    return _row(reading, first, end)


def _row(reading: Reading, first: int, end: int) -> list[Quantity]:
    """Everybody between two tokens, where one at least is named by a bare noun."""
    words = reading.tokens.words
    found: list[Quantity] = []
    has_a_bare_noun = False
    start = first
    for at in range(first, end + 1):
        if at < end and words[at] not in _JOINTS:
            continue
        if at == start:
            if at < end and words[at - 1] == "," and words[at] == "and":
                start = at + 1
                continue
            return []
        counted = people_at(reading, start)
        if not PARTS.isdisjoint(words[start:at]):
            return []  # "a couple, three children among seven dead"
        if counted is not None and counted.end <= at <= counted.end + _LONGEST:
            found.append(Quantity(start, at, counted.count))
        elif _is_a_bare_noun(reading, start, at):
            has_a_bare_noun = True
            found.append(Quantity(start, at, ONE))
        else:
            return []
        start = at + 1
    return found if has_a_bare_noun and len(found) >= _FEWEST else []


def _is_a_bare_noun(reading: Reading, first: int, end: int) -> bool:
    """Whether words are just a noun for one person: "police officer"."""
    words = reading.tokens.words
    if words[first] in _DETERMINERS or words[first] in PARTS or words[end - 1] in MANY:
        return False
    if words[end - 1] in _OFFICES and end - first <= _LONGEST:
        return True
    people = reading.within("actor", ActorPattern, first, end)
    return (
        end - first <= _LONGEST
        and bool(people)
        and people[-1].end == end
        and not people[-1].entry.thing
        and not people[-1].entry.named
        and not is_plural(words[end - 1])
    )
