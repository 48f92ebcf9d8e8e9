"""Those harmed stand inside the words: "hacked two men to death", "lost seven men"."""

from __future__ import annotations

from typing import Final

from incidents.count import Count
from incidents.extraction.harm.harm import Harm
from incidents.extraction.harm.people_counted import ONE, is_plural, people_at, summed
from incidents.extraction.lexicon.entries import HarmWords
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.numbers import Quantity, quantity_at
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set

# What ends words inside which those harmed stand.
_CLOSES_ROUND_THEM: Final = (
    *(["to", "death"], ["with", "them"], ["dead"], ["alive"], ["hostage"], ["captive"]),
)
_PAIRS: Final = (["to", "death"], ["with", "them"])
_ONESELF: Final = frozenset({"himself", "herself", "suicide"})  # "turned the gun on himself"
_TAKEN: Final = frozenset({"hostage", "captive", "prisoner"})
_TAKE: Final = frozenset({"took", "take", "takes", "taking", "holding", "hold", "holds"})
_MOST_TO_TAKE: Final = 12  # words
_MEN_LOST: Final = word_set("men soldiers fighters troops officers policemen militants rebels")


def harm_inside(reading: Reading, hit: Hit[HarmWords], right: int) -> Harm | None:
    """The people inside the words of harm; None where these close round nobody.

    Args:
        reading: The article.
        hit: The words of harm.
        right: The token from which on nothing counts.
    """
    last = reading.tokens.words[hit.end - 1]
    if last in _MEN_LOST:
        return _lost(reading, hit)
    if last in _ONESELF:
        return Harm(hit.entry.harm, ONE, hit.first, hit.end)
    if is_closing(reading, hit):
        return _taken(reading, hit)
    return _closed_round(reading, hit, right)


def is_closing(reading: Reading, hit: Hit[HarmWords]) -> bool:
    """Whether a word only closes what a verb opens: the "hostage" of "took three men hostage"."""
    return hit.end - hit.first == 1 and reading.tokens.words[hit.first] in _TAKEN


def _taken(reading: Reading, hit: Hit[HarmWords]) -> Harm | None:
    """Those far from the verb: "took a mother and her three children hostage"."""
    words = reading.tokens.words
    near = range(hit.first - 1, max(0, hit.first - _MOST_TO_TAKE), -1)
    took = next((at for at in near if words[at] in _TAKE), None)
    if took is None:
        return None
    found: list[Quantity] = []
    for at in range(took + 1, hit.first):
        somebody = people_at(reading, at)
        if somebody is not None and (not found or at >= found[-1].end):
            found.append(somebody)
    if not found:
        return None
    return Harm(hit.entry.harm, summed(found), took, hit.end, people=tuple(found))


def _closed_round(reading: Reading, hit: Hit[HarmWords], right: int) -> Harm | None:
    """Those between a verb and its end: "burned a man alive", "took two others with them"."""
    last = hit.end - (2 if reading.words(hit.end - 2, hit.end) in _PAIRS else 1)
    if reading.words(last, hit.end) not in _CLOSES_ROUND_THEM or last - hit.first < 2:
        return None
    for at in range(hit.first + 1, last):
        quantity = people_at(reading, at)
        if quantity is not None and quantity.end <= last:
            return Harm(hit.entry.harm, quantity.count, hit.first, hit.end)
    nobody = not reading.has("actor", hit.first, hit.end)
    if nobody and hit.end < right and quantity_at(reading, hit.end) is not None:
        return None  # "beat and burned to death 13 men"
    plural = is_plural(reading.tokens.words[last - 1])
    return Harm(hit.entry.harm, Count() if plural else ONE, hit.first, hit.end)


def _lost(reading: Reading, hit: Hit[HarmWords]) -> Harm | None:
    """Read "the army lost seven men" and "lost 12 of its soldiers"."""
    lost = quantity_at(reading, hit.first + 1)
    return None if lost is None else Harm(hit.entry.harm, lost.count, hit.first, hit.end)
