"""A treaty speaks of a weapon where it speaks of its family, by whatever name the weapon goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

from incidents.extraction.lexicon.entries import Treaty, WeaponFamily, WeaponModel
from incidents.extraction.lexicon.lexicon import Lexicon
from incidents.extraction.text.tokens import tokens_of

_MOST_NAMES: Final = 10_000


def treaties_of(lexicon: Lexicon) -> Callable[[str], Treaty | None]:
    """Tell of the name of a weapon or of a family which treaty speaks of it, or None.

    Of several, as of "mines and cluster bombs", the first that bans is told.

    Args:
        lexicon: Says which families there are, by what words and models, and of which a treaty
            speaks.
    """

    @lru_cache(maxsize=_MOST_NAMES)
    def treaty_on(name: str) -> Treaty | None:
        hits = lexicon.table.find(tokens_of(name).words).get("weapon", ())
        named = (hit.entry for hit in hits)
        families = [
            name.casefold(),
            *(each.category for each in named if isinstance(each, WeaponFamily | WeaponModel)),
        ]
        return foremost(map(lexicon.treaty_of, families))

    return treaty_on


def foremost(treaties: Iterable[Treaty | None]) -> Treaty | None:
    """The first that bans, else the first that limits, else None."""
    found = [each for each in treaties if each is not None]
    return next((each for each in found if each.bans), next(iter(found), None))
