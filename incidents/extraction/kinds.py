"""Two sentences may tell of one event where both are of violence, or share a signal."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

VIOLENT: Final = frozenset(
    {
        *("attack", "killing", "death", "military attack", "clash", "explosive", "shelling"),
        *("airstrike", "strike", "drone strike", "suicide bomb", "grenade", "remnant"),
    }
)
STRONG: Final = VIOLENT - {"killing", "death"}
DONE_TO_PEOPLE: Final = VIOLENT | {"abduction"}
PROTESTS: Final = frozenset({"protest", "blockade", "barricade", "riot", "crowd violence"})
CROWDS: Final = PROTESTS | {"live fire", "intervention"}
MEASURES: Final = frozenset({"security measure", "other development"})
BY_HAND: Final = frozenset({"attack", "military attack", "clash"})
BLASTS: Final = VIOLENT - BY_HAND - {"killing", "death"}


def are_alike(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether signals may tell of one event.

    Args:
        one: The names of the signals of a sentence or an event.
        other: Those of another.
    """
    return not one.isdisjoint(other) or not (VIOLENT.isdisjoint(one) or VIOLENT.isdisjoint(other))
