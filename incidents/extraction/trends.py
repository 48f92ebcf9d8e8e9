"""Words about a time or a region silence a sentence only where it names no day and no new toll.

"Violence has surged" tells of no event; "a wave of drones hit Kyiv on Monday" does.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from incidents.extraction.dates import Dating, dates_in
from incidents.extraction.event_dates import dates_the_report
from incidents.extraction.lexicon_entries import NonEvent
from incidents.extraction.phrases import Hit
from incidents.extraction.reading import Reading
from incidents.extraction.sentences import Sentence

_OF_A_TIME: Final = frozenset({"trend", "relief", "conflict in general"})
_FEW: Final = timedelta(days=3)  # as "overnight on Monday" or a weekend has


def is_beside_a_deed(reading: Reading, sentence: Sentence, hit: Hit[NonEvent]) -> bool:
    """Whether a sentence that tells of a trend also names the day of a deed, or its new toll."""
    if hit.entry.why not in _OF_A_TIME:
        return False
    after = reading.words(hit.end, hit.end + 2)
    if after[:1] == ["to"] and after[-1].isdecimal():  # "the toll has risen to 100"
        return True
    return any(
        sentence.first <= date.first < sentence.end
        and date.dating is Dating.WHEN
        and date.interval.end - date.interval.start <= _FEW
        and not dates_the_report(reading, sentence, date)
        for date in dates_in(reading)
    )
