"""A candidate is likely by its fit and size, by what the text states and by its other places.

What the text states never outvotes: a candidate that it contradicts is none. A lead that is not
clear is a doubt, and a doubt makes the answer a guess.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from geo.candidates import WEIGHTS, Candidate
from geo.containment import is_of, lies_in, lies_in_any
from geo.distance import kilometres
from geo.divisions import Region
from geo.gazetteer import Entry, Kind
from geo.names import normal
from geo.place import Place
from geo.rival import rival_said

_ELSEWHERE_KM: Final = 25
_ALIKE: Final = 0.5
_CLEAR_LEAD: Final = 0.35
# Of the place strings that people coded, 307 of 313 that bear such a town's main name mean it.
_WELL_KNOWN: Final = 100_000
_TIMES_ITS_NAMESAKES: Final = 20
_DIVISIONS: Final = frozenset({Kind.ADMIN1, Kind.ADMIN2})
_SEATED: Final = frozenset({Kind.ADMIN2, Kind.TOWN})
_WIDE: Final = frozenset({Kind.COUNTRY, Kind.REGION})


@dataclass(frozen=True, slots=True)
class Stated:
    """What the text says the place lies in.

    Attributes:
        country: ISO 3166-1 alpha-2, or None.
        regions: The regions that it names, the narrowest first.
        near: Other places of the same text.
        trusts_certain_only: A region whose name is only alike contradicts nothing.
        takes_alike: A name that is only spelt alike counts.
    """

    country: str | None
    regions: tuple[Region, ...]
    near: tuple[Place, ...]
    trusts_certain_only: bool = False
    takes_alike: bool = True

    @property
    def in_country(self) -> str | None:
        """The country that is stated, or that a stated region lies in."""
        named = (each.entries[0].country for each in self.regions if each.is_certain)
        return self.country or next(named, None)

    def contradicts(self, entry: Entry) -> bool:
        """Whether a place lies outside of what is stated."""
        if self.country and not is_of(entry, self.country):
            return True
        return any(
            not lies_in_any(entry, each.entries)
            for each in self.regions
            if each.entries and (each.is_certain or not self.trusts_certain_only)
        )


def score(candidate: Candidate, stated: Stated) -> float:
    """How likely a candidate is by all that is known; comparable within one name only."""
    deep = WEIGHTS["depth"] * depth(candidate.entry, stated)
    return candidate.weight + support(candidate.entry, stated) + deep


def support(entry: Entry, stated: Stated) -> float:
    """How much the other places of the text speak for a place, by the nearest of them."""
    best = 0.0
    for place in stated.near:
        away = kilometres(entry.latitude, entry.longitude, place.latitude, place.longitude)
        if entry.kind is Kind.COUNTRY:
            support = 0.3 if place.country == entry.country else 0.0
        else:
            reach = max(150.0, place.uncertainty_m / 1_000)
            support = 1.2 * math.exp(-away / 80) if away < reach else 0.0
            support = max(support, 0.45 if place.country == entry.country else 0.0)
        best = max(best, support)
    return best


def depth(entry: Entry, stated: Stated) -> float:
    """How near the middle of the stated districts a place lies, 0 to 1 for each of them.

    A stated division of the first order that it lies in counts whole: its middle tells nothing.
    """
    deep = 0.0
    for region in stated.regions:
        if any(each.kind is Kind.ADMIN1 and lies_in(entry, each) for each in region.entries):
            deep += 1.0
            continue
        districts = [each for each in region.entries if each.kind in _SEATED]
        if districts:
            deep += max(
                math.exp(-_away(entry, each) * 1_000 / max(each.radius_m, 20_000))
                for each in districts
            )
    return deep


def _away(one: Entry, other: Entry) -> float:
    return kilometres(one.latitude, one.longitude, other.latitude, other.longitude)


def doubt(
    name: str, scored: Sequence[tuple[float, Candidate]], number: int, stated: Stated
) -> str | None:
    """Why a candidate is a guess, or None.

    Args:
        name: The name, as it was looked up.
        scored: All candidates of the name with their scores, the likeliest first.
        number: Which of them it is.
        stated: What the text says of the place.
    """
    _, each = scored[number]
    if each.is_fuzzy:
        return f"the name is spelt otherwise in the gazetteer: {each.entry.name}"
    if any(
        not region.entries or not lies_in_any(each.entry, region.entries)
        for region in stated.regions
    ):
        return "a region that the text names is not known, or is spelt otherwise"
    if each.entry.kind is Kind.VILLAGE and not any(
        entry.kind is Kind.ADMIN2 for region in stated.regions for entry in region.entries
    ):
        return "many villages bear one name, and no district is named that this one lies in"
    if _names_the_district(each, scored, stated):
        return f"the name is the stated district's own; the town in it is called {each.entry.name}"
    rival = _rival(scored, number)
    if rival is not None:
        return f"another place of this name is nearly as likely: {rival_said(rival, name)}"
    return None


def _rival(scored: Sequence[tuple[float, Candidate]], number: int) -> Entry | None:
    """Another place of the name that lies elsewhere and is nearly as likely."""
    score, each = scored[number]
    reach = max(_ELSEWHERE_KM, each.entry.radius_m / 1_000)
    for other_score, other in scored:
        if other_score <= score - _CLEAR_LEAD:
            return None
        if (
            other is not each
            and not _is_seat(each, other)
            and not _is_dwarfed(other, each)
            and _away(each.entry, other.entry) > reach
        ):
            return other.entry
    return None


def _names_the_district(
    town: Candidate, scored: Sequence[tuple[float, Candidate]], stated: Stated
) -> bool:
    """Whether the name is that of the stated district itself, and only another one of the town's.

    The town is one that was called so once, or in another language, and the district still is: a
    report may mean either. Another spelling is no other name.
    """
    if not stated.regions or town.match == 1.0 or town.entry.kind is not Kind.TOWN:
        return False
    districts = {
        entry.id
        for region in stated.regions
        for entry in region.entries
        if entry.kind is Kind.ADMIN2
    }
    return any(
        other.entry.id in districts
        and other.match > town.match
        and _are_other_names(normal(other.entry.name), normal(town.entry.name))
        for _, other in scored
    )


def _are_other_names(one: str, other: str) -> bool:
    if not set(one.split()).isdisjoint(other.split()):
        return False
    return OSA.normalized_similarity(one, other) < _ALIKE


def _is_dwarfed(other: Candidate, town: Candidate) -> bool:
    """Whether a place is too small a namesake of a well-known town to be meant without a word.

    That holds for the name the town is shown by: "Kandahar", and not for "Haag", which is one of
    the many names of The Hague.
    """
    people = town.entry.population
    return (
        town.entry.kind is Kind.TOWN
        and town.match == 1.0
        and people >= _WELL_KNOWN
        and people >= _TIMES_ITS_NAMESAKES * other.entry.population
        and other.entry.kind not in _WIDE
    )


def _is_seat(town: Candidate, other: Candidate) -> bool:
    """Whether one is the town that the other, a division around it, is called after.

    A bare name means the town: "Aleppo", and not the governorate. Only a word such as "province"
    makes it the division, and that word has weighed for the division already.
    """
    return (
        town.entry.kind is Kind.TOWN
        and other.entry.kind in _DIVISIONS
        and not other.is_division
        and (lies_in_any(town.entry, [other.entry]) or _lies_around(other.entry, town.entry))
    )


def _lies_around(division: Entry, town: Entry) -> bool:
    """Whether a division lies around a town that is a division by itself: Moscow and its oblast."""
    return division.country == town.country and _away(town, division) * 1_000 < division.radius_m
