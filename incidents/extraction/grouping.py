"""Sentences that tell of one event are one episode: same place, same time, same kind of thing.

A sentence opens another episode where it names another place or day, or says so ("further",
"in a separate incident"); it joins the one whose weapon or place it shares. The event of the
headline is the one that the report opens with.
"""

from __future__ import annotations

from typing import Final

from geo.place import Place
from incidents.extraction.belonging import (
    best_of,
    fits,
    fits_in_place,
    fits_unless_apart,
    is_by_the_way,
    recent,
)
from incidents.extraction.episodes import Episode
from incidents.extraction.kinds import STRONG, are_alike
from incidents.extraction.telling import Telling
from incidents.extraction.when.background import is_background, is_of_another_year
from incidents.extraction.where.nearness import same_spot

_MOST_IN_A_HEADLINE: Final = 3  # events
_NEXT: Final = 2  # sentences


def grouped(tellings: list[Telling]) -> list[Episode]:
    """Put tellings into episodes, those with a trigger first opening one."""
    episodes: list[Episode] = []
    before: Telling | None = None
    scene: Telling | None = None
    for telling in tellings:
        if scene is not None and _is_set_in(scene, telling):
            episodes.append(Episode(telling))
            episodes[-1].add(scene)
            scene = None
            continue
        best = _told_by_a_headline(episodes, telling, tellings) or best_of(episodes, telling)
        scene = _scene_after(scene, telling, best)
        if best is not None and (
            is_by_the_way(best, telling) or _recalls(episodes[0], best, telling)
        ):
            continue
        if best is not None:
            _add(best, telling, _beside(episodes, best))
        elif telling.opens and _is_new(episodes, telling):
            episodes.append(Episode(telling))
            if before is not None and len(episodes) == 1 and _sets_the_scene(before, telling):
                episodes[0].add(before)
        before = telling
    return episodes


def _recalls(first: Episode, best: Episode, telling: Telling) -> bool:
    """Whether a sentence would date an undated event to a month before the report's first."""
    return best.date is None and best is not first and is_background(first, telling)


def _scene_after(scene: Telling | None, telling: Telling, best: Episode | None) -> Telling | None:
    """The sentence that sets the scene for the next: one that says where and when, but not what."""
    if telling.opens or (best is not None and fits_in_place(best, telling) > 0):
        return None
    return telling if telling.says_where_and_when else scene


def _is_set_in(scene: Telling, telling: Telling) -> bool:
    """Whether a sentence tells what came of the one before, which says where but not what.

    "On Sunday, fighters stopped tankers near Sikasso. Two drivers were killed."
    """
    return (
        telling.opens
        and telling.place is None
        and telling.unknown is None
        and not telling.is_definite
        and not telling.is_separate
        and scene.sentence.paragraph == telling.sentence.paragraph
        and telling.sentence.number - scene.sentence.number <= _NEXT
        and fits_unless_apart(Episode(telling), scene) >= 0
    )


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


def _is_new(episodes: list[Episode], telling: Telling) -> bool:
    """Whether a sentence tells of an event apart, which is no background to the first one."""
    if not episodes:
        return not is_of_another_year(telling)
    return _is_apart(telling) and not is_background(episodes[0], telling)


def _is_apart(telling: Telling) -> bool:
    """Whether a sentence tells of an event of its own: of a deed, elsewhere or on another day."""
    if not telling.is_weak or telling.is_elsewhere:
        return True
    is_placed = telling.place is not None and telling.place.is_in
    if (is_placed and telling.is_dated) or (
        telling.unknown and (telling.is_dated or telling.is_separate)
    ):
        return True
    return telling.is_dated and not STRONG.isdisjoint(telling.names)


def _told_by_a_headline(
    episodes: list[Episode], telling: Telling, tellings: list[Telling]
) -> Episode | None:
    """The event of the headline, which the report takes up first, in a place that it says in full.

    "Attack in Sokoto" is the attack on Goronyo that the report opens with, unless it tells of
    Sokoto itself later.
    """
    if telling.sentence.headline or not telling.opens:
        return None
    if len(episodes) != 1:
        return _of_one_of_its_events(episodes, telling)
    (episode,) = episodes
    if not episode.is_headline or not are_alike(episode.lead.names, telling.names):
        return None
    where = episode.place
    if where is None or where.located is None or telling.located is None:
        return None
    again = any(
        each.located is not None
        and same_spot(each.located, where.located)
        and are_alike(each.names, telling.names)
        for each in tellings
        if not (each.sentence.headline or each.is_definite) and each is not telling and each.opens
    )
    return None if again else episode


def _of_one_of_its_events(episodes: list[Episode], telling: Telling) -> Episode | None:
    """Which of a headline's events a report takes up in a town of the same province."""
    here = telling.located
    if here is None or here.admin1 is None or telling.is_definite or telling.is_separate:
        return None
    told = [
        each
        for each in episodes[:_MOST_IN_A_HEADLINE]
        if each.is_headline
        and _is_in_the_province_of(here, each)
        and telling.names & each.names & STRONG
    ]
    return max(told, key=lambda each: fits_in_place(each, telling), default=None)


def _is_in_the_province_of(here: Place, episode: Episode) -> bool:
    where = episode.place
    if where is None or where.located is None:
        return False
    return (where.located.country, where.located.admin1) == (here.country, here.admin1)


def _add(best: Episode, telling: Telling, beside: list[Episode]) -> None:
    """Add a sentence to an episode, and where it counts those harmed in several towns, to all."""
    is_next = telling.sentence.number - best.lead.sentence.number <= _NEXT
    if telling.place is not None or not beside or not is_next:
        best.add(telling)
        return
    telling.shares_harm = True
    for episode in (best, *beside):
        episode.add(telling)


def _beside(episodes: list[Episode], best: Episode) -> list[Episode]:
    """The other events that the sentence which opened an episode lists with it."""
    if not best.lead.shares_harm:
        return []
    number = best.lead.sentence.number
    return [
        each
        for each in recent(episodes)
        if each is not best and each.lead.shares_harm and each.lead.sentence.number == number
    ]
