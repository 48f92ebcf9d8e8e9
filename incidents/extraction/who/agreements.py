"""An agreement has sides: those who stand before "signed", or after "between" and "with"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from incidents.extraction.lexicon.entries import Country
from incidents.extraction.telling import Telling
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.tokens import starts_with_a_letter
from incidents.extraction.text.word_list import word_set
from incidents.extraction.who.mentions import Mention, mentions_in
from incidents.extraction.who.unknown_groups import ORGANISATIONS

_PLACES: Final = word_set("in at near across throughout within from to")
_LED_IN: Final = word_set("between with")
_CLAUSE_ENDS: Final = word_set("; : . ? !")
_MOST_NAME: Final = 7
_SMALL: Final = word_set("of for the and 's")
_REACH: Final = 24


def sides_in(reading: Reading, telling: Telling) -> Iterator[Mention]:
    """The sides of an agreement that a sentence names, in order."""
    trigger = telling.trigger
    if trigger is None:
        return
    sentence = telling.sentence
    named = _named_in(reading, sentence.first, telling.told.until)
    led_in = _led_in(reading, trigger.end, telling.told.until)
    for mention in named:
        before = mention.end <= trigger.first and not reading.says(
            _CLAUSE_ENDS, mention.end, trigger.first
        )
        after = led_in is not None and led_in < mention.first <= led_in + _REACH
        if before or after:
            yield mention


def _led_in(reading: Reading, first: int, until: int) -> int | None:
    return next((at for at in range(first, until) if reading.tokens.words[at] in _LED_IN), None)


def _named_in(reading: Reading, first: int, until: int) -> list[Mention]:
    """Forces, groups, governments, countries and organisations, in order."""
    found = [
        each
        for each in mentions_in(reading, first, until)
        if each.acts and each.cls in {"state", "armed"}
    ]
    found += _governments(reading, first, until)
    found += _organisations(reading, first, until)
    kept: list[Mention] = []
    for each in sorted(found, key=lambda mention: (mention.first, -mention.end)):
        if not kept or each.first >= kept[-1].end:
            kept.append(each)
        elif each.end > kept[-1].end:
            kept[-1] = each
    return kept


def _governments(reading: Reading, first: int, until: int) -> Iterator[Mention]:
    """Read "the government of Ethiopia", "the Ethiopian government" and "Ethiopia"."""
    for hit in reading.within("country", Country, first, until):
        before = reading.words(hit.first - 2, hit.first)
        if before == ["government", "of"]:
            yield Mention(hit.first - 2, hit.end, "state", hit.entry.name)
        elif reading.words(hit.end, hit.end + 2) == ["'s", "government"]:
            yield Mention(hit.first, hit.end + 2, "state", hit.entry.name)
        elif not _PLACES.intersection(before[-1:]) and reading.word(hit.end) != "'s":
            yield Mention(hit.first, hit.end, "state", hit.entry.name)
    for hit in reading.within("nationality", Country, first, until):
        if reading.word(hit.end) == "government":
            yield Mention(hit.first, hit.end + 1, "state", hit.entry.name)


def _organisations(reading: Reading, first: int, until: int) -> Iterator[Mention]:
    """Names that end as organisations' do: "the Revolutionary United Front"."""
    words = reading.tokens.words
    for at in range(first, until):
        if words[at] not in ORGANISATIONS or not reading.is_capital(at):
            continue
        start = at
        while start > max(first, at - _MOST_NAME) and (
            (reading.is_capital(start - 1) and starts_with_a_letter(words[start - 1]))
            or (words[start - 1] in _SMALL and start - 1 > first and reading.is_capital(start - 2))
        ):
            start -= 1
        while start < at and words[start] in _SMALL:
            start += 1
        if start < at:
            yield Mention(start, at + 1, "armed", None, is_name=True)
