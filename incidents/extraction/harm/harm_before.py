"""Those harmed stand before the word: "two soldiers and a civilian were killed"."""

from __future__ import annotations

from typing import Final

from incidents.count import Count
from incidents.extraction.harm.further_dead import attackers_killed_in_turn
from incidents.extraction.harm.harm import Harm
from incidents.extraction.harm.names_in_a_row import names_before
from incidents.extraction.harm.one_by_one import last_in_a_row, one_in_a_list, others_in_a_row
from incidents.extraction.harm.parts_counted import aside_about_a_part, part_before, part_of
from incidents.extraction.harm.people_counted import (
    ANIMALS,
    INCL,
    ONE,
    PARTS,
    STOPS_BEFORE,
    is_plural,
    people_at,
    summed,
    without_apposition,
)
from incidents.extraction.harm.people_in_a_row import row_before
from incidents.extraction.harm.told_before import as_told_before, subject_told_before
from incidents.extraction.lexicon.entries import ActorPattern, HarmWords
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.numbers import Quantity, is_more, widest
from incidents.extraction.text.reading import BE, Reading
from incidents.extraction.text.word_list import word_set

_THEM: Final = frozenset({"them", "whom", "these", "those"})
_BEFORE_A_NUMBER: Final = frozenset({"her", "his", "their", "the", "an"})  # "an unknown number"
_LOOK: Final = 24  # words
_HOUSEHOLDS: Final = word_set("family families household households")
# Of "five of the 14 workers kidnapped last month" 14 were kidnapped.
_HELD: Final = frozenset({"abducted", "arrested", "missing"})
_CRIMES: Final = word_set("murder killing assassination abduction kidnapping rape lynching")
_JOINTS: Final = frozenset({"and", ","})
_MOST: Final = "most"
_AMONG: Final = "among"
_MOST_TO_A_WHOLE: Final = 2  # words from "among" to a number
_OTHERS: Final = "others"
_DEAD_AND: Final = ["dead", "and"]
_COMMA_AND: Final = [",", "and"]
_THE_OTHER: Final = ["the", "other"]
_AS_WELL_AS: Final = ["as", "well", "as"]


def harm_before(reading: Reading, hit: Hit[HarmWords], left: int) -> Harm | None:
    """The people before a word of harm, down to a token; None where nobody stands there."""
    lowest = max(left, hit.first - _LOOK)
    part = part_before(reading, hit, lowest)
    if part is not None:
        return part
    row = row_before(reading, hit.first, left) if lowest == left else []
    if row:
        return Harm(hit.entry.harm, summed(row), row[0].first, hit.end, people=tuple(row))
    found = names_before(reading, hit.first, lowest) or without_apposition(
        reading, _quantities_before(reading, hit, lowest)
    )
    if not found:
        return _unnumbered_before(reading, hit, lowest)
    more = is_more(reading, found[0])
    beside = (
        *others_in_a_row(reading, hit, found, lowest),
        *last_in_a_row(reading, hit, found),
    )
    people = tuple(sorted([*beside, *found], key=_first))
    return Harm(hit.entry.harm, summed(people), people[0].first, hit.end, more=more, people=people)


def _first(quantity: Quantity) -> int:
    return quantity.first


def _is_of_others(words: list[str], quantity: Quantity) -> bool:
    """Whether a number only says whose they were, or what for.

    "Six children from one family were hurt"; "suspects in the murder of a priest were held".
    """
    before, family = words[quantity.first - 1], words[quantity.first : quantity.end + 1]
    if before not in {"of", "from"}:
        return False
    return words[quantity.first - 2] in _CRIMES or not _HOUSEHOLDS.isdisjoint(family)


