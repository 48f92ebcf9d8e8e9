"""The places of a text: names that stand where a place stands, each with its exact offsets.

A capitalised run of words is looked up, the longest name first. What reads as a person, an
organisation, a month or the first word of a sentence is told apart by the words around it. A
second pass lets the places that are sure settle those that are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from geo.candidates import named
from geo.place import NotLocated, Place
from geo.resolve import Resolver
from geo.toponym_words import (
    DIVISIONS_AFTER,
    NEVER_ALONE,
    ORGANISATION_WORDS,
    PLACE_BEFORE,
    SPEAKING,
    TITLES,
)

_WORD: Final = re.compile(r"[^\W_]+(?:['’ʻ.-][^\W_]+)*", re.UNICODE)
_MOST_WORDS: Final = 5
_JOINS: Final = frozenset({"of", "the", "de", "del", "la", "le", "el", "al", "du", "da", "and"})
_ONE_SPACE: Final = re.compile(r"[ \t\u00a0]{1,2}|-|–")
_SENTENCE_END: Final = re.compile(r"[.!?:\n\"“”]\s*$")
_MOST_ANCHORS: Final = 12


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        text: The name as it stands.
        place: Where it is, or why that is not known.
    """

    start: int
    end: int
    text: str
    place: Place | NotLocated


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()


def find(text: str, resolver: Resolver, *, country: str | None = None) -> tuple[Toponym, ...]:
    """Every place name of a text, in order, none overlapping another.

    Args:
        text: Any length; the time grows with it in a straight line.
        resolver: Where names are looked up.
        country: ISO 3166-1 alpha-2 that the text is known to be about, or None.
    """
    spans = list(_spans(text, resolver))
    names = dict.fromkeys(text[start:end] for start, end in spans)
    first = {name: resolver.locate_one(name, country=None) for name in names}
    anchors = _anchors(first.values())
    settled = {
        name: _settled(name, place, resolver, anchors, country) for name, place in first.items()
    }
    return tuple(
        Toponym(start, end, text[start:end], settled[text[start:end]])
        for start, end in spans
        if isinstance(settled[text[start:end]], Place)
    )


def _anchors(
    places: Sequence[Place | NotLocated] | Iterator[Place | NotLocated] | object,
) -> list[Place]:
    sure = [each for each in places if isinstance(each, Place) and not each.review]  # type: ignore[attr-defined]  # any iterable of places
    return sure[:_MOST_ANCHORS]


def _settled(
    name: str,
    place: Place | NotLocated,
    resolver: Resolver,
    anchors: Sequence[Place],
    country: str | None,
) -> Place | NotLocated:
    if isinstance(place, Place) and not place.review and place.where_prec != 1:
        return place
    near = [each for each in anchors if each is not place]
    if country:
        inside = resolver.locate_one(name, country=country, near=near)
        if isinstance(inside, Place) and not inside.review:
            return inside
    return resolver.locate_one(name, near=near) if near else place


def _spans(text: str, resolver: Resolver) -> Iterator[tuple[int, int]]:
    words = [_Word(each.start(), each.end(), each.group()) for each in _WORD.finditer(text)]
    shouting = _is_shouting(words)
    number = 0
    while number < len(words):
        length = _longest(text, words, number, resolver, shouting=shouting)
        if length:
            yield words[number].start, words[number + length - 1].end
        number += length or 1


def _is_shouting(words: Sequence[_Word]) -> bool:
    capital = sum(word.is_capital for word in words)
    return bool(words) and capital > 0.6 * len(words)


def _longest(
    text: str, words: Sequence[_Word], number: int, resolver: Resolver, *, shouting: bool
) -> int:
    if not words[number].is_capital or words[number].text.isdigit():
        return 0
    for length in range(_run(text, words, number), 0, -1):
        last = words[number + length - 1]
        if not last.is_capital:
            continue
        name = text[words[number].start : last.end]
        if not _may_be_a_place(text, words, number, length, shouting=shouting):
            continue
        if named(resolver.gazetteer, _without_possessive(name)):
            return length
    return 0


def _run(text: str, words: Sequence[_Word], number: int) -> int:
    length = 1
    while length < _MOST_WORDS and number + length < len(words):
        before, word = words[number + length - 1], words[number + length]
        if not _ONE_SPACE.fullmatch(text[before.end : word.start]):
            break
        if not (word.is_capital or word.text in _JOINS):
            break
        length += 1
    return length


def _may_be_a_place(
    text: str, words: Sequence[_Word], number: int, length: int, *, shouting: bool
) -> bool:
    first, last = words[number], words[number + length - 1]
    before = words[number - 1].text if number else ""
    after = words[number + length].text if number + length < len(words) else ""
    said = text[first.start : last.end]
    if before.lower() in PLACE_BEFORE and not _is_part_of_a_name(text, words, number, length):
        return said.lower() not in NEVER_ALONE
    if length == 1 and said.lower() in NEVER_ALONE:
        return False
    if before.lower().rstrip(".") in TITLES or after.lower() in SPEAKING:
        return False
    if after.lower() in ORGANISATION_WORDS and words[number + length].is_capital:
        return False
    if _is_part_of_a_name(text, words, number, length) and not shouting:
        return after.lower() in DIVISIONS_AFTER
    return True


def _is_part_of_a_name(text: str, words: Sequence[_Word], number: int, length: int) -> bool:
    if number:
        before, first = words[number - 1], words[number]
        gap = text[before.end : first.start]
        if before.is_capital and gap == " " and not _SENTENCE_END.search(text[: before.start]):
            if before.text.lower() not in PLACE_BEFORE | _JOINS | NEVER_ALONE:
                return True
    if number + length < len(words):
        last, after = words[number + length - 1], words[number + length]
        gap = text[last.end : after.start]
        if after.is_capital and gap == " " and after.text.lower() not in DIVISIONS_AFTER:
            return True
    return False


def _without_possessive(name: str) -> str:
    for ending in ("'s", "’s"):
        if name.endswith(ending):
            return name[: -len(ending)]
    return name
