"""An episode is what the sentences of a text tell of one event, each telling of it in turn."""

from __future__ import annotations

from typing import Final, NamedTuple

from geo.place import Place
from incidents.extraction.harm.casualties import harm_in
from incidents.extraction.harm.harm import Harm
from incidents.extraction.lexicon.entries import ActorPattern
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.signal import Signal
from incidents.extraction.what.signals import Told
from incidents.extraction.what.weapons import WeaponMention
from incidents.extraction.when.dates import DateSpan
from incidents.extraction.where.named_places import PlaceMention, PlaceWords
from incidents.extraction.where.nearness import holds, same_spot

_SEPARATE: Final = frozenset(
    {"further", "another", "separate", "separately", "elsewhere", "second"}
)
_MOST_AWAY: Final = 12  # words
_WHOLE_COUNTRY: Final = 6  # UCDP's where_prec
NEAR_A_TOWN: Final = 2  # UCDP's where_prec
_POINTING: Final = frozenset({"the", "this", "that", "same"})
_ELSEWHERE: Final = frozenset({"elsewhere", "separately"})
_MORE: Final = word_set("more other others")
_MOST_TO_MORE: Final = 4  # words
_FARTHER: Final = word_set("farther further")
_DIRECTIONS: Final = word_set("north south east west")
_STILL_OF_IT: Final = 2  # paragraphs
_LONG: Final = 20  # days
_MOST_TO_THE_TELLING: Final = 2  # sentences
_ANOTHER: Final = frozenset({"another", "separate", "second", "different"})
_MOST_OF_AN_OPENING: Final = 5  # words
_HAPPENED: Final = frozenset({"took", "occurred", "happened"})
_MOST_TO_HAPPENED: Final = 2  # words
_PREPOSITIONS: Final = word_set("of in at on by from to")
_MOST_TO_A_SUSPECT: Final = 5  # words
_REMAINS: Final = frozenset({"body", "bodies"})
_MOST_BACK: Final = 120  # words
_SUSPECTS: Final = word_set(
    "suspects suspect suspected gunmen gunman attackers attacker assailants perpetrators shooters"
)
_ATTACKERS: Final = word_set("attackers assailants gunmen perpetrators shooters")
_WHO_ATTACK: Final = _ATTACKERS | word_set(
    "insurgents militants bandits rebels fighters terrorists attack attacked attacks raid raided"
)
_HIT_KINDS: Final = frozenset({"civilian", "crowd"})
_DONE_BY_SOMEBODY: Final = frozenset({"armed acts", "civilian hit"})
_LATER: Final = word_set("later earlier")
_TIMES: Final = word_set("hours minutes days")
_CLAUSAL: Final = frozenset({"after", "following", "because"})
_WEAK: Final = frozenset(
    {"death", "killing", "other development", "security measure", "property destruction", "looting"}
)


