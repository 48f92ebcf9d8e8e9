"""A claim is what one source says of one event, with the words by which it says how it knows.

Two sources with two numbers are two claims. Of the sentences that one source says, the one that
tells most of the event stands for what it says; a headline only where nothing else does.
"""

from __future__ import annotations

from typing import Final

from incidents.claim import Claim
from incidents.evidence import Evidence
from incidents.extraction.casualties import harm_in
from incidents.extraction.episodes import Episode, Telling
from incidents.extraction.lexicon_entries import Knowing
from incidents.extraction.reading import Reading
from incidents.extraction.sources import Source, Speakers
from incidents.extraction.tolls import toll

_MOST_SAID: Final = 240  # characters
KNOWN_BY: Final = "known_by"  # the evidence's field for how a source knows


def claims_of(
    article_id: str, reading: Reading, speakers: Speakers, episode: Episode
) -> tuple[Claim, ...]:
    """What each source says of an event, in the order in which they first speak."""
    said: dict[str, list[tuple[Telling, Source]]] = {}
    for telling in episode.tellings:
        for source in speakers.of[telling.sentence.number]:
            said.setdefault(source.name, []).append((telling, source))
    return tuple(_claim(article_id, reading, rows) for rows in said.values())


def _claim(article_id: str, reading: Reading, rows: list[tuple[Telling, Source]]) -> Claim:
    telling, source = max(rows, key=lambda row: _fullness(row[0]))
    harms = [
        (each.sentence.number, harm)
        for each, _ in rows
        for harm in harm_in(reading, each.sentence, until=each.told.cause)
    ]
    sentence = reading.text[telling.sentence.start : telling.sentence.stop]
    return Claim(
        source=source.name,
        says=" ".join(sentence[:_MOST_SAID].split()),
        killed=toll(harms, "killed"),
        injured=toll(harms, "injured"),
        article_id=article_id,
        evidence=(
            reading.evidence("sources", source.first, source.end),
            *_known_by(reading, [each for each, _ in rows]),
        ),
    )


def _fullness(telling: Telling) -> tuple[bool, int]:
    told = len(telling.told.signals) + len(telling.weapons) + (telling.place is not None)
    return not telling.sentence.headline, told


def _known_by(reading: Reading, tellings: list[Telling]) -> tuple[Evidence, ...]:
    """The words that say how a source knows, the first of each way."""
    first: dict[str, Evidence] = {}
    for telling in tellings:
        for hit in reading.within("knowing", Knowing, telling.sentence.first, telling.sentence.end):
            evidence = reading.evidence(KNOWN_BY, hit.first, hit.end)
            first.setdefault(hit.entry.how, evidence)
    return tuple(first.values())
