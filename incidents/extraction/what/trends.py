"""Words of a sentence that tells no event silence none that names the day of a deed as well.

"Violence has surged" tells of no event; "a wave of drones hit Kyiv on Monday" does. Words of a law,
a match or a habit have to come after the dead: "killed six on Monday, a war crime, Kyiv said".
Words that condemn come before them: "condemned the killing of six on Monday". Those of a habit may
only describe a place or people: "killed two in Bokkos, where raids are often".
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from incidents.extraction.harm.casualties import harm_in
from incidents.extraction.lexicon.entries import ActorPattern, NonEvent, Trigger
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.when.dates import Dating, dates_in
from incidents.extraction.when.event_dates import dates_the_report, dates_within

_OF_A_TIME: Final = frozenset({"trend", "relief", "conflict in general", "statistics"})
_AFTER_THE_DEAD: Final = frozenset({"law", "sport", "habit"})
_DESCRIBES: Final = _OF_A_TIME | {"habit"}
_RELATIVES: Final = frozenset({"where", "which", "who", "whose"})
_CONDEMNED: Final = "condemnation"
_FEW: Final = timedelta(days=3)  # as "overnight on Monday" or a weekend has


def is_beside_a_deed(reading: Reading, sentence: Sentence, hit: Hit[NonEvent]) -> bool:
    """Whether a sentence with words that tell no event also names the day of a deed, or its toll.

    Args:
        reading: The article.
        sentence: The sentence.
        hit: The words.
    """
    if hit.entry.why in _DESCRIBES and _only_describes(reading, sentence, hit):
        return True
    if hit.entry.why in _AFTER_THE_DEAD:
        counted = harm_in(reading, sentence, until=hit.first)
        return any(each.count.minimum for each in counted) and _names_a_day(reading, sentence)
    if hit.entry.why == _CONDEMNED:
        return _kills_after(reading, sentence, hit.end) and _names_a_day_after(
            reading, sentence, hit.end
        )
    if hit.entry.why not in _OF_A_TIME:
        return False
    after = reading.words(hit.end, hit.end + 2)
    if after[:1] == ["to"] and after[-1].isdecimal():  # "the toll has risen to 100"
        return True
    return _names_a_day(reading, sentence)


def _only_describes(reading: Reading, sentence: Sentence, hit: Hit[NonEvent]) -> bool:
    """Whether words only say more of where or whom: "in Bokkos, where raids are often"."""
    words = reading.tokens.words
    opens = next((at for at in range(sentence.first, hit.first) if words[at] in _RELATIVES), None)
    if opens is None:
        return False
    return any(
        each.entry.sub_event_type is not None and each.end <= opens
        for each in reading.within("trigger", Trigger, sentence.first, opens)
    ) and any(
        each.end <= opens for each in reading.within("actor", ActorPattern, sentence.first, opens)
    )


def _kills_after(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether somebody is killed or hurt in the words from a token on."""
    return any(
        each.count.minimum and each.first >= at
        for each in harm_in(reading, sentence, until=sentence.end)
    )


def _names_a_day_after(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether a day follows a token; one before it would be the day of what is said."""
    dates = dates_within(dates_in(reading), sentence)
    return all(date.first >= at for date in dates) and _names_a_day(reading, sentence)


def _names_a_day(reading: Reading, sentence: Sentence) -> bool:
    return any(
        date.dating is Dating.WHEN
        and date.interval.end - date.interval.start <= _FEW
        and not dates_the_report(reading, sentence, date)
        for date in dates_within(dates_in(reading), sentence)
    )
