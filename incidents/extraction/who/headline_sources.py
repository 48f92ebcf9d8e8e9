"""A headline's general word for a source means the source that the report names.

"Rights group says" over a report by Amnesty International is one source and not two.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from incidents.extraction.lexicon.entries import Reporting
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.who.sources import Source, Speakers

_GROUPS: Final = word_set(
    "group groups organisation organization agency observatory monitors activists newspaper media"
)
_OFFICIAL: Final = word_set("official officials authorities government ministry")
_OFFICIALS: Final = _OFFICIAL | word_set(
    "police army military spokesman spokeswoman spokesperson governor mayor commander chief "
    "president minister general colonel"
)
_OTHERS: Final = _OFFICIALS | word_set(
    "witness witnesses eyewitnesses residents locals relatives villagers hospital doctors medics "
    "medical sources rescuers rescue crescent cross defence defense"
)


def name_headline_sources(reading: Reading, speakers: Speakers) -> None:
    """Give the general sources of the first headlines the names that the report has for them."""
    body = next((each.number for each in reading.sentences if not each.headline), 0)
    for number in range(body):
        if speakers.of[number]:
            speakers.of[number] = tuple(
                _named(reading, each, list(_sources_from(speakers, body)))
                for each in speakers.of[number]
            )


def _sources_from(speakers: Speakers, body: int) -> Iterator[Source]:
    for number, said in speakers.of.items():
        if number >= body:
            yield from said


def _named(reading: Reading, source: Source, report: list[Source]) -> Source:
    if not _is_general(reading, source):
        return source
    words = _words(reading, source)
    meant = next((each for each in report if _may_mean(reading, words, each)), None)
    return source if meant is None else source.who_says(source.said_at, meant.name)


def _is_general(reading: Reading, source: Source) -> bool:
    """Whether words only say what kind of source it is: "police", "rights group"."""
    return any(
        hit.entry.role == "source" and hit.end == source.end
        for hit in reading.within("reporting", Reporting, source.first, source.first + 1)
    )


def _may_mean(reading: Reading, words: frozenset[str], named: Source) -> bool:
    """Whether the report's source is of the kind that a headline's words name."""
    its = _words(reading, named)
    if words & its & (_OTHERS | _GROUPS):
        return True
    if words & _OFFICIAL:
        return bool(its & _OFFICIALS)
    if not words & _GROUPS:
        return False
    return named.is_organisation and its.isdisjoint(_OTHERS)


def _words(reading: Reading, source: Source) -> frozenset[str]:
    return frozenset(reading.words(source.first, source.end))
