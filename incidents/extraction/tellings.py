"""Each sentence is asked what it tells of events, and when, where and with what harm they were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, final

from geo.place import Place
from incidents.extraction.carried_place import CarriedPlace
from incidents.extraction.clauses import clauses_of
from incidents.extraction.harm.casualties import harm_in
from incidents.extraction.pointing import (
    follows_up,
    is_of_more,
    is_separate,
    opens_apart,
    points_back,
    says_where,
)
from incidents.extraction.sums import sums_up
from incidents.extraction.telling import Telling
from incidents.extraction.text.boilerplate import datelines, lies_in, page_lines
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.disasters import is_damage_alone, tells_of_a_disaster
from incidents.extraction.what.opening import Opening
from incidents.extraction.what.signal import Signal
from incidents.extraction.what.signals import told_in
from incidents.extraction.what.told import Told
from incidents.extraction.what.weapons import weapons_in
from incidents.extraction.when.dates import DateSpan, dates_in
from incidents.extraction.when.event_dates import date_of, dates_beside, report_date_in
from incidents.extraction.when.undated import imagined_dates_in, open_weekday_of
from incidents.extraction.where.innermost import innermost
from incidents.extraction.where.listed_places import Spot, listed
from incidents.extraction.where.named_places import PlaceMention, PlaceWords
from incidents.extraction.where.places import Places

_HEADING: Final = 2  # tokens of "PHILIPPINES."
_OF_CARE: Final = word_set("hospital hospitals clinic clinics treatment morgue mortuary")
_IN: Final = word_set("in near at outside around")
_MOST_TO_A_PLACE: Final = 8  # words of "In the southern city of"
_ACROSS: Final = word_set("across throughout")
_MOST_TO_ACROSS: Final = 4  # words of "across Pakistan's"
_CAME: Final = word_set("came comes followed occurred happened")
_MOST_TO_AFTER: Final = 6  # words of "came less than two days after"
_BEFORE_A_TIME: Final = word_set("before after since")
_DISTRICT: Final = 3  # UCDP's where_prec
_MOST_TO_ANOTHER: Final = 4  # words of "in a separate incident, gunmen"


@final
class Tellings:
    """What the sentences of one article tell of events, each asked once and in order."""

    def __init__(self, reading: Reading, places: Places) -> None:
        self._reading = reading
        self._places = places
        self._dates = dates_in(reading)
        self._imagined = imagined_dates_in(reading)
        self._datelined = datelines(reading)
        self._of_the_page = page_lines(reading)
        self._is_natural = tells_of_a_disaster(reading)
        self._opening = Opening(reading, self._dates)
        self._carried = CarriedPlace(reading)
        self._last_date: DateSpan | None = None
        self._last_paragraph = -1

    def in_order(self) -> Iterator[Telling]:
        """Every telling of the article."""
        for sentence in self._reading.sentences:
            mentions = self._places.within(sentence.first, sentence.end)
            self._carried.pass_over(sentence, mentions)
            if not self._tells_nothing(sentence):
                yield from self._of_a_sentence(sentence, mentions)

    def _tells_nothing(self, sentence: Sentence) -> bool:
        """Whether a sentence is of the page, a heading, a sum or of a year gone by."""
        return (
            sentence.number in self._of_the_page
            or sentence.end - sentence.first <= _HEADING
            or sums_up(self._reading, sentence, self._dates)
            or self._opening.recalls(sentence)
        )

    def _of_a_sentence(self, sentence: Sentence, mentions: list[PlaceMention]) -> list[Telling]:
        inherited = self._last_date if sentence.paragraph == self._last_paragraph else None
        clauses = [self._clause(part) for part in clauses_of(self._reading, sentence, mentions)]
        said = next((each.date for each in clauses if each.date is not None), None)
        if said is not None:
            self._last_date, self._last_paragraph = said, sentence.paragraph
        found: list[Telling] = []
        for each in clauses:
            if not self._is_passed_over(each):
                part = each.part
                here = mentions if part is sentence else self._places.within(part.first, part.end)
                found += self._of_a_clause(
                    each, here, each.date or said or inherited, is_one_of_several=len(clauses) > 1
                )
        return found

    def _clause(self, part: Sentence) -> _Clause:
        told = told_in(self._reading, part)
        return _Clause(part, told, self._date_of(part, told, self._dates))

    def _date_of(self, part: Sentence, told: Told, dates: tuple[DateSpan, ...]) -> DateSpan | None:
        return date_of(self._reading, part, dates, told.lead, self._datelined)

    def _is_passed_over(self, clause: _Clause) -> bool:
        """Whether a clause goes on with what is no event, or tells what nature did."""
        return self._opening.passes_over(clause.part, clause.told) or (
            self._is_natural and is_damage_alone(clause.told)
        )

    def _of_a_clause(
        self,
        clause: _Clause,
        mentions: list[PlaceMention],
        date: DateSpan | None,
        *,
        is_one_of_several: bool,
    ) -> list[Telling]:
        """What a clause tells, of one event in each of its towns.

        Args:
            clause: The clause.
            mentions: The places that it names, in order.
            date: The day that it names, or else the one that it goes on with.
            is_one_of_several: Whether other clauses of its sentence tell of events too.
        """
        reading, part, told = self._reading, clause.part, clause.told
        if told.until <= part.first:
            return []
        lead = trigger = told.lead
        points = lead is not None and points_back(reading, lead)
        if lead is not None and points:
            trigger = _news_after(reading, told, lead)
        is_apart = trigger is not lead
        if is_apart:
            told, points = told.led_by(trigger), False
        if trigger is not None and points and _came_after(reading, trigger):
            spots, date = [Spot(None, part.first, part.end)], None
        else:
            spots = self._spots(part, told, mentions)
        is_definite = points or (trigger is not None and follows_up(reading, part, trigger))
        is_of_another = is_apart or _is_of_another(reading, part, trigger)
        beside = dates_beside(reading, part, self._dates, clause.date)
        reported = report_date_in(reading, part, self._dates)
        weekday = open_weekday_of(reading, self._date_of(part, clause.told, self._imagined))
        is_filed = date is not None and lies_in(self._datelined, date.end - 1)
        weapons = tuple(weapons_in(reading, part.first, told.until))
        opens_in = _opens_in(reading, part, mentions)
        found: list[Telling] = []
        for spot in spots:
            mention = spot.mention
            place, located = self._placed(mention, part)
            found.append(
                Telling(
                    sentence=part,
                    told=told,
                    trigger=trigger,
                    date=date,
                    place=place,
                    located=located,
                    weapons=weapons,
                    is_separate=is_of_another,
                    is_definite=is_definite,
                    harm_in=range(spot.first, spot.end),
                    shares_harm=spot.is_shared,
                    beside=spot.beside,
                    is_one_of_several=is_one_of_several or len(spots) > 1,
                    dates_beside=beside,
                    reported=reported,
                    unknown=None if mention is not None else self._unknown_town(part, told),
                    is_filed=is_filed,
                    says_where=mention is not None and _says_where(reading, trigger, mention),
                    weekday=weekday,
                    opens_in=opens_in,
                    is_all_over=mention is not None and _is_across(reading, mention),
                )
            )
        return found

    def _placed(
        self, mention: PlaceMention | None, part: Sentence
    ) -> tuple[PlaceMention | None, Place | None]:
        """The place of an event and where that is; where a clause names none, the one it is of."""
        if mention is not None:
            return self._carried.taken(mention, self._places.located(mention))
        return self._carried.given_to(part)

    def _unknown_town(self, part: Sentence, told: Told) -> PlaceWords | None:
        return self._places.unknown_town(part.first, min(told.until, told.cause))

    def _spots(self, part: Sentence, told: Told, mentions: list[PlaceMention]) -> list[Spot]:
        """Where a clause's event was; several where it lists towns or tells of harm in several."""
        reading, trigger, everywhere = self._reading, told.lead, mentions
        if told.aside:
            mentions = [
                each for each in everywhere if not any(each.name in aside for aside in told.aside)
            ] or everywhere
        if trigger is None and _tells_of_care(reading, part):
            return [Spot(None, part.first, part.end)]
        best = innermost(mentions, trigger.first if trigger else part.first, told.cause)
        if best is None or trigger is None or best.place.where_prec > _DISTRICT:
            return [Spot(best, part.first, part.end)]
        harms = harm_in(reading, part, until=told.cause)
        return listed(reading, part, best, self._places, harms, trigger)


