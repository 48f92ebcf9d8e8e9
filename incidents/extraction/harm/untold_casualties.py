"""Casualties after "further" attacks on a place may be those of the attacks told before, too.

Where a source gives no number and does not say which of the attacks harmed people, each of them
there and then has casualties in unknown number, and the review says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from incidents.evidence import Evidence
from incidents.extraction.episodes import Episode
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.where.nearness import same_spot
from incidents.record import Incident
from incidents.vocabulary import EventType

_FURTHER: Final = word_set("further more continued continuing renewed additional repeated")
_MOST_BEFORE: Final = 4  # words
_MOST_BACK: Final = 12  # drafts; a text of thousands is a list and no story
_VIOLENT: Final = frozenset(
    {EventType.EXPLOSIONS, EventType.BATTLES, EventType.VIOLENCE_AGAINST_CIVILIANS}
)
_UNTOLD: Final = (
    "the text tells of casualties in unknown number after {further!r}; it does not say which of "
    "the attacks there caused them"
)


def with_untold_casualties(
    reading: Reading, drafted: Sequence[tuple[Episode, Incident]]
) -> tuple[Incident, ...]:
    """The incidents, those told before "further" attacks on their place with these casualties.

    Args:
        reading: The article.
        drafted: Its events and their drafts, in order.
    """
    incidents = [incident for _, incident in drafted]
    for number, (episode, later) in enumerate(drafted):
        words = _further_words(reading, episode) if _is_untold(later) else None
        if words is None:
            continue
        evidence = _evidence(reading, episode)
        for before in range(max(0, number - _MOST_BACK), number):
            if _may_share(incidents[before], later):
                incidents[before] = _shared(incidents[before], words, evidence)
    return tuple(incidents)


def _is_untold(incident: Incident) -> bool:
    return incident.casualties_unknown and incident.killed is None and incident.injured is None


def _further_words(reading: Reading, episode: Episode) -> str | None:
    """The words that tell of further attacks, or None where the event is not told so."""
    trigger = episode.lead.trigger
    if trigger is None:
        return None
    for at in range(max(episode.lead.sentence.first, trigger.first - _MOST_BEFORE), trigger.first):
        if reading.tokens.words[at] in _FURTHER:
            return reading.said(at, trigger.end)
    return None


def _evidence(reading: Reading, episode: Episode) -> tuple[Evidence, ...]:
    return tuple(
        reading.evidence("casualties_unknown", harm.first, harm.end)
        for harm in episode.lead.harms(reading)
        if harm.count.is_unknown
    )


def _may_share(earlier: Incident, later: Incident) -> bool:
    """Whether two attacks were at one place and at one time, as far as the text tells."""
    if not {earlier.event_type, later.event_type} <= _VIOLENT or earlier.casualties_unknown:
        return False
    if earlier.killed is not None or earlier.injured is not None:
        return False
    if earlier.place is None or later.place is None or not same_spot(earlier.place, later.place):
        return False
    one, other = earlier.date, later.date
    return one is None or other is None or (one.start <= other.end and other.start <= one.end)


def _shared(incident: Incident, words: str, evidence: tuple[Evidence, ...]) -> Incident:
    return replace(
        incident,
        casualties_unknown=True,
        evidence=tuple(dict.fromkeys((*incident.evidence, *evidence))),
        review=(*incident.review, _UNTOLD.format(further=words)),
    )
