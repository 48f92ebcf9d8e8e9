"""A sentence that lists towns tells of one event in each, with the harm that it tells there.

"Shells fell on X, Y and Z" is one event in each town; "struck X, killing three, and Y, killing
five" and "killed three in X and five in Y" have victims of their own in each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from incidents.extraction.harm.harm import Harm
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.signal import Signal
from incidents.extraction.where.misleading import IN
from incidents.extraction.where.named_places import PlaceMention
from incidents.extraction.where.nearness import holds, same_spot
from incidents.extraction.where.places import Places
from incidents.extraction.where.town_rows import row_after

_LED_IN: Final = word_set("and in at on hit struck shelled bombed near")
_JOINS: Final = frozenset({",", "where"})
_HARMED: Final = frozenset({"killed", "injured", "casualties"})
_NEAR: Final = 4  # words from a town to the harm done there
_MOST_TO_TOWN: Final = 8  # words from harm to the town where it was done


class Spot(NamedTuple):
    """Where one event of a sentence was.

    Attributes:
        mention: The place, or None where the sentence names none.
        first: The token from which on harm belongs to it.
        end: The token up to which it does.
        is_shared: Whether other towns of the sentence share that harm.
        beside: What is listed with it and is no place that is known, as the text says it.
    """

    mention: PlaceMention | None
    first: int
    end: int
    is_shared: bool = False
    beside: tuple[str, ...] = ()


def listed(
    reading: Reading,
    sentence: Sentence,
    best: PlaceMention,
    places: Places,
    harms: Sequence[Harm],
    trigger: Signal,
) -> list[Spot]:
    """The place of a sentence's event, and the towns that are listed after it.

    Args:
        reading: The article.
        sentence: The sentence.
        best: The place of its event.
        places: The article's places.
        harms: What it says of people harmed, in order.
        trigger: The words that tell the event.
    """
    mentions = places.within(sentence.first, sentence.end)
    if len(mentions) > 1:
        own = _with_harm_before(reading, sentence, mentions, harms) or _with_own_harm(
            reading, sentence, best, mentions
        )
        if own:
            return own
    row = row_after(reading, sentence, best, places, trigger)
    is_shared = len(row.towns) > 1
    return [Spot(each, sentence.first, sentence.end, is_shared, row.unknown) for each in row.towns]


def _is_another_town(previous: PlaceMention, best: PlaceMention, mention: PlaceMention) -> bool:
    return (
        mention.name >= previous.end
        and mention.place.where_prec == 1
        and not same_spot(mention.place, best.place)
    )


def _with_harm_before(
    reading: Reading,
    sentence: Sentence,
    mentions: Sequence[PlaceMention],
    harms: Sequence[Harm],
) -> list[Spot]:
    """The towns that follow a number of people harmed each; none unless there are two."""
    pairs = list(_towns_of_harms(reading, mentions, harms))
    towns: list[tuple[int, PlaceMention]] = []
    for harm, town in pairs:
        if not any(_is_one(town, each) for _, each in towns):
            towns.append((harm.first, town._replace(is_in=True)))
    if len(towns) < 2:
        return []
    starts = [sentence.first, *(first for first, _ in towns[1:])]
    ends = [*starts[1:], sentence.end]
    return [
        Spot(town, start, end) for (_, town), start, end in zip(towns, starts, ends, strict=True)
    ]


def _is_one(one: PlaceMention, other: PlaceMention) -> bool:
    return (
        same_spot(one.place, other.place)
        or holds(one.place, other.place)
        or holds(other.place, one.place)
    )


def _towns_of_harms(
    reading: Reading, mentions: Sequence[PlaceMention], harms: Sequence[Harm]
) -> Iterator[tuple[Harm, PlaceMention]]:
    """Each number of people killed or injured, with the town right after it."""
    for number, harm in enumerate(harms):
        until = harms[number + 1].first if number + 1 < len(harms) else harm.end + _MOST_TO_TOWN
        town = next(
            (
                each
                for each in mentions
                if harm.end <= each.name < min(until, harm.end + _MOST_TO_TOWN)
            ),
            None,
        )
        if town is None or harm.harm not in _HARMED or town.place.where_prec > 1:
            continue
        if harm.count.maximum == 0:
            continue
        if town.first > 0 and reading.says(IN, harm.end, town.name):
            yield harm, town


def _with_own_harm(
    reading: Reading, sentence: Sentence, best: PlaceMention, mentions: Sequence[PlaceMention]
) -> list[Spot]:
    """The towns of a sentence where harm is told after each; none unless there are two."""
    towns = [best]
    for mention in mentions:
        led_in = reading.word(mention.first - 1) in _LED_IN
        if led_in and _is_another_town(towns[-1], best, mention):
            towns.append(mention._replace(is_in=True))
    ends = [*(each.first for each in towns[1:]), sentence.end]
    if len(towns) == 1 or not all(
        _harm_follows(reading, town, end) for town, end in zip(towns, ends, strict=True)
    ):
        return []
    starts = [sentence.first, *ends[:-1]]
    return [Spot(town, start, end) for town, start, end in zip(towns, starts, ends, strict=True)]


def _harm_follows(reading: Reading, town: PlaceMention, end: int) -> bool:
    """Whether harm is told between a town and the next, right after a comma or "where"."""
    is_joined = reading.word(town.end) in _JOINS
    if not is_joined and not reading.has("harm", town.end, town.end + 1):
        dated = reading.words(town.end, min(end, town.end + _NEAR))
        if "," not in dated:
            return False
    return reading.has("harm", town.end, end)
