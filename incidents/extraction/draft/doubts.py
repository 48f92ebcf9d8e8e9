"""What a person should look at before accepting a draft is said in one sentence each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from geo.place import Place
from incidents.claim import Claim
from incidents.extraction.episodes import Episode
from incidents.extraction.lexicon.entries import Doubt
from incidents.extraction.lexicon.plain_words import stands_alone
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.what.signal import Signal
from incidents.extraction.when.calendar_words import WEEKDAYS, day_in_words, weekday_in_words
from incidents.extraction.when.dates import DateSpan
from incidents.extraction.where.places import Places
from incidents.extraction.where.setting import Setting

_MOST_MONTHS: Final = 12
_ORDERED: Final = 2  # numbers that may be day and month


def doubt_of_place(place: Place | None) -> Iterator[str]:
    """Why a place is a guess."""
    if place is not None and place.review and place.reason:
        yield place.reason


def doubt_of_country(reading: Reading, place: Place | None, setting: Setting) -> Iterator[str]:
    """What a country is read from where no place and no name of it says so."""
    if place is None and setting.country is not None and not setting.is_named:
        said = reading.said(setting.first, setting.end)
        yield f"the country {setting.country} is read from {said!r}; no place is named"


def doubt_of_date(reading: Reading, span: DateSpan | None) -> Iterator[str]:
    """Why a date may be wrong: after publication, not on its weekday, or in either order."""
    if span is None:
        return
    said, published = reading.said(span.first, span.end), reading.published
    day, last = span.interval.start, span.interval.end
    if published is not None and last > published:
        yield f"{said!r} lies after the day of publication, {day_in_words(published)}"
    if day != last:
        return
    words = reading.tokens.words
    weekday = next((words[at] for at in range(span.first, span.end) if words[at] in WEEKDAYS), None)
    if weekday is not None and WEEKDAYS[weekday] != day.weekday():
        yield f"{said!r} is read as {day_in_words(day)}, which is a {weekday_in_words(day)}"
    if "/" in said:
        yield from _doubt_of_order(reading, span, said)


def doubt_of_a_day_told(reading: Reading, span: DateSpan | None) -> Iterator[str]:
    """That the text dates only what was said of an event."""
    if span is not None:
        said = reading.said(span.first, span.end)
        yield f"{said!r} is when this was told; the event is put in the week up to that day"


def _doubt_of_order(reading: Reading, span: DateSpan, said: str) -> Iterator[str]:
    """That a day in figures may be read with the month first."""
    numbers = [int(word) for word in reading.words(span.first, span.end) if word.isdecimal()]
    one, other = (*numbers[:_ORDERED], 0, 0)[:_ORDERED]
    if not 0 < one <= _MOST_MONTHS or not 0 < other <= _MOST_MONTHS or one == other:
        return
    day = day_in_words(span.interval.start)
    yield f"{said!r} is read as {day}; day and month may be the other way round"


def doubt_of_numbers(claims: tuple[Claim, ...]) -> Iterator[str]:
    """That sources differ on how many were killed or injured."""
    if len(claims) <= 1:
        return
    for harm in ("killed", "injured"):
        said = {
            claim.source: count
            for claim in claims
            if (count := getattr(claim, harm)) is not None and not count.is_unknown
        }
        if len(set(said.values())) > 1:
            numbers = "; ".join(f"{source}: {count.in_words()}" for source, count in said.items())
            yield f"sources differ on the number {harm}: {numbers}"


def doubt_of_places_beside(episode: Episode) -> Iterator[str]:
    """That other names are listed with the place, which nobody knows."""
    names = [name for telling in episode.tellings for name in telling.beside]
    if names:
        said = ", ".join(repr(name) for name in dict.fromkeys(names))
        yield f"the text lists {said} with this place; no such place is known, so none is drafted"


def doubt_of_places_passed_over(places: Places, episode: Episode) -> Iterator[str]:
    """That the words which tell of an event name a place, which is not where it was put."""
    named = dict.fromkeys(
        name.text
        for telling in episode.tellings
        if telling.trigger is not None and telling.place is None
        for name in places.passed_over(telling.sentence.first, telling.sentence.end)
    )
    for name in named:
        read_from = (
            "the place and the country given here are" if episode.place else "the country is"
        )
        yield (
            f"the text says {name!r}, and no such place is known that fits; {read_from} read from "
            "other sentences"
        )


def doubt_of_days_beside(episode: Episode) -> Iterator[str]:
    """That the sentence names another day, on which something else may have happened."""
    for telling in episode.tellings:
        for day in telling.dates_beside:
            yield f"the same sentence tells of {day!r} too; that may be another incident"


def doubts_of_words(reading: Reading, episode: Episode) -> list[str]:
    """That an event is told only by words which hardly tell one; empty where others tell it too."""
    found = [
        _doubt_of(reading, telling.sentence, telling.trigger)
        for telling in episode.tellings
        if telling.trigger is not None
    ]
    return list(dict.fromkeys(each for each in found if each)) if all(found) else []


def _doubt_of(reading: Reading, sentence: Sentence, trigger: Signal) -> str | None:
    return next(
        (
            hit.entry.reason
            for hit in reading.within("doubt", Doubt, trigger.first, trigger.first + 1)
            if hit.end == trigger.end
            and stands_alone(reading, sentence, hit.first, hit.end, hit.entry)
        ),
        None,
    )


def doubt_of_shared_harm(reading: Reading, episode: Episode) -> Iterator[str]:
    """That a number counts the people harmed in several towns together."""
    if any(
        telling.shares_harm and any(harm.count.maximum != 0 for harm in telling.harms(reading))
        for telling in episode.tellings
    ):
        yield "the text counts the people harmed in several towns together"
