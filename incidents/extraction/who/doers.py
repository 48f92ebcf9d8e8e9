"""Whoever stands before a word of deed did it, but those hit, aimed at or of another clause."""

from __future__ import annotations

from typing import Final

from incidents.extraction.lexicon.entries import Reporting, Trigger
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.weapons import weapons_in
from incidents.extraction.who.mentions import Mention

_PRONOUNS: Final = frozenset({"they", "he", "she", "it"})
_MOST_TO_BY: Final = 2  # words from "by" to "shelling"
_MOST_TO_A_TARGET: Final = 5  # words from "hit" to whom it hit
_MOST_TO_STRUCK: Final = 4  # words from a bomb to "hit"
_STRUCK: Final = word_set(
    "hit hits hitting struck strikes striking targeted targets ripped tore destroyed destroys"
)
BY_WEAPONS: Final = frozenset(
    {"airstrike", "strike", "drone strike", "shelling", "explosive", "suicide bomb", "remnant"}
)
_GOES_ON: Final = frozenset({"and", ",", "then", "before"})
_RELATIVE: Final = frozenset({"who", "which", "that", "whom", "while", "but", "when"})
_PAST: Final = word_set(
    "shot struck hit fought beat took held caught met set broke drove threw found left saw sought "
    "attack kill abduct arrest raid beat ambush chase detain attacks kills abducts arrests raids"
)
_ARTICLES: Final = frozenset({"the", "a", "an"})
_MOST_TO_AIM: Final = 3  # words
_SAID: Final = word_set("blamed accused reported said claimed denied confirmed condemned")
AIMED_AT: Final = word_set("on upon at against near toward towards including among")


def doers_before(reading: Reading, before: list[Mention], first: int) -> list[Mention]:
    """Those of some people who may have done what a word of deed at a token tells, in order."""
    doers = [each for each in before if each.acts and not _is_aimed_at(reading, each)]
    if not doers:
        return doers
    doers = _without_objects_of_a_clause(reading, doers, first)
    doers = _without_objects_of_who(reading, doers)
    return _after_by(reading, doers, first)


def without_objects(
    reading: Reading, sentence: Sentence, doers: list[Mention], first: int
) -> list[Mention]:
    """Leave out those to whom the one who does it did something before.

    In "gunmen attacked farmers and killed two" and "gunmen attacked farmers, killing two" the
    farmers did nothing.
    """
    while len(doers) > 1 and _goes_on(reading, doers[-1].end, first):
        if not _verbs_in(reading, doers[-2].end, doers[-1].first):
            break
        doers = doers[:-1]
    if len(doers) == 1 and _is_hit_by_a_weapon(reading, sentence, doers[0], first):
        return []
    return doers


def _is_aimed_at(reading: Reading, mention: Mention) -> bool:
    """Whether somebody is aimed at, or only says so: "on the protesters", "blamed by locals"."""
    low, at = mention.first - _MOST_TO_AIM, mention.first - 1
    while at >= low and reading.word(at) in _ARTICLES:
        at -= 1
    if at < low:
        return False
    word = reading.word(at)
    return reading.says(_SAID, low, at) if word == "by" else word in AIMED_AT


def _without_objects_of_a_clause(
    reading: Reading, doers: list[Mention], first: int
) -> list[Mention]:
    """Leave out those whom a clause without "whom" tells of: "the traders they abducted"."""
    is_one = bool(doers) and doers[-1].end == first - 1
    return doers[:-1] if is_one and reading.tokens.words[first - 1] in _PRONOUNS else doers


def _without_objects_of_who(reading: Reading, doers: list[Mention]) -> list[Mention]:
    """Leave out those to whom "who" did something: "gunmen who abducted farmers killed three"."""
    for at, each in enumerate(doers[:-1]):
        if reading.word(each.end) == "who" and "," not in reading.words(each.end, doers[-1].end):
            return doers[: at + 1]
    return doers


def _after_by(reading: Reading, doers: list[Mention], first: int) -> list[Mention]:
    """Leave out those before "by": "a soldier was killed by Israeli shelling" names no other."""
    by = (at for at in range(first - _MOST_TO_BY, first) if reading.word(at) == "by")
    at = next(by, None)
    return doers if at is None else [each for each in doers if each.first > at]


def _is_hit_by_a_weapon(reading: Reading, sentence: Sentence, who: Mention, first: int) -> bool:
    """Whether a weapon did something to somebody before: "a bomb hit a patrol, killing four"."""
    if not _goes_on(reading, who.end, first):
        return False
    words = reading.tokens.words
    low = max(sentence.first, who.first - _MOST_TO_A_TARGET)
    struck = next((at for at in range(who.first - 1, low, -1) if words[at] in _STRUCK), None)
    if struck is None or "by" in words[struck : who.first]:
        return False
    near = max(sentence.first, struck - _MOST_TO_STRUCK)
    return bool(weapons_in(reading, near, struck)) or any(
        hit.entry.signal in BY_WEAPONS for hit in reading.within("trigger", Trigger, near, struck)
    )


def _goes_on(reading: Reading, end: int, first: int) -> bool:
    """Whether only "and" or a comma stands between somebody and a verb, and no other verb."""
    return (
        reading.says(_GOES_ON, end, first)
        and not reading.says(_RELATIVE, end, first)
        and not _verbs_in(reading, end, first)
    )


def _verbs_in(reading: Reading, first: int, end: int) -> bool:
    """Whether a verb stands between two tokens that reports no saying."""
    words = reading.tokens.words
    return any(
        (words[at] in _PAST or words[at].endswith("ed")) and not _is_said(reading, first, end, at)
        for at in range(first, end)
    )


def _is_said(reading: Reading, first: int, end: int, at: int) -> bool:
    """Whether a token between two others is of words that report a saying."""
    said = reading.within("reporting", Reporting, first, end)
    return any(hit.first <= at < hit.end for hit in said)
