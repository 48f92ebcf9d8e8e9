"""A date is read only where a text dates something, and says whether it says when or since when.

A date that bounds a time ("since 27 September", "until Friday") dates no event.
"""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from typing import Final, NamedTuple

from incidents.extraction.text.boilerplate import datelines, lies_in
from incidents.extraction.text.numbers import number_of
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.tokens import starts_with_a_digit
from incidents.extraction.text.word_list import word_set
from incidents.extraction.when.calendar_words import MONTHS, WEEKDAYS
from incidents.extraction.when.date_rules import DATE_STARTS, date_at
from incidents.extraction.when.report_dates import is_of_a_report
from incidents.interval import Interval

_SINCE: Final = word_set("since from until till by before dated")
_SPANS: Final = {"between": (["and"],), "from": (["to"], ["until"], ["till"], ["through"])}
_JOINT: Final[tuple[list[str], ...]] = (["to"], ["into"])
# The days from the day named before: "on Tuesday, a day after", "the next day".
_DAYS_BESIDE: Final[dict[tuple[str, ...], int]] = {
    ("a", "after"): -1,
    ("one", "after"): -1,
    ("a", "earlier"): -1,
    ("one", "earlier"): -1,
    ("a", "later"): 1,
    ("one", "later"): 1,
    ("next",): 1,
    ("following",): 1,
    ("same",): 0,
    ("that",): 0,
}
_SIGNS: Final = {"later": 1, "earlier": -1}
_MOST_DAYS: Final = 31
_SAME: Final = frozenset({"that", "same"})
_BEFORE_A_DAY: Final = word_set("a one next following same that")
_BESIDE: Final = word_set("day days hours minutes night evening morning afternoon")
_RELATIVE: Final = _BESIDE | {"yesterday", "today", "ago"}
_IN_APPOSITION: Final = word_set("earlier later")
_STARTS: Final = DATE_STARTS | _BESIDE
_MOST_TO_A_DAY: Final = 100  # words from a day to "the next day"
_A_MONTH: Final = 20  # days
_MOST_SINCE: Final = 10  # words from "since" to a month
_CLAUSE_ENDS: Final = frozenset({",", ";", ".", ":"})
_LONG_AGO: Final = frozenset({"anniversary"})
_LEAD_INS: Final = word_set("on in during since")
# "Over the", "in mid" and "early on" by their last word.
_LONG_LEAD_INS: Final = {
    "the": word_set("over at"),
    **dict.fromkeys(("early", "late", "mid"), word_set("in")),
    "on": word_set("early"),
}


class Dating(Enum):
    """What a date in a text is for."""

    WHEN = "when"
    BOUND = "since or until"


class DateSpan(NamedTuple):
    """A date in a text, from token `first` up to `end`."""

    first: int
    end: int
    dating: Dating
    interval: Interval


def dates_in(reading: Reading) -> tuple[DateSpan, ...]:
    """Every date of a text that can be told, in order."""
    asked = ("dates", reading.published)
    found: tuple[DateSpan, ...] | None = reading.remembered.get(asked)
    if found is None:
        found = reading.remembered[asked] = _dates_in(reading)
    return found


def _dates_in(reading: Reading) -> tuple[DateSpan, ...]:
    spans: list[DateSpan] = []
    words = reading.tokens.words
    free_from = 0
    for at, word in enumerate(words):
        if at < free_from or not (word in _STARTS or starts_with_a_digit(word)):
            continue
        found = date_at(reading, at)
        if found is None:
            if word in _BESIDE and (beside := _beside_a_day(reading, at, spans)) is not None:
                spans.append(beside)
            continue
        end, interval = found
        if interval is not None:
            dating = Dating.BOUND if _is_since(words, at, interval) else _dating(words, at)
            if end < len(words) and words[end] == "'s":
                dating = Dating.WHEN  # "the toll from Monday's bombing"
            spans.append(DateSpan(_led_in(words, at), end, dating, interval))
            _prefer_the_day_named(words, spans)
            _join_last(words, spans)
        free_from = end
    return tuple(spans)


def _join_last(words: list[str], spans: list[DateSpan]) -> None:
    """Read "between Wednesday and Thursday" and "from 3 May to 6 May" as one time."""
    if len(spans) < 2:
        return
    one, other = spans[-2:]
    opens = words[one.first - 1] if one.first else ""
    opens = words[one.first] if words[one.first] in _SPANS else opens
    joint = _SPANS.get(opens, _JOINT)
    if words[one.end : other.first] not in joint:
        return
    if one.interval.start <= other.interval.end:
        interval = Interval.spanning(one.interval.start, other.interval.end)
        spans[-2:] = [DateSpan(one.first, other.end, Dating.WHEN, interval)]


