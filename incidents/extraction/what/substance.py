"""Of violence a report says when, by whom, to how many or with what; saying none of it tells none.

A note of a sentence or two may say nothing of it, and a report may say that the casualties are not
known; whoever reviews such a draft is told so.
"""

from __future__ import annotations

from itertools import islice
from typing import Final

from incidents.count import Count
from incidents.extraction.episodes import Episode
from incidents.extraction.lexicon.entries import FieldKind
from incidents.extraction.lexicon.plain_words import those_of_the_field
from incidents.extraction.text.reading import Reading
from incidents.interval import Interval

_ASKED: Final = ("on which day", "who did it", "how many were hurt", "with what")
_WHO: Final[frozenset[FieldKind]] = frozenset({"armed group", "state forces", "crowd"})
_MOST_DAYS: Final = 3  # a longer time dates nothing
_NOTE: Final = 2  # sentences
_LABEL: Final = 4  # tokens
_TOO_LITTLE: Final = 3  # of what is asked


def untold_of(
    reading: Reading, episode: Episode, date: Interval | None, harmed: tuple[Count | None, ...]
) -> tuple[str, ...]:
    """What a text leaves out of an event of violence: the day, who, how many, with what.

    Args:
        reading: The article.
        episode: The event.
        date: When it was, or None.
        harmed: How many were killed and injured, each None where nothing is said.
    """
    told = (
        date is not None and (date.end - date.start).days <= _MOST_DAYS,
        any(
            those_of_the_field(reading, telling.sentence, _WHO)
            for telling in episode.tellings
            if telling.trigger is not None
        ),
        any(count is not None and count.minimum for count in harmed),
        bool(episode.weapons),
    )
    return tuple([asked for asked, is_told in zip(_ASKED, told, strict=True) if not is_told])


def is_nothing_told(
    reading: Reading, untold: tuple[str, ...], *, is_sure: bool, is_harm_unknown: bool
) -> bool:
    """Whether a report says nothing of an event but that it was; a note may say only where.

    Args:
        reading: The article.
        untold: What it leaves out.
        is_sure: Whether it says where the event was, or tells it by words that leave no doubt, and
            not as what was told before ("the slaughter").
        is_harm_unknown: Whether it says that people were harmed or may have been, in a number that
            is not known.
    """
    if len(untold) < len(_ASKED):
        return False
    return not (is_sure and (is_harm_unknown or _is_a_note(reading)))


def _is_a_note(reading: Reading) -> bool:
    """Whether a text has few sentences besides the labels before them, such as "Aleppo."."""
    told = (each for each in reading.sentences if each.end - each.first > _LABEL)
    return len(tuple(islice(told, _NOTE + 1))) <= _NOTE


def doubt_of_untold(untold: tuple[str, ...]) -> tuple[str, ...]:
    """What is said of a draft of which a text tells too little."""
    if len(untold) < _TOO_LITTLE:
        return ()
    return (f"the text says neither {untold[0]} nor {' nor '.join(untold[1:])}",)
