"""A row of towns is read to its "and": "X, Y and Z"; what none knows of them is said, not lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.tokens import starts_with_a_letter
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.signal import Signal
from incidents.extraction.when.calendar_words import MONTHS, WEEKDAYS
from incidents.extraction.where.named_places import PlaceMention
from incidents.extraction.where.nearness import holds, same_spot
from incidents.extraction.where.place_phrases import JOINERS
from incidents.extraction.where.places import Places

_BETWEEN: Final = word_set("and in the town city village of nearby")
_JOINTS: Final = frozenset({"and", ","})
_NOT_LISTED: Final = frozenset({"between", "from"})
_WHOLE_COUNTRY: Final = 6  # UCDP's where_prec
_LONGEST_NAME: Final = 4  # words


class Row(NamedTuple):
    """The towns of a row that are known, and the names in it that are not."""

    towns: tuple[PlaceMention, ...]
    unknown: tuple[str, ...] = ()


class _Item(NamedTuple):
    """One name of a row, from token `first` up to `end`, and whether "and" stands before it."""

    first: int
    end: int
    is_last: bool


def row_after(
    reading: Reading, sentence: Sentence, best: PlaceMention, places: Places, trigger: Signal
) -> Row:
    """The row of towns that opens with the place of an event.

    Args:
        reading: The article.
        sentence: The sentence.
        best: The place of its event.
        places: The article's places.
        trigger: The words that tell the event; only after them is an unknown name a town.
    """
    start = _end_of_name(reading, best)
    items = _items(reading, start, sentence.end)
    if not items or reading.says(_NOT_LISTED, best.first - 4, best.first):
        return Row((best,))
    towns: list[PlaceMention] = []
    unknown: list[str] = []
    if len(items) > 1 and places.is_name(items[-2].first, items[-1].end):
        items = items[:-2]  # "Jammu and Kashmir"
    for item in items:
        if reading.said(item.first, item.end).lower() == (best.place.admin1 or "").lower():
            continue
        mention = places.listed_at(item.first, item.end)
        if mention is None:
            unknown.append(reading.said(item.first, item.end))
        elif _is_another(mention, best, item):
            towns.append(mention._replace(end=item.end, is_in=best.is_in))
    if any(each.name < best.end for each in towns):
        best = best._replace(end=start)  # "X, Y and Z" was read as X in Y
    return Row((best, *towns), tuple(unknown) if trigger.end <= best.name else ())


def _is_another(mention: PlaceMention, best: PlaceMention, item: _Item) -> bool:
    """Whether a name of a row is no country, and not the place itself or a region around it.

    No region follows "and": "X, Borno and Y" names a region, "X and Y townships" none.
    """
    return (
        mention.place.where_prec < _WHOLE_COUNTRY
        and not same_spot(mention.place, best.place)
        and (item.is_last or not holds(mention.place, best.place))
    )


def _end_of_name(reading: Reading, mention: PlaceMention) -> int:
    """The token after a place's own name, before the region that it is said to lie in."""
    words = reading.tokens.words
    for at in range(mention.name, mention.end):
        if words[at] == ",":
            return at
    return mention.end


def _items(reading: Reading, at: int, limit: int) -> list[_Item]:
    """The names after the first of a row; none where no "and" ends it."""
    if reading.word(at) not in _JOINTS:
        return []
    items: list[_Item] = []
    for item in _names_after(reading, at, limit):
        items.append(item)
        if item.is_last:
            return items
    return []


def _names_after(reading: Reading, at: int, limit: int) -> Iterator[_Item]:
    words = reading.tokens.words
    while at < limit and words[at] in _JOINTS:
        start, is_last = at + 1, words[at] == "and"
        while start < limit and words[start] in _BETWEEN:
            is_last = is_last or words[start] == "and"
            start += 1
        end = start
        while end < min(limit, start + _LONGEST_NAME) and _is_of_a_name(reading, end):
            end += 1
            if end < len(words) and words[end] in JOINERS and end > start:
                end += end + 1 < limit and _is_of_a_name(reading, end + 1)
        if end == start or _is_somebody(reading, start, end):
            return
        yield _Item(start, end, is_last)
        at = end


def _is_of_a_name(reading: Reading, at: int) -> bool:
    word = reading.tokens.words[at]
    return (
        reading.is_capital(at)
        and starts_with_a_letter(word)
        and word not in MONTHS
        and word not in WEEKDAYS
    )


def _is_somebody(reading: Reading, first: int, end: int) -> bool:
    """Whether a name is that of a force, a group or a nation: no town."""
    return reading.has("actor", first, end + 1) or reading.has("nationality", first, end)