class Telling(NamedTuple):
    """One sentence that tells of an event, with what it says of when, where and how.

    `harm_in` holds the tokens at which harm is told that this event did; `shares_harm` says that
    it did so together with events in other towns that the sentence lists; `beside` are names listed
    with its place that nobody knows; `is_one_of_several` says that its sentence tells of events in
    several towns; `dates_beside` are other days that it joins to its date; `reported` is the day on
    which it says that this was told; `unknown` is a wording of its place that nobody knows;
    `is_filed` says that its date is only that of a dateline; `says_where` that it tells where an
    event told of before took place; `weekday` is a weekday that dates it in a text whose day of
    publication is not known, from 0 for Monday; `opens_in` is the place with which it opens ("In
    Nikopol, shells hit"); `is_all_over` says that it tells of events "across" its place.
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
    reported: DateSpan | None = None
    unknown: PlaceWords | None = None
    is_filed: bool = False
    says_where: bool = False
    weekday: int | None = None
    opens_in: Place | None = None
    is_all_over: bool = False

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
        if place is None or not place.is_in or place.is_way:
            return False
        if self.is_one_of_several:
            return True
        return not (self.is_weak and (place.place.review or place.is_foreign))

    @property
    def is_weak(self) -> bool:
        """Whether it only says what came of an event, such as that somebody died."""
        if self.trigger is None or self.trigger.name in _WEAK:
            return self.trigger is None or not self.told.read >= _DONE_BY_SOMEBODY
        return False

    @property
    def names(self) -> frozenset[str]:
        """The names of its signals."""
        return frozenset(signal.name for signal in self.told.signals)

    @property
    def says_where_and_when(self) -> bool:
        """Whether it names where and when something was, and not what."""
        place = self.place
        return (
            self.trigger is None
            and place is not None
            and place.is_in
            and not place.is_way
            and not place.is_foreign
            and self.is_dated
            and self.located is not None
            and self.located.where_prec < _WHOLE_COUNTRY
        )

    @property
    def is_dated(self) -> bool:
        """Whether it names its day itself, which the sentence before may do for it."""
        date = self.date
        return date is not None and self.sentence.first <= date.first < self.sentence.end

    @property
    def is_not_where_it_was(self) -> bool:
        """Whether its place is where somebody went, or was then: "in Ankara when the attack"."""
        place, trigger = self.place, self.trigger
        if place is None or trigger is None:
            return False
        return place.is_way or (self.is_definite and place.name < trigger.first)

    @property
    def is_loose(self) -> bool:
        """Whether only its place in the text tells to which event it belongs."""
        return (
            self.trigger is not None
            and self.place is None
            and self.unknown is None
            and not self.is_definite
            and not self.is_dated
        )

    @property
    def opens(self) -> bool:
        """Whether it can open an episode: it tells an event and does not point back to one."""
        return self.trigger is not None or self.told.label is not None


class Episode:
    """The tellings of one event, in the text's order.

    Attributes:
        tellings: The sentences.
        weapons: The weapons that they name.
        categories: The categories of these.
        names: The names of their signals.
        is_headline: Whether only headlines tell of it.
        is_all_over: Whether it was "across" a region.
        last_told: The number of the last sentence in which a trigger tells of it.
        last_paragraph: The paragraph of that sentence.
    """

    def __init__(self, lead: Telling) -> None:
        self.tellings: list[Telling] = []
        self.weapons: list[WeaponMention] = []
        self.categories: set[str | None] = set()
        self.names: set[str] = set()
        self.is_headline = True
        self.is_all_over = False
        self.last_told = lead.sentence.number
        self.last_paragraph = lead.sentence.paragraph
        self._told_on: DateSpan | None = None
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
        """The first telling that dates it to days, by more than the day on which it was filed."""
        return self._date

    @property
    def weekday(self) -> int | None:
        """The first weekday that dates it in a text whose day of publication is not known."""
        return next((each.weekday for each in self.tellings if each.weekday is not None), None)

    @property
    def unknown(self) -> PlaceWords | None:
        """The wording of its place, where nobody knows that place."""
        if self._place is not None:
            return None
        return next((each.unknown for each in self.tellings if each.unknown is not None), None)

    @property
    def told_on(self) -> DateSpan | None:
        """The day on which it was told or filed, where nothing says when it was."""
        if self._date is not None:
            return None
        filed = (each.date for each in self.tellings if each.is_filed)
        return self._told_on or next(filed, None)

    def add(self, telling: Telling) -> None:
        """Take in another sentence that tells of it."""
        self.tellings.append(telling)
        self.names |= telling.names
        self.is_headline = self.is_headline and telling.sentence.headline
        self.is_all_over = self.is_all_over or telling.is_all_over
        if telling.trigger or telling.sentence.paragraph - self.last_paragraph <= _STILL_OF_IT:
            self.weapons += telling.weapons
            self.categories |= {each.weapon.category for each in telling.weapons}
        if telling.trigger is not None:
            self.last_told = telling.sentence.number
            self.last_paragraph = telling.sentence.paragraph
        elif not self._is_right_before(telling):
            # "He will meet them in Brussels on Thursday" dates and places nothing.
            if self._place is not None and telling.located is not None and _is_unsure(self._place):
                self._place = telling if _doubt(telling) < _doubt(self._place) else self._place
            return
        self._told_on = self._told_on or telling.reported
        if telling.date is not None and not telling.is_filed and self._is_closer_dated(telling):
            self._date = telling
        if telling.located is not None and self._is_better_placed(telling, telling.located):
            self._place = telling

    def _is_right_before(self, telling: Telling) -> bool:
        """Whether it was told of right before a sentence, or soon before it in its paragraph."""
        between = telling.sentence.number - self.last_told
        is_same = telling.sentence.paragraph == self.last_paragraph
        return between <= (_MOST_TO_THE_TELLING if is_same else 1)

    def _is_closer_dated(self, telling: Telling) -> bool:
        """Whether a sentence gives the first day, or a day in the month that was given first."""
        old, new = self._date, telling.date
        if new is None or (
            telling.trigger is None and (new.interval.end - new.interval.start).days >= _LONG
        ):
            return False
        if old is None or old.date is None:
            return True
        month, day = old.date.interval, new.interval
        return (
            telling.is_dated
            and day.start == day.end
            and month.start <= day.start <= month.end
            and month.start < month.end
        )

    def _is_better_placed(self, telling: Telling, located: Place) -> bool:
        old = self._place
        if old is None or old.located is None:
            return True
        if telling.is_not_where_it_was:
            return False
        if _doubt(telling) < _doubt(old):
            return not _is_of_an_unknown_town(old) or telling.says_where
        if telling.says_where and telling.is_elsewhere and not old.says_where:
            return not holds(located, old.located)
        if old.sentence.headline and not telling.sentence.headline:
            return _doubt(telling) == _doubt(old)  # the report says it in full
        return telling.is_worded and not old.is_worded and same_spot(located, old.located)


def _is_of_an_unknown_town(telling: Telling) -> bool:
    """Whether a report tells a deed in a town that nobody knows, of which the region is known."""
    located = telling.located
    return (
        telling.trigger is not None
        and not telling.sentence.headline
        and located is not None
        and located.review
        and located.where_prec > NEAR_A_TOWN
    )


def _is_unsure(telling: Telling) -> bool:
    """Whether a place is abroad, or not surely where it happened."""
    return any(_doubt(telling)[:2])


def _doubt(telling: Telling) -> tuple[bool, bool, bool]:
    """What speaks against a place, the weightiest first."""
    place, located = telling.place, telling.located
    return (
        place is None or not place.is_in,
        place is None or place.is_foreign,
        located is None or located.where_prec > NEAR_A_TOWN,
    )


def says_where(reading: Reading, trigger: Signal) -> bool:
    """Whether a sentence tells where an event was: "the attack took place near Tizi Ouzou"."""
    following = reading.words(trigger.end, trigger.end + _MOST_TO_HAPPENED)
    return not _HAPPENED.isdisjoint(following) and points_back(reading, trigger)


def is_separate(words: list[str]) -> bool:
    """Whether a sentence says that it tells of another event."""
    near = words[:_MOST_AWAY]
    return bool(_SEPARATE.intersection(near)) and not ("first" in near and "second" in near)


def opens_apart(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence opens with another place or event: "Elsewhere, in X", "Farther south"."""
    words = reading.words(sentence.first, sentence.first + _MOST_OF_AN_OPENING)
    if words[:1] and words[0] in _FARTHER and _DIRECTIONS.intersection(words[1:2]):
        return True
    if _opens_at_another_hour(reading, sentence, words):
        return True
    return bool(_ELSEWHERE.intersection(words[:1])) or (
        words[:1] == ["in"] and bool(_ANOTHER.intersection(words[1:3])) and "incident" in words
    )


