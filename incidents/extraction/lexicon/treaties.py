"""A treaty speaks of a weapon where it speaks of its family, by whatever name the weapon goes."""

from __future__ import annotations

from collections.abc import Callable
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
        found = [treaty for family in families if (treaty := lexicon.treaty_of(family))]
        return next((each for each in found if each.bans), next(iter(found), None))

    return treaty_on
