"""How far the reading of an article is, is told in characters of its text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeVar

from incidents.extraction.telling import Telling

# Called with how many characters are read and of how many; may raise to stop the work.
Progress = Callable[[int, int], None]
Item = TypeVar("Item")

# The parts of the work that are done by then, of a text of 2 MB.
_IN_WORDS: Final = 0.15
_PLACED: Final = 0.35
_TOLD: Final = 0.75
_TELL_EVERY: Final = 50


class HowFar:
    """Tells whoever waits for an article how much of it is read."""

    def __init__(self, progress: Progress | None, characters: int) -> None:
        self._progress = progress
        self._characters = characters
        self._reached(0)

    def words_are_known(self) -> None:
        """Tell that the text is cut into words and sentences."""
        self._reached(_IN_WORDS)

    def places_are_found(self) -> None:
        """Tell that the text's places are known."""
        self._reached(_PLACED)

    def through_events(self, tellings: Iterable[Telling]) -> Iterator[Telling]:
        """Hand on what the text tells of, and tell how far it is."""
        for number, telling in enumerate(tellings):
            if number % _TELL_EVERY == 0:
                share = telling.sentence.stop / max(1, self._characters)
                self._reached(_PLACED + (_TOLD - _PLACED) * share)
            yield telling

    def through_drafts(self, items: Sequence[Item]) -> Iterator[Item]:
        """Hand on what becomes a draft each, and tell how far it is."""
        for number, item in enumerate(items):
            if number % _TELL_EVERY == 0:
                self._reached(_TOLD + (1 - _TOLD) * number / len(items))
            yield item

    def _reached(self, share: float) -> None:
        if self._progress is not None:
            self._progress(int(self._characters * share), self._characters)
