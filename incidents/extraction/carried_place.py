"""What names no place is of the line over it, or "in the same town" as what was told before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, final

from geo.place import Place
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.where.named_places import PlaceMention

_KINDS_OF_PLACES: Final = word_set(
    "town village city area district neighbourhood neighborhood locality municipality province "
    "region county camp state commune territory quarter"
)


@final
class CarriedPlace:
    """The place that an article speaks of, as far as it is read."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._heading: PlaceMention | None = None
        self._before: PlaceMention | None = None
        self._located: Place | None = None

    def pass_over(self, sentence: Sentence, mentions: Sequence[PlaceMention]) -> None:
        """Take a sentence and the places that it names into account, be it only a place's name."""
        if len(mentions) == 1 and _is_alone(mentions[0], sentence):
            self._heading = mentions[0]

    def taken(self, mention: PlaceMention, located: Place) -> tuple[PlaceMention, Place]:
        """The place that a clause names itself and where that is, which others may go on with."""
        self._before, self._located = mention, located
        return mention, located

    def given_to(self, clause: Sentence) -> tuple[PlaceMention | None, Place | None]:
        """The place that a clause is of which names none, and where that is."""
        if self._heading is not None:
            return self.taken(self._heading, self._heading.place)
        if self._before is not None and self._is_in_the_same(clause):
            return self._before, self._located
        return None, None

    def _is_in_the_same(self, clause: Sentence) -> bool:
        """Whether a sentence is of the place named before: "in the same town"."""
        words = self._reading.tokens.words
        return "same" in clause.words and any(
            words[at] == "same" and words[at - 1] == "the" and words[at + 1] in _KINDS_OF_PLACES
            for at in range(clause.first + 1, clause.end - 1)
        )


def _is_alone(mention: PlaceMention, sentence: Sentence) -> bool:
    """Whether a sentence or line is only a place's name, over what is told of it: "Kherson."."""
    return mention.is_in and mention.first == sentence.first and mention.end >= sentence.end - 1
