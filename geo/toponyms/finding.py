"""The places of a text: names that stand where a place stands, each with its exact offsets.

Two learned scores decide: whether a run of words is a place's name here, and which of the places of
that name is meant. Their weights are numbers in weights.json, which learn_weights writes.
A second reading lets the places that are sure settle those that are not.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from geo.known_place import place_of
from geo.place import NotLocated, Place
from geo.resolve import Resolver
from geo.toponyms.could_lie import could_lie
from geo.toponyms.doubts import doubt, names_of_countries
from geo.toponyms.lookup import Lookup
from geo.toponyms.namesakes import Namesakes, Sign
from geo.toponyms.nations import nation_of
from geo.toponyms.ranks import (
    RANKS,
    Choice,
    Setting,
    first_choice,
    is_sure,
    ranks,
    setting_of,
)
from geo.toponyms.seats import with_seat_first
from geo.toponyms.source_home import NOWHERE, Home
from geo.toponyms.spans import SIGNS, Reading
from geo.toponyms.text_spans import Span
from geo.toponyms.text_words import Word
from geo.toponyms.unlisted import locate_unlisted

_WEIGHTS: Final = files("geo.toponyms") / "weights.json"
# The log-odds from which a name counts as a place's: a place missed is worse than one too many.
_LEAST_SCORE: Final = -1.3
_LONGER: Final = 0.2
# A name that is surely a place's once is likelier one wherever else it stands.
_OF_THE_BEST: Final = 0.7
# From here on a name settles those beside it: tried on the sources that teach.
_SURE_LEAD: Final = 3.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        text: The name as it stands.
        place: Where it is, or why that is not known.
        is_demonym: It names a country's people or things ("Kenyan"), not the country.
    """

    start: int
    end: int
    text: str
    place: Place | NotLocated
    is_demonym: bool = False


def find(text: str, resolver: Resolver, *, country: str | None = None) -> tuple[Toponym, ...]:
    """Every place name of a text, in order, none overlapping another.

    Args:
        text: Any length; the time grows with it in a straight line.
        resolver: Where names are looked up.
        country: ISO 3166-1 alpha-2 that the text is known to be about, or None.
    """
    return tuple(
        each for each in find_with_demonyms(text, resolver, country=country) if not each.is_demonym
    )


def find_with_demonyms(
    text: str, resolver: Resolver, *, country: str | None = None, home: Home = NOWHERE
) -> tuple[Toponym, ...]:
    """Every place name of a text, and the words for a country's people or things, as that country.

    Args:
        text: Any length.
        resolver: Where names are looked up.
        country: ISO 3166-1 alpha-2 that the text is known to be about, or None.
        home: Where the text's source mostly reports from.
    """
    reading = Reading(text, lookup_of(resolver), [country] if country else ())
    return _located(recognised(reading), reading, country, home)


def resolve(
    text: str,
    spans: Sequence[tuple[int, int]],
    resolver: Resolver,
    *,
    country: str | None = None,
    home: Home = NOWHERE,
) -> tuple[Toponym, ...]:
    """Where the names are that somebody else has marked in a text.

    Args:
        text: The whole text.
        spans: Start and end offsets of the names.
        resolver: Where names are looked up.
        country: ISO 3166-1 alpha-2 that the text is known to be about, or None.
        home: Where the text's source mostly reports from.
    """
    reading = Reading(text, lookup_of(resolver))
    marked = given(reading, spans, lookup_of(resolver))
    known = [span for span in marked if span.candidates]
    located = _located(known, reading, country, home)
    around = [
        (span, each.place)
        for span, each in zip(known, located, strict=True)
        if isinstance(each.place, Place)
    ]
    found = {(each.start, each.end): each for each in located}
    return tuple(
        found.get((span.start, span.end))
        or Toponym(
            span.start, span.end, span.text, locate_unlisted(span, around, resolver, country)
        )
        for span in marked
    )


def given(reading: Reading, spans: Sequence[tuple[int, int]], known: Lookup) -> list[Span]:
    """Marked names as spans; one without a candidate is in no gazetteer."""
    words = reading.words
    marked = []
    for start, end in sorted(spans):
        first = bisect_right(words, start, key=lambda word: word.end)
        last = bisect_left(words, end, key=lambda word: word.start)
        said = reading.text[start:end]
        nation = nation_of(said)
        places = known(nation or said)
        if _cuts_a_word(words[first:last], start, end):
            places = _touched(reading, first, last, known) or places
        marked.append(Span(first, last, start, end, said, places, is_demonym=nation is not None))
    return marked


