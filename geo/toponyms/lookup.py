"""A name in a text is looked up in the gazetteer as it stands, or with an Arabic article."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from geo.candidates import with_article
from geo.names import normal
from geo.resolve import Resolver
from geo.toponyms.namesakes import Namesakes

_MOST_CANDIDATES: Final = 24
_SHORTEST_WITHOUT_ARTICLE: Final = 5
_REMEMBERED: Final = 8_192


class Lookup:
    """Looks names up in a gazetteer; what was asked before is remembered until an alias changes."""

    def __init__(self, resolver: Resolver) -> None:
        self._gazetteer = resolver.gazetteer
        self._bearers = resolver.bearers
        # Asked for each word of a text, with the version that the text asked for once.
        self.found = lru_cache(_REMEMBERED)(self._find)
        self.lengths = lru_cache(_REMEMBERED)(self._lengths)

    def __call__(self, name: str) -> Namesakes:
        """The places of a name, the likeliest first."""
        return self.found(name, self.version)

    @property
    def version(self) -> object:
        """What changes whenever an answer may."""
        return self._gazetteer.version

    def _lengths(self, words: tuple[str, ...], _: object) -> frozenset[int]:
        """How many of a row of words, from the first on, are just a name.

        Of the rows of capitalised words in a text 19 of 20 are no name: that is told at once for
        all that begin with one word, without looking each of them up.
        """
        begun, keys = "", []
        for word in words:
            begun = f"{begun} {normal(word)}".strip()
            keys.append(begun)
        known = self._gazetteer.names_that_begin(begun)
        return frozenset(length for length, key in enumerate(keys, start=1) if key in known)

    def _find(self, name: str, _: object) -> Namesakes:
        """The places of a name, the likeliest first."""
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
