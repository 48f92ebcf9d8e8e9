"""A sentence that sums up what has been tells of no event: "since May, 34 have been killed"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from incidents.extraction.harm.casualties import harm_in
from incidents.extraction.lexicon.entries import Trigger
from incidents.extraction.text.boilerplate import datelines, lies_in
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.tokens import starts_with_a_digit
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.signals import told_in
from incidents.extraction.when.dates import DateSpan, Dating
from incidents.extraction.when.event_dates import dates_the_report, dates_within
from incidents.vocabulary import TYPE_OF_SUB_EVENT

_YEAR_DIGITS: Final = 4
_HAVE_BEEN: Final = (
    "have been killed",
    "have died",
    "has killed",
    "have killed",
    "lost their lives",
)
_ALL_OVER: Final = frozenset({"across", "nationwide", "countrywide", "overall"})
_SEVERAL: Final = ("in separate incidents", "in separate attacks", "in a series of attacks")
# One of these stands in each wording of a sum: nine sentences of ten need no closer look.
_IN_A_SUM: Final = word_set("have has had lost separate series be")
_PERFECT: Final = word_set("have has")
_DYING: Final = word_set("killed died dead deaths murdered claimed lives")
_LAST: Final = word_set("last past recent")
_LONG_TIMES: Final = word_set("years months decade decades year month")
# Words that say since when without a day.
_SINCE_THEN: Final = (
    *(" since then . ", " since then , ", " since the start ", " since the beginning "),
    " so far this year ",
)
_TO_BE: Final = " to be "
_GOING_ON: Final = (" been blocking ", " been protesting ")
_THOUSANDS: Final = word_set("thousands hundreds")
_ORDINALS: Final = word_set(
    "second third fourth fifth sixth seventh eighth ninth tenth latest last"
)
_ORDINAL_ENDS: Final = ("st", "nd", "rd", "th")
_DIGITS_OF_A_THOUSAND: Final = 4
_MOST_TO_AN_ORDINAL: Final = 4  # words
_A_WAR_S: Final = 1_000  # dead
_SERIES: Final = word_set("series string spate wave")
_A_MONTH: Final = 20  # days
_SEVERAL_KINDS: Final = 3
_LEAD: Final = 3  # sentences


def sums_up(reading: Reading, sentence: Sentence, dates: tuple[DateSpan, ...]) -> bool:
    """Whether a sentence counts or lists what it tells elsewhere, or what has long been.

    Args:
        reading: The article.
        sentence: The sentence.
        dates: The dates of the article, in order.
    """
    return (
        _lists_kinds(reading, sentence)
        or _tells_of_a_series(reading, sentence, dates)
        or _counts_since_a_year(reading, sentence)
        or _counts_since_a_day(reading, sentence, dates)
    )


def _lists_kinds(reading: Reading, sentence: Sentence) -> bool:
    """Whether a headline lists events of several kinds: "Bombs, a kidnapping and a truce"."""
    if not sentence.headline or len(reading.sentences) < _LEAD:
        return False
    if len(reading.within("trigger", Trigger, sentence.first, sentence.end)) < _SEVERAL_KINDS:
        return False
    types = {
        TYPE_OF_SUB_EVENT[signal.sub_event_type]
        for signal in told_in(reading, sentence).signals
        if signal.sub_event_type
    }
    return len(types) >= _SEVERAL_KINDS


def _tells_of_a_series(reading: Reading, sentence: Sentence, dates: tuple[DateSpan, ...]) -> bool:
    """Whether a sentence is of a month's attacks: "a series of unlawful attacks in January"."""
    if _SERIES.isdisjoint(sentence.words):
        return False
    words = reading.tokens.words
    return any(
        words[at] in _SERIES and words[at + 1] == "of"
        for at in range(sentence.first, sentence.end - 1)
    ) and any(
        (each.interval.end - each.interval.start).days >= _A_MONTH
        for each in dates_within(dates, sentence)
    )


def _counts_since_a_day(reading: Reading, sentence: Sentence, dates: tuple[DateSpan, ...]) -> bool:
    if "since" not in reading.words(sentence.first - 1, sentence.end):
        return False
    here = dates_within(dates, sentence)
    filed = datelines(reading)
    if any(
        each.dating is Dating.WHEN
        and not dates_the_report(reading, sentence, each)
        and not lies_in(filed, each.end - 1)
        for each in here
    ):
        return False
    since = [each for each in here if "since" in reading.words(each.first - 1, each.end)]
    if not since:
        return False
    words = reading.words(sentence.first, sentence.end)
    if not (_PERFECT.isdisjoint(words) or _DYING.isdisjoint(words)) and any(
        (each.interval.end - each.interval.start).days >= _A_MONTH for each in since
    ):
        return True  # "fighters have killed 17 people and burned homes since November"
    said = " ".join(words)
    if any(each in said for each in _GOING_ON):
        return False
    return " have been " in said or " has been " in said or " in total" in said


def _counts_since_a_year(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence counts what has been since a year, or what was in separate attacks."""
    if sentence.number >= _LEAD and _counts_a_thousand(reading, sentence):
        return True
    if _IN_A_SUM.isdisjoint(sentence.words):
        return False
    words = reading.words(sentence.first, sentence.end)
    said = " ".join(words)
    if any(each in said for each in _SEVERAL):
        return True
    if sentence.number >= _LEAD and _counts_over_a_war(words, f" {said} "):
        return True
    have_been = any(each in said for each in _HAVE_BEEN)
    is_all_over = not _ALL_OVER.isdisjoint(words) or " this year" in said
    if have_been and sentence.number and is_all_over:
        return True
    return have_been and any(
        word == "since" and after.isdecimal() and len(after) == _YEAR_DIGITS
        for word, after in pairwise(words)
    )


def _counts_over_a_war(words: list[str], said: str) -> bool:
    """Whether a sentence further on counts the dead of years: "thousands have been killed".

    Args:
        words: What it says.
        said: The same in one, a space on each side of each word.
    """
    is_perfect = not _PERFECT.isdisjoint(words)
    if is_perfect and (
        "marred" in words or _is_over_years(words) or any(each in said for each in _SINCE_THEN)
    ):
        return True
    if _DYING.isdisjoint(words):
        return False
    if _TO_BE in said and _counts_in_a_row(words):
        return True
    return is_perfect and not _THOUSANDS.isdisjoint(words)


def _counts_a_thousand(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence further on counts more dead than one event of the field has."""
    if _DYING.isdisjoint(sentence.words) or not any(
        len(word) >= _DIGITS_OF_A_THOUSAND and starts_with_a_digit(word) for word in sentence.words
    ):
        return False
    return any(
        each.harm == "killed" and (each.count.minimum or 0) >= _A_WAR_S
        for each in harm_in(reading, sentence, until=sentence.end)
    )


def _counts_in_a_row(words: list[str]) -> bool:
    """Whether words tell which of many somebody is: "the third mayor to be killed"."""
    return any(
        words[at : at + 2] == ["to", "be"]
        and not _DYING.isdisjoint(words[at + 2 : at + 3])
        and any(
            word in _ORDINALS or (starts_with_a_digit(word) and word.endswith(_ORDINAL_ENDS))
            for word in words[max(0, at - _MOST_TO_AN_ORDINAL) : at]
        )
        for at in range(1, len(words))
    )


def _is_over_years(words: list[str]) -> bool:
    """Whether words say over how long: "in the last 20 years", "in recent months"."""
    return any(
        word in _LAST and not _LONG_TIMES.isdisjoint(words[at + 1 : at + 3])
        for at, word in enumerate(words)
    )
