"""What speaks for a run of words being the name of a place, and what against it.

The signs of a span are numbers, from the words around it, from how the same name stands elsewhere
in the text, and from the places that bear it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import compress
from operator import not_
from typing import Final

from geo.candidates import Candidate
from geo.gazetteer import Kind
from geo.toponyms.lookup import Lookup
from geo.toponyms.name_signs import NAME_SIGNS, WIDE, name_signs
from geo.toponyms.namesakes import NameSigns, Sign
from geo.toponyms.text_runs import MOST_WORDS
from geo.toponyms.text_spans import CutSpans, Span
from geo.toponyms.words import (
    ATTACKS,
    DIVISIONS_AFTER,
    DONE_TO_PEOPLE,
    DONE_TO_TOWNS,
    GIVEN_NAMES,
    INSTITUTION_WORDS,
    KINDS,
    LOCAL,
    NEVER_ALONE,
    ORGANISATION_WORDS,
    PLACE_BEFORE,
    ROAD_WORDS,
    SPEAKING,
    TITLES,
)

# Signs from the words around a name; those of NAME_SIGNS come from the name itself.
SIGNS_AROUND: Final = (
    "local", "place_before", "title", "given_before", "capital_before", "after_place_comma",
    "capital_after", "road_after", "institution_after", "organisation_after", "division_after",
    "speaking_after", "region_after_comma", "comma_after", "sentence_start", "lower_elsewhere",
    "person_elsewhere", "place_elsewhere", "capitals", "possessive", "repeated", "the_before",
    "of_before", "start_small", "capital_before_small", "capital_after_small", "party_before",
    "hyphen_after", "ends_in_kind_capital_after", "abbreviation_after_comma",
    "country_capital_after", "admin1_capital_after", "unlisted_before", "and_place",
    "abroad_agrees", "abroad_local", "abroad_capital_around", "kind_of", "local_other_name",
    "local_small", "abroad_attacked", "abroad_particle",
)  # fmt: skip
SIGNS: Final = NAME_SIGNS + SIGNS_AROUND

# Any other word with a capital before a name may be a part of it.
_LISTED_BEFORE: Final = NEVER_ALONE | PLACE_BEFORE | TITLES
_BESIDE: Final = frozenset({" ", ". "})


class Reading(CutSpans):
    """A text cut into words, with what is known of each name in it."""

    def __init__(self, text: str, known: Lookup, lands: Iterable[str] = ()) -> None:
        """Read a text.

        Args:
            text: Any length.
            known: The places of a name, the likeliest first.
            lands: ISO 3166-1 alpha-2 of countries that it is known to be about.
        """
        super().__init__(text, known)
        self._small = set(compress(self.lower, map(not_, self.capitals)))
        # The longest name that starts at a word: it is read first.
        self._starts = {span.first: span for span in reversed(self.spans)}
        self._ends = {span.last - 1 for span in self.spans}
        self._persons, self._places = self._elsewhere()
        # The countries that the text names, as such or by their people.
        self.lands: frozenset[str | None] = frozenset((*lands, *self._named_lands()))

    def signs(self, span: Span) -> list[Sign]:
        """The signs of a span, in the order of SIGNS."""
        name = self.name_signs(span)
        return [*name.values, *self.signs_around(span, name)]

    def name_signs(self, span: Span) -> NameSigns:
        """What the name says by itself; asked once for all texts."""
        places, size = span.candidates, span.last - span.first
        known = places.as_written.get((span.text, size, span.is_demonym))
        if known is None:
            words = tuple(self.lower[span.first : span.last])
            known = name_signs(words, span.text, places, demonym=span.is_demonym)
            places.as_written[span.text, size, span.is_demonym] = known
        return known

    def signs_around(self, span: Span, name: NameSigns) -> list[Sign]:
        """What the words around a name say, in the order of SIGNS_AROUND."""
        places, small, main, abroad = span.candidates, name.small, name.main, name.abroad
        first, last = span.first, span.last
        word_before = self.lower[first - 1]
        gap_before, gap_after = self.gaps[first], self.gaps[last]
        starts = gap_before != " " and self.starts_sentence(first)
        capital_before = self.capitals[first - 1] and gap_before == " " and not starts
        capital_after = self.capitals[last] and gap_after == " "
        follows = self.lower[last].rstrip(".") if gap_after in {" ", "-"} else ""
        after_place = gap_before != " " and self._follows_a_place(first)
        local = word_before in LOCAL and not capital_after
        persons, others = self._persons.get(name.key, 0), self._places.get(name.key, 0)
        return [
            local,
            word_before in PLACE_BEFORE,
            gap_before in {" ", ". "} and word_before.rstrip(".") in TITLES,
            gap_before == " " and self.capitals[first - 1] and word_before in GIVEN_NAMES,
            capital_before,
            after_place,
            capital_after,
            capital_after and follows in ROAD_WORDS,
            capital_after and follows in INSTITUTION_WORDS,
            capital_after and follows in ORGANISATION_WORDS,
            follows in DIVISIONS_AFTER,
            follows in SPEAKING,
            gap_after != " " and self._region_after(last),
            gap_after.startswith(","),
            starts,
            name.key in self._small,
            min(persons, 3) / 3,
            min(others, 3) / 3,
            not self.is_shouting and len(span.text) > 3 and span.text.isupper(),
            self.is_possessive(span.end),
            min(others + persons, 4) / 4,
            word_before == "the",
            word_before == "of",
            starts and small,
            capital_before and small,
            capital_after and small,
            gap_before == "-" and self.said[first - 1] in {"R", "D"},
            gap_after == "-",
            capital_after and name.ends_in_kind,
            after_place and places.are_abbreviated,
            capital_after and Kind.COUNTRY in places.kinds,
            capital_after and Kind.ADMIN1 in places.kinds,
            capital_before and word_before not in _LISTED_BEFORE,
            word_before == "and" and first - 2 in self._ends,
            abroad and not self.lands.isdisjoint(places.countries),
            abroad and local,
            abroad and (capital_before or capital_after),
            word_before == "of" and self.word(first - 2) in KINDS,
            local and not main,
            local and small,
            abroad and not (capital_before or capital_after) and self._is_attacked(span),
            abroad and last - first > 2 and self.has_a_particle(first, last),
        ]

    def _is_attacked(self, span: Span) -> bool:
        """Whether something is done to it that is done to towns."""
        before, after = self.lower[span.first - 1], self.lower[span.last]
        if before in DONE_TO_TOWNS:
            return True
        if before in {"on", "against"}:
            return any(
                self.word(number) in ATTACKS for number in range(span.first - 4, span.first - 1)
            )
        then = self.word(span.last + 1)
        return after in {"was", "were"} and then in DONE_TO_TOWNS - DONE_TO_PEOPLE

    def _named_lands(self) -> Iterator[str | None]:
        for span in self.spans:
            if span.candidates[0].entry.kind is Kind.COUNTRY:
                yield span.candidates[0].entry.country

    def region_named_after(self, last: int) -> Span | None:
        """The region in "Springfield, Ill." or "Tripoli (Lebanon)": the span after the comma."""
        if self.gaps[last].strip() not in {",", "(", ".,"}:
            return None
        span = self._starts.get(last)
        if span is None or not any(_is_region(each) for each in span.candidates):
            return None
        return span

    def _region_after(self, last: int) -> bool:
        return self.region_named_after(last) is not None

    def _follows_a_place(self, first: int) -> bool:
        return self.gaps[first].strip() in {",", "("} and any(
            first - length in self._starts and self._starts[first - length].last == first
            for length in range(1, MOST_WORDS)
        )

    def _elsewhere(self) -> tuple[Counter[str], Counter[str]]:
        persons: Counter[str] = Counter()
        places: Counter[str] = Counter()
        for span in self.spans:
            before = self.lower[span.first - 1]
            key = span.text.lower()
            if self.capitals[span.first - 1] and self.gaps[span.first] in _BESIDE:
                given = before in GIVEN_NAMES or before.rstrip(".") in TITLES
                persons[key] += given or len(self.said[span.first - 1]) == 1
            if self.lower[span.last] in SPEAKING:
                persons[key] += 1
            if before in LOCAL or self._region_after(span.last):
                places[key] += 1
        return persons, places


def _is_region(candidate: Candidate) -> bool:
    return candidate.entry.kind in WIDE
