"""Sentences that tell of one event are one episode: same place, same time, same kind of thing.

A sentence opens another episode where it names another place or day, or says so ("further",
"in a separate incident"); it joins the one whose weapon or place it shares.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from geo.place import Place
from incidents.extraction.casualties import harm_in
from incidents.extraction.dates import DateSpan
from incidents.extraction.harm import Harm
from incidents.extraction.lexicon_entries import ActorPattern
from incidents.extraction.nearness import holds, same_spot
from incidents.extraction.place_mentions import PlaceMention
from incidents.extraction.reading import Reading
from incidents.extraction.sentences import Sentence
from incidents.extraction.signals import Signal, Told
from incidents.extraction.weapons import WeaponMention
from incidents.extraction.word_list import word_set
from incidents.interval import Interval

_SEPARATE: Final = frozenset(
    {"further", "another", "separate", "separately", "elsewhere", "second"}
)
_MOST_OPEN: Final = 12  # a sentence joins the first episode or one of the last
_MOST_AWAY: Final = 12  # words
_NEAR_A_TOWN: Final = 2  # UCDP's where_prec
_POINTING: Final = frozenset({"the", "this", "that", "same"})
_PREPOSITIONS: Final = word_set("of in at on by from to")
_CLAUSAL: Final = frozenset({"after", "following", "because"})
_WEAK: Final = frozenset(
    {"death", "killing", "other development", "security measure", "property destruction", "looting"}
)


class Telling(NamedTuple):
    """One sentence that tells of an event, with what it says of when, where and how.

    `harm_in` holds the tokens at which harm is told that this event did; `shares_harm` says that
    it did so together with events in other towns that the sentence lists; `beside` are names listed
    with its place that nobody knows; `is_one_of_several` says that its sentence tells of events in
    several towns; `dates_beside` are other days that it joins to its date.
    """

    sentence: Sentence
    told: Told
    trigger: Signal | None
    date: DateSpan | None
    place: PlaceMention | None
    located: Place | None
    weapons: tuple[WeaponMention, ...]
    is_separate: bool
    is_definite: bool
    harm_in: range
    shares_harm: bool
    beside: tuple[str, ...] = ()
    is_one_of_several: bool = False
    dates_beside: tuple[str, ...] = ()

    def harms(self, reading: Reading) -> list[Harm]:
        """What it says of people harmed."""
        found = harm_in(reading, self.sentence, until=self.told.cause)
        return [
            harm
            for harm in (*found, *self._harms_after_the_cause(reading))
            if harm.first in self.harm_in
            and not any(harm.first in aside for aside in self.told.aside)
        ]

    def _harms_after_the_cause(self, reading: Reading) -> list[Harm]:
        """Harm that a sentence takes up again: "fired at a march against the law, wounding two"."""
        cause, words = self.told.cause, reading.tokens.words
        if not cause < self.told.until or words[cause] in _CLAUSAL:
            return []
        return [
            harm
            for harm in harm_in(reading, self.sentence, until=self.told.until)
            if harm.first > cause
            and words[harm.first - 1] == ","
            and words[harm.first].endswith("ing")
        ]

    @property
    def is_worded(self) -> bool:
        """Whether the wording of its place says more than a name: "the outskirts of"."""
        return self.place is not None and self.place.first < self.place.name

    @property
    def is_elsewhere(self) -> bool:
        """Whether its place is surely named as where it happened."""
        place = self.place
        if place is None or not place.is_in:
            return False
        if self.is_one_of_several:
            return True
        return not (self.is_weak and (place.place.review or place.is_foreign))

    @property
    def is_weak(self) -> bool:
        """Whether it only says what came of an event, such as that somebody died."""
        return self.trigger is None or self.trigger.name in _WEAK

    @property
    def opens(self) -> bool:
        """Whether it can open an episode: it tells an event and does not point back to one."""
        return self.trigger is not None or self.told.label is not None


class Episode:
    """The tellings of one event, in the text's order."""

    def __init__(self, lead: Telling) -> None:
        self.tellings: list[Telling] = []
        self.weapons: list[WeaponMention] = []
        self.categories: set[str | None] = set()
        self._place: Telling | None = None
        self._date: Telling | None = None
        self.add(lead)

    @property
    def lead(self) -> Telling:
        """The telling that opened it."""
        return self.tellings[0]

    @property
    def place(self) -> Telling | None:
        """The telling that says where: the surest and first, in its fullest wording."""
        return self._place

    @property
    def date(self) -> Telling | None:
        """The first telling that dates it."""
        return self._date

    def add(self, telling: Telling) -> None:
        """Take in another sentence that tells of it."""
        self.tellings.append(telling)
        self.weapons += telling.weapons
        self.categories |= {each.weapon.category for each in telling.weapons}
        if self._date is None and telling.date is not None:
            self._date = telling
        if telling.located is not None and self._is_better_placed(telling, telling.located):
            self._place = telling

    def _is_better_placed(self, telling: Telling, located: Place) -> bool:
        old = self._place
        if old is None or old.located is None or _doubt(telling) < _doubt(old):
            return True
        return telling.is_worded and not old.is_worded and same_spot(located, old.located)


