"""Who was harmed is counted in the clause that says so, on the side where grammar puts them.

"killed three people", "three people were killed", "three dead", "deaths of three".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from incidents.count import Count
from incidents.extraction.lexicon_entries import ActorPattern, HarmWords, Trigger
from incidents.extraction.numbers import Quantity, quantity_at
from incidents.extraction.people_counted import (
    PREPOSITIONS,
    STOPS,
    bare_people_at,
    counts_people,
    is_plural,
    people_at,
    summed,
    without_apposition,
)
from incidents.extraction.phrases import Hit
from incidents.extraction.reading import BE, Reading
from incidents.extraction.sentences import Sentence
from incidents.extraction.word_list import word_row, word_set

_PARTS: Final = frozenset({"including", "among", "comprising"})  # what follows is counted already
_STOPS_BEFORE: Final = STOPS - _PARTS - {"who", "which", "that", "(", ")"}
_NONE: Final = frozenset({"no", "without", "nor", "zero", "neither"})
_UNTOLD: Final = word_set("report reports reported information details word immediate immediately")
_UNHAPPENED: Final = word_set("not could would might attempted tried")
_OF_A_SUSPECT: Final = word_set("accused suspected charged convicted guilty suspicion charges")
_SINGLE: Final = frozenset({"him", "her", "another", "himself", "herself", "one"})
_DETERMINERS: Final = frozenset({"a", "an", "the", "his", "her", "their"})
_ADDING: Final = frozenset({"another", "others", "other", "more", "further"})
_DIE: Final = word_set("died dies die dead perished succumbed lost sustained")
_ENDS_NO_CLAUSE: Final = frozenset({",", "and", "as", "to"})
_NOT_COUNTED: Final = word_set("death bodies body victims lives corpses")
_TO_A_TOTAL: Final = word_row("coded as : of to was were stands at rose has risen reached the")
_DEED_ENDINGS: Final = ("ed", "ing")
_AFTER_PEOPLE: Final = word_set("to as suspected accused believed injuring wounding thought")
_OBJECT_ENDS: Final = STOPS | PREPOSITIONS | {",", "and", "to", "for", "as", "over", "of"}
_LONGEST_OBJECT: Final = 3  # words
_LOOK: Final = 24  # words
_NEAR: Final = 6
_NONE_BEFORE: Final = 5


@dataclass(frozen=True, slots=True)
class Harm:
    """People harmed, as one place of a text says.

    Attributes:
        harm: killed, injured or casualties.
        count: How many; exactly 0 where the text says there were none.
        first: First token of the words that say so.
        end: Token after the last.
        more: Whether it adds to those counted before ("another", "others").
        total: Whether it sums up what was counted before ("2 fatalities").
    """

    harm: str
    count: Count
    first: int
    end: int
    more: bool = False
    total: bool = False


def harm_in(reading: Reading, sentence: Sentence, *, until: int | None = None) -> list[Harm]:
    """Everything a sentence says of people harmed, in order.

    Args:
        reading: The article.
        sentence: The sentence.
        until: A token from which on nothing counts, or None.
    """
    end = sentence.end if until is None else min(until, sentence.end)
    asked = ("harm", sentence.first, end)
    found: list[Harm] | None = reading.remembered.get(asked)
    if found is None:
        found = reading.remembered[asked] = _harm_between(reading, sentence.first, end)
    return found


def _harm_between(reading: Reading, first: int, end: int) -> list[Harm]:
    hits = reading.within("harm", HarmWords, first, end)
    found: list[Harm] = []
    left = first
    for number, hit in enumerate(hits):
        right = hits[number + 1].first if number + 1 < len(hits) else end
        harm = _of(reading, hit, left, right)
        if harm is not None:
            found.append(harm)
        left = max(hit.end, harm.end if harm else 0)
    return found


def _of(reading: Reading, hit: Hit[HarmWords], left: int, right: int) -> Harm | None:
    words = reading.tokens.words
    before = words[max(left, hit.first - _NONE_BEFORE) : hit.first]
    if _NONE.intersection(before):
        if _UNTOLD.intersection((*before, *words[hit.end : hit.end + 4])):
            return None  # "no reports of deaths" is not a report of no deaths
        return Harm(hit.entry.harm, Count.exactly(0), hit.first, hit.end)
    if hit.entry.form == "noun":
        return _by_noun(reading, hit, left, right)
    if _UNHAPPENED.intersection(before[-3:]) or before[-1:] == ["to"]:
        return None
    if before[-1:] == ["of"] and _OF_A_SUSPECT.intersection(before[-3:-1]):
        return None  # "a man accused of killing a driver" tells of an earlier death
    return _by_verb(reading, hit, left, right)


def _by_verb(reading: Reading, hit: Hit[HarmWords], left: int, right: int) -> Harm | None:
    inside = _inside(reading, hit)
    if inside is not None:
        return inside
    if reading.tokens.words[hit.first] in _DIE:
        return _before(reading, hit, left) or _after(reading, hit, right)
    if hit.entry.form == "participle" and _is_passive(reading, hit):
        return _before(reading, hit, left)
    return _after(reading, hit, right)


def _inside(reading: Reading, hit: Hit[HarmWords]) -> Harm | None:
    """Those harmed stand inside the words: "hacked two men to death"."""
    if reading.words(hit.end - 2, hit.end) != ["to", "death"] or hit.end - hit.first < 4:
        return None
    for at in range(hit.first + 1, hit.end - 2):
        quantity = people_at(reading, at)
        if quantity is not None and quantity.end <= hit.end - 2:
            return Harm(hit.entry.harm, quantity.count, hit.first, hit.end)
    plural = is_plural(reading.tokens.words[hit.end - 3])
    return Harm(hit.entry.harm, Count() if plural else Count.exactly(1), hit.first, hit.end)


def _is_passive(reading: Reading, hit: Hit[HarmWords]) -> bool:
    just_before = reading.words(hit.first - 1, hit.first)
    if reading.has_be(hit.first - 3, hit.first) and just_before not in (["have"], ["has"], ["had"]):
        return True
    following = reading.words(hit.end, hit.end + 1) or ["."]
    ends = following[0] in STOPS | PREPOSITIONS | _ENDS_NO_CLAUSE
    return ends and (following == ["."] or quantity_at(reading, hit.end) is None)


def _by_noun(reading: Reading, hit: Hit[HarmWords], left: int, right: int) -> Harm | None:
    after = _total_after(reading, hit, right)
    if after is not None:
        return after
    words = reading.tokens.words
    for at in range(hit.first - 1, max(left, hit.first - 5) - 1, -1):
        quantity = quantity_at(reading, at)
        if quantity is not None and quantity.end <= hit.first:
            quantity = _widest(reading, quantity, left)
            return Harm(hit.entry.harm, quantity.count, quantity.first, hit.end, total=True)
        if words[at] in STOPS or words[at] in {",", "and"}:
            break
    if hit.entry.harm == "casualties" and words[hit.first] not in _NOT_COUNTED:
        return Harm(hit.entry.harm, Count(), hit.first, hit.end)
    return None


def _total_after(reading: Reading, hit: Hit[HarmWords], right: int) -> Harm | None:
    """Read "fatalities: 4", "the death of 19 civilians", "death toll rose to 12"."""
    skip = hit.end
    for word in _TO_A_TOTAL:
        skip += reading.words(skip, skip + 1) == [word]
    if not hit.end < skip < right:
        return None
    quantity = quantity_at(reading, skip)
    if quantity is None or not (counts_people(reading, quantity) or bare_people_at(reading, skip)):
        return None
    return Harm(hit.entry.harm, quantity.count, hit.first, quantity.end, total=True)


def _widest(reading: Reading, quantity: Quantity, left: int) -> Quantity:
    """The same quantity with the words before it that bound it ("at least")."""
    for at in range(max(left, quantity.first - 3), quantity.first):
        wider = quantity_at(reading, at)
        if wider is not None and wider.end == quantity.end:
            return wider
    return quantity


def _before(reading: Reading, hit: Hit[HarmWords], left: int) -> Harm | None:
    """Those harmed stand before the word: "two soldiers and a civilian were killed"."""
    lowest = max(left, hit.first - _LOOK)
    found = without_apposition(reading, _quantities_before(reading, hit, lowest))
    if not found:
        return _unnumbered_before(reading, hit, lowest)
    more = _is_more(reading, found[0])
    return Harm(hit.entry.harm, summed(found), found[0].first, hit.end, more=more)


def _quantities_before(reading: Reading, hit: Hit[HarmWords], lowest: int) -> list[Quantity]:
    words = reading.tokens.words
    found: list[Quantity] = []
    at = hit.first - 1
    while at >= lowest and words[at] not in _STOPS_BEFORE:
        if words[at] in _PARTS:
            found.clear()
        quantity = people_at(reading, at)
        if quantity is None or quantity.end > hit.first:
            at -= 1
            continue
        quantity = _widest(reading, quantity, lowest)
        found.append(quantity)
        at = quantity.first - 1
        if words[quantity.end : quantity.end + 2] == ["of", "whom"]:
            break
        if at >= lowest and words[at] in {"and", ","}:
            at -= 1
        elif at < lowest or words[at] not in _PARTS:
            break
    return found[::-1]


def _unnumbered_before(reading: Reading, hit: Hit[HarmWords], lowest: int) -> Harm | None:
    words = reading.tokens.words
    people = reading.within("actor", ActorPattern, lowest, hit.first)
    near = words[max(lowest, hit.first - 4) : hit.first]
    be = next((word for word in reversed(near) if word in BE), None)
    if be is None and words[hit.first] not in {"died", "dies"} and not people:
        return None
    if be is not None:
        is_one = be in {"was", "is", "being", "gets", "got"}
    else:
        is_one = not people or not is_plural(words[people[-1].end - 1])
    first = people[-1].first if people else hit.first
    return Harm(hit.entry.harm, Count.exactly(1) if is_one else Count(), first, hit.end)


def _after(reading: Reading, hit: Hit[HarmWords], right: int) -> Harm | None:
    """Those harmed stand after the word: "killing two soldiers and a civilian"."""
    limit = min(right, hit.end + _LOOK, len(reading.tokens.words))
    found = without_apposition(reading, _quantities_after(reading, hit, limit))
    if not found:
        return _unnumbered_after(reading, hit, limit)
    more = _is_more(reading, found[0])
    return Harm(hit.entry.harm, summed(found), hit.first, found[-1].end, more=more)


def _quantities_after(reading: Reading, hit: Hit[HarmWords], limit: int) -> list[Quantity]:
    words = reading.tokens.words
    found: list[Quantity] = []
    in_a_place = False
    at = hit.end
    end = _next_deed(reading, hit.end, limit)
    while at < end and words[at] not in STOPS:
        quantity = bare_people_at(reading, at) if at == hit.end else people_at(reading, at)
        if quantity is not None and (not in_a_place or words[at - 1] == "and"):
            found.append(quantity)
            at = quantity.end
            continue
        in_a_place = in_a_place or words[at] in PREPOSITIONS
        if (in_a_place and not found) or (found and words[at] in _AFTER_PEOPLE):
            break
        at += 1
    return found


def _next_deed(reading: Reading, first: int, limit: int) -> int:
    """The next verb that tells another deed ("and arrested five others"), else the limit."""
    words = reading.tokens.words
    return next(
        (
            hit.first
            for hit in reading.within("trigger", Trigger, first, limit)
            if words[hit.first].endswith(_DEED_ENDINGS)
        ),
        limit,
    )


def _unnumbered_after(reading: Reading, hit: Hit[HarmWords], limit: int) -> Harm | None:
    near_end = min(limit, hit.end + _NEAR)
    near = reading.words(hit.end, near_end)
    people = [
        each
        for each in reading.within("actor", ActorPattern, hit.end, near_end)
        if not each.entry.thing
    ]
    if near and near[0] in _SINGLE:
        more = near[0] == "another"
        return Harm(hit.entry.harm, Count.exactly(1), hit.first, hit.end + 1, more=more)
    if people:
        end = people[0].end
        plural = is_plural(reading.tokens.words[end - 1]) or near[0] == "them"
        return Harm(hit.entry.harm, Count() if plural else Count.exactly(1), hit.first, end)
    if near and near[0] in _DETERMINERS:
        return Harm(hit.entry.harm, Count.exactly(1), hit.first, min(limit, hit.end + 2))
    return _headline_object(hit, near) if hit.entry.form == "verb" else None


def _headline_object(hit: Hit[HarmWords], near: list[str]) -> Harm | None:
    """Headlines leave articles out: "Mob kills suspected thief" tells of one."""
    end = next(
        (at for at, word in enumerate(near) if word in _OBJECT_ENDS or not word[0].isalpha()),
        len(near),
    )
    said = near[:end]
    if not 0 < len(said) <= _LONGEST_OBJECT or said[-1].endswith(("ly", "ed", "ing")):
        return None
    count = Count() if is_plural(said[-1]) else Count.exactly(1)
    return Harm(hit.entry.harm, count, hit.first, hit.end + end)


def _is_more(reading: Reading, quantity: Quantity) -> bool:
    around = reading.words(quantity.first - 1, quantity.end + 1)
    return bool(_ADDING.intersection(around)) and "than" not in around
