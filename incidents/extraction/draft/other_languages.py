"""Of a text that the rules cannot read, only places and dates are drafted, and that is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Any, Final

from incidents.article import Article
from incidents.evidence import Evidence
from incidents.extraction.text.language import language_in_words
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.when.calendar_words import may_be_meant
from incidents.extraction.where.known_names import KnownNames
from incidents.extraction.where.named_places import PlaceMention
from incidents.extraction.where.places import Places
from incidents.interval import Interval
from incidents.record import Incident
from incidents.vocabulary import EventType, State

_CONFIDENCE: Final = 0.1
# "12 de marzo de 2022", "12. März 2022", "12 марта", "12.03.2022"; each part follows another
# kind of character, so that no scan goes back.
_DATE: Final = re.compile(
    r"\b\d{1,2}(?:\.|º|er)?\s(?:de\s)?[^\W\d_]{3,12}\.?(?:\s(?:de\s)?\d{4}\b)?"
    r"|\b\d{1,2}[./-]\d{1,2}[./-]\d{4}\b"
    r"|\b\d{4}-\d{2}-\d{2}\b"
)
_UNREAD: Final = (
    "the text is in {language}, which the rules do not read: only places and dates were read, and "
    "the type is not known; choose it, or set a model in the settings"
)
_MOST_DATES: Final = 20
_MOST_LOOKED_UP: Final = 40  # names
_LONGEST_NAME: Final = 2  # words
_JUST_SO: Final = "name in the gazetteer"  # how geo.resolve names a match that is no guess
# Arabic and Persian words for "in" and for kinds of places.
_BEFORE_A_PLACE: Final = word_set("في مدينة بمدينة بلدة قرية محافظة قطاع شهر در شهرستان استان")


def draft_of_places_and_dates(
    article: Article, reading: Reading, places: Places, language: str, names: KnownNames
) -> tuple[Incident, ...]:
    """One draft with the places and dates of a text in another language; none without a place.

    Its event type stands for an unknown one and its review says so.
    """
    mentions = [each for each in places.mentions if not each.is_foreign]
    mentions = mentions or list(_by_their_words(reading, names))
    if not mentions:
        return ()
    dates = list(_dates(reading, language))
    best = min(mentions, key=lambda each: (each.place.where_prec, each.place.review, each.name))
    name = language_in_words(language)
    evidence = [
        *(reading.evidence("location", each.first, each.end) for each in mentions),
        *(piece for _, piece in dates),
    ]
    return (
        Incident(
            event_type=EventType.STRATEGIC,
            date=dates[0][0] if dates else None,
            location=reading.said(best.first, best.end),
            country=best.place.country or places.country,
            admin1=best.place.admin1,
            place=best.place,
            evidence=tuple(dict.fromkeys(evidence)),
            state=State.DRAFT,
            confidence=_CONFIDENCE,
            article_id=article.id,
            review=(_UNREAD.format(language=name),),
        ),
    )


def _by_their_words(reading: Reading, names: KnownNames) -> Iterator[PlaceMention]:
    """Places in scripts for which the signs of English tell nothing.

    Where a script has capitals, a name stands with one inside a sentence; in Arabic it follows
    a word for "in" or for a kind of place.
    """
    words = reading.tokens.words
    opening = {sentence.first for sentence in reading.sentences}
    end = looked_up = 0
    for at in range(1, len(words)):
        is_name = reading.is_capital(at) and at not in opening and not words[at].isascii()
        if at < end or not (is_name or words[at - 1] in _BEFORE_A_PLACE):
            continue
        looked_up += 1
        if looked_up > _MOST_LOOKED_UP:
            return
        for length in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            place = names.locate(reading.said(at, at + length))
            if place is not None and place.how == _JUST_SO:
                end = at + length
                yield PlaceMention(at, end, at, place, is_in=True)
                break


def _dates(reading: Reading, language: str) -> Iterator[tuple[Interval, Evidence]]:
    from dateparser import parse

    settings: dict[str, Any] = {"PREFER_DATES_FROM": "past", "DATE_ORDER": "DMY"}
    if reading.published is not None:
        settings["RELATIVE_BASE"] = datetime.combine(reading.published, time(), UTC).replace(
            tzinfo=None
        )
    for number, found in enumerate(_DATE.finditer(reading.text)):
        if number >= _MOST_DATES:
            return
        said = found.group()
        if reading.published is None and not re.search(r"\d{4}", said):
            continue
        try:
            day = parse(said, languages=[language.split("-", maxsplit=1)[0]], settings=settings)
        except ValueError:  # dateparser knows fewer languages than py3langid
            return
        if day is not None and may_be_meant(day.year):
            piece = Evidence.cut("date", reading.text, found.start(), found.end())
            yield Interval.day(day.date()), piece