def _doubt(telling: Telling) -> tuple[bool, bool, bool]:
    """What speaks against a place, the weightiest first."""
    place, located = telling.place, telling.located
    return (
        place is None or not place.is_in,
        place is None or place.is_foreign,
        located is None or located.where_prec > _NEAR_A_TOWN,
    )


def fits(episode: Episode, telling: Telling) -> int:
    """How well a sentence fits an episode; below 0 it cannot."""
    if (
        telling.is_separate
        or _are_of_one_sentence(episode, telling)
        or _is_agreed(telling) is (not _is_agreed(episode.lead))
    ):
        return -1
    score = _fits_in_place(episode, telling)
    if telling.is_definite:
        return 1 + max(score, 0)
    if score < 0 and telling.opens and telling.is_elsewhere:
        return -1
    when = episode.date
    if telling.date is not None and when is not None and when.date is not None:
        if not _overlap(when.date.interval, telling.date.interval):
            return -1
        score += 1
    mine = {weapon.weapon.category for weapon in telling.weapons}
    if mine and episode.categories:
        score += 2 if mine & episode.categories else -1
    return score


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


def is_separate(words: list[str]) -> bool:
    """Whether a sentence says that it tells of another event."""
    return bool(_SEPARATE.intersection(words[:_MOST_AWAY]))


def points_back(reading: Reading, trigger: Signal) -> bool:
    """Whether a trigger is a noun that means an event told before: "the strike"."""
    before = reading.words(trigger.first - 2, trigger.first)
    return bool(_POINTING.intersection(before[-1:])) or (
        bool(_POINTING.intersection(before[:1]))
        and before[-1:] != ["'s"]
        and len(before) == 2
        and not _PREPOSITIONS.intersection(before)
        and not _is_a_deed_of(reading, trigger)
    )


def _is_a_deed_of(reading: Reading, trigger: Signal) -> bool:
    """Whether a trigger is what the one before it did: "the brigade killed", "the army shelled"."""
    if reading.tokens.words[trigger.first].endswith(("ed", "shot", "struck")):
        return True
    return bool(reading.within("actor", ActorPattern, trigger.first - 1, trigger.first))


def grouped(tellings: list[Telling]) -> list[Episode]:
    """Put tellings into episodes, those with a trigger first opening one."""
    episodes: list[Episode] = []
    for telling in tellings:
        best = _best(episodes, telling)
        if best is not None:
            _add(best, telling, _beside(episodes, best))
        elif telling.opens and not (episodes and telling.is_weak and not telling.is_elsewhere):
            episodes.append(Episode(telling))
    return episodes


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
