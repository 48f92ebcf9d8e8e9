"""A weapon is banned where a treaty of the lexicon bans its family, by whatever name it goes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from incidents.extraction.lexicon.entries import WeaponFamily, WeaponModel
from incidents.extraction.lexicon.lexicon import Lexicon
from incidents.extraction.text.tokens import tokens_of

_MOST_NAMES: Final = 10_000


def banned_by(lexicon: Lexicon) -> Callable[[str], bool]:
    """Tell of the name of a weapon or of a family whether a treaty bans it.

    Args:
        lexicon: Says which families there are, by what words and models, and which are banned.
    """
    banned = lexicon.banned

    @lru_cache(maxsize=_MOST_NAMES)
    def is_banned(name: str) -> bool:
        if name.casefold() in banned:
            return True
        hits = lexicon.table.find(tokens_of(name).words).get("weapon", ())
        named = (hit.entry for hit in hits)
        return any(
            entry.category in banned
            for entry in named
            if isinstance(entry, WeaponFamily | WeaponModel)
        )

    return is_banned
