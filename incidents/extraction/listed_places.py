"""A sentence that lists towns tells of one event in each, with the harm that it tells there.

"Shells fell on X and Y" is one event in each town; "struck X, killing three, and Y, killing five"
has victims of its own in each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from incidents.extraction.lexicon_entries import HarmWords
from incidents.extraction.nearness import same_spot
from incidents.extraction.place_mentions import PlaceMention
from incidents.extraction.reading import Reading
from incidents.extraction.sentences import Sentence
from incidents.extraction.word_list import word_set

_BETWEEN: Final = word_set("and in the town city village of nearby")
_LED_IN: Final = word_set("and in at on hit struck shelled bombed near")
_NEAR: Final = 4  # words from a town to the harm done there


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one event of a sentence was.

    Attributes:
        mention: The place, or None where the sentence names none.
        first: The token from which on harm belongs to it.
        end: The token up to which it does.
        is_shared: Whether other towns of the sentence share that harm.
    """

    mention: PlaceMention | None
    first: int
    end: int
    is_shared: bool = False


def listed(
    reading: Reading, sentence: Sentence, best: PlaceMention, mentions: Sequence[PlaceMention]
) -> list[Spot]:
    """The place of a sentence's event, and the towns that are listed after it.

    Args:
        reading: The article.
        sentence: The sentence.
        best: The place of its event.
        mentions: All its places, in order.
    """
    own = _with_own_harm(reading, sentence, best, mentions)
    if own:
        return own
    row = [best]
    for mention in mentions:
        if _is_another_town(row[-1], best, mention) and _joined(reading, row[-1], mention):
            row.append(replace(mention, is_in=best.is_in))
    is_shared = len(row) > 1
    return [Spot(each, sentence.first, sentence.end, is_shared) for each in row]


def _is_another_town(previous: PlaceMention, best: PlaceMention, mention: PlaceMention) -> bool:
    return (
        mention.name >= previous.end
        and mention.place.where_prec == 1
        and not same_spot(mention.place, best.place)
    )


def _joined(reading: Reading, one: PlaceMention, other: PlaceMention) -> bool:
    between = reading.words(one.end, other.name)
    before = reading.words(one.first - 4, one.first)
    return (
        between[:1] == ["and"]
        and _BETWEEN.issuperset(between)
        and "between" not in before
        and "from" not in before
    )


def _with_own_harm(
    reading: Reading, sentence: Sentence, best: PlaceMention, mentions: Sequence[PlaceMention]
) -> list[Spot]:
    """The towns of a sentence where harm is told after each; none unless there are two."""
    towns = [best]
    for mention in mentions:
        led_in = _LED_IN.intersection(reading.words(mention.first - 1, mention.first))
        if _is_another_town(towns[-1], best, mention) and led_in:
            towns.append(replace(mention, is_in=True))
    ends = [*(each.first for each in towns[1:]), sentence.end]
    if len(towns) == 1 or not all(
        _harm_follows(reading, town, end) for town, end in zip(towns, ends, strict=True)
    ):
        return []
    starts = [sentence.first, *ends[:-1]]
    return [Spot(town, start, end) for town, start, end in zip(towns, starts, ends, strict=True)]


def _harm_follows(reading: Reading, town: PlaceMention, end: int) -> bool:
    """Whether harm is told between a town and the next, right after a comma or "where"."""
    if reading.words(town.end, town.end + 1) not in ([","], ["where"]) and not reading.within(
        "harm", HarmWords, town.end, town.end + 1
    ):
        dated = reading.words(town.end, min(end, town.end + _NEAR))
        if "," not in dated:
            return False
    return bool(reading.within("harm", HarmWords, town.end, end))