def _cuts_a_word(touched: Sequence[Word], start: int, end: int) -> bool:
    return bool(touched) and (touched[0].start < start or touched[-1].end > end)


def _touched(reading: Reading, first: int, last: int, known: Lookup) -> Namesakes:
    """The places of the name that a mark touches where it is off by some characters.

    Tools count characters in their own ways. A mark that begins or ends within a word means the
    longest name among the words that it touches.
    """
    words = reading.words[first:last]
    for length in range(len(words), 0, -1):
        for at in range(len(words) - length + 1):
            begins, ends = words[at], words[at + length - 1]
            if begins.is_capital and ends.is_capital:
                places = known(reading.text[begins.start : ends.end])
                if places:
                    return places
    return Namesakes()


def recognised(reading: Reading) -> list[Span]:
    """The spans that are names of places here, in order, none overlapping another."""
    weights = _weights()["signs"]
    own = [_weighed(reading.signs(span), weights) for span in reading.spans]
    best: dict[str, float] = {}
    for score, span in zip(own, reading.spans, strict=True):
        best[span.text] = max(score, best.get(span.text, score))
    scored = sorted(
        (
            (
                score
                + _OF_THE_BEST * (best[span.text] - score)
                + _LONGER * (span.last - span.first),
                span,
            )
            for score, span in zip(own, reading.spans, strict=True)
        ),
        key=lambda pair: -pair[0],
    )
    taken: set[int] = set()
    kept = []
    for score, span in scored:
        words = range(span.first, span.last)
        if score >= _LEAST_SCORE and taken.isdisjoint(words):
            taken.update(words)
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


def _weighed(signs: Sequence[Sign], weights: list[float]) -> float:
    """The sum of signs, each times its weight; most say nothing."""
    return sum(sign * weights[number] for number, sign in enumerate(signs) if sign)


def settled(
    spans: Sequence[Span], reading: Reading, country: str | None, home: Home = NOWHERE
) -> tuple[list[Choice], Setting]:
    """The first meaning of each span and the setting that they make."""
    first = [first_choice(span, reading) for span in spans]
    return first, setting_of(spans, first, country, home, could_lie(spans))


def _located(
    spans: Sequence[Span], reading: Reading, country: str | None, home: Home
) -> tuple[Toponym, ...]:
    first, setting = settled(spans, reading, country, home)
    scored = _scored(spans, reading, first, setting)
    chosen = [_choice(span, reading, scores) for span, scores in zip(spans, scored, strict=True)]
    setting = setting_of(spans, chosen, country, home, setting.could)
    scored = _scored(spans, reading, chosen, setting)
    names = names_of_countries(spans, chosen)
    return tuple(
        Toponym(
            span.start,
            span.end,
            span.text,
            place_of(
                span.candidates[scores.index(max(scores))],
                doubt(span, scores, reading, setting, names),
            ),
            is_demonym=span.is_demonym,
        )
        for span, scores in zip(spans, scored, strict=True)
    )


def _scored(
    spans: Sequence[Span], reading: Reading, chosen: Sequence[Choice], setting: Setting
) -> list[Sequence[float]]:
    """The scores of each name's candidates, by what all the others are taken to mean."""
    weights = _weights()["ranks"]
    return [
        _scores(span, reading, setting.without(own.candidate), weights)
        for span, own in zip(spans, chosen, strict=True)
    ]


def _scores(
    span: Span, reading: Reading, setting: Setting, weights: list[float]
) -> Sequence[float]:
    scores = [_weighed(row, weights) for row in ranks(span, reading, setting)]
    return with_seat_first(span, reading, scores)


def _choice(span: Span, reading: Reading, scores: Sequence[float]) -> Choice:
    """The likeliest meaning; one that leads by far is as sure as one that has no namesake."""
    best = max(scores)
    number = scores.index(best)
    others = max((*scores[:number], *scores[number + 1 :]), default=-math.inf)
    candidate = span.candidates[number]
    return Choice(candidate, best - others >= _SURE_LEAD or is_sure(span, candidate, reading))


@lru_cache(maxsize=4)
def lookup_of(resolver: Resolver) -> Lookup:
    """Where names are looked up for a resolver; the same each time, for what it remembers."""
    return Lookup(resolver)


@lru_cache(maxsize=1)
def _weights() -> dict[str, list[float]]:
    numbers = json.loads(_WEIGHTS.read_text("utf-8"))
    return {
        # What is new counts nothing until it is learned.
        "signs": [numbers["signs"].get(sign, 0.0) for sign in SIGNS],
        "ranks": [numbers["ranks"].get(rank, 0.0) for rank in RANKS],
    }
