"""Victims are told apart by who they were and what befell them; a part is named beside its whole.

"20 people were killed, five of them children" tells of 20 people killed and, among them, of five
children.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from incidents.count import Count
from incidents.extraction.harm.harm import Harm
from incidents.extraction.harm.people_counted import NOT_PEOPLE, is_dated
from incidents.extraction.lexicon.entries import HarmWords
from incidents.extraction.text.numbers import Quantity, may_be_a_number, quantity_at
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.who.mentions import mentions_in
from incidents.victim import Victims

_ANYBODY: Final = "people"
_FEWEST_GROUPS: Final = 2
_CIVILIANS: Final = frozenset({"civilian", "civilians"})
_PARTS: Final = frozenset({"including", "among"})
_THEM: Final = frozenset({"them", "whom"})
_STOPS: Final = word_set(". ; : ? ! who when while after before was were as in by at on near from")
_ENDS_OF_PARTS: Final = _STOPS - {"was", "were", "who"}
_ARTICLES: Final = frozenset({"a", "an", "his", "her", "their"})
_DOERS: Final = ("ers", "ors", "ians", "ists", "ees", "men")  # how nouns for people end
_NOBODY: Final = NOT_PEOPLE | word_set("others members numbers orders quarters")
_ENDS_OF_PEOPLE: Final = _STOPS | {",", "and"}
_MOST_BETWEEN: Final = 4  # words from a number to the people it counts
_MOST_AFTER: Final = 14  # words after a count in which its parts are told


def victims_of(reading: Reading, harms: list[Harm]) -> tuple[Victims, ...]:
    """Who was harmed, each group once for each harm, in the text's order."""
    found: dict[tuple[str, str], Victims] = {}
    for harm in harms:
        if harm.count.maximum == 0:
            continue
        groups = _groups(reading, harm) or (_whole(reading, harm), *_parts(reading, harm))
        for victims in groups:
            key = (victims.description.lower(), victims.harm)
            if key not in found or _is_better_counted(victims.count, found[key].count):
                found[key] = victims
    told = tuple(found.values())
    return tuple(each for each in told if not _is_said_by_another(each, told))


def _is_better_counted(count: Count, told: Count) -> bool:
    """Whether a count has a number where none was told, or leaves the number told open."""
    return (told.is_unknown and not count.is_unknown) or count.opens(told)


def _is_said_by_another(victims: Victims, told: tuple[Victims, ...]) -> bool:
    """Whether people of no name are those of another group: of an unknown number, or of the same.

    A headline says "two killed", and the report "two farmers".
    """
    return victims.description == _ANYBODY and any(
        each.description != _ANYBODY
        and each.harm == victims.harm
        and (each.count == victims.count or _is_better_counted(each.count, victims.count))
        for each in told
    )


def _groups(reading: Reading, harm: Harm) -> tuple[Victims, ...]:
    """The groups that a count sums up: "170 civilians and 13 soldiers"; empty where it is one."""
    if len(harm.people) < _FEWEST_GROUPS:
        return ()
    return tuple(
        Victims(description=_who_is(reading, each), harm=harm.harm, count=each.count)
        for each in harm.people
    )


def _who_is(reading: Reading, quantity: Quantity) -> str:
    """The people of a quantity: the "teacher" of "a teacher", the "herders" of "two herders"."""
    first = quantity.first
    number = quantity_at(reading, first)
    if number is not None:
        return _counted_as(reading, number.end) or _ANYBODY
    inside = [each for each in mentions_in(reading, first, quantity.end) if each.acts]
    if inside:
        return reading.said(max(inside[0].first, first), inside[0].end)
    first += reading.tokens.words[first] in _ARTICLES
    is_named = any(reading.is_capital(at) for at in range(first, quantity.end))
    return _ANYBODY if is_named or first == quantity.end else reading.said(first, quantity.end)


def _whole(reading: Reading, harm: Harm) -> Victims:
    return Victims(description=_who(reading, harm), harm=harm.harm, count=harm.count)


def _who(reading: Reading, harm: Harm) -> str:
    """The people that a count counts, in the text's words, else "people"."""
    if reading.says(_CIVILIANS, harm.first, harm.end + 1):
        return "civilians"
    for at in range(harm.first, harm.end):
        quantity = quantity_at(reading, at)
        if quantity is not None and quantity.end > at:
            people = _counted_as(reading, quantity.end)
            if people is not None:
                return people
    named = [
        each
        for each in mentions_in(reading, harm.first, harm.end)
        if each.acts and (each.cls != "state" or each.country is None)
    ]
    return reading.said(named[0].first, named[0].end) if named else _ANYBODY


def _counted_as(reading: Reading, at: int) -> str | None:
    """The people named just after a number, by a noun that the lexicon need not know."""
    people = [each for each in mentions_in(reading, at, at + _MOST_BETWEEN) if each.acts]
    if people and not reading.says(_ENDS_OF_PEOPLE, at, people[0].first):
        return reading.said(max(people[0].first, at), people[0].end)
    noun = reading.word(at)
    names_people = noun.endswith(_DOERS) and noun not in _NOBODY
    return reading.said(at, at + 1) if names_people else None


def _parts(reading: Reading, harm: Harm) -> Iterator[Victims]:
    """Read "including two children" and "five of them children" near a count."""
    words = reading.tokens.words
    end = min(len(words), harm.end + _MOST_AFTER)
    end = next((hit.first for hit in reading.within("harm", HarmWords, harm.end, end)), end)
    led_in = False
    for at in range(harm.first, end):
        if at >= harm.end and words[at] in _ENDS_OF_PARTS:
            return
        led_in = led_in or words[at] in _PARTS
        if not may_be_a_number(words[at]):
            continue
        quantity = quantity_at(reading, at)
        if quantity is None or quantity.end >= len(words) or is_dated(reading, quantity):
            continue
        is_of_them = words[quantity.end] == "of" and reading.word(quantity.end + 1) in _THEM
        start = quantity.end + 2 if is_of_them else quantity.end
        if not (led_in or start > quantity.end) or quantity.count.maximum == 0:
            continue
        if _is_more(quantity.count, harm.count):
            continue
        people = _counted_as(reading, start)
        if people is not None:
            yield Victims(description=people, harm=harm.harm, count=quantity.count)


def _is_more(part: Count, whole: Count) -> bool:
    """Whether a number is too great to be a part of another."""
    most = whole.maximum if whole.maximum is not None else whole.minimum
    return part.minimum is not None and most is not None and part.minimum >= most
