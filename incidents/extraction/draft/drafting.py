"""A draft holds what the sentences of one event say, each field with the words behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from geo.place import Place
from incidents.article import Article
from incidents.claim import Claim
from incidents.evidence import Evidence
from incidents.extraction.draft.claims import claims_of
from incidents.extraction.draft.confidence import confidence_of
from incidents.extraction.draft.doubts import (
    doubt_of_a_day_told,
    doubt_of_country,
    doubt_of_date,
    doubt_of_days_beside,
    doubt_of_numbers,
    doubt_of_place,
    doubt_of_places_beside,
    doubt_of_places_passed_over,
    doubt_of_shared_harm,
    doubts_of_words,
)
from incidents.extraction.draft.sub_types import is_contested, sub_type_told
from incidents.extraction.episodes import Episode
from incidents.extraction.harm.further_dead import with_further_dead, without_those_in_the_headline
from incidents.extraction.harm.harm import Harm
from incidents.extraction.harm.tolls import toll
from incidents.extraction.harm.victims import victims_of
from incidents.extraction.lexicon.entries import Hedge
from incidents.extraction.lexicon.lexicon import Lexicon
from incidents.extraction.telling import Telling
from incidents.extraction.text.reading import Reading
from incidents.extraction.what.substance import doubt_of_untold, is_nothing_told, untold_of
from incidents.extraction.what.targets import targets_of
from incidents.extraction.what.weapons import together
from incidents.extraction.when.event_dates import days_until_told
from incidents.extraction.when.undated import in_words, open_dates_by_paragraph
from incidents.extraction.where.places import Places
from incidents.extraction.who.participants import participants
from incidents.extraction.who.sources import Speakers
from incidents.interval import Interval
from incidents.record import Incident
from incidents.vocabulary import TYPE_OF_SUB_EVENT, EventType, State


class Drafting:
    """Drafts the incidents of one article."""

    def __init__(
        self,
        article: Article,
        reading: Reading,
        places: Places,
        speakers: Speakers,
        lexicon: Lexicon,
        *,
        review: tuple[str, ...] = (),
    ) -> None:
        """Take what was read of an article.

        Args:
            article: The article.
            reading: Its words.
            places: Its places.
            speakers: Who speaks in it.
            lexicon: The lexicon.
            review: What is to be said with each draft.
        """
        self._article = article
        self._reading = reading
        self._places = places
        self._speakers = speakers
        self._lexicon = lexicon
        self._said_of_all = review
        self._open_dates = open_dates_by_paragraph(reading)

    def incident(self, episode: Episode) -> Incident | None:
        """The draft of one event, or None where its signals tell no type or all deny it."""
        if self._is_only_denied(episode):
            return None
        harms = list(self._harms(episode))
        killed, injured = toll(harms, "killed"), toll(harms, "injured")
        casualties = toll(harms, "casualties")
        sub_type = sub_type_told(self._reading, episode, harms, killed, self._lexicon)
        if sub_type is None:
            return None
        untold: tuple[str, ...] = ()
        if TYPE_OF_SUB_EVENT[sub_type] in _VIOLENCE and episode.lead.told.label is None:
            untold = untold_of(self._reading, episode, _date_of(episode), (killed, injured))
        of_words = doubts_of_words(self._reading, episode)
        is_sure = not episode.lead.is_definite and (
            episode.place is not None
            or episode.unknown is not None
            or self._places.country is not None
            or not of_words
        )
        is_harm_unknown = any(
            count is not None and count.is_unknown for count in (killed, injured, casualties)
        )
        if is_nothing_told(self._reading, untold, is_sure=is_sure, is_harm_unknown=is_harm_unknown):
            return None
        actors, actor_evidence = participants(self._reading, self._speakers, episode, sub_type)
        targets, target_evidence = targets_of(self._reading, self._speakers, episode)
        where = episode.place
        place = where.located if where else None
        date = _date_of(episode)
        claims = claims_of(self._article.id, self._reading, self._speakers, episode, actors)
        evidence = [
            *self._basic_evidence(episode),
            *actor_evidence,
            *target_evidence,
            *(
                self._reading.evidence(_FIELD.get(each.harm, "victims"), each.first, each.end)
                for _, each in harms
            ),
            *(piece for claim in claims for piece in claim.evidence),
        ]
        return Incident(
            event_type=TYPE_OF_SUB_EVENT[sub_type],
            sub_event_type=sub_type,
            date=date,
            location=self._wording(episode),
            country=(place.country if place else None) or self._places.country,
            admin1=place.admin1 if place else None,
            place=place,
            killed=None if killed is None or killed.is_unknown else killed,
            injured=None if injured is None or injured.is_unknown else injured,
            casualties_unknown=is_harm_unknown,
            weapons=together(episode.weapons),
            actors=actors,
            targets=targets,
            victims=victims_of(self._reading, [harm for _, harm in harms]),
            claims=claims,
            evidence=_each_once(evidence),
            state=State.DRAFT,
            confidence=confidence_of(
                place=place,
                date=date,
                actors=actors,
                signals=sum(len(each.told.signals) for each in episode.tellings),
                is_contested=is_contested(episode, sub_type),
                doubts=2 * bool(of_words) + max(0, len(untold) - 2),
            ),
            article_id=self._article.id,
            review=(
                *of_words,
                *doubt_of_untold(untold),
                *self._review(episode, place, claims),
            ),
        )

    def _is_only_denied(self, episode: Episode) -> bool:
        """Whether an event is told only in what somebody denies."""
        return all(
            self._is_denied(telling) for telling in episode.tellings if telling.trigger is not None
        ) and any(telling.trigger is not None for telling in episode.tellings)

    def _is_denied(self, telling: Telling) -> bool:
        hedges = self._reading.within("hedge", Hedge, telling.sentence.first, telling.sentence.end)
        return telling.trigger is not None and any(
            hedge.entry.attribution == "denied" and hedge.end <= telling.trigger.first
            for hedge in hedges
        )

    def _review(
        self, episode: Episode, place: Place | None, claims: tuple[Claim, ...]
    ) -> Iterator[str]:
        yield from self._said_of_all
        yield from doubt_of_place(place)
        yield from doubt_of_country(self._reading, place, self._places.setting)
        when = episode.date
        yield from doubt_of_date(self._reading, when.date if when else None)
        if when is None:
            yield from doubt_of_a_day_told(self._reading, episode.told_on)
            for paragraph in dict.fromkeys(each.sentence.paragraph for each in episode.tellings):
                for span in self._open_dates.get(paragraph, ()):
                    yield in_words(self._reading, span)
        yield from doubt_of_numbers(claims)
        yield from doubt_of_shared_harm(self._reading, episode)
        yield from doubt_of_places_beside(episode)
        yield from doubt_of_places_passed_over(self._places, episode)
        yield from doubt_of_days_beside(episode)

    def _harms(self, episode: Episode) -> Iterator[tuple[int, Harm]]:
        said = [
            (telling, harm) for telling in episode.tellings for harm in telling.harms(self._reading)
        ]
        own = {
            harm.harm
            for telling, harm in said
            if not telling.shares_harm and harm.count.minimum is not None
        }
        # A sentence that lists two towns may tell twice of one event, by the same harm.
        told = {
            (telling.sentence.number, harm): None
            for telling, harm in said
            if not (telling.shares_harm and harm.harm in own)
        }
        further = with_further_dead(self._reading, told)
        yield from without_those_in_the_headline(self._reading, further)

    def _wording(self, episode: Episode) -> str | None:
        words = _words_of_place(episode)
        return None if words is None else self._reading.said(words.start, words.stop)

    def _basic_evidence(self, episode: Episode) -> Iterator[Evidence]:
        reading = self._reading
        for telling in episode.tellings:
            if telling.trigger is not None:
                yield reading.evidence("event_type", telling.trigger.first, telling.trigger.end)
        where, when = episode.place, episode.date
        wording = _words_of_place(episode)
        if wording is not None:
            yield reading.evidence("location", wording.start, wording.stop)
        if when is not None and when.date is not None:
            yield reading.evidence("date", when.date.first, when.date.end)
        elif episode.told_on is not None:
            yield reading.evidence("date", episode.told_on.first, episode.told_on.end)
        setting = self._places.setting
        if setting.country is not None and (where is None or where.place is None):
            yield reading.evidence("country", setting.first, setting.end)
        for weapon in episode.weapons:
            yield reading.evidence("weapons", weapon.first, weapon.end)


_VIOLENCE: Final = frozenset(
    {
        *(EventType.BATTLES, EventType.EXPLOSIONS, EventType.RIOTS),
        EventType.VIOLENCE_AGAINST_CIVILIANS,
    }
)
_FIELD: Final = {
    "killed": "killed",
    "injured": "injured",
    "casualties": "casualties_unknown",
}


def _each_once(evidence: list[Evidence]) -> tuple[Evidence, ...]:
    """The pieces of one article, without those that quote the same words for the same field."""
    return tuple({(each.field, each.start, each.end): each for each in evidence}.values())


def _date_of(episode: Episode) -> Interval | None:
    """When an event was, or else the week up to when it was told."""
    when = episode.date
    return when.date.interval if when and when.date else days_until_told(episode.told_on)


def _words_of_place(episode: Episode) -> range | None:
    """The tokens that say where an event was, also where nobody knows that place."""
    if episode.place is not None and episode.place.place is not None:
        return range(episode.place.place.first, episode.place.place.end)
    unknown = episode.unknown
    return None if unknown is None else range(unknown.first, unknown.end)
