"""The places of a text: names that stand where a place stands, each with its exact offsets.

Two learned scores decide: whether a run of words is a place's name here, and which of the places of
that name is meant. Their weights are numbers in toponym_weights.json, learned by geo.learn_weights.
A second reading lets the places that are sure settle those that are not.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import mul
from pathlib import Path
from typing import Final

from geo.candidates import Candidate
from geo.known_place import place_of
from geo.likelihood import said
from geo.nations import nation_of
from geo.place import NotLocated, Place
from geo.resolve import Resolver
from geo.toponym_lookup import Lookup
from geo.toponym_ranks import (
    NOWHERE,
    RANKS,
    Home,
    Setting,
    could_lie,
    first_choice,
    ranks,
    setting_of,
)
from geo.toponym_seats import with_seat_first
from geo.toponym_spans import SIGNS, Reading, Span

_WEIGHTS: Final = Path(__file__).with_name("toponym_weights.json")
# The log-odds from which a name counts as a place's: a place missed is worse than one too many.
_LEAST_SCORE: Final = -1.3
_LONGER: Final = 0.2
# A name that is surely a place's once is likelier one wherever else it stands.
_OF_THE_BEST: Final = 0.7
_CLEAR_LEAD: Final = 0.25
_NARROW: Final = frozenset({"town", "admin2", "admin1", "feature", "airfield"})
_FEWEST_FOR_A_HOME: Final = 3


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
    reading = Reading(text, _lookup(resolver), [country] if country else ())
    return _located(recognised(reading), reading, country, home)


def home_of(found: Iterable[Toponym]) -> Home:
    """Where a source reports from, by the places of some of its texts."""
    places = [
        each.place for each in found if isinstance(each.place, Place) and each.place.kind in _NARROW
    ]
    if len(places) < _FEWEST_FOR_A_HOME:
        return NOWHERE
    countries = Counter(place.country for place in places)
    divisions = Counter((place.country, place.admin1) for place in places)
    return Home(
        {code: number / len(places) for code, number in countries.items()},
        {code: number / len(places) for code, number in divisions.items()},
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class SourcedText:
    """A text of a source, to be read together with the source's others.

    Attributes:
        text: The text.
        source: Who published it; texts of one source show where it reports from.
        spans: Offsets of names that are already marked; None to find them.
    """

    text: str
    source: str | None = None
    spans: tuple[tuple[int, int], ...] | None = None


def find_in_many(texts: Sequence[SourcedText], resolver: Resolver) -> Iterator[tuple[Toponym, ...]]:
    """The places of many texts, each read with what the source's other texts show of its home.

    Demonyms are given too, marked as such. All texts are read twice.
    """
    first = [find(each.text, resolver) if each.source else () for each in texts]
    of_source: dict[str | None, list[int]] = defaultdict(list)
    for number, each in enumerate(texts):
        of_source[each.source].append(number)
    for number, each in enumerate(texts):
        others = of_source[each.source] if each.source else ()
        home = home_of(found for other in others if other != number for found in first[other])
        if each.spans is None:
            yield find_with_demonyms(each.text, resolver, home=home)
        else:
            yield resolve(each.text, each.spans, resolver, home=home)


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
    reading = Reading(text, _lookup(resolver))
    marked = given(reading, spans, _lookup(resolver))
    known = [span for span in marked if span.candidates]
    found = {(each.start, each.end): each for each in _located(known, reading, country, home)}
    return tuple(
        found.get((span.start, span.end))
        or Toponym(
            span.start,
            span.end,
            span.text,
            resolver.locate_one(span.text, country=country),
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
        marked.append(Span(first, last, start, end, said, places, is_demonym=nation is not None))
    return marked


def recognised(reading: Reading) -> list[Span]:
    """The spans that are names of places here, in order, none overlapping another."""
    weights = _weights()["signs"]
    own = [sum(map(mul, reading.signs(span), weights)) for span in reading.spans]
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


def settled(
    spans: Sequence[Span], reading: Reading, country: str | None, home: Home = NOWHERE
) -> tuple[list[Candidate | None], Setting]:
    """The first meaning of each span and the setting that they make."""
    first = [first_choice(span, reading) for span in spans]
    return first, setting_of(spans, first, reading, country, home, could_lie(spans))


def _located(
    spans: Sequence[Span], reading: Reading, country: str | None, home: Home
) -> tuple[Toponym, ...]:
    weights = _weights()["ranks"]
    chosen, setting = settled(spans, reading, country, home)
    for _ in range(2):
        scored = [
            _scores(span, reading, setting.without(own), weights)
            for span, own in zip(spans, chosen, strict=True)
        ]
        chosen = [
            span.candidates[scores.index(max(scores))]
            for span, scores in zip(spans, scored, strict=True)
        ]
        setting = setting_of(spans, chosen, reading, country, home, setting.could)
    return tuple(
        Toponym(
            span.start,
            span.end,
            span.text,
            place_of(candidate, _doubt(span, scores)),
            is_demonym=span.is_demonym,
        )
        for span, candidate, scores in zip(spans, chosen, scored, strict=True)
        if candidate is not None
    )


def _scores(
    span: Span, reading: Reading, setting: Setting, weights: Sequence[float]
) -> Sequence[float]:
    scores = [sum(map(mul, row, weights)) for row in ranks(span, reading, setting)]
    return with_seat_first(span, reading, scores)


def _doubt(span: Span, scores: Sequence[float]) -> str | None:
    ordered = sorted(scores, reverse=True)
    if len(ordered) > 1 and ordered[0] - ordered[1] < _CLEAR_LEAD:
        other = span.candidates[scores.index(ordered[1])].entry
        return f"another place of this name is nearly as likely: {said(other)}"
    return None


@lru_cache(maxsize=4)
def _lookup(resolver: Resolver) -> Lookup:
    return Lookup(resolver)


@lru_cache(maxsize=1)
def _weights() -> dict[str, list[float]]:
    numbers = json.loads(_WEIGHTS.read_text("utf-8"))
    return {
        # What is new counts nothing until it is learned.
        "signs": [numbers["signs"].get(sign, 0.0) for sign in SIGNS],
        "ranks": [numbers["ranks"].get(rank, 0.0) for rank in RANKS],
    }
