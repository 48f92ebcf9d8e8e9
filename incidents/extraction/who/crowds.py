"""Crowds that meet each other are a mob's, unless they demonstrate or herd cattle.

ACLED codes those who fight each other unarmed, at no demonstration, as mob violence, and herders
and farmers as communal militias.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.signal import Signal
from incidents.extraction.who.deeds import Deed
from incidents.extraction.who.mentions import Mention

_OF_CROWDS: Final = frozenset({"clash", "crowd violence"})
_EACH_OTHER: Final = (("each", "other"), ("one", "another"))
_MOST_AFTER: Final = 4  # words from "threw stones" to "each other"
_GROUPS: Final = word_set("groups factions rival rivals sections camps")
_MOST_TO_GROUP: Final = 3  # words
_PARTISANS: Final = word_set("supporters fans rivals members cadres followers")
# Whose clashes are those of communal militias, or a demonstration's (ACLED codebook).
_NO_MOB: Final = word_set(
    "herders herdsmen pastoralists farmers protesters protestors demonstrators villages"
)
_ANYBODY: Final = word_set("men individuals persons")  # "a group of men" may be gunmen
_FIREARMS: Final = word_set(
    "fire gunfire gunshots gunfight gunfights shootout shootouts crossfire gun guns"
)


def is_among_crowds(reading: Reading, sentence: Sentence, signal: Signal, deed: Deed) -> bool:
    """Whether crowds meet each other: "supporters of X and of Y clashed", "stoned each other"."""
    if signal.name not in _OF_CROWDS:
        return False
    if not deed.mutual and not any(
        pair in _EACH_OTHER
        for pair in pairwise(reading.words(signal.end, signal.end + _MOST_AFTER))
    ):
        return False
    if reading.says(_FIREARMS, sentence.first, sentence.end):
        return False
    if any(reading.says(_NO_MOB, each.first, each.end) for each in deed.doers):
        return False
    if _is_divided(reading, deed.doers):
        return True
    are_several = len(deed.doers) > 1 or not deed.mutual or _are_many(reading, deed.doers)
    return are_several and all_crowds(deed.doers)


def _are_many(reading: Reading, parties: tuple[Mention, ...]) -> bool:
    """Whether a crowd is named once for both sides: "supporters of X clashed with those of Y"."""
    return all(reading.says(_PARTISANS, each.first, each.end) for each in parties)


def _is_divided(reading: Reading, parties: tuple[Mention, ...]) -> bool:
    """Whether people who bear no arms meet in groups: "two groups of churchgoers clashed"."""
    return bool(parties) and all(
        each.cls in {"crowd", "civilian"}
        and reading.says(_GROUPS, each.first - _MOST_TO_GROUP, each.end + 2)
        for each in parties
    )


def all_crowds(parties: tuple[Mention, ...]) -> bool:
    """Whether crowds meet, and nobody armed."""
    classes = {each.cls for each in parties}
    return "crowd" in classes and classes <= {"crowd", "civilian"}


def is_a_group_of(reading: Reading, who: Mention) -> bool:
    """Whether civilians act as a crowd: "a group of fishermen"."""
    if who.cls != "civilian":
        return False
    before = reading.words(who.first - _MOST_TO_GROUP, who.first)
    return ("group", "of") in pairwise(before) and not reading.says(_ANYBODY, who.first, who.end)
