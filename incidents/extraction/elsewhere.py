"""A sentence surely tells of another event where it says so, or tells another deed elsewhere.

A paragraph of its own counts: what goes on about one event mostly stands together.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from incidents.extraction.episodes import NEAR_A_TOWN, Episode
from incidents.extraction.kinds import (
    BLASTS,
    BY_HAND,
    CROWDS,
    DONE_TO_PEOPLE,
    PROTESTS,
    STRONG,
    are_alike,
)
from incidents.extraction.telling import Telling
from incidents.extraction.where.nearness import same_spot

_ACTED: Final = frozenset({"armed acts", "group acts", "state acts", "crowd acts"})
_MORE_THAN_A_PROTEST: Final = DONE_TO_PEOPLE | (CROWDS - PROTESTS)
_WHOLE_COUNTRY: Final = 6  # UCDP's where_prec
_LONG_BEFORE: Final = timedelta(days=20)


def is_of_another_event(episode: Episode, telling: Telling) -> bool:
    """Whether a sentence cannot be of an event, be it definite or not."""
    return (
        _are_of_one_sentence(episode, telling)
        or _is_agreed(telling) is (not _is_agreed(episode.lead))
        or _is_in_an_unknown_town(episode, telling)
        or _is_away_from_an_unknown_town(episode, telling)
        or _is_in_a_known_town(episode, telling)
        or _opens_elsewhere(episode, telling)
        or _is_one_of_those_all_over(episode, telling)
    )


def is_of_another_day(episode: Episode, telling: Telling) -> bool:
    """Whether "the shelling of the camp on 29 December" is not what was told of another day."""
    when = episode.date
    if when is None or when.date is None or telling.date is None or not telling.is_dated:
        return False
    if telling.trigger is not None and telling.trigger.name == "arrest":
        return False  # whoever did it is caught later, and elsewhere
    told, dated = when.date.interval, telling.date.interval
    if told.start <= dated.end and dated.start <= told.end:
        return False
    return telling.is_elsewhere or dated.end < told.start - _LONG_BEFORE


def turns_to_a_crowd(episode: Episode, telling: Telling) -> bool:
    """Whether a later paragraph tells of a crowd after violence, or of violence after a crowd.

    Violence that is told without a place or a day may be what came of the crowd.
    """
    trigger = telling.trigger
    if trigger is None or not _is_in_a_later_paragraph(episode, telling):
        return False
    before = episode.names
    if trigger.name in PROTESTS:
        return (
            not before.isdisjoint(DONE_TO_PEOPLE)
            and before.isdisjoint(CROWDS)
            and telling.names.isdisjoint(DONE_TO_PEOPLE)
        )
    return (
        trigger.name in DONE_TO_PEOPLE
        and not before.isdisjoint(PROTESTS)
        and before.isdisjoint(_MORE_THAN_A_PROTEST)
        and not telling.is_loose
        and telling.names.isdisjoint(CROWDS)
    )


def is_in_a_town_nearby(episode: Episode, telling: Telling) -> bool:
    """Whether a later paragraph tells of another kind of deed in a town of its own."""
    where, trigger = episode.place, telling.trigger
    if (
        trigger is None
        or trigger.name not in STRONG
        or trigger.name in episode.names
        or not telling.is_elsewhere
        or where is None
        or not _is_in_a_later_paragraph(episode, telling)
    ):
        return False
    return all(
        place is not None and place.where_prec <= NEAR_A_TOWN
        for place in (where.located, telling.located)
    )


def _is_in_a_later_paragraph(episode: Episode, telling: Telling) -> bool:
    """Whether a report goes on to another paragraph, and not from its headline to its lead."""
    return (
        telling.sentence.paragraph > episode.last_paragraph
        and not episode.tellings[-1].sentence.headline
    )


def _opens_elsewhere(episode: Episode, telling: Telling) -> bool:
    """Whether a later paragraph opens with another place: "In Nikopol, gunmen shot a man"."""
    where, opened, trigger = episode.place, telling.opens_in, telling.trigger
    if opened is None or trigger is None or trigger.name == "death" or telling.is_definite:
        return False
    if not _is_in_a_later_paragraph(episode, telling):
        return False
    if where is None or where.located is None:
        return not are_alike(episode.names, telling.names)
    if opened.where_prec >= _WHOLE_COUNTRY:
        return opened.country != where.located.country
    return not same_spot(opened, where.located)


def _is_one_of_those_all_over(episode: Episode, telling: Telling) -> bool:
    """Whether a later paragraph tells of one town, after attacks "across" a province."""
    return (
        episode.is_all_over
        and telling.opens
        and not telling.is_definite
        and telling.is_elsewhere
        and telling.located is not None
        and telling.located.where_prec <= NEAR_A_TOWN
        and _is_in_a_later_paragraph(episode, telling)
    )


def _are_of_one_sentence(episode: Episode, telling: Telling) -> bool:
    """Whether a sentence tells of an episode and, elsewhere, of what this part of it tells."""
    return telling.is_one_of_several and any(
        each.sentence.number == telling.sentence.number for each in episode.tellings
    )


def _is_agreed(telling: Telling) -> bool | None:
    """Whether a sentence tells of an agreement, which is no part of any other event."""
    return None if telling.trigger is None else telling.trigger.name == "agreement"


def _is_in_an_unknown_town(episode: Episode, telling: Telling) -> bool:
    """Whether somebody does another kind of thing in a town that nobody knows."""
    if telling.unknown is None or telling.is_definite or _ACTED.isdisjoint(telling.told.read):
        return False
    place = episode.place
    if place is None or place.place is None:
        return False
    return episode.names.isdisjoint(telling.names)


def _is_away_from_an_unknown_town(episode: Episode, telling: Telling) -> bool:
    """Whether a bomb goes off in a known town after an attack by hand in one nobody knows.

    The region that stands for the unknown town may hold the known one.
    """
    trigger, located = telling.trigger, telling.located
    if trigger is None or located is None or telling.is_definite:
        return False
    if located.where_prec > NEAR_A_TOWN or not _is_of_an_unknown_town(episode):
        return False
    return telling.is_elsewhere and any(
        trigger.name in one
        and episode.names.isdisjoint(one)
        and not episode.names.isdisjoint(other)
        for one, other in ((BY_HAND, BLASTS), (BLASTS, BY_HAND))
    )


def _is_in_a_known_town(episode: Episode, telling: Telling) -> bool:
    """Whether a later paragraph tells of a deed elsewhere, after one in an unknown town."""
    where, located = episode.place, telling.located
    if where is None or where.located is None or located is None:
        return False
    return (
        located.where_prec < where.located.where_prec
        and not telling.is_definite
        and _is_in_a_later_paragraph(episode, telling)
        and _is_of_an_unknown_town(episode)
        and telling.opens
        and not telling.is_weak
        and telling.is_elsewhere
    )


def _is_of_an_unknown_town(episode: Episode) -> bool:
    """Whether an event was in a town that nobody knows, be its region known or not."""
    where = episode.place
    if where is None or where.located is None:
        return episode.unknown is not None
    return where.located.review and where.located.where_prec > NEAR_A_TOWN
