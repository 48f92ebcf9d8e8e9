"""Which places a name may mean, best first, before anything is known of the text around it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import extract, extractOne

from geo.division_words import may_be_called
from geo.gazetteer import Entry, Gazetteer, Kind
from geo.gazetteer.index import ABBREVIATION, CONFIRMED
from geo.gazetteer.part import BEGINNING
from geo.names import (
    DIVISION_WORDS,
    nominatives,
    normal,
    one_edit_away,
    other_articles,
    with_a_letter_less,
    with_a_letter_more,
    with_another_letter,
    with_articles,
    with_two_swapped,
)

# Written by geo/learn_place_weights.py. A name that says "province" speaks for a division, and
# against the town of that name; else the kind has a weight of its own.
WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    json.loads((files("geo") / "place_weights.json").read_text("utf-8"))
)
_MAIN: Final = 1.0
_OTHER: Final = 0.9
_INFLECTED: Final = 0.9
_FUZZY: Final = 0.75
_LEAST_ALIKE: Final = 0.72  # of both measures
_LEAST_BY_EDITS: Final = 0.53  # of that alone, below which the other measure cannot help
_SHORTEST_FUZZY: Final = 5
_MOST_SPELLINGS: Final = 12
_MOST_TOLD: Final = 150  # names; 0.02 ms
_DIVISIONS: Final = frozenset({Kind.ADMIN1, Kind.ADMIN2})
_SETTLEMENT_WORDS: Final = frozenset(
    {
        "area",
        "camp",
        "center",
        "centre",
        "city",
        "commune",
        "estate",
        "island",
        "junction",
        "locality",
        "location",
        "market",
        "settlement",
        "suburb",
        "sublocation",
        "town",
        "trading",
        "village",
        "ward",
    }
)
# Without such a word at its end a name may be a name, too.
KIND_WORDS: Final = DIVISION_WORDS | _SETTLEMENT_WORDS


class Candidate:
    """A place that a name may mean.

    Attributes:
        entry: The place.
        match: How well the name fits, 0 to 1; under 0.8 it was spelt otherwise.
        is_division: The name says that it is a division.
        is_abbreviation: The name is an abbreviation, known by its full stops or capitals.
        is_fuzzy: The name is spelt otherwise in the gazetteer.
        weight: How likely the place is by its fit, its size and its kind alone.
    """

    def __init__(
        self,
        entry: Entry,
        match: float,
        *,
        is_division: bool = False,
        is_abbreviation: bool = False,
    ) -> None:
        # None of these is declared Final: see decision 91.
        self.entry = entry
        self.match = match
        self.is_division = is_division
        self.is_abbreviation = is_abbreviation
        self.is_fuzzy = match < 0.8
        self.weight = (
            WEIGHTS["match"] * match + WEIGHTS["people"] * self._people() + WEIGHTS[self._kind()]
        )

    def features(self) -> dict[str, float]:
        """What speaks for the place, by the names that WEIGHTS has."""
        return {"match": self.match, "people": self._people(), self._kind(): 1.0}

    def _people(self) -> float:
        return math.log10(self.entry.population + 10) / 7

    def _kind(self) -> str:
        if self.is_division:
            return "town_of_division" if self.entry.kind is Kind.TOWN else "division"
        return self.entry.kind


def inflected(gazetteer: Gazetteer, name: str) -> list[Candidate]:
    """The places that bear an inflected name's nominative, or it with another article."""
    key = normal(name)
    nominative = (
        [each for form in nominatives(key) for each in _bearing(gazetteer, form, _INFLECTED)]
        if not key.isascii() or not name.isascii()
        else []
    )
    return _best_of_each([*nominative, *with_article(gazetteer, name)])


def with_article(gazetteer: Gazetteer, name: str) -> list[Candidate]:
    """The places that bear an Arabic name with another article, or none."""
    key = normal(name)
    forms = with_articles(key) if gazetteer.has_with_article(key) else []
    forms += other_articles(key)
    if not forms:
        return []
    known = gazetteer.names_among(forms)
    return _best_of_each(
        [each for form in forms if form in known for each in _bearing(gazetteer, form, _INFLECTED)]
    )


def named(gazetteer: Gazetteer, name: str) -> list[Candidate]:
    """The places that bear a name in any spelling with the same normal form."""
    key = normal(name)
    ids = gazetteer.ids(key)
    confirmed = [each for each, rank in ids if rank == CONFIRMED]
    if confirmed:
        # An analyst has said what this name means: nothing else is.
        return [Candidate(entry, _MAIN) for entry in gazetteer.entries(confirmed).values()]
    words = key.split()
    if not ids and not (len(words) > 1 and words[-1] in KIND_WORDS):
        return []
    found = _with_ids(gazetteer, ids, _MAIN)
    if "." not in name and not name.isupper():
        found = [each for each in found if not each.is_abbreviation]
    if len(words) > 1 and words[-1] in DIVISION_WORDS:
        bare = _bearing(gazetteer, " ".join(words[:-1]), _OTHER, is_division=True)
        found = _shown_so([*found, *_called_so(bare, words[-1])])
    while len(words) > 1 and words[-1] in _SETTLEMENT_WORDS:
        words.pop()
        found += _bearing(gazetteer, " ".join(words), _OTHER)
    return _best_of_each(found + _seats(gazetteer, found))


