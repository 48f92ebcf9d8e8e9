"""Those harmed stand after the word: "killing two soldiers and a civilian"."""

from __future__ import annotations

from typing import Final

from incidents.count import Count
from incidents.extraction.harm.harm import Harm
from incidents.extraction.harm.named_people import named_after
from incidents.extraction.harm.one_by_one import JOINTS, last_by_a_noun, one_before_others
from incidents.extraction.harm.parts_counted import with_its_whole
from incidents.extraction.harm.people_counted import (
    ANIMALS,
    ONE,
    PREPOSITIONS,
    STOPS,
    bare_people_at,
    is_plural,
    people_at,
    summed,
    without_apposition,
)
from incidents.extraction.harm.people_in_a_row import row_after
from incidents.extraction.harm.told_before import as_told_before, they_told_before
from incidents.extraction.lexicon.entries import (
    ActorPattern,
    HarmWords,
    Reporting,
    Trigger,
)
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.numbers import Quantity, is_more, number_of
from incidents.extraction.text.reading import BE, Reading
from incidents.extraction.text.tokens import starts_with_a_letter
from incidents.extraction.text.word_list import word_set

_SINGLE: Final = frozenset({"him", "her", "another", "himself", "herself", "one"})
_OF_THEM: Final = (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"])
_ONESELF: Final = frozenset({"himself", "herself"})
_PRONOUNS: Final = frozenset({"him", "her"})
_DETERMINERS: Final = frozenset({"a", "an", "the", "his", "her", "their"})
_DEED_ENDINGS: Final = ("ed", "ing")
_OTHER_DEEDS: Final = word_set("took set left stole burnt struck hit fled drove threw blew broke")
_OF_SOMEBODY: Final = word_set(
    "armed unarmed alleged suspected presumed masked wanted retired displaced unidentified injured "
    "wounded injuring wounding aged married elected appointed uniformed disabled hundred visiting "
    "unnamed killed"
)
_AFTER_PEOPLE: Final = word_set("to as suspected accused believed injuring wounding thought")
_THE_FOLLOWING: Final = ["the", "following"]
_SHARE_OF: Final = (["third", "of"], ["quarter", "of"], ["half", "of"])
_OBJECT_ENDS: Final = STOPS | PREPOSITIONS | {",", "and", "to", "for", "as", "over", "of"}
_LONGEST_OBJECT: Final = 3  # words
_LONGEST_NAME: Final = 9  # words
_LONGEST_SUBJECT: Final = 4  # words after its number
_LOOK: Final = 24  # words
_NEAR: Final = 6
_NEAR_A_SOURCE: Final = 3


def harm_after(reading: Reading, hit: Hit[HarmWords], right: int) -> Harm | None:
    """The people after a word of harm, up to a token; None where nobody stands there."""
    limit = min(right, hit.end + _LOOK, len(reading.tokens.words))
    limit = _before_the_source(reading, hit.end, limit)
    row = row_after(reading, hit.end, limit) or named_after(reading, hit.end, limit)
    if row:
        return Harm(hit.entry.harm, summed(row), hit.first, row[-1].end, people=tuple(row))
    found = without_apposition(reading, _quantities_after(reading, hit, limit))
    if not found:
        return _unnumbered_after(reading, hit, limit)
    more = is_more(reading, found[0])
    if more and (somebody := _somebody_before(reading, hit.end, found[0].first)) is not None:
        found, more = [somebody, *found], False
    count, people = summed(found), tuple(found)
    return Harm(hit.entry.harm, count, hit.first, found[-1].end, more=more, people=people)


def _before_the_source(reading: Reading, first: int, limit: int) -> int:
    """The token before which no source is named: ", two sources and a local official said"."""
    words = reading.tokens.words
    for hit in reading.within("reporting", Reporting, first, limit + _NEAR_A_SOURCE):
        if hit.entry.role == "phrase":
            return min(limit, hit.first)
        if hit.entry.role != "verb":
            continue
        comma = next((at for at in range(hit.first - 1, first, -1) if words[at] == ","), None)
        if comma is not None and not reading.has("harm", comma, hit.first):
            return min(limit, comma)
    return limit


def _quantities_after(reading: Reading, hit: Hit[HarmWords], limit: int) -> list[Quantity]:
    words = reading.tokens.words
    found: list[Quantity] = []
    in_a_place = False
    at = hit.end
    end = _next_deed(reading, hit.end, limit)
    while at < end and words[at] not in STOPS:
        quantity = _first_at(reading, at) if at == hit.end else people_at(reading, at)
        if quantity is None and (at == hit.end or words[at - 1] in JOINTS):
            quantity = one_before_others(reading, at, end) or (
                last_by_a_noun(reading, at, end) if found else None
            )
        if quantity is not None and found and _is_no_object(reading, at, quantity):
            break
        if quantity is not None and (not in_a_place or words[at - 1] == "and"):
            found.append(with_its_whole(reading, quantity))
            at = found[-1].end
            continue
        if found and words[at - 1] in JOINTS and is_another_deed(words[at]):
            break
        in_a_place = in_a_place or words[at] in PREPOSITIONS
        if found and words[at] in _ONESELF and words[at - 1] == "and":
            found.append(Quantity(at, at + 1, ONE))
        if (in_a_place and not found) or (found and words[at] in _AFTER_PEOPLE):
            break
        at += 1
    return found


def _first_at(reading: Reading, at: int) -> Quantity | None:
    """Those right after a word of harm: "killing seven", "killing the farmer and his wife"."""
    words = reading.tokens.words
    if words[at] in _PRONOUNS and reading.word(at + 1) == "and":
        return Quantity(at, at + 1, ONE)
    if words[at] == "the":
        people = reading.within("actor", ActorPattern, at + 1, at + 2)
        end = people[0].end if people and not people[0].entry.thing else at
        end = _after_its_place(reading, end) if end > at else end
        if reading.word(end) == "and" and not is_plural(reading.tokens.words[end - 1]):
            return Quantity(at, end, ONE)
    return bare_people_at(reading, at)


def _after_its_place(reading: Reading, at: int) -> int:
    """The token after where somebody has an office: "the mayor of Dinangourou"."""
    if reading.word(at) != "of":
        return at
    end = at + 1
    while end < len(reading.capitals) and reading.is_capital(end):
        end += 1
    return end if end > at + 1 else at


def is_another_deed(word: str) -> bool:
    """Whether a word after "and" tells something else: "and freeing 30 detainees"."""
    if word in _OTHER_DEEDS:
        return True
    return word.endswith(_DEED_ENDINGS) and word not in _OF_SOMEBODY


def _is_no_object(reading: Reading, at: int, quantity: Quantity) -> bool:
    """Whether people after others who are counted are harmed by no word before them."""
    return _is_aside(reading, at, quantity) or _opens_a_clause(reading, at, quantity)


def _opens_a_clause(reading: Reading, at: int, quantity: Quantity) -> bool:
    """Whether people meet something else: "killed two men and five others were injured"."""
    words = reading.tokens.words
    if words[at - 1] not in JOINTS:
        return False
    for end in range(quantity.end, min(quantity.end + _LONGEST_SUBJECT, len(words))):
        if words[end] in BE:
            return True
        met = reading.within("harm", HarmWords, end, end + 1)
        if met:
            return not reading.has("actor", met[0].end, met[0].end + 1)
        if words[end] in _OBJECT_ENDS or words[end] in STOPS:
            return False
    return False


def _is_aside(reading: Reading, at: int, quantity: Quantity) -> bool:
    """Whether somebody is no victim: "of a family", ", an army spokesman said"."""
    before = reading.word(at - 1)
    if before == "of" or reading.words(quantity.end, quantity.end + 2) in _OF_THEM:
        return True
    said = reading.within("reporting", Reporting, quantity.end, quantity.end + _NEAR_A_SOURCE)
    return before == "," and any(hit.entry.role == "verb" for hit in said)


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
        return Harm(hit.entry.harm, ONE, hit.first, hit.end + 1, more=more)
    if near[:1] == ["them"]:
        count = they_told_before(reading, hit.first)
        return Harm(hit.entry.harm, count, hit.first, hit.end + 1)
    if people:
        end = people[0].end
        plural = is_plural(reading.tokens.words[end - 1])
        if not plural and _is_joined(reading, people):
            return Harm(hit.entry.harm, Count.exactly(2), hit.first, people[1].end)
        count = as_told_before(reading, people[0].first, end) if plural else ONE
        return Harm(hit.entry.harm, count, hit.first, end)
    if hit.entry.form == "participle" and _names_somebody(reading, hit.end):
        return Harm(hit.entry.harm, ONE, hit.first, hit.end + 1)
    return _nobody_known(reading, hit, near, limit)


def _nobody_known(
    reading: Reading, hit: Hit[HarmWords], near: list[str], limit: int
) -> Harm | None:
    """Somebody for whom the lexicon has no word; a thing is nobody: "neutralised a mine"."""
    if reading.has("weapon", hit.end, hit.end + _LONGEST_OBJECT):
        return None
    if not ANIMALS.isdisjoint(_up_to_its_end(near)) or near[:2] == _THE_FOLLOWING:
        return None
    if near[1:3] in _SHARE_OF:
        return Harm(hit.entry.harm, Count(), hit.first, hit.end + 1)
    if near and near[0] in _DETERMINERS:
        return Harm(hit.entry.harm, ONE, hit.first, min(limit, hit.end + 2))
    return _headline_object(hit, near) if hit.entry.form == "verb" else None


def _somebody_before(reading: Reading, first: int, end: int) -> Quantity | None:
    """Somebody named before others: "killed Iranian general Ali Amini and nine others"."""
    words = reading.words(first, end)
    if words[-1:] != ["and"] or not 1 < len(words) <= _LONGEST_NAME:
        return None
    if not STOPS.isdisjoint(words) or not PREPOSITIONS.isdisjoint(words):
        return None
    people = reading.within("actor", ActorPattern, first, end)
    if any(is_plural(reading.tokens.words[each.end - 1]) for each in people):
        return None
    is_named = _names_somebody(reading, first) or reading.is_capital(end - 2)
    return Quantity(first, end - 1, ONE) if people or is_named else None


def _names_somebody(reading: Reading, at: int) -> bool:
    """Whether a name of two words or more stands at a token: "killed President Ana Lima"."""
    words = reading.tokens.words
    if at + 1 >= len(words) or not (reading.is_capital(at) and reading.is_capital(at + 1)):
        return False
    is_of_a_nation = reading.has("nationality", at, at + 1)
    return words[at].isalpha() and not is_of_a_nation


def _is_joined(reading: Reading, people: list[Hit[ActorPattern]]) -> bool:
    """Whether just one more person stands beside the first: "kills player, cousin"."""
    if len(people) != 2 or is_plural(reading.tokens.words[people[1].end - 1]):
        return False
    return reading.words(people[0].end, people[1].first) in ([","], ["and"])


def _headline_object(hit: Hit[HarmWords], near: list[str]) -> Harm | None:
    """Headlines leave articles out: "Mob kills suspected thief" tells of one."""
    said = _up_to_its_end(near)
    if any(number_of(word) is not None for word in said):
        return None  # "kills seven elephant": a number of what is no person counts nobody
    if not 0 < len(said) <= _LONGEST_OBJECT or said[-1].endswith(("ly", "ed", "ing")):
        return None
    count = Count() if is_plural(said[-1]) else ONE
    return Harm(hit.entry.harm, count, hit.first, hit.end + len(said))


def _up_to_its_end(near: list[str]) -> list[str]:
    """The words of an object, up to what ends it."""
    ends = (
        at for at, word in enumerate(near) if word in _OBJECT_ENDS or not starts_with_a_letter(word)
    )
    return near[: next(ends, len(near))]
