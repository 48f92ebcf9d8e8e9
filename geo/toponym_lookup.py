"""A name in a text is looked up in the gazetteer as it stands, or with an Arabic article."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from geo.candidates import named, with_article
from geo.names import normal
from geo.namesakes import Namesakes
from geo.resolve import Resolver

_MOST_CANDIDATES: Final = 24
_SHORTEST_WITHOUT_ARTICLE: Final = 5
_REMEMBERED: Final = 8_192


class Lookup:
    """Looks names up in a gazetteer; what was asked before is remembered."""

    def __init__(self, resolver: Resolver) -> None:
        self._gazetteer = resolver.gazetteer
        self._found = lru_cache(_REMEMBERED)(self._find)

    def __call__(self, name: str) -> Namesakes:
        """The places of a name, the likeliest first."""
        aliases = self._gazetteer.aliases
        if aliases is not None and aliases.bearing(normal(name)):
            # An alias may be confirmed at any moment: it is never remembered here.
            return self._find(name)
        return self._found(name)

    def _find(self, name: str) -> Namesakes:
        found = named(self._gazetteer, name)
        key = normal(name)
        words = key.split()
        may_vary = (len(words) == 1 or "-" in name) and any(
            len(word) >= _SHORTEST_WITHOUT_ARTICLE for word in words
        )
        if not found and may_vary:
            # Reports leave an Arabic name's article out: "Hawija" is the gazetteer's "Al Hawija";
            # and a hyphen comes and goes.
            found = with_article(self._gazetteer, name)
        return Namesakes(found[:_MOST_CANDIDATES])
