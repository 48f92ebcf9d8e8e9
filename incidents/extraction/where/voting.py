"""Each name of a text votes for the countries it may lie in, by the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from incidents.extraction.text.reading import Reading
from incidents.extraction.text.tokens import starts_with_a_letter
from incidents.extraction.text.word_list import word_set
from incidents.extraction.where.country_votes import NamedPlace
from incidents.extraction.where.kinds_of_places import DIVISIONS, KINDS
from incidents.extraction.where.known_names import KnownNames
from incidents.extraction.where.named_places import Named
from incidents.extraction.where.setting import FILED
from incidents.extraction.where.wordings import Wordings

_COMPASS: Final = word_set("north south east west central northern southern eastern western")
_OUTER: Final = 1.3  # how much more the vote of a region in brackets weighs
# How much the vote of a name weighs where it lies in what it is said to lie in.
_TOGETHER: Final = 1.5
_LIKELY_TOGETHER: Final = 0.8
_UNSAID: Final = 0.4  # how much the vote of a name without a preposition weighs
_INSIDE: Final = 0.15  # the same of a word inside another name


class Voting:
    """The votes of one article's names."""

    def __init__(self, reading: Reading, names: KnownNames, wordings: Wordings) -> None:
        self._reading = reading
        self._names = names
        self._wordings = wordings

    def of_names(
        self, phrases: Sequence[Named], bare: Sequence[Named], inside: Sequence[Named]
    ) -> Iterator[NamedPlace]:
        """The votes of wordings, of bare names and of words inside other names."""
        for each in phrases:
            yield self._vote(each.name, each.name_end, 1.0)
            place = self._wordings.place_of(each, None) if each.within else None
            if place is not None and not self._wordings.is_given_instead(each, place):
                weight = _LIKELY_TOGETHER if place.review else _TOGETHER
                yield self._vote(each.name, each.name_end, weight, country=place.country)
            for first, end in each.within:
                outer = self._without_kind(first, end)
                yield self._vote(first, outer, _OUTER, is_division=True)
        for each in bare:
            follows = self._reading.word(each.name - 1) == ","
            weight = 1.0 if each.is_in or follows else _UNSAID
            yield self._vote(each.name, self._with_kind(each), weight)
        for each in inside:
            yield self._vote(each.name, each.name_end, _INSIDE)

    def of_datelines(self, datelines: Sequence[range]) -> Iterator[NamedPlace]:
        """The towns of datelines, which tell the country of a report that names no other place."""
        words = self._reading.tokens.words
        for line in datelines:
            end = next((at for at in line if not starts_with_a_letter(words[at])), line.stop)
            if end > line.start:
                yield self._vote(line.start, end, FILED)

    def _without_kind(self, first: int, end: int) -> int:
        """The end of a division's name without its compass part and kind: "Shan-North state"."""
        words = self._reading.tokens.words
        if self._names.is_known(self._reading.said(first, end)):
            return end
        while end > first + 1 and (words[end - 1] in KINDS or words[end - 1] in _COMPASS):
            end -= 1
        return end

    def _with_kind(self, named: Named) -> int:
        """The end of a name and its kind, where a division is called so: "San Juan province"."""
        end = named.name_end
        if self._reading.word(end) not in DIVISIONS:
            return end
        is_called_so = self._names.is_known(self._reading.said(named.name, end + 1))
        return end + 1 if is_called_so else end

    def _vote(
        self,
        first: int,
        end: int,
        weight: float,
        *,
        country: str | None = None,
        is_division: bool = False,
    ) -> NamedPlace:
        said = self._reading.said(first, end)
        return NamedPlace(said, first, end, weight, country, is_division=is_division)
