"""What those who are harmed had done before is told of another deed: "lynched for killing two"."""

from __future__ import annotations

from typing import Final

from incidents.extraction.lexicon.entries import ActorPattern, HarmWords, Trigger
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.reading import BE, Reading
from incidents.extraction.text.word_list import word_set

_LINKS: Final = word_set(
    "of to be been being behind have has had having the a an in with for and allegedly reportedly "
    "recent recently brutal earlier involved involvement connection role part taken took shooting "
    "stabbing attacking kidnapping abducting raping robbing"
)
_ACCUSED: Final = word_set(
    "accused charged convicted guilty suspicion charges wanted suspect suspects culprit culprits"
)
_BELIEVED: Final = word_set("suspected believed thought")
_REASONS: Final = word_set(
    "avenge avenging avenged revenge retaliation reprisal related linked motive over about "
    "investigating investigation anger angered"
)
_BLAMED: Final = word_set("blame blames blamed blaming accuse accuses accused accusing")
_HONOURED: Final = word_set(
    "honour honor honouring honoring commemorate commemorating commemorated mourn mourning "
    "remember remembering memorial"
)
_AFTER: Final = word_set("after following")
_FOR: Final = "for"
_THEY: Final = word_set("they he she")
_WHO: Final = word_set("who whom that")
_MOST_BACK: Final = 8  # words
_NEAR: Final = 3  # words


def is_of_an_earlier_deed(
    reading: Reading, hit: Hit[HarmWords], first: int, *, follows_harm: bool
) -> bool:
    """Whether words of harm only say why somebody was harmed, sought or answered.

    Args:
        reading: The article.
        hit: The words of harm.
        first: The first token of their sentence.
        follows_harm: Whether the sentence told of harm before them.
    """
    words = reading.tokens.words
    if words[hit.first - 1] in _BELIEVED and words[hit.first - 2] in _THEY:
        return True  # "a man they believed murdered a clerk"
    at = hit.first - 1
    while at > first and at > hit.first - _MOST_BACK and words[at] in _LINKS:
        at -= 1
    word, links = words[at], words[at + 1 : hit.first]
    if _is_remembered(words, hit.first):
        return True
    if at <= first or not links:
        return False
    if word in _AFTER:
        return "the" in links and _is_after_a_deed(reading, first, at)
    if word in _BELIEVED:
        return _is_said_of_somebody(reading, at)
    is_blamed = _FOR in links and not _BLAMED.isdisjoint(words[at - _NEAR : at])
    is_why = follows_harm and _FOR in links and words[hit.first].endswith("ing")
    return is_why or is_blamed or word in _ACCUSED or word in _REASONS


def _is_remembered(words: list[str], at: int) -> bool:
    """Whether those who died before are honoured: "a rally to honour ten people killed"."""
    before = words[max(0, at - _MOST_BACK) : at]
    honoured = next((each for each, word in enumerate(before) if word in _HONOURED), len(before))
    return honoured < len(before) and "," not in before[honoured:]


def _is_after_a_deed(reading: Reading, first: int, at: int) -> bool:
    """Whether a sentence told an event before a token: "clashes erupted after the killing of"."""
    told = reading.within("trigger", Trigger, first, at)
    return any(hit.entry.sub_event_type is not None for hit in told)


def _is_said_of_somebody(reading: Reading, at: int) -> bool:
    """Whether a participle says of whom something is believed: "a man suspected of killing"."""
    words = reading.tokens.words
    if words[at - 1] in BE:
        return words[at - 2] in _WHO
    people = reading.within("actor", ActorPattern, at - _NEAR, at)
    return bool(people) and people[-1].end == at and not people[-1].entry.thing
