"""A name in a text is looked up in the gazetteer as it stands, or with an Arabic article."""

from __future__ import annotations

from typing import Final

from geo.candidates import with_article
from geo.names import normal
from geo.resolve import Resolver
from geo.toponyms.namesakes import Namesakes

_MOST_CANDIDATES: Final = 24
_SHORTEST_WITHOUT_ARTICLE: Final = 5
_REMEMBERED: Final = 8_192


class Lookup:
    """Looks names up in a gazetteer; what was asked before is remembered until an alias changes.

    Each capitalised word of a text is asked for, which a look into a dict answers in a sixth of
    the time of a least-recently-used cache: one that is full is emptied.
    """

    def __init__(self, resolver: Resolver) -> None:
        self._gazetteer = resolver.gazetteer
        self._bearers = resolver.bearers
        self._version = self._gazetteer.version
        self._found: dict[str, Namesakes] = {}
        self._lengths: dict[tuple[str, ...], frozenset[int]] = {}

    def __call__(self, name: str) -> Namesakes:
        """The places of a name, the likeliest first."""
        self.forget_what_changed()
        return self.found(name)

    def forget_what_changed(self) -> None:
        """Ask the gazetteer anew where an alias was changed; each text begins with this."""
        version = self._gazetteer.version
        if version != self._version:
            self._found, self._lengths, self._version = {}, {}, version

    def found(self, name: str) -> Namesakes:
        """The places of a name, the likeliest first."""
        known = self._found  # another thread may begin a new one
        found = known.get(name)
        if found is None:
            if len(known) >= _REMEMBERED:
                known = self._found = {}
            found = known[name] = self._find(name)
        return found

    def lengths(self, words: tuple[str, ...]) -> frozenset[int]:
        """How many of a row of words, from the first on, are just a name."""
        known = self._lengths
        lengths = known.get(words)
        if lengths is None:
            if len(known) >= _REMEMBERED:
                known = self._lengths = {}
            lengths = known[words] = self._names_in(words)
        return lengths

    def _names_in(self, words: tuple[str, ...]) -> frozenset[int]:
        """The same, asked of the gazetteer.

        Of the rows of capitalised words in a text 19 of 20 are no name: that is told at once for
        all that begin with one word, without looking each of them up.
        """
        begun, keys = "", []
        for word in words:
            begun = f"{begun} {normal(word)}".strip()
            keys.append(begun)
        known = self._gazetteer.names_that_begin(begun)
        return frozenset(length for length, key in enumerate(keys, start=1) if key in known)

    def _find(self, name: str) -> Namesakes:
        found = self._bearers.named(name)
        key = normal(name)
        words = key.split()
        may_vary = (len(words) == 1 or "-" in name) and any(
            len(word) >= _SHORTEST_WITHOUT_ARTICLE for word in words
        )
        if not found and may_vary:
            # Reports leave an Arabic name's article out: "Hawija" is the gazetteer's "Al Hawija";
            # and a hyphen comes and goes.
            found = tuple(with_article(self._gazetteer, name))
        return Namesakes(found[:_MOST_CANDIDATES])
