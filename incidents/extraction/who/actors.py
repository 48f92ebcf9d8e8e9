"""An actor keeps the hedge of whoever named it: "suspected militants" are alleged to have acted."""

from __future__ import annotations

from typing import Final

from incidents.extraction.lexicon.entries import Hedge
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.who.mentions import Mention
from incidents.vocabulary import Attribution

_MOST_BEFORE: Final = 5


def attribution_of(reading: Reading, sentence: Sentence, mention: Mention) -> Attribution:
    """How surely the sentence says that somebody did it.

    "Suspected militants" hedges the militants and nobody else, and "two suspects" is no hedge.
    """
    hedges = [
        hedge
        for hedge in reading.within("hedge", Hedge, sentence.first, sentence.end)
        if not _is_a_noun(reading, hedge)
        and not _is_of_somebody_else(reading, hedge, mention)
        and not (_is_an_adjective(reading, hedge) and not _hedges(hedge, mention))
    ]
    if not hedges:
        return Attribution.STATED
    denied = [hedge for hedge in hedges if hedge.entry.attribution == "denied"]
    nearest = (denied or sorted(hedges, key=lambda hedge: abs(hedge.first - mention.first)))[0]
    return Attribution(nearest.entry.attribution)


_SUSPECTS: Final = word_set("suspect suspects claims blame")
_BEFORE_A_NOUN: Final = word_set("a an the one two three four five six other several some many of")
_HEDGING_ADJECTIVES: Final = word_set("suspected alleged presumed purported supposed unconfirmed")
_OF_A_CRIME: Final = frozenset({"accused", "suspected"})
_WHO_ACCUSES: Final = frozenset({"it", "they", "he", "she"})  # "men it accused of spying"
_AFTER_A_VERB: Final = word_set("to of that by in")


def _is_a_noun(reading: Reading, hedge: Hit[Hedge]) -> bool:
    if reading.word(hedge.first) not in _SUSPECTS:
        return False
    before = reading.word(hedge.first - 1)
    return before in _BEFORE_A_NOUN or before.isdecimal()


def _is_of_somebody_else(reading: Reading, hedge: Hit[Hedge], mention: Mention) -> bool:
    """Whether words only say what others are accused of: "beat two men accused of theft"."""
    if reading.tokens.words[hedge.first] not in _OF_A_CRIME or hedge.first == mention.end:
        return False
    if "of" not in reading.words(hedge.end - 1, hedge.end + 1):
        return False
    is_of_others = reading.has("actor", hedge.first - 1, hedge.first)
    return is_of_others or reading.word(hedge.first - 1) in _WHO_ACCUSES


def _is_an_adjective(reading: Reading, hedge: Hit[Hedge]) -> bool:
    """Whether a hedge stands before the one it doubts: "suspected militants"."""
    return (
        reading.word(hedge.first) in _HEDGING_ADJECTIVES
        and not reading.has_be(hedge.first - 1, hedge.first)
        and hedge.end < len(reading.tokens.words)
        and reading.word(hedge.end) not in _AFTER_A_VERB
    )


def _hedges(hedge: Hit[Hedge], mention: Mention) -> bool:
    return mention.first - _MOST_BEFORE <= hedge.first < mention.end
