"""What a text tells of a year gone by is history, unless the sentence names a day of the news.

"In 1916 the army shot the rebels", "the Sharpeville massacre", "killed 1,200 people last year".
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from incidents.extraction.text.ordered import index_from
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.told import Told
from incidents.extraction.when.calendar_words import MONTHS
from incidents.extraction.when.dates import DateSpan, Dating
from incidents.extraction.when.event_dates import dates_the_report, dates_within

_DIGITS: Final = 4
_FIRST_YEAR: Final = 1_000
_LAST_NAMED: Final = 2_100
_FEW_COUNT: Final = 1_900  # from here on "in 1916 rebels" names a year, before it may count rebels
_FIRST_CODED: Final = 1_989  # UCDP GED's first year; where no day of publication is known
_BEFORE_A_YEAR: Final = word_set(
    "in of since between from until till by during after before early late mid circa around "
    "and to autumn spring summer winter ad"
) | frozenset(MONTHS)
_BEFORE_A_DECADE: Final = word_set("the early late mid")
_DECADES: Final = word_set("thirties forties fifties sixties seventies eighties nineties")
_AGES: Final = word_set("century centuries millennium millennia")
_AFTER_A_YEAR: Final = word_set(
    "the a an and when with by after in at on but his her their its that who which as to was were "
    "is has had he she they it s until . , ; : ) ?"
)
_NAMED_ONCE: Final = word_set("massacre genocide rising uprising rebellion")
_AFTER_YEARS: Final = word_set("ago later earlier")
_STOPS: Final = word_set(", . ;")  # "forty years on, Bhopal"
_ERAS: Final = word_set("ad bc bce")
_LONG_AGO: Final = word_set("year years decade decades centuries")
_FAR: Final = 1_000  # words
_KEYS: Final = _DECADES | _AGES | _ERAS | _NAMED_ONCE | _AFTER_YEARS | {"on"}
_PARTS: Final = word_set("who whom whose which that")
_RECENT: Final = timedelta(days=300)
_AS_LONG_AS_A_MONTH: Final = timedelta(days=31)


def is_long_past(
    reading: Reading, clause: Sentence, told: Told, dates: tuple[DateSpan, ...]
) -> bool:
    """Whether a clause dates what it tells to a year gone by.

    Args:
        reading: The article.
        clause: The sentence, or a part of it.
        told: What it tells.
        dates: The dates of the article, in order.
    """
    years = _past_years(reading)
    low, high = index_from(years, clause.first), index_from(years, clause.end)
    long = [
        each.first
        for each in dates_within(dates, clause)
        if each.interval.end - each.interval.start >= _RECENT and each.dating is Dating.WHEN
    ]
    if low == high and not long:
        return False
    words = reading.tokens.words
    lead = clause.first if told.lead is None else told.lead.end
    end = told.cause if told.cause < told.until else clause.end
    past = [
        at
        for at in years[low:high]
        if at < end and (at < lead or _PARTS.isdisjoint(words[lead:at]))
    ]
    spans = _news(reading, clause, dates)
    news = [each.first for each in spans]
    past = [at for at in past if not any(each.first <= at < each.end for each in spans)]
    old = long + [at for at in past if not news or words[at - 1] != "since"]
    return bool(old) and _nearest(old, lead) < _nearest(news, lead)


def _nearest(tokens: list[int], lead: int) -> int:
    """How many words the nearest of some tokens is away."""
    return min((abs(at - lead) for at in tokens), default=_FAR)


def names_news(reading: Reading, sentence: Sentence, dates: tuple[DateSpan, ...]) -> bool:
    """Whether a sentence names a day, or a time of a few, on which news may have happened."""
    return bool(_news(reading, sentence, dates))


def _news(reading: Reading, sentence: Sentence, dates: tuple[DateSpan, ...]) -> list[DateSpan]:
    published, past = reading.published, _past_years(reading)
    return [
        date
        for date in dates_within(dates, sentence)
        if date.dating is Dating.WHEN
        and date.interval.end - date.interval.start <= _AS_LONG_AS_A_MONTH
        and (published is None or date.interval.end >= published - _RECENT)
        and not _stands_in(past, date.end)  # "in June 1631" is no June of ours
        and not dates_the_report(reading, sentence, date)
    ]


def _stands_in(tokens: list[int], token: int) -> bool:
    at = index_from(tokens, token)
    return at < len(tokens) and tokens[at] == token


def _past_years(reading: Reading) -> list[int]:
    """The tokens that name a year, a decade or a century gone by, in order."""
    asked = ("past years", reading.published)
    found: list[int] | None = reading.remembered.get(asked)
    if found is None:
        words, last = reading.tokens.words, _last_past(reading)
        found = reading.remembered[asked] = [
            at
            for at, word in enumerate(words)
            if (word in _KEYS and _is_past_by_a_word(reading, at))
            or (len(word) == _DIGITS and word.isdecimal() and _is_year_to(words, at, last))
        ]
    return found


def _has_a_name(reading: Reading, at: int) -> bool:
    """Whether a massacre bears a name, as only those do that are long known."""
    words = reading.tokens.words
    return at > 1 and reading.is_capital(at - 1) and "the" in words[max(0, at - 3) : at - 1]


def _is_past_by_a_word(reading: Reading, at: int) -> bool:
    """Whether a word that is no year puts what a sentence tells far back: "centuries", "ago"."""
    word, before, after = reading.word(at), reading.word(at - 1), reading.word(at + 1)
    if word in _DECADES:
        return before == "the"
    if word in _ERAS:
        return before.isdecimal() or after.isdecimal()
    if word in _NAMED_ONCE:
        return _has_a_name(reading, at)
    if word in _AGES:
        return True
    return before in _LONG_AGO and (word != "on" or after in _STOPS)


def _last_past(reading: Reading) -> int:
    """The last year that is past: the one before the last, as last year's end may be news."""
    return _FIRST_CODED - 1 if reading.published is None else reading.published.year - 1


def _is_year_to(words: list[str], at: int, last: int) -> bool:
    """Whether a number is a year, in the place of one, and none after the last."""
    year, before = int(words[at]), words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else "."
    if not _FIRST_YEAR <= year <= min(last, _LAST_NAMED):
        return False
    if after == "s":
        return before in _BEFORE_A_DECADE
    is_place = before in _BEFORE_A_YEAR or (
        before == "," and at > 1 and words[at - 2].rstrip("stndrh").isdecimal()
    )
    return is_place and (year >= _FEW_COUNT or after in _AFTER_A_YEAR)
