"""Sentences that tell of one event are one episode: same place, same time, same kind of thing.

A sentence opens another episode where it names another place or day, or says so ("further",
"in a separate incident"); it joins the one whose weapon or place it shares. The event of the
headline is the one that the report opens with.
"""

from __future__ import annotations

from typing import Final

from geo.place import Place
from incidents.extraction.episodes import Episode, Telling
from incidents.extraction.when.background import is_background, is_of_another_year
from incidents.extraction.where.nearness import holds, same_spot
from incidents.interval import Interval

_MOST_OPEN: Final = 12  # a sentence joins the first episode or one of the last
_VIOLENT: Final = frozenset(
    {
        *("attack", "killing", "death", "military attack", "clash", "explosive", "shelling"),
        *("airstrike", "strike", "drone strike", "suicide bomb", "grenade", "remnant"),
    }
)
_OF_A_CROWD: Final = frozenset({"crowd control", "blunt weapon", "bladed weapon"})
_ACTED: Final = frozenset({"armed acts", "group acts", "state acts", "crowd acts"})
_BY_HAND: Final = frozenset({"attack", "military attack", "clash"})
_BLASTS: Final = _VIOLENT - _BY_HAND - {"killing", "death"}
_NEAR_A_TOWN: Final = 2  # UCDP's where_prec
_STRONG: Final = _VIOLENT - {"killing", "death"}


def fits(episode: Episode, telling: Telling) -> int:
    """How well a sentence fits an episode; below 0 it cannot."""
    if (
        telling.is_separate
        or _are_of_one_sentence(episode, telling)
        or _is_agreed(telling) is (not _is_agreed(episode.lead))
        or _is_in_an_unknown_town(episode, telling)
        or _is_away_from_an_unknown_town(episode, telling)
    ):
        return -1
    score = _fits_in_place(episode, telling)
    if telling.is_definite:
        return 1 + max(score, 0)
    if score < 0 and telling.opens and telling.is_elsewhere:
        return -1
    if telling.weekday is not None and episode.weekday not in {None, telling.weekday}:
        return -1
    when = episode.date
    if telling.date is not None and when is not None and when.date:
        if not _overlap(when.date.interval, telling.date.interval):
            return -1
        score += 1
    return score + _fits_in_weapons(episode, telling)


def _is_in_an_unknown_town(episode: Episode, telling: Telling) -> bool:
    """Whether somebody does another kind of thing in a town that nobody knows."""
    if telling.unknown is None or telling.is_definite or not (_ACTED & telling.told.read):
        return False
    place = episode.place
    if place is None or place.place is None:
        return False
    before = {signal.name for each in episode.tellings for signal in each.told.signals}
    return before.isdisjoint(signal.name for signal in telling.told.signals)


def _is_away_from_an_unknown_town(episode: Episode, telling: Telling) -> bool:
    """Whether a bomb goes off in a known town after an attack by hand in one nobody knows.

    The region that stands for the unknown town may hold the known one.
    """
    trigger, located = telling.trigger, telling.located
    if trigger is None or located is None or telling.is_definite or not telling.is_elsewhere:
        return False
    if located.where_prec > _NEAR_A_TOWN or not _is_of_an_unknown_town(episode):
        return False
    before = {signal.name for each in episode.tellings for signal in each.told.signals}
    return any(
        trigger.name in one and not before & one and bool(before & other)
        for one, other in ((_BY_HAND, _BLASTS), (_BLASTS, _BY_HAND))
    )


def _is_of_an_unknown_town(episode: Episode) -> bool:
    """Whether an event was in a town that nobody knows, be its region known or not."""
    where = episode.place
    if where is None or where.located is None:
        return episode.unknown is not None
    return where.located.review and where.located.where_prec > _NEAR_A_TOWN


def _fits_in_weapons(episode: Episode, telling: Telling) -> int:
    """How well weapons fit; those of a crowd and of the police who face it may differ."""
    mine = {weapon.weapon.category for weapon in telling.weapons}
    if not mine or not episode.categories:
        return 0
    if mine & episode.categories:
        return 2
    return 0 if mine <= _OF_A_CROWD else -1


def _are_of_one_sentence(episode: Episode, telling: Telling) -> bool:
    """Whether a sentence tells of an episode and, elsewhere, of what this part of it tells."""
    return telling.is_one_of_several and any(
        each.sentence.number == telling.sentence.number for each in episode.tellings
    )


def _fits_in_place(episode: Episode, telling: Telling) -> int:
    where = episode.place
    if telling.located is None or where is None or where.located is None:
        return 0
    return _agree(where.located, telling.located)