def _opens_at_another_hour(reading: Reading, sentence: Sentence, words: list[str]) -> bool:
    """Whether a paragraph opens with "Hours later," and a deed of somebody."""
    is_later = any(
        not _TIMES.isdisjoint(words[at - 1 : at]) and words[at] in _LATER
        for at in range(1, len(words))
    )
    if not is_later or sentence.number == 0:
        return False
    return reading.sentences[sentence.number - 1].paragraph != sentence.paragraph


def is_of_more(reading: Reading, sentence: Sentence, trigger: Signal) -> bool:
    """Whether a sentence tells of more people and another deed: "six more died when a drone"."""
    words = reading.words(sentence.first, trigger.end + 1)
    return words[-1:] == ["when"] and not _MORE.isdisjoint(words[:_MOST_TO_MORE])


def points_back(reading: Reading, trigger: Signal) -> bool:
    """Whether a trigger is a noun that means an event told before: "the strike"."""
    before = reading.words(trigger.first - 2, trigger.first)
    if reading.tokens.words[trigger.first] in _REMAINS:
        return False  # "the bodies of three men"
    if reading.words(trigger.first - 3, trigger.first - 1) == ["aftermath", "of"]:
        return False  # a picture is told by what it shows: "aftermath of the strike"
    return bool(_POINTING.intersection(before[-1:])) or (
        bool(_POINTING.intersection(before[:1]))
        and before[-1:] != ["'s"]
        and len(before) == 2
        and not _PREPOSITIONS.intersection(before)
        and not _is_a_deed_of(reading, trigger)
    )


def follows_up(reading: Reading, sentence: Sentence, trigger: Signal) -> bool:
    """Whether a sentence tells what became of those told of before.

    "Four suspected gunmen were detained"; "The farmers were attacked", of farmers counted before.
    """
    if trigger.name == "arrest":
        near = reading.words(trigger.first - _MOST_TO_A_SUSPECT, trigger.end + _MOST_TO_A_SUSPECT)
        return bool(_SUSPECTS.intersection(near)) and _counted_before(reading, sentence, _SUSPECTS)
    if _is_by_the_attackers(reading, sentence, trigger):
        return True
    words = reading.words(sentence.first, sentence.first + 2)
    if words[:1] != ["the"] or not reading.has_be(trigger.first - 2, trigger.first):
        return False
    people = reading.within("actor", ActorPattern, sentence.first + 1, sentence.first + 2)
    return (
        bool(people)
        and people[0].entry.kind in _HIT_KINDS
        and words[1] in _before(reading, sentence)
    )


def _is_by_the_attackers(reading: Reading, sentence: Sentence, trigger: Signal) -> bool:
    """Whether "the attackers", told of before, did it: "the attackers set fire to a school"."""
    words = reading.words(sentence.first, trigger.first)
    return any(
        words[at] == "the" and words[at + 1] in _ATTACKERS for at in range(len(words) - 1)
    ) and _counted_before(reading, sentence, _WHO_ATTACK)


def _before(reading: Reading, sentence: Sentence) -> list[str]:
    return reading.words(sentence.first - _MOST_BACK, sentence.first)


def _counted_before(reading: Reading, sentence: Sentence, people: frozenset[str]) -> bool:
    return not people.isdisjoint(_before(reading, sentence))


def _is_a_deed_of(reading: Reading, trigger: Signal) -> bool:
    """Whether a trigger is what the one before it did: "the brigade killed", "the army shelled"."""
    if reading.tokens.words[trigger.first].endswith(("ed", "shot", "struck")):
        return True
    return bool(reading.within("actor", ActorPattern, trigger.first - 1, trigger.first))
