"""The country a report is about is the one on which its names agree.

No name decides alone: a village bears the name of a city elsewhere, and a protest in Oslo names
Ukraine. Stated countries, the countries of all places named, the adjectives of police and army,
and names at home in one country (parties, forces, peoples) vote together.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from incidents.extraction.known_names import KnownNames
from incidents.extraction.lexicon_entries import ActorPattern, Country, Home
from incidents.extraction.reading import Reading
from incidents.extraction.word_list import word_set

_IN: Final = word_set("in across throughout inside within ( northern southern eastern western")
_STATED: Final = 2.0
_MENTIONED: Final = 0.6
_AT_HOME: Final = 1.2
_POLICED: Final = 1.2
_ADJECTIVE: Final = 0.5
_POLICE: Final = word_set(
    "police policemen officers gendarmes gendarmerie authorities government parliament ministry "
    "president court courts nationals citizens"
)
_LEAD: Final = 1.4  # how much more a name of the first sentences weighs
_LEAD_SENTENCES: Final = 2
_LEAST: Final = 0.4
_CLEAR: Final = 1.5


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A name of a place in a text, from token `first` up to `end`, and how much it weighs."""

    text: str
    first: int
    end: int
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Setting:
    """The country of a report.

    Attributes:
        country: ISO 3166-1 alpha-2, or None where nothing tells.
        is_clear: Whether it has half as many votes again as any other.
        first: First token of the words that speak for it most.
        end: Token after the last of them.
        is_named: Whether those words are a place or the country itself.
    """

    country: str | None
    is_clear: bool = False
    first: int = 0
    end: int = 0
    is_named: bool = True


@dataclass(frozen=True, slots=True)
class _Vote:
    country: str
    weight: float
    first: int
    end: int
    is_named: bool


def setting_of(
    reading: Reading, places: Iterable[NamedPlace], names: KnownNames, skipped: Sequence[range]
) -> Setting:
    """The country on which the names of a report agree.

    Args:
        reading: The article.
        places: The places it names.
        names: What is known of them.
        skipped: Tokens that do not count, such as a dateline.
    """
    votes: dict[tuple[str, str], _Vote] = {}
    for key, vote in _votes(reading, places, names):
        if any(vote.first in span for span in skipped):
            continue
        old = votes.get((key, vote.country))
        if old is None or vote.weight > old.weight:
            votes[key, vote.country] = vote
    scores: defaultdict[str, float] = defaultdict(float)
    for vote in votes.values():
        scores[vote.country] += vote.weight
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or ranked[0][1] < _LEAST:
        return Setting(None)
    country, score = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    best = max(
        (vote for vote in votes.values() if vote.country == country),
        key=lambda vote: (vote.weight, -vote.first),
    )
    return Setting(country, score > _CLEAR * second, best.first, best.end, best.is_named)


def homes_in(reading: Reading, first: int, end: int) -> list[tuple[int, int, Home]]:
    """The names at home somewhere between two tokens, written as such names are."""
    return [
        (hit.first, hit.end, hit.entry)
        for hit in reading.within("home", Home, first, end)
        if _is_written_so(reading, hit.first, hit.end, hit.entry)
    ]


def _is_written_so(reading: Reading, first: int, end: int, home: Home) -> bool:
    if home.word or reading.is_one_case:
        return True
    said = reading.said(first, end)
    if home.upper:
        return said.rstrip("s").isupper()
    return said[0].isupper() or said[1:2].isupper()


def _votes(
    reading: Reading, places: Iterable[NamedPlace], names: KnownNames
) -> Iterable[tuple[str, _Vote]]:
    sentences = reading.sentences
    last = sentences[min(_LEAD_SENTENCES, len(sentences)) - 1].end if sentences else 0
    for each in places:
        for country, share in names.shares(each.text).items():
            weight = share * each.weight * (_LEAD if each.first < last else 1.0)
            yield each.text.lower(), _Vote(country, weight, each.first, each.end, is_named=True)
    everything = len(reading.tokens.words)
    for hit in reading.within("country", Country, 0, everything):
        stated = bool(_IN.intersection(reading.words(hit.first - 1, hit.first)))
        weight = _STATED if stated else _MENTIONED
        yield (
            hit.entry.name,
            _Vote(hit.entry.code, weight, hit.first, hit.end, is_named=True),
        )
    for hit in reading.within("nationality", Country, 0, everything):
        weight = _POLICED if _is_of_the_state(reading, hit.end) else _ADJECTIVE
        yield (
            f"adjective {hit.entry.name}",
            _Vote(hit.entry.code, weight, hit.first, hit.end, is_named=False),
        )
    for first, end, home in homes_in(reading, 0, everything):
        weight = _AT_HOME / math.sqrt(len(home.countries))
        for country in home.countries:
            yield (
                reading.said(first, end).lower(),
                _Vote(country, weight, first, end, is_named=False),
            )


def _is_of_the_state(reading: Reading, at: int) -> bool:
    """Whether an adjective speaks of police or government, who act at home; armies go abroad."""
    following = reading.words(at, at + 2)
    return bool(_POLICE.intersection(following)) and bool(
        following[0] in _POLICE or reading.within("actor", ActorPattern, at, at + 2)
    )
