"""A sentence belongs to the event whose place, day, weapon or kind it shares, the last told first.

What points back ("the strike") may be of any place and day; what is surely of another event, of
none that was told before.
"""

from __future__ import annotations

from typing import Final

from geo.place import Place
from incidents.extraction.elsewhere import (
    is_in_a_town_nearby,
    is_of_another_day,
    is_of_another_event,
    turns_to_a_crowd,
)
from incidents.extraction.episodes import NEAR_A_TOWN, Episode
from incidents.extraction.kinds import MEASURES, VIOLENT, are_alike
from incidents.extraction.telling import Telling
from incidents.extraction.where.nearness import holds, same_spot

_MOST_OPEN: Final = 12  # a sentence joins the first episode or one of the last
_OF_A_CROWD: Final = frozenset({"crowd control", "blunt weapon", "bladed weapon"})
_SOON: Final = 2  # sentences
_A_REGION: Final = 4  # UCDP's where_prec


def best_of(episodes: list[Episode], telling: Telling) -> Episode | None:
    """The event that a sentence fits best, or None."""
    possible = [(fit, each) for each in recent(episodes) if (fit := fits(each, telling)) >= 0]
    if len(possible) <= 1:
        return possible[0][1] if possible else None
    is_loose, names = telling.is_loose, telling.names
    ranked = [
        (
            fit,
            is_loose and telling.sentence.paragraph == each.last_paragraph,
            is_loose and are_alike(each.names, names),
            each.last_told,
            number,
        )
        for number, (fit, each) in enumerate(possible)
    ]
    return possible[max(ranked)[-1]][1]


def recent(episodes: list[Episode]) -> list[Episode]:
    """The events that a sentence may still be of: the first and the last ones."""
    if len(episodes) <= _MOST_OPEN:
        return episodes
    return episodes[:1] + episodes[1:][-_MOST_OPEN:]


def fits(episode: Episode, telling: Telling) -> int:
    """How well a sentence fits an episode; below 0 it cannot."""
    return -1 if telling.is_separate else fits_unless_apart(episode, telling)


def fits_unless_apart(episode: Episode, telling: Telling) -> int:
    """How well a sentence fits an episode, be it that it speaks of a separate event."""
    if is_of_another_event(episode, telling):
        return -1
    place = fits_in_place(episode, telling)
    if telling.is_definite:
        return _fits_what_it_points_to(episode, telling, place)
    if _catches_who_did_it(episode, telling):
        return 1
    if turns_to_a_crowd(episode, telling) or _is_elsewhere(episode, telling, place):
        return -1
    if place == 1 and is_in_a_town_nearby(episode, telling):
        return -1
    day = _fits_in_time(episode, telling)
    return -1 if day < 0 else place + day + _fits_in_weapons(episode, telling)


def fits_in_place(episode: Episode, telling: Telling) -> int:
    """How well a sentence's place fits: 2 for the same spot, 1 near it, 0 unknown, else -1."""
    where = episode.place
    if telling.located is None or where is None or where.located is None:
        return 0
    fit = _agree(where.located, telling.located)
    is_way = telling.place is not None and telling.place.is_way
    return max(fit, 0) if is_way else fit  # "on their way to Marawi when gunmen opened fire"


def is_by_the_way(best: Episode, telling: Telling) -> bool:
    """Whether a later paragraph tells of measures by which no event before is told."""
    return (
        telling.is_loose
        and telling.trigger is not None
        and telling.trigger.name in MEASURES
        and telling.sentence.paragraph > best.last_paragraph
        and not are_alike(best.names, telling.names)
    )


def _fits_what_it_points_to(episode: Episode, telling: Telling, place: int) -> int:
    if is_of_another_day(episode, telling):
        return -1
    return 1 + max(place, 0) + are_alike(episode.names, telling.names)


def _is_elsewhere(episode: Episode, telling: Telling, place: int) -> bool:
    """Whether a sentence tells a deed in another place, surely or in a paragraph of its own."""
    if place >= 0 or telling.place is None or not telling.opens:
        return False
    return telling.is_elsewhere or (
        telling.place.is_in and telling.sentence.paragraph > episode.last_paragraph
    )


def _fits_in_time(episode: Episode, telling: Telling) -> int:
    if telling.weekday is not None and episode.weekday not in {None, telling.weekday}:
        return -1
    when = episode.date
    if telling.date is None or when is None or when.date is None:
        return 0
    one, other = when.date.interval, telling.date.interval
    return 1 if one.start <= other.end and other.start <= one.end else -1


def _fits_in_weapons(episode: Episode, telling: Telling) -> int:
    """How well weapons fit; those of a crowd and of the police who face it may differ."""
    mine = {weapon.weapon.category for weapon in telling.weapons}
    if not mine or not episode.categories:
        return 0
    if mine & episode.categories:
        return 2
    return 0 if mine <= _OF_A_CROWD else -1


def _catches_who_did_it(episode: Episode, telling: Telling) -> bool:
    """Whether somebody is arrested right after an attack, in no place that is named."""
    return (
        telling.trigger is not None
        and telling.trigger.name == "arrest"
        and telling.place is None
        and telling.unknown is None
        and telling.sentence.number - episode.last_told <= _SOON
        and not VIOLENT.isdisjoint(episode.names)
    )


def _agree(one: Place, other: Place) -> int:
    if same_spot(one, other):
        return 2
    if not (holds(one, other) or holds(other, one)):
        return -1
    return -1 if _are_regions_apart(one, other) else 1


def _are_regions_apart(one: Place, other: Place) -> bool:
    """Whether a region whose circle holds a town is another than the one that the town lies in."""
    outer, inner = (one, other) if one.where_prec > other.where_prec else (other, one)
    return (
        outer.where_prec == _A_REGION
        and inner.where_prec <= NEAR_A_TOWN
        and not (outer.review and inner.review)
        and None not in {one.admin1, other.admin1}
        and one.country == other.country
        and one.admin1 != other.admin1
    )