def _prefer_the_day_named(words: list[str], spans: list[DateSpan]) -> None:
    """Read "a day earlier, on Monday" as the Monday; as the one that is counted, if it is one."""
    if len(spans) < 2:
        return
    counted, named = spans[-2:]
    between = words[counted.end : named.first]
    if not (between == [","] or (not between and words[named.first] == "on")):
        return
    if words[named.end : named.end + 1] == ["and"] or not _is_day(counted, named):
        return
    if not _is_counted(words, counted) or _is_counted(words, named):
        return
    weekday = WEEKDAYS.get(words[named.end - 1])
    is_same = weekday == counted.interval.start.weekday()
    interval = counted.interval if is_same else named.interval
    spans[-2:] = [DateSpan(counted.first, named.end, named.dating, interval)]


def _is_day(*spans: DateSpan) -> bool:
    return all(each.interval.start == each.interval.end for each in spans)


def _is_counted(words: list[str], span: DateSpan) -> bool:
    """Whether a day is told by its distance from another: "yesterday", "a day earlier"."""
    said = words[span.first : span.end]
    return not _RELATIVE.isdisjoint(said) and not any(
        word in WEEKDAYS or word in MONTHS for word in said
    )


def _beside_a_day(reading: Reading, at: int, spans: list[DateSpan]) -> DateSpan | None:
    """Read "on Tuesday, a day after a bomber struck" and "the next day" from the day before it."""
    words = reading.tokens.words
    days, end = _DAYS_BESIDE.get((*words[at - 1 : at], *words[at + 1 : at + 2])), at + 2
    if words[at] == "days":
        days = _days_beside(words, at)
    elif words[at] != "day":
        days = 0 if words[at + 1 : at + 2] == ["later"] or words[at - 1] in _SAME else None
    elif days is None:
        days, end = _DAYS_BESIDE.get((*words[at - 1 : at],)), at + 1
    if days is None or not spans or at - spans[-1].end > _MOST_TO_A_DAY:
        return None
    first = at - (words[at] == "days" or words[at - 1] in _BEFORE_A_DAY)
    if _says_again(words, first, end, spans[-1]):
        return None
    anchor = _counted_from(reading, at, spans).interval
    if anchor.start != anchor.end:
        return None
    return DateSpan(first, end, Dating.WHEN, Interval.day(anchor.start + timedelta(days=days)))


def _says_again(words: list[str], first: int, end: int, named: DateSpan) -> bool:
    """Whether words only say again which day was named: "on Monday, a day earlier, shells hit"."""
    return (
        words[named.end : first] == [","]
        and words[end - 1] in _IN_APPOSITION
        and words[end : end + 1] in ([","], ["."])
        and not _is_counted(words, named)
    )


def _counted_from(reading: Reading, at: int, spans: list[DateSpan]) -> DateSpan:
    """The day before: of the last event, rather than one on which a sentence before was told."""
    here, last = reading.sentence_of(at), spans[-1]
    if last.first >= here.first or not _is_told(reading, last):
        return last
    datelined = datelines(reading)
    for span in reversed(spans):
        if at - span.end > _MOST_TO_A_DAY:
            break
        if _is_day(span) and not _is_told(reading, span) and not lies_in(datelined, span.end - 1):
            return span
    return last


def _is_told(reading: Reading, span: DateSpan) -> bool:
    return is_of_a_report(reading, reading.sentence_of(span.first), span.first, span.end)


def _days_beside(words: list[str], at: int) -> int | None:
    """How many days "four days later" and "three days earlier" lie from the day named before."""
    days = number_of(words[at - 1]) if at else None
    sign = _SIGNS.get(words[at + 1]) if at + 1 < len(words) else None
    return None if days is None or sign is None or days > _MOST_DAYS else sign * days


def _led_in(words: list[str], at: int) -> int:
    """The first token of the words that lead in a date: "over the weekend"."""
    before = words[at - 1] if at else ""
    if at > 1 and before in _LONG_LEAD_INS and words[at - 2] in _LONG_LEAD_INS[before]:
        return at - 2
    return at - (before in _LEAD_INS)


def _is_since(words: list[str], at: int, interval: Interval) -> bool:
    """Whether a month says since when: "since it left the accord in July"."""
    if (interval.end - interval.start).days < _A_MONTH:
        return False
    before = words[max(0, at - _MOST_SINCE) : at]
    return "since" in before and not _CLAUSE_ENDS.intersection(before[before.index("since") :])


def _dating(words: list[str], at: int) -> Dating:
    before = words[max(0, at - 3) : at]
    if before and (before[-1] in _SINCE or not _LONG_AGO.isdisjoint(before)):
        return Dating.BOUND
    return Dating.WHEN
