"""A telling is one sentence that tells of an event; what it says of it, and how surely."""

from __future__ import annotations

from typing import Final, final

from geo.place import Place
from incidents.extraction.harm.casualties import harm_in
from incidents.extraction.harm.harm import Harm
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.what.signal import Signal
from incidents.extraction.what.told import Told
from incidents.extraction.what.weapons import WeaponMention
from incidents.extraction.when.dates import DateSpan
from incidents.extraction.where.named_places import PlaceMention, PlaceWords

_WHOLE_COUNTRY: Final = 6  # UCDP's where_prec
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
            sentence lists or which a headline or another sentence counts with it; the latter is
            found once all is told.
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
