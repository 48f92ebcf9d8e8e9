"""An episode is what the sentences of a text tell of one event, each telling of it in turn."""

from __future__ import annotations

from typing import Final, final

from geo.place import Place
from incidents.extraction.harm.casualties import harm_in
from incidents.extraction.harm.harm import Harm
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.what.signal import Signal
from incidents.extraction.what.signals import Told
from incidents.extraction.what.weapons import WeaponMention
from incidents.extraction.when.dates import DateSpan
from incidents.extraction.where.named_places import PlaceMention, PlaceWords
from incidents.extraction.where.nearness import holds, same_spot

_WHOLE_COUNTRY: Final = 6  # UCDP's where_prec
NEAR_A_TOWN: Final = 2  # UCDP's where_prec
_STILL_OF_IT: Final = 2  # paragraphs
_LONG: Final = 20  # days
_MOST_TO_THE_TELLING: Final = 2  # sentences
_DONE_BY_SOMEBODY: Final = frozenset({"armed acts", "civilian hit"})
_CLAUSAL: Final = frozenset({"after", "following", "because"})
_WEAK: Final = frozenset(
    {"death", "killing", "other development", "security measure", "property destruction", "looting"}
)


@final
class Telling:
    """One sentence that tells of an event, with what it says of when, where and how.

    Attributes:
        sentence: The sentence, or the clause of it that tells of this event.
        told: What it tells.
        trigger: The words that tell the event, or None.
        date: When it was, or None.
        place: The wording of its place, or None.
        located: Where that is, or None.
        weapons: The weapons that it names.
        is_separate: Whether it says that it tells of another event.
        is_definite: Whether it points back to an event told before.
        harm_in: The tokens at which harm is told that this event did.
        shares_harm: Whether it did that harm together with events in other towns, which its
            sentence lists or which a headline or another sentence counts with it.
        beside: Names listed with its place that nobody knows.
        is_one_of_several: Whether its sentence tells of events in several towns.
        dates_beside: Other days that it joins to its date.
        reported: The day on which it says that this was told, or None.
        unknown: A wording of its place that nobody knows, or None.
        is_filed: Whether its date is only that of a dateline.
        says_where: Whether it tells where an event told of before took place.
        weekday: A weekday that dates it in a text whose day of publication is not known, from 0
            for Monday; else None.
        opens_in: The place with which it opens ("In Nikopol, shells hit"), or None.
        is_all_over: Whether it tells of events "across" its place.
        names: The names of its signals.
    """

    # No dataclass: some thirty are made an article, each in as long as a dataclass takes a field.
    def __init__(  # noqa: PLR0913 - each is another thing that a sentence says
        self,
        *,
        sentence: Sentence,
        told: Told,
        trigger: Signal | None,
        date: DateSpan | None,
        place: PlaceMention | None,
        located: Place | None,
        weapons: tuple[WeaponMention, ...],
        is_separate: bool,
        is_definite: bool,
        harm_in: range,
        shares_harm: bool,
        beside: tuple[str, ...],
        is_one_of_several: bool,
        dates_beside: tuple[str, ...],
        reported: DateSpan | None,
        unknown: PlaceWords | None,
        is_filed: bool,
        says_where: bool,
        weekday: int | None,
        opens_in: Place | None,
        is_all_over: bool,
    ) -> None:
        self.sentence: Final = sentence
        self.told: Final = told
        self.trigger: Final = trigger
        self.date: Final = date
        self.place: Final = place
        self.located: Final = located
        self.weapons: Final = weapons
        self.is_separate: Final = is_separate
        self.is_definite: Final = is_definite
        self.harm_in: Final = harm_in
        self.shares_harm = shares_harm
        self.beside: Final = beside
        self.is_one_of_several: Final = is_one_of_several
        self.dates_beside: Final = dates_beside
        self.reported: Final = reported
        self.unknown: Final = unknown
        self.is_filed: Final = is_filed
        self.says_where: Final = says_where
        self.weekday: Final = weekday
        self.opens_in: Final = opens_in
        self.is_all_over: Final = is_all_over
        self.names: Final = told.names
        self._harms: list[Harm] | None = None

    def harms(self, reading: Reading) -> list[Harm]:
        """What it says of people harmed."""
        if self._harms is None:
            found = harm_in(reading, self.sentence, until=self.told.cause)
            self._harms = [
                harm
                for harm in (*found, *self._harms_after_the_cause(reading))
                if harm.first in self.harm_in
                and not any(harm.first in aside for aside in self.told.aside)
            ]
        return self._harms

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


@final
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