def _is_agreed(telling: Telling) -> bool | None:
    """Whether a sentence tells of an agreement, which is no part of any other event."""
    return None if telling.trigger is None else telling.trigger.name == "agreement"


def _agree(one: Place, other: Place) -> int:
    if same_spot(one, other):
        return 2
    if holds(one, other) or holds(other, one):
        return 1
    return -1


def _overlap(one: Interval, other: Interval) -> bool:
    return one.start <= other.end and other.start <= one.end


def grouped(tellings: list[Telling]) -> list[Episode]:
    """Put tellings into episodes, those with a trigger first opening one."""
    episodes: list[Episode] = []
    before: Telling | None = None
    for telling in tellings:
        best = _told_by_a_headline(episodes, telling, tellings) or _best(episodes, telling)
        if best is not None:
            _add(best, telling, _beside(episodes, best))
        elif telling.opens and (
            _is_new(episodes[0], telling) if episodes else not is_of_another_year(telling)
        ):
            episodes.append(Episode(telling))
            if before is not None and len(episodes) == 1 and _sets_the_scene(before, telling):
                episodes[0].add(before)
        before = telling
    return episodes


def _sets_the_scene(before: Telling, lead: Telling) -> bool:
    """Whether the sentence before the first that tells an event says where that was."""
    return (
        not before.opens
        and before.sentence.number == lead.sentence.number - 1
        and before.place is not None
        and before.place.is_in
        and lead.place is None
        and lead.unknown is None
        and fits(Episode(lead), before) >= 0
    )


def _is_new(first: Episode, telling: Telling) -> bool:
    """Whether a sentence tells of an event apart, which is no background to the first one."""
    return _is_apart(telling) and not is_background(first, telling)


def _is_apart(telling: Telling) -> bool:
    """Whether a sentence tells of an event of its own: of a deed, elsewhere or on another day."""
    if not telling.is_weak or telling.is_elsewhere:
        return True
    sentence, date = telling.sentence, telling.date
    is_dated = date is not None and sentence.first <= date.first < sentence.end
    is_placed = telling.place is not None and telling.place.is_in
    if (is_placed and is_dated) or (telling.unknown and (is_dated or telling.is_separate)):
        return True
    return is_dated and any(signal.name in _STRONG for signal in telling.told.signals)


def _told_by_a_headline(
    episodes: list[Episode], telling: Telling, tellings: list[Telling]
) -> Episode | None:
    """The event of the headline, which the report takes up first, in a place that it says in full.

    "Attack in Sokoto" is the attack on Goronyo that the report opens with, unless it tells of
    Sokoto itself later.
    """
    if len(episodes) != 1 or telling.sentence.headline or not telling.opens:
        return None
    (episode,) = episodes
    if not all(each.sentence.headline for each in episode.tellings) or not _is_alike(
        episode.lead, telling
    ):
        return None
    where = episode.place
    if where is None or where.located is None or telling.located is None:
        return None
    again = any(
        each.located is not None and same_spot(each.located, where.located)
        for each in tellings
        if not each.sentence.headline and each is not telling and each.opens
    )
    return None if again else episode


def _is_alike(one: Telling, other: Telling) -> bool:
    """Whether two sentences may tell of one event: both of violence, or of a signal they share."""
    names = [{signal.name for signal in each.told.signals} for each in (one, other)]
    return bool(names[0] & names[1]) or all(each & _VIOLENT for each in names)


def _add(best: Episode, telling: Telling, beside: list[Episode]) -> None:
    """Add a sentence to an episode, and where it counts those harmed in several towns, to all."""
    if telling.place is not None or not beside:
        best.add(telling)
        return
    for episode in (best, *beside):
        episode.add(telling._replace(shares_harm=True))


def _beside(episodes: list[Episode], best: Episode) -> list[Episode]:
    """The other events that the sentence which opened an episode lists with it."""
    if not best.lead.shares_harm:
        return []
    number = best.lead.sentence.number
    return [
        each
        for each in episodes[-_MOST_OPEN:]
        if each is not best and each.lead.shares_harm and each.lead.sentence.number == number
    ]


def _best(episodes: list[Episode], telling: Telling) -> Episode | None:
    near = episodes[:1] + episodes[1:][-_MOST_OPEN:]
    scored = [(fits(each, telling), number, each) for number, each in enumerate(near)]
    possible = [row for row in scored if row[0] >= 0]
    if not possible:
        return None
    return max(possible, key=lambda row: (row[0], row[1]))[2]