@final
class _Clause:
    """A sentence, or a part of it, with what it tells and the day that it names itself."""

    def __init__(self, part: Sentence, told: Told, date: DateSpan | None) -> None:
        self.part: Final = part
        self.told: Final = told
        self.date: Final = date


def _tells_of_care(reading: Reading, part: Sentence) -> bool:
    """Whether a clause names where the hurt or the dead were taken."""
    return not _OF_CARE.isdisjoint(part.words) and reading.says(_OF_CARE, part.first, part.end)


def _news_after(reading: Reading, told: Told, lead: Signal) -> Signal:
    """The words that tell the event: not "the raid" in "the day before the raid, rebels shot"."""
    is_time = reading.says(_BEFORE_A_TIME, lead.first - 2, lead.first)
    if not (is_time or _came_after(reading, lead)):
        return lead
    later = [each for each in told.signals if each.sub_event_type and each.first > lead.end]
    return next((each for each in later if not points_back(reading, each)), lead)


def _came_after(reading: Reading, trigger: Signal) -> bool:
    """Whether words only tell what an event came after: "the kidnapping came a day after".

    Of such an event a sentence tells neither where nor when it was.
    """
    at = trigger.end
    return reading.word(at) in _CAME and "after" in reading.words(at, at + _MOST_TO_AFTER)


def _is_of_another(reading: Reading, part: Sentence, trigger: Signal | None) -> bool:
    """Whether a clause says that it tells of another event than those before."""
    if opens_apart(reading, part):
        return True
    if trigger is None:
        return False
    before = reading.words(max(part.first, trigger.first - _MOST_TO_ANOTHER), trigger.first)
    return is_separate(before) or is_of_more(reading, part, trigger)


def _says_where(reading: Reading, trigger: Signal | None, mention: PlaceMention) -> bool:
    return trigger is not None and trigger.end <= mention.name and says_where(reading, trigger)


def _is_across(reading: Reading, mention: PlaceMention) -> bool:
    """Whether "across" or "throughout" stands before a place."""
    return reading.says(_ACROSS, mention.first - _MOST_TO_ACROSS, mention.name)


def _opens_in(reading: Reading, part: Sentence, mentions: Sequence[PlaceMention]) -> Place | None:
    """The place with which a clause opens: "In Nikopol," and "In neighbouring Nasarawa,"."""
    if reading.word(part.first) not in _IN:
        return None
    for each in mentions:
        if each.name >= part.first + _MOST_TO_A_PLACE:
            break
        if reading.word(each.end) == ",":
            return each.place
    return None
