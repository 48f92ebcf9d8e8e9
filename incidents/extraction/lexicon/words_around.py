"""What must not stand near a trigger forbids it; a bomb hidden in a gas cylinder is no accident."""

from __future__ import annotations

from typing import Final

from incidents.extraction.lexicon.entries import Trigger

_BOMBS: Final = frozenset({"bomb", "bombs", "ied", "ieds", "landmine", "grenade", "grenades"})


def forbid(entry: Trigger, words: list[str]) -> bool:
    """Whether the words of a sentence forbid a trigger in it."""
    if not entry.must_not_stand_near.isdisjoint(words):
        return True
    if not entry.phrases_not_near or not _BOMBS.isdisjoint(words):
        return False
    joined = " ".join(words)
    return any(near in joined for near in entry.phrases_not_near)
