"""A run of words may be a name where the gazetteer knows it, the longest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, final

from geo.candidates import KIND_WORDS
from geo.gazetteer import Kind
from geo.toponyms.lookup import Lookup
from geo.toponyms.namesakes import Namesakes
from geo.toponyms.nations import nation_code, nation_name
from geo.toponyms.text_runs import CutRuns
from geo.toponyms.words import OFFICES


@final
class Span:
    """A run of words that the gazetteer knows as a name.

    Attributes:
        first: Number of its first word.
        last: Number after its last word.
        start: Offset of its first character.
        end: Offset after its last.
        text: As it stands.
        candidates: The places that it may mean.
        is_demonym: It names a country's people or things: "Kenyan".
    """

    def __init__(  # noqa: PLR0913 - a record, made of every name of a text
        self,
        first: int,
        last: int,
        start: int,
        end: int,
        text: str,
        candidates: Namesakes,
        *,
        is_demonym: bool,
    ) -> None:
        self.first: Final = first
        self.last: Final = last
        self.start: Final = start
        self.end: Final = end
        self.text: Final = text
        self.candidates: Final = candidates
        self.is_demonym: Final = is_demonym


class CutSpans(CutRuns):
    """A text cut into words, with the names that may stand in it.

    Attributes:
        spans: The runs of words that are a known name, in order.
    """

    def __init__(self, text: str, known: Lookup) -> None:
        super().__init__(text)
        known.forget_what_changed()
        self._known = known
        self.spans = list(self._spans())

    def _spans(self) -> Iterator[Span]:
        hung_together = 0
        for number in self.may_begin_a_name():
            if number < hung_together:
                continue
            for length in self._lengths(number):
                span = self._span(number, length)
                if span is not None:
                    yield span
                    if self.has_a_particle(span.first, span.last):
                        # No piece of "Port-au-Prince" is a name by itself.
                        hung_together = span.last
                        break

    def _lengths(self, number: int) -> Iterator[int]:
        """How many words from this one on may be a name that is known, the most first."""
        longest = self.run(number)
        if longest > 1:
            known = self._known.lengths(tuple(self.said[number : number + longest]))
            for length in range(longest, 1, -1):
                if length in known or self._may_vary(number, length):
                    yield length
        yield 1

    def _may_vary(self, number: int, length: int) -> bool:
        """Whether words may be a name without their last, with another article, or a people's."""
        said = self.text[self.starts[number] : self.ends[number + length - 1]]
        is_kind = self.lower[number + length - 1] in KIND_WORDS
        return is_kind or "-" in said or nation_code(said) is not None

    def _span(self, number: int, length: int) -> Span | None:
        last = number + length - 1
        if not self.capitals[last]:
            return None
        start, end = self.starts[number], self.ends[last]
        if self.text[end : end + 1] == "." and len(self.said[last]) <= 5 and length <= 2:
            said = self.text[start : end + 1]
            dotted = Namesakes(each for each in self._known.found(said) if each.is_abbreviation)
            if dotted:
                return Span(number, number + length, start, end + 1, said, dotted, is_demonym=False)
        said = self.said[number] if length == 1 else self.text[start:end]
        nation = nation_code(said)
        known = self._people_of(nation) if nation else self._known.found(said)
        if not known or (length == 1 and len(said) < 2):
            return None
        if (
            length > 1
            and not known.bear_it_as_main_name
            and self._begins_an_office(number + length)
        ):
            return None
        return Span(number, number + length, start, end, said, known, is_demonym=bool(nation))

    def _people_of(self, nation: str) -> Namesakes:
        """The country of a demonym; none where the countries are left out of the gazetteer."""
        known = self._known.found(nation_name(nation))
        return known if Kind.COUNTRY in known.kinds else Namesakes()

    def _begins_an_office(self, after: int) -> bool:
        """Whether the word before is an office's, as in "Tbilisi City Court"."""
        kind, following = self.lower[after - 1], self.lower[after]
        if self.gaps[after] != " ":
            return False
        if kind == "department":
            return following in {"of", "for"}
        return kind in {"city", "state"} and self.capitals[after] and following in OFFICES