def _quantities_before(reading: Reading, hit: Hit[HarmWords], lowest: int) -> list[Quantity]:
    words = reading.tokens.words
    found: list[Quantity] = []
    at = hit.first - 1
    while at >= lowest and (words[at] not in STOPS_BEFORE or words[at - 1] == INCL):
        is_of_a_whole = words[at] == _AMONG and words[at + 1] not in _THEM
        if is_of_a_whole and found and found[-1].first <= at + _MOST_TO_A_WHOLE:
            break  # "five women were among seven people killed"
        if words[at] in PARTS and found:
            beside = _beside_parts(reading, hit, at, found)
            if beside:
                return beside
            found.clear()
        quantity = people_at(reading, at)
        if quantity is None and found and words[at - 1] in _JOINTS:
            quantity = one_in_a_list(words, at)
        if quantity is None or quantity.end > hit.first or _is_of_others(words, quantity):
            aside = aside_about_a_part(words, at, lowest)
            at = (at if aside is None else aside) - 1
            continue
        quantity = widest(reading, quantity, lowest)
        is_whole = hit.entry.harm in _HELD and not reading.has_be(hit.first - 2, hit.first)
        found.append(quantity if is_whole else part_of(reading, quantity, lowest))
        at, goes_on = _before_those(words, found[-1].first - 1, lowest)
        if not goes_on:
            break
    return found[::-1]


def _beside_parts(
    reading: Reading, hit: Hit[HarmWords], at: int, found: list[Quantity]
) -> list[Quantity]:
    """Those found after a word such as "including" who are no parts of those before it.

    "Including the bomber, five were killed"; "including a child, and 15 others were hurt";
    "including a woman, and 29 injured".
    """
    if reading.opens_a_sentence(at):
        return found[::-1]
    last = found[0]
    if len(found) < 2 or "," in reading.words(last.end, hit.first):
        return []
    is_bare = last.end == hit.first
    opens = is_bare and reading.words(last.first - 2, last.first) == _COMMA_AND
    return [last] if opens or is_more(reading, last) else []


def _before_those(words: list[str], at: int, lowest: int) -> tuple[int, bool]:
    """The token before those found and what joins them to others; whether others may follow."""
    at -= words[at] == "." and words[at - 1] == INCL
    at -= words[at] in _THEM and words[at - 1] in PARTS
    at -= words[at] in _BEFORE_A_NUMBER
    if words[max(at - 2, lowest) : at + 1] == _AS_WELL_AS:
        return at - 3, True
    if at >= lowest and words[at] in _JOINTS:
        return at - 1, True
    return at, at >= lowest and words[at] in PARTS


def _unnumbered_before(reading: Reading, hit: Hit[HarmWords], lowest: int) -> Harm | None:
    words = reading.tokens.words
    attackers = attackers_killed_in_turn(reading, hit)
    if attackers is not None:
        return attackers
    if words[hit.first - 1] == _OTHERS or words[hit.first - 2 : hit.first] == _DEAD_AND:
        return Harm(hit.entry.harm, Count(), hit.first - 1, hit.end)
    if words[max(hit.first - 2, lowest) : hit.first] == _THE_OTHER:
        return Harm(hit.entry.harm, ONE, hit.first - 1, hit.end)
    start = _clause_start(reading, hit.first, lowest)
    subject = subject_told_before(reading, start, hit.first)
    if subject is not None:
        return Harm(hit.entry.harm, subject.count, subject.first, hit.end)
    return _named_before(reading, hit, start)


def _named_before(reading: Reading, hit: Hit[HarmWords], lowest: int) -> Harm | None:
    """Those before a word of harm, whose number the verb or the noun tells: "the chief was"."""
    words = reading.tokens.words
    people = reading.within("actor", ActorPattern, lowest, hit.first)
    near = words[max(lowest, hit.first - 4) : hit.first]
    be = next((word for word in reversed(near) if word in BE), None)
    is_told = be is not None or words[hit.first] in {"died", "dies"}
    if not people and (not is_told or not ANIMALS.isdisjoint(near)):
        return None
    if _MOST in near:
        return Harm(hit.entry.harm, Count(), hit.first, hit.end)
    if be is not None:
        is_one = be in {"was", "is", "being", "gets", "got"}
    else:
        is_one = not people or not is_plural(words[people[-1].end - 1])
    first = people[-1].first if people else hit.first
    if is_one or not people:
        return Harm(hit.entry.harm, ONE if is_one else Count(), first, hit.end)
    told = as_told_before(reading, first, people[-1].end)
    return Harm(hit.entry.harm, told, first, hit.end)


def _clause_start(reading: Reading, end: int, lowest: int) -> int:
    """The token after the last word before a token that ends a clause ("the army said most")."""
    words = reading.tokens.words
    return next(
        (at + 1 for at in range(end - 1, lowest - 1, -1) if words[at] in STOPS_BEFORE), lowest
    )
