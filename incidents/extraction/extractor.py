"""An article becomes drafts: sentences that tell of events, grouped into one draft an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from geo.place import Place
from geo.resolve import Resolver
from incidents.article import Article
from incidents.extraction.carried_place import CarriedPlace
from incidents.extraction.clauses import clauses_of
from incidents.extraction.draft.drafting import Drafting
from incidents.extraction.draft.other_languages import draft_of_places_and_dates
from incidents.extraction.episodes import Telling
from incidents.extraction.grouping import grouped
from incidents.extraction.harm.casualties import harm_in
from incidents.extraction.harm.shared_headlines import share_headlines
from incidents.extraction.harm.untold_casualties import with_untold_casualties
from incidents.extraction.how_far import HowFar, Progress
from incidents.extraction.lexicon.lexicon import Lexicon
from incidents.extraction.pointing import (
    follows_up,
    is_of_more,
    is_separate,
    opens_apart,
    points_back,
    says_where,
)
from incidents.extraction.sums import sums_up
from incidents.extraction.text.boilerplate import datelines, lies_in, page_lines
from incidents.extraction.text.language import READ_BY_RULES, is_plainly_english, language_of
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.disasters import is_damage_alone, tells_of_a_disaster
from incidents.extraction.what.opening import Opening
from incidents.extraction.what.signal import Signal
from incidents.extraction.what.signals import Told, told_in
from incidents.extraction.what.weapons import weapons_in
from incidents.extraction.when.dates import DateSpan, dates_in
from incidents.extraction.when.event_dates import (
    date_of,
    dates_beside,
    report_date_in,
)
from incidents.extraction.when.filing_day import filing_day_in
from incidents.extraction.when.undated import anchor_in, imagined_dates_in, open_weekday_of
from incidents.extraction.where.innermost import innermost
from incidents.extraction.where.known_names import KnownNames
from incidents.extraction.where.listed_places import Spot, listed
from incidents.extraction.where.named_places import PlaceMention
from incidents.extraction.where.places import Places
from incidents.extraction.who.headline_sources import name_headline_sources
from incidents.extraction.who.sources import Speakers
from incidents.record import Incident

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
_FILED: Final = "the day of publication is read from the dateline, {said!r}"
_ANCHORED: Final = (
    "the day of publication is not known; dates are read from {day:%A %-d %B %Y}, which the text "
    "names"
)


class Extractor:
    """Drafts incidents from articles by rules and a lexicon, offline."""

    def __init__(self, resolver: Resolver, lexicon: Lexicon) -> None:
        self._names = KnownNames(resolver)
        self._lexicon = lexicon

    def drafts(self, article: Article, progress: Progress | None = None) -> tuple[Incident, ...]:
        """The incidents that an article tells of, the headline's first.

        Every field found carries its evidence; what is not found is None or empty.

        Args:
            article: The article.
            progress: Is told how far it is; what it raises ends the reading.
        """
        how_far = HowFar(progress, len(article.text))
        reading = self.reading_of(article)
        how_far.words_are_known()
        review: tuple[str, ...] = ()
        filed = filing_day_in(reading)
        if filed is not None:
            said = reading.said(filed.first, filed.end)
            reading = replace(reading, published=filed.interval.start)
            review = (_FILED.format(said=said),)
        anchor = anchor_in(reading)
        if anchor is not None:
            reading = replace(reading, published=anchor)
            review = (_ANCHORED.format(day=anchor),)
        places = Places(reading, self._names, skipped=datelines(reading))
        language = None if is_plainly_english(reading.tokens) else language_of(article.text)
        if language not in {READ_BY_RULES, None}:
            return draft_of_places_and_dates(article, reading, places, str(language), self._names)
        how_far.places_are_found()
        tellings = list(how_far.through_events(_tellings(reading, places)))
        speakers = Speakers(reading)
        name_headline_sources(reading, speakers)
        drafting = Drafting(article, reading, places, speakers, self._lexicon, review=review)
        episodes = grouped(tellings)
        share_headlines(reading, episodes)
        drafted = [
            (episode, incident)
            for episode in how_far.through_drafts(episodes)
            if (incident := drafting.incident(episode)) is not None
        ]
        return with_untold_casualties(reading, drafted)

    def reading_of(self, article: Article) -> Reading:
        """An article read into words, sentences and what the lexicon finds in it."""
        return Reading.of(article, self._lexicon, self._names.is_known)

    def located(self, location: str, *, country: str | None = None) -> Place | None:
        """Where a wording is, looked for in a country where one is given; None if unknown."""
        return self._names.locate(location, country)


def _tellings(reading: Reading, places: Places) -> Iterator[Telling]:
    dates = dates_in(reading)
    imagined = imagined_dates_in(reading)
    is_natural = tells_of_a_disaster(reading)
    last_date: DateSpan | None = None
    last_paragraph = -1
    of_the_page = page_lines(reading)
    datelined = datelines(reading)
    opening = Opening(reading, dates)
    carried = CarriedPlace(reading, places)
    for sentence in reading.sentences:
        carried.pass_over(sentence)
        if (
            sentence.number in of_the_page
            or sentence.end - sentence.first <= _HEADING
            or sums_up(reading, sentence, dates)
            or opening.recalls(sentence)
        ):
            continue
        inherited = last_date if sentence.paragraph == last_paragraph else None
        clauses = clauses_of(reading, sentence, places.within(sentence.first, sentence.end))
        dated = [
            (
                clause,
                told := told_in(reading, clause),
                date_of(reading, clause, dates, told.lead, datelined),
            )
            for clause in clauses
        ]
        said = next((date for _, _, date in dated if date is not None), None)
        if said is not None:
            last_date, last_paragraph = said, sentence.paragraph
        for clause, told, date in dated:
            beside = dates_beside(reading, clause, dates, date)
            reported = report_date_in(reading, clause, dates)
            weekday = open_weekday_of(
                reading, date_of(reading, clause, imagined, told.lead, datelined)
            )
            if opening.passes_over(clause, told) or (is_natural and is_damage_alone(told)):
                continue
            for found in _of_a_clause(reading, places, clause, told, date or said or inherited):
                telling = carried.given_to(found, clause)
                several = telling.is_one_of_several or len(clauses) > 1
                yield telling._replace(
                    is_one_of_several=several,
                    dates_beside=beside,
                    reported=reported,
                    is_filed=telling.date is not None and lies_in(datelined, telling.date.end - 1),
                    weekday=weekday,
                )


def _of_a_clause(
    reading: Reading, places: Places, clause: Sentence, told: Told, date: DateSpan | None
) -> Iterator[Telling]:
    if told.until <= clause.first:
        return
    trigger = _trigger_of(reading, told)
    is_apart = trigger is not told.lead
    if is_apart:
        told = told._replace(lead=trigger, cause=told.until)
    before = reading.words(max(clause.first, trigger.first - 4), trigger.first) if trigger else []
    spots = _spots(reading, places, clause, told)
    weapons = tuple(weapons_in(reading, clause.first, told.until))
    is_definite = trigger is not None and (
        points_back(reading, trigger) or follows_up(reading, clause, trigger)
    )
    if trigger is not None and _only_came_after(reading, told, trigger):
        spots, date = [Spot(None, clause.first, clause.end)], None
    unknown = places.unknown_town(clause.first, min(told.until, told.cause))
    opens_in = _opens_in(reading, places, clause)
    for spot in spots:
        mention = spot.mention
        yield Telling(
            sentence=clause,
            told=told,
            trigger=trigger,
            date=date,
            place=mention,
            located=places.located(mention) if mention else None,
            harm_in=range(spot.first, spot.end),
            shares_harm=spot.is_shared,
            beside=spot.beside,
            is_one_of_several=len(spots) > 1,
            weapons=weapons,
            opens_in=opens_in,
            is_all_over=mention is not None and _is_across(reading, mention),
            is_separate=is_separate(before)
            or opens_apart(reading, clause)
            or is_apart
            or (trigger is not None and is_of_more(reading, clause, trigger)),
            is_definite=is_definite,
            unknown=unknown if mention is None else None,
            says_where=trigger is not None
            and mention is not None
            and trigger.end <= mention.name
            and says_where(reading, trigger),
        )


def _trigger_of(reading: Reading, told: Told) -> Signal | None:
    """The words that tell the event: not "the raid" in "the day before the raid, rebels shot"."""
    lead = told.lead
    if lead is None or not points_back(reading, lead):
        return lead
    is_time = not _BEFORE_A_TIME.isdisjoint(reading.words(lead.first - 2, lead.first))
    if not (is_time or _came_after(reading, lead)):
        return lead
    later = (each for each in told.signals if each.sub_event_type and each.first > lead.end)
    return next((each for each in later if not points_back(reading, each)), lead)


def _came_after(reading: Reading, trigger: Signal) -> bool:
    """Whether words only tell what an event came after: "the kidnapping came a day after"."""
    following = reading.words(trigger.end, trigger.end + _MOST_TO_AFTER)
    return not _CAME.isdisjoint(following[:1]) and "after" in following


def _only_came_after(reading: Reading, told: Told, trigger: Signal) -> bool:
    """Whether a sentence tells of an event only what it came after, where and when that was."""
    return told.lead is trigger and points_back(reading, trigger) and _came_after(reading, trigger)


def _is_across(reading: Reading, mention: PlaceMention) -> bool:
    """Whether "across" or "throughout" stands before a place."""
    return not _ACROSS.isdisjoint(reading.words(mention.first - _MOST_TO_ACROSS, mention.name))


def _opens_in(reading: Reading, places: Places, clause: Sentence) -> Place | None:
    """The place with which a sentence opens: "In Nikopol," and "In neighbouring Nasarawa,"."""
    words = reading.tokens.words
    if words[clause.first] not in _IN:
        return None
    return next(
        (
            each.place
            for each in places.within(
                clause.first, min(clause.first + _MOST_TO_A_PLACE, clause.end)
            )
            if words[each.end : each.end + 1] == [","]
        ),
        None,
    )


def _spots(reading: Reading, places: Places, sentence: Sentence, told: Told) -> list[Spot]:
    """Where a sentence's event was; several where it lists towns or tells of harm in several."""
    everywhere = places.within(sentence.first, sentence.end)
    mentions = [
        each for each in everywhere if not any(each.name in aside for aside in told.aside)
    ] or everywhere
    trigger = told.lead
    if trigger is None and not _OF_CARE.isdisjoint(reading.words(sentence.first, sentence.end)):
        return [Spot(None, sentence.first, sentence.end)]
    best = innermost(mentions, trigger.first if trigger else sentence.first, told.cause)
    if best is None or trigger is None or best.place.where_prec > _DISTRICT:
        return [Spot(best, sentence.first, sentence.end)]
    harms = harm_in(reading, sentence, until=told.cause)
    return listed(reading, sentence, best, places, harms, trigger)
