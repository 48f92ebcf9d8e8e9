"""A dateline says where a report was written, and a newsletter line says nothing of its events."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from incidents.extraction.lexicon.entries import NonEvent
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.tokens import starts_with_a_digit, starts_with_a_letter
from incidents.extraction.when.calendar_words import MONTHS, WEEKDAYS

_MONTHS: Final = frozenset(MONTHS)
_DATELINES: Final = ("datelines",)
_START: Final = attrgetter("start")
_DASHES: Final = frozenset({"—", "–", "--", "-"})
_BLOCK: Final = frozenset({"related", "more", "also", "most", "recommended", "like"})
_BY: Final = frozenset({"by", "from"})
_BY_NAMES: Final = frozenset({"and", "in"})
_AGENCIES: Final = (
    *(["reuters"], ["afp"], ["ap"], ["xinhua"], ["tass"], ["itar"], ["ani"], ["pti"], ["dpa"]),
    *(["upi"], ["efe"], ["ians"], ["anadolu"], ["interfax"], ["bernama"], ["antara"]),
)
_LONGEST: Final = 12  # tokens of "BEIRUT, Lebanon (Agency) —"


def datelines(reading: Reading) -> tuple[range, ...]:
    """The tokens of each dateline, at the start of a paragraph: "KYIV -", "(Beirut) -"."""
    found: tuple[range, ...] | None = reading.remembered.get(_DATELINES)
    if found is None:
        found = reading.remembered[_DATELINES] = tuple(_found_datelines(reading))
    return found


def lies_in(spans: tuple[range, ...], token: int) -> bool:
    """Whether a token stands in one of some spans in the order of the text."""
    after = bisect_right(spans, token, key=_START)
    return after > 0 and token in spans[after - 1]


def _found_datelines(reading: Reading) -> Iterator[range]:
    for sentence in reading.sentences:
        starts_a_paragraph = (
            sentence.number == 0
            or sentence.headline
            or reading.sentences[sentence.number - 1].paragraph != sentence.paragraph
        )
        if starts_a_paragraph and (end := _dateline_end(reading, sentence)) is not None:
            yield range(sentence.first, end)


def _dateline_end(reading: Reading, sentence: Sentence) -> int | None:
    return (
        _of_a_day_alone_end(sentence)
        or _in_capitals_end(reading, sentence)
        or _with_an_agency_end(reading, sentence)
        or _with_a_day_end(reading, sentence)
    )


def _of_a_day_alone_end(sentence: Sentence) -> int | None:
    """The token after a line that says a day and nothing else: "22 September 2025"."""
    if not sentence.headline or sentence.end - sentence.first > _LONGEST or _has_no_month(sentence):
        return None
    is_day = all(
        word in MONTHS or word in WEEKDAYS or starts_with_a_digit(word) or word == ","
        for word in sentence.words
    )
    return sentence.end if is_day else None


def _has_no_month(sentence: Sentence) -> bool:
    return _MONTHS.isdisjoint(sentence.words)


def _with_an_agency_end(reading: Reading, sentence: Sentence) -> int | None:
    """The token after "(Beirut) -", "Bujumbura (Agency) -" or "Bunia, 9 May 2022 (Radio)."."""
    if "(" not in sentence.words:
        return None
    tokens, words = reading.tokens, reading.tokens.words
    last = min(sentence.first + _LONGEST, sentence.end)
    opens = next((at for at in range(sentence.first, last) if words[at] == "("), last)
    close = next((at for at in range(opens, last) if words[at] == ")"), None)
    named = reading.is_one_case and reading.words(opens + 1, opens + 2)[0:1] in _AGENCIES
    if close is None or (
        not named
        and not all(
            reading.is_capital(at) or not starts_with_a_letter(words[at])
            for at in range(sentence.first, close)
        )
    ):
        return None
    after = reading.text[tokens.ends[close] : tokens.starts[min(close + 1, len(words) - 1)]]
    dashed = after.strip() in _DASHES or (close + 1 < last and words[close + 1] in _DASHES)
    ended = close + 2 == sentence.end and words[close + 1] == "." and opens > sentence.first
    return close + 1 if dashed or ended else None


def _in_capitals_end(reading: Reading, sentence: Sentence) -> int | None:
    tokens = reading.tokens
    first_word = reading.text[tokens.starts[sentence.first] : tokens.ends[sentence.first]]
    if len(first_word) < 2 or not first_word.isupper():
        return None
    for at in range(sentence.first + 1, min(sentence.first + _LONGEST, sentence.end)):
        gap = reading.text[tokens.ends[at - 1] : tokens.starts[at]]
        if tokens.words[at] in _DASHES or (gap.strip() in _DASHES and gap != gap.strip()):
            return at
        if starts_with_a_letter(tokens.words[at]) and not reading.is_capital(at):
            return None
    return None


def _with_a_day_end(reading: Reading, sentence: Sentence) -> int | None:
    """The token after "Makurdi, 15 June 2023 -": a town and a day, and nothing else."""
    tokens, words = reading.tokens, reading.tokens.words
    first = sentence.first
    opens_with_a_day = words[first] in MONTHS or words[first] in WEEKDAYS
    if reading.is_one_case or opens_with_a_day or not reading.is_capital(first):
        return None
    if _has_no_month(sentence):
        return None
    for at in range(first + 1, min(first + _LONGEST, sentence.end)):
        gap = reading.text[tokens.ends[at - 1] : tokens.starts[at]]
        if words[at] in _DASHES or (gap.strip() in _DASHES and gap != gap.strip()):
            return at if not MONTHS.keys().isdisjoint(words[first:at]) else None
        if starts_with_a_letter(words[at]) and not reading.is_capital(at):
            return None
    return None


def _is_a_byline(reading: Reading, sentence: Sentence) -> bool:
    """Whether a line says who wrote the report: "By Musa Adeyemi, Lokoja"."""
    if not sentence.headline or reading.tokens.words[sentence.first] not in _BY:
        return False
    words = reading.words(sentence.first, sentence.end)
    if not 1 < len(words) <= _LONGEST:
        return False
    return not reading.is_one_case and all(
        reading.is_capital(at) or not starts_with_a_letter(word) or word in _BY_NAMES
        for at, word in enumerate(words[1:], start=sentence.first + 1)
    )


def page_lines(reading: Reading) -> frozenset[int]:
    """The numbers of the sentences that are lines of the page and not of the report.

    A line such as "Related stories" makes page lines of the headlines that follow it, up to the
    first sentence that ends as sentences do.
    """
    found: set[int] = set()
    in_a_block = False
    for sentence in reading.sentences:
        if _is_a_byline(reading, sentence):
            found.add(sentence.number)
            continue
        hits = reading.within("nonevent", NonEvent, sentence.first, sentence.end)
        if any(hit.entry.why == "newsletter" for hit in hits):
            found.add(sentence.number)
            in_a_block = sentence.headline and any(
                reading.says(_BLOCK, hit.first, hit.end) for hit in hits
            )
        elif in_a_block and sentence.headline:
            found.add(sentence.number)
        else:
            in_a_block = False
    return frozenset(found)
