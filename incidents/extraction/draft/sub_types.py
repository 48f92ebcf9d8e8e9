"""An event has the sub-type of what its sentences tell together, not of its first word alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from incidents.count import Count
from incidents.extraction.episodes import Episode
from incidents.extraction.harm.further_dead import are_fighters
from incidents.extraction.harm.harm import Harm
from incidents.extraction.lexicon.lexicon import Lexicon
from incidents.extraction.telling import Telling
from incidents.extraction.text.reading import Reading
from incidents.extraction.what.signal import Signal
from incidents.extraction.what.typing_events import sub_type_of
from incidents.vocabulary import TYPE_OF_SUB_EVENT

_ABDUCTION: Final = "abduction"
_SOMEONE_DIED: Final = frozenset({"someone died"})
_OF_THOSE_WHO_CAME: Final = frozenset({"clash", "explosive"})
_ACTED: Final = frozenset({"group acts", "state acts"})


def sub_type_told(
    reading: Reading,
    episode: Episode,
    harms: Sequence[tuple[int, Harm]],
    killed: Count | None,
    lexicon: Lexicon,
) -> str | None:
    """ACLED's sub-type of an event, or None where its signals tell none.

    Args:
        reading: The article.
        episode: The event.
        harms: The harm that it did, each with the number of its sentence.
        killed: How many it killed, or None where the text does not say.
        lexicon: The lexicon.
    """
    if episode.lead.told.label is not None:
        return episode.lead.told.label
    lead = next((each for each in episode.tellings if each.trigger is not None), None)
    if lead is None or lead.trigger is None:
        return None
    read = _read_of(episode)
    counts_untold = lead.trigger.name != "protest"
    if killed is not None and (killed.minimum or (counts_untold and killed.is_unknown)):
        read |= _SOMEONE_DIED
    if lead.trigger.name == _ABDUCTION and _only_captors_died(reading, harms):
        read -= _SOMEONE_DIED
    later = list(_later_signals(episode, lead))
    return sub_type_of(lead.told.signals, later, read, lexicon)


def _only_captors_died(reading: Reading, harms: Sequence[tuple[int, Harm]]) -> bool:
    """Whether those who died were the armed people who had taken others."""
    dead = [harm for _, harm in harms if harm.harm == "killed"]
    return bool(dead) and all(are_fighters(reading, harm) for harm in dead)


def _read_of(episode: Episode) -> frozenset[str]:
    """What is read of who does what to whom; whom it hit is as the text says it first.

    Police who come later, or a base that the accused say they attacked, make no battle of an
    attack on civilians.
    """
    read: frozenset[str] = frozenset()
    for telling in episode.tellings:
        told = telling.told.read
        read |= told - {"armed hit"} if "civilian hit" in read else told
    return read


def _later_signals(episode: Episode, lead: Telling) -> Iterator[Signal]:
    """The signals of the sentences after the first that tells a type.

    Where somebody armed hit civilians alone, whoever came later made no battle of it.
    """
    read: set[str] = set()
    for telling in episode.tellings:
        is_one_sided = (
            "civilian hit" in read and "armed hit" not in read and not _ACTED.isdisjoint(read)
        )
        if telling is not lead:
            yield from (
                signal
                for signal in telling.told.signals
                if not (is_one_sided and signal.name in _OF_THOSE_WHO_CAME)
            )
        read |= telling.told.read


def is_contested(episode: Episode, sub_type: str) -> bool:
    """Whether words of the sentence that tells it first tell of another type of event."""
    event_type = TYPE_OF_SUB_EVENT[sub_type]
    return episode.lead.told.label is None and any(
        TYPE_OF_SUB_EVENT[signal.sub_event_type] is not event_type
        for signal in episode.lead.told.signals
        if signal.sub_event_type is not None
    )
