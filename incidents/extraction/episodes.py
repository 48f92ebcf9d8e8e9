"""An episode is what the sentences of a text tell of one event, each telling of it in turn."""

from __future__ import annotations

from typing import Final, final

from geo.place import Place
from incidents.extraction.telling import Telling
from incidents.extraction.what.weapons import WeaponMention
from incidents.extraction.when.dates import DateSpan
from incidents.extraction.where.named_places import PlaceWords
from incidents.extraction.where.nearness import holds, same_spot

NEAR_A_TOWN: Final = 2  # UCDP's where_prec
_STILL_OF_IT: Final = 2  # paragraphs
_LONG: Final = 20  # days
_MOST_TO_THE_TELLING: Final = 2  # sentences


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