def _called_so(found: list[Candidate], word: str) -> list[Candidate]:
    """Without the divisions that nobody calls so, where one is: "San Juan province"."""
    called = [each for each in found if may_be_called(each.entry, word)]
    return called if any(each.entry.kind in _DIVISIONS for each in called) else found


def _shown_so(found: list[Candidate]) -> list[Candidate]:
    """Without the divisions that may be called so, where one is: Moscow, and Moscow Oblast."""
    shown = {each.entry.country for each in found if _is_first_order(each) and each.match == _MAIN}
    return [
        each
        for each in found
        if each.match == _MAIN or not _is_first_order(each) or each.entry.country not in shown
    ]


def _is_first_order(candidate: Candidate) -> bool:
    return candidate.entry.kind is Kind.ADMIN1


def _seats(gazetteer: Gazetteer, found: list[Candidate]) -> list[Candidate]:
    """The towns that bear a division's main name where only another name of it was found."""
    if any(each.entry.kind is Kind.TOWN for each in found):
        return []
    return [
        seat
        for each in found
        if each.entry.kind is Kind.ADMIN1 and not each.is_abbreviation and not each.is_division
        for seat in _bearing(gazetteer, normal(each.entry.name), each.match)
        if seat.entry.kind is Kind.TOWN
        and (seat.entry.country, seat.entry.admin1) == (each.entry.country, each.entry.admin1)
    ]


def _bearing(
    gazetteer: Gazetteer, key: str, match: float, *, is_division: bool = False
) -> list[Candidate]:
    return _with_ids(gazetteer, gazetteer.ids(key), match, is_division=is_division)


def _with_ids(
    gazetteer: Gazetteer,
    ids: Sequence[tuple[int, int]],
    match: float,
    *,
    is_division: bool = False,
) -> list[Candidate]:
    if not ids:
        return []
    ranks: dict[int, int] = {}
    for entry_id, rank in ids:
        ranks[entry_id] = min(rank, ranks.get(entry_id, rank))
    return [
        Candidate(
            entry,
            match * (_OTHER if ranks[entry_id] else 1.0),
            is_division=is_division,
            is_abbreviation=ranks[entry_id] == ABBREVIATION,
        )
        for entry_id, entry in gazetteer.entries(ranks).items()
    ]


def spelt_alike(gazetteer: Gazetteer, name: str) -> list[Candidate]:
    """The places that bear a name of one wrong letter, or of the same consonants."""
    key = normal(name)
    if len(key) < _SHORTEST_FUZZY:
        return []
    spellings = _one_letter_off(gazetteer, key)
    spellings.update(gazetteer.keys_that_sound_like(key))
    spellings.discard(key)
    alike = sorted(_likest(key, spellings), reverse=True)
    return _best_of_each(
        [
            candidate
            for likeness, each in alike[:_MOST_SPELLINGS]
            for candidate in _bearing(gazetteer, each, _FUZZY * likeness)
        ]
    )


def _one_letter_off(gazetteer: Gazetteer, key: str) -> set[str]:
    """The names that one wrong letter makes of a normal form.

    Those who begin with a few of its letters are soon told one by one; only an edit before these
    letters has to be tried out, with 53 names for each place where it may be, and only where the
    letters behind it end some name.
    """
    for head in range(BEGINNING, len(key) + 1):
        begun = gazetteer.names_that_begin_with(key[:head], _MOST_TOLD)
        if begun is not None:
            break
    else:
        head, begun = len(key) + 1, set()
    early = range(BEGINNING)
    tried = one_edit_away(key, range(BEGINNING, head))
    tried += with_a_letter_less(key, early) + with_two_swapped(key, early)
    if gazetteer.has_ending(key[BEGINNING - 1 :]):
        tried += with_a_letter_more(key, early)
    if gazetteer.has_ending(key[BEGINNING:]):
        tried += with_another_letter(key, early)
    off = gazetteer.names_among(tried)
    if extractOne(key, begun, scorer=OSA.distance, score_cutoff=1):
        off |= begun.intersection(one_edit_away(key, range(head, len(key) + 1)))
    return off


def _likest(key: str, spellings: set[str]) -> list[tuple[float, str]]:
    """The spellings that are alike enough, and how much each is."""
    by_edits = extract(
        key,
        spellings,
        scorer=OSA.normalized_similarity,
        score_cutoff=_LEAST_BY_EDITS,
        limit=None,
    )
    alike = [
        (0.6 * similarity + 0.4 * JaroWinkler.normalized_similarity(key, each), each)
        for each, similarity, _ in by_edits
    ]
    return [pair for pair in alike if pair[0] >= _LEAST_ALIKE]


def _best_of_each(found: list[Candidate]) -> list[Candidate]:
    if len(found) < 2:
        return found
    best: dict[int, Candidate] = {}
    for each in found:
        known = best.get(each.entry.id)
        if known is None or (each.match, each.is_division) > (known.match, known.is_division):
            best[each.entry.id] = each
    return sorted(best.values(), key=lambda each: -each.weight)
