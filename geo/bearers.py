"""Which places bear a name is asked of the gazetteer once, and remembered for as long as it holds.

An alias may be confirmed at any moment: what was remembered before it counts no more.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from geo.candidates import Candidate, inflected, named, spelt_alike
from geo.gazetteer import Gazetteer

_REMEMBERED: Final = 8_192  # names; about 10 MB


class Bearers:
    """The places of a name, the likeliest first."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._named = lru_cache(_REMEMBERED)(self._find_named)
        self._exact = lru_cache(_REMEMBERED)(self._find_exact)
        self._alike = lru_cache(_REMEMBERED)(self._find_alike)

    def named(self, name: str) -> tuple[Candidate, ...]:
        """The places that bear a name in any spelling with the same normal form."""
        return self._named(name, self._gazetteer.version)

    def exact(self, name: str) -> tuple[Candidate, ...]:
        """The same; where there is none, those that bear it inflected or with another article."""
        return self._exact(name, self._gazetteer.version)

    def exact_or_alike(self, name: str) -> tuple[Candidate, ...]:
        """The same; where there is none, those that bear a name spelt alike."""
        return self.exact(name) or self._alike(name, self._gazetteer.version)

    def _find_named(self, name: str, _: object) -> tuple[Candidate, ...]:
        return tuple(named(self._gazetteer, name))

    def _find_exact(self, name: str, _: object) -> tuple[Candidate, ...]:
        return self.named(name) or tuple(inflected(self._gazetteer, name))

    def _find_alike(self, name: str, _: object) -> tuple[Candidate, ...]:
        return tuple(spelt_alike(self._gazetteer, name))
