"""No name decides alone which country a report is about: all that tell of one vote together.

A village bears the name of a city elsewhere, and a protest in Oslo names Ukraine. Stated countries,
the countries of all places named, the adjectives of police and army, and names at home in one
country (parties, forces, peoples) vote.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, final

from incidents.extraction.lexicon.entries import ActorPattern, Country, Home, Trigger
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.where.known_names import KnownNames
from incidents.extraction.where.setting import Setting, Vote, Votes

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


@final
class NamedPlace:
    """A name of a place in a text, from token `first` up to `end`, as it votes.

    Attributes:
        text: The name.
        first: Its first token.
        end: The token after its last.
        weight: How much it weighs.
        country: The country that the wording around it tells, such as "(Entre Rios)"; else None.
        is_division: Another place is said to lie in it.
    """

    def __init__(
        self,
        text: str,
        first: int,
        end: int,
        weight: float,
        country: str | None,
        *,
        is_division: bool,
    ) -> None:
        self.text: Final = text
        self.first: Final = first
        self.end: Final = end
        self.weight: Final = weight
        self.country: Final = country
        self.is_division: Final = is_division


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
    votes, end = Votes(reading, skipped), len(reading.tokens.words)
    _add_places(votes, reading, places, names)
    _add_stated(votes, reading, end)
    _add_adjectives(votes, reading, end)
    _add_homes(votes, reading, end)
    return votes.setting()


def _homes_in(reading: Reading, end: int) -> list[tuple[int, int, Home]]:
    """The names at home somewhere up to a token, written as such names are."""
    return [
        (hit.first, hit.end, hit.entry)
        for hit in reading.within("home", Home, 0, end)
        if _is_written_so(reading, hit.first, hit.end, hit.entry)
    ]


def _is_written_so(reading: Reading, first: int, end: int, home: Home) -> bool:
    if home.word or reading.is_one_case:
        return True
    said = reading.said(first, end)
    if home.upper:
        return said.rstrip("s").isupper()
    return said[0].isupper() or said[1:2].isupper()


def _add_places(
    votes: Votes, reading: Reading, places: Iterable[NamedPlace], names: KnownNames
) -> None:
    for each in places:
        if reading.has("country", each.first, each.first + 1):
            continue
        name = each.text.lower()
        for country, share in _shares(each, names).items():
            weight = share * each.weight
            votes.add(name, Vote(country, weight, each.first, each.end, is_named=True))


def _add_homes(votes: Votes, reading: Reading, everything: int) -> None:
    for first, end, home in _homes_in(reading, everything):
        armed = any(
            hit.entry.kind in _ARMED_KINDS
            for hit in reading.within("actor", ActorPattern, first, end)
        )
        weight = (_ARMED if armed else _AT_HOME) / math.sqrt(len(home.countries))
        name = reading.said(first, end).lower()
        for country in home.countries:
            votes.add(name, Vote(country, weight, first, end, is_named=False))


def _shares(named: NamedPlace, names: KnownNames) -> Mapping[str, float]:
    if named.country:
        return {named.country: 1.0}
    return names.shares(named.text, is_division=named.is_division)


def _add_adjectives(votes: Votes, reading: Reading, end: int) -> None:
    hits = reading.within("nationality", Country, 0, end)
    from_afar = [_strikes_from_afar(reading, hit.end) for hit in hits]
    striking = {hit.entry.code for number, hit in enumerate(hits) if from_afar[number]}
    for number, hit in enumerate(hits):
        if from_afar[number] or _is_glued(reading, hit.first):
            weight = _FROM_AFAR
        elif _is_aside(reading, hit.first, hit.end) or hit.entry.code in striking:
            weight = _ASIDE  # whose strike it was tells little of where it fell
        else:
            weight = _weight_of_an_adjective(reading, hit.end)
        vote = Vote(hit.entry.code, weight, hit.first, hit.end, is_named=False)
        votes.add(f"adjective {hit.entry.name}", vote)


def _weight_of_an_adjective(reading: Reading, at: int) -> float:
    if reading.word(at) in _PLACES:
        return _OF_A_PLACE
    return _POLICED if _is_of_the_state(reading, at) else _ADJECTIVE


def _is_glued(reading: Reading, at: int) -> bool:
    """Whether a hyphen stands before a token: "the Pan-American highway", "pro-Russian rebels"."""
    start = reading.tokens.starts[at]
    return start > 0 and reading.text[start - 1] == "-"


def _add_stated(votes: Votes, reading: Reading, end: int) -> None:
    aside_until = -1
    for hit in reading.within("country", Country, 0, end):
        before = reading.word(hit.first - 1)
        stated = before in _IN or (
            before == "," and hit.first > 1 and reading.is_capital(hit.first - 2)
        )
        if _strikes_from_afar(reading, hit.end):
            weight = _FROM_AFAR  # "a UAE drone strike"
        elif _is_aside(reading, hit.first, hit.end) or _follows_in_a_list(
            reading, aside_until, hit.first
        ):
            weight, aside_until = _ASIDE, hit.end
        else:
            weight = _STATED if stated else _MENTIONED
        vote = Vote(hit.entry.code, weight, hit.first, hit.end, is_named=True)
        votes.add(hit.entry.name, vote)


def _is_aside(reading: Reading, first: int, end: int) -> bool:
    """Whether a country is only what a crowd speaks of, where somebody is from or what is near."""
    if reading.says(_ABOUT, first - _MOST_ABOUT, first) or reading.word(end) == "border":
        return True
    before = reading.word(first - 1)
    return before == "by" or (before == "with" and reading.word(first - 2) == "border")


def _follows_in_a_list(reading: Reading, end: int, first: int) -> bool:
    return 0 <= end < first <= end + 3 and _LISTED.issuperset(reading.words(end, first))


def _strikes_from_afar(reading: Reading, at: int) -> bool:
    """Whether an adjective says whose strike or weapon it was: "an Israeli airstrike"."""
    hits = reading.within("trigger", Trigger, at, at + 2)
    return any(hit.entry.signal in _STRIKES for hit in hits) or reading.has("weapon", at, at + 2)


def _is_of_the_state(reading: Reading, at: int) -> bool:
    """Whether an adjective speaks of police or government, who act at home; armies go abroad."""
    if reading.word(at) in _POLICE:
        return True
    return reading.word(at + 1) in _POLICE and reading.has("actor", at, at + 2)
