"""What names no place is of the line over it, or "in the same town" as what was told before."""

from __future__ import annotations

from typing import Final

from incidents.extraction.episodes import Telling
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.where.named_places import PlaceMention
from incidents.extraction.where.places import Places

_KINDS_OF_PLACES: Final = word_set(
    "town village city area district neighbourhood neighborhood locality municipality province "
    "region county camp state commune territory quarter"
)


class CarriedPlace:
    """The place that an article speaks of, as far as it is read."""

    def __init__(self, reading: Reading, places: Places) -> None:
        self._reading = reading
        self._places = places
        self._heading: PlaceMention | None = None
        self._before: Telling | None = None

    def pass_over(self, sentence: Sentence) -> None:
        """Take a sentence into account, be it only a place's name."""
        named = self._places.alone_in(sentence.first, sentence.end)
        self._heading = named or self._heading

    def given_to(self, telling: Telling, clause: Sentence) -> Telling:
        """A telling of a clause with the place that it is of."""
        if telling.place is None and self._heading is not None:
            telling = telling._replace(place=self._heading, located=self._heading.place)
        elif telling.place is None and self._before is not None and self._is_in_the_same(clause):
            telling = telling._replace(place=self._before.place, located=self._before.located)
        if telling.place is not None:
            self._before = telling
        return telling

    def _is_in_the_same(self, clause: Sentence) -> bool:
        """Whether a sentence is of the place named before: "in the same town"."""
        words = self._reading.words(clause.first, clause.end)
        return "same" in words and any(
            word == "same" and words[at - 1] == "the" and words[at + 1] in _KINDS_OF_PLACES
            for at, word in enumerate(words[:-1])
        )
