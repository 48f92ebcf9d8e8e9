"""A country is told by its strike: "an Israeli airstrike", "hit by a Russian drone"."""

from __future__ import annotations

from typing import Final

from incidents.extraction.lexicon.entries import Country, Trigger
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.who.mentions import Mention

_STRIKES: Final = frozenset({"airstrike", "strike", "drone strike", "shelling", "military attack"})
_JOINED: Final = frozenset({"and", "or", ","})
_FLIES: Final = word_set(
    "drone drones uav uavs missile missiles rocket rockets shell shells jet jets warplane "
    "warplanes aircraft gunboat gunboats warship tank tanks sniper snipers"
)
_BEFORE_A_DOER: Final = frozenset({"by", "when", "as", "after", "where", ","})
_MADE: Final = word_set("made built supplied")


def nations_that_strike(reading: Reading, sentence: Sentence, until: int) -> list[Mention]:
    """Every country whose strike a sentence tells of, up to a token."""
    nations = reading.within("nationality", Country, sentence.first, until)
    return [
        Mention(hit.first, hit.end, "state", hit.entry.name)
        for hit in nations
        if _strikes(reading, _after_others(reading, nations, hit))
        or _flies_there(reading, sentence, hit)
    ]


def _after_others(reading: Reading, nations: list[Hit[Country]], hit: Hit[Country]) -> int:
    """The token after a nation and those in one row with it: "US and British strikes"."""
    end = hit.end
    for other in nations:
        if other.first == end + 1 and reading.word(end) in _JOINED:
            end = other.end
    return end


def _strikes(reading: Reading, at: int) -> bool:
    """Whether a strike is told of right after a nation; what it only made is not its own."""
    if reading.word(at) in _MADE:
        return False
    strikes = reading.within("trigger", Trigger, at, at + 2)
    return any(each.entry.signal in _STRIKES for each in strikes)


def _flies_there(reading: Reading, sentence: Sentence, hit: Hit[Country]) -> bool:
    """Whether a nation's weapon does something: "when a Russian missile hit", "by Turkish drones".

    One that is shot down stands after its verb.
    """
    if reading.word(hit.end) not in _FLIES:
        return False
    at = hit.first - (reading.word(hit.first - 1) in {"a", "an", "the"})
    return at <= sentence.first or reading.word(at - 1) in _BEFORE_A_DOER
