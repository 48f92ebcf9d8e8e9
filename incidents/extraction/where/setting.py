"""The country a report is about is the one on which its names agree.

No name decides alone: a village bears the name of a city elsewhere, and a protest in Oslo names
Ukraine. Stated countries, the countries of all places named, the adjectives of police and army,
and names at home in one country (parties, forces, peoples) vote together.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from incidents.extraction.lexicon.entries import (
    ActorPattern,
    Country,
    Home,
    Trigger,
    WeaponFamily,
    WeaponModel,
)
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.where.known_names import KnownNames

_IN: Final = word_set(
    "in across throughout inside within entered ( northern southern eastern western north south "
    "east west northeast northwest southeast southwest northeastern northwestern southeastern "
    "southwestern"
)
# Before a country these say what a crowd speaks of, or where somebody comes from.
_ABOUT: Final = word_set(
    "against oppose opposing opposed denounce denouncing condemn condemning invasion invaded war "
    "visit solidarity support supporting from embassy consulate amid"
)
_BORDER_WITH: Final = ["border", "with"]
_MOST_ABOUT: Final = 4  # words
_LISTED: Final = frozenset({",", "and", "or"})
_ASIDE: Final = 0.25
_STATED: Final = 2.0
_MENTIONED: Final = 0.6
_AT_HOME: Final = 1.4
_ARMED: Final = 0.6  # armies and armed groups cross borders
_POLICED: Final = 1.2
_ADJECTIVE: Final = 0.4
_OF_A_PLACE: Final = 1.6  # "a Kenyan town"
_PLACES: Final = word_set(
    "town towns village villages city cities county province region district capital coast side "
    "territory soil"
)
_FROM_AFAR: Final = 0.1
_STRIKES: Final = frozenset({"airstrike", "strike", "drone strike", "shelling"})
_ARMED_KINDS: Final = frozenset({"armed group", "state forces"})
_POLICE: Final = word_set(
    "police policemen officers gendarmes gendarmerie authorities government parliament ministry "
    "president court courts security official officials"
)
FILED: Final = 0.45  # a report may be filed from abroad
_LEAD: Final = 1.4  # how much more a name of the first sentences weighs
_LEAD_SENTENCES: Final = 2
_LEAST: Final = 0.4
_CLEAR: Final = 1.5


class NamedPlace(NamedTuple):
    """A name of a place in a text, from token `first` up to `end`.

    Attributes:
        text: The name.
        first: Its first token.
        end: The token after its last.
        weight: How much it weighs.
        country: The country that the wording around it tells, such as "(Entre Rios)"; else None.
        is_division: Another place is said to lie in it.
    """

    text: str
    first: int
    end: int
    weight: float = 1.0
    country: str | None = None
    is_division: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """The country of a report.

    Attributes:
        country: ISO 3166-1 alpha-2, or None where nothing tells.
        first: First token of the words that speak for it most.
        end: Token after the last of them.
        is_named: Whether those words are a place or the country itself.
        scores: The votes by country.
    """

    country: str | None
    first: int = 0
    end: int = 0
    is_named: bool = True
    scores: Mapping[str, float] = field(default_factory=dict)

    def outweighs(self, country: str | None) -> bool:
        """Whether it has half as many votes again as another country."""
        if self.country is None or country is None:
            return False
        return self.scores[self.country] > _CLEAR * self.scores.get(country, 0.0)


class _Vote(NamedTuple):
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
    passed_over = {at for span in skipped for at in span}
    lead = reading.sentences[:_LEAD_SENTENCES]
    lead_end = lead[-1].end if lead else 0
    for key, each in _votes(reading, places, names):
        if each.first in passed_over:
            if not each.is_named:
                continue
            vote = each._replace(weight=min(each.weight, FILED))
        elif each.first < lead_end:
            vote = each._replace(weight=each.weight * _LEAD)
        else:
            vote = each
        old = votes.get((key, vote.country))
        if old is None or vote.weight > old.weight:
            votes[key, vote.country] = vote
    scores: defaultdict[str, float] = defaultdict(float)
    for vote in votes.values():
        scores[vote.country] += vote.weight
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or ranked[0][1] < _LEAST:
        return Setting(None)
    country = ranked[0][0]
    best = max(
        (vote for vote in votes.values() if vote.country == country),
        key=lambda vote: (vote.weight, -vote.first),
    )
    return Setting(country, best.first, best.end, best.is_named, scores)


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
) -> Iterator[tuple[str, _Vote]]:
    for each in places:
        if reading.within("country", Country, each.first, each.first + 1):
            continue
        for country, share in _shares(each, names).items():
            weight = share * each.weight
            yield each.text.lower(), _Vote(country, weight, each.first, each.end, is_named=True)
    everything = len(reading.tokens.words)
    yield from _stated(reading, everything)
    yield from _adjectives(reading, everything)
    for first, end, home in homes_in(reading, 0, everything):
        armed = any(
            hit.entry.kind in _ARMED_KINDS
            for hit in reading.within("actor", ActorPattern, first, end)
        )
        weight = (_ARMED if armed else _AT_HOME) / math.sqrt(len(home.countries))
        for country in home.countries:
            key = reading.said(first, end).lower()
            yield key, _Vote(country, weight, first, end, is_named=False)


def _shares(named: NamedPlace, names: KnownNames) -> Mapping[str, float]:
    if named.country:
        return {named.country: 1.0}
    return names.shares(named.text, is_division=named.is_division)


def _adjectives(reading: Reading, end: int) -> Iterator[tuple[str, _Vote]]:
    hits = reading.within("nationality", Country, 0, end)
    striking = {hit.entry.code for hit in hits if _strikes_from_afar(reading, hit.end)}
    for hit in hits:
        weight = _POLICED if _is_of_the_state(reading, hit.end) else _ADJECTIVE
        if not _PLACES.isdisjoint(reading.words(hit.end, hit.end + 1)):
            weight = _OF_A_PLACE
        if _strikes_from_afar(reading, hit.end):
            weight = _FROM_AFAR
        elif _is_aside(reading, hit.first, hit.end) or hit.entry.code in striking:
            weight = _ASIDE  # whose strike it was tells little of where it fell
        if (
            reading.text[reading.tokens.starts[hit.first] - 1 : reading.tokens.starts[hit.first]]
            == "-"
        ):
            weight = _FROM_AFAR  # "the Pan-American highway", "pro-Russian rebels"
        vote = _Vote(hit.entry.code, weight, hit.first, hit.end, is_named=False)
        yield f"adjective {hit.entry.name}", vote


def _stated(reading: Reading, end: int) -> Iterator[tuple[str, _Vote]]:
    aside_until = -1
    for hit in reading.within("country", Country, 0, end):
        before = reading.words(hit.first - 1, hit.first)
        stated = bool(_IN.intersection(before)) or (
            before == [","] and hit.first > 1 and reading.is_capital(hit.first - 2)
        )
        if _strikes_from_afar(reading, hit.end):
            weight = _FROM_AFAR  # "a UAE drone strike"
        elif _is_aside(reading, hit.first, hit.end) or _follows_in_a_list(
            reading, aside_until, hit.first
        ):
            weight, aside_until = _ASIDE, hit.end
        else:
            weight = _STATED if stated else _MENTIONED
        yield hit.entry.name, _Vote(hit.entry.code, weight, hit.first, hit.end, is_named=True)


def _is_aside(reading: Reading, first: int, end: int) -> bool:
    """Whether a country is only what a crowd speaks of, where somebody is from or what is near."""
    before = reading.words(first - _MOST_ABOUT, first)
    if before[-1:] == ["by"] or not _ABOUT.isdisjoint(before):
        return True
    return before[-2:] == _BORDER_WITH or reading.words(end, end + 1) == ["border"]


def _follows_in_a_list(reading: Reading, end: int, first: int) -> bool:
    return 0 <= end < first <= end + 3 and _LISTED.issuperset(reading.words(end, first))


def _strikes_from_afar(reading: Reading, at: int) -> bool:
    """Whether an adjective says whose strike or weapon it was: "an Israeli airstrike"."""
    hits = reading.within("trigger", Trigger, at, at + 2)
    return any(hit.entry.signal in _STRIKES for hit in hits) or bool(
        reading.within("weapon", WeaponFamily, at, at + 2)
        or reading.within("weapon", WeaponModel, at, at + 2)
    )


def _is_of_the_state(reading: Reading, at: int) -> bool:
    """Whether an adjective speaks of police or government, who act at home; armies go abroad."""
    following = reading.words(at, at + 2)
    return bool(_POLICE.intersection(following)) and bool(
        following[0] in _POLICE or reading.within("actor", ActorPattern, at, at + 2)
    )
