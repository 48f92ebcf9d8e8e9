"""A strike that names no weapon is one where it hit or damaged something that can be hit.

Workers strike too; they strike at a hospital or over pay, but not on a residential building, and
no school is damaged in their strike.
"""

from __future__ import annotations

from typing import Final

from incidents.extraction.lexicon.entries import FieldKind, TargetKind, Trigger
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.lexicon.plain_words import those_of_the_field
from incidents.extraction.lexicon.words_around import forbid
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set

_NOUNS: Final = frozenset({"strike", "strikes"})
_STRUCK: Final = "struck"
_SAID_TO_BE: Final = word_set("reported apparent suspected possible alleged")
_THE: Final = word_set("the a an this")
_CAME_OF_IT: Final = word_set("in by after following from of to")
_DAMAGES: Final = word_set(
    "damage damaged destroyed destruction ruined collapsed burning flames casualties aftermath "
    "fatalities crater craters rubble"
)
_ON: Final = word_set("on against impacting impacted hitting hit hits near")
_IN: Final = word_set("in at")
_MOST_TO_A_TARGET: Final = 8  # words
_MOST_BEFORE: Final = 3  # words from "after" to "strike"
_BETWEEN: Final = word_set("was were been is are reportedly apparently heavily also")
_AFTER_STRUCK: Final = word_set(". , ; in near during overnight after and on at reportedly")
_ENDS: Final = word_set(". ; : ? !")
# Trains and buses are struck by their crews.
_STOPPED_BY_WORKERS: Final = frozenset({"transport", "government", "media"})
_TRANSPORT: Final = "transport"
_RAILWAYS: Final = word_set("railway railways bus buses road roads")
_HARMED: Final[frozenset[FieldKind]] = frozenset({"harm"})
_WHERE_NOBODY_STRIKES: Final = frozenset(
    {"residential", "religious", "camp for displaced people", "market", "cultural"}
)
_LIVED_IN: Final = "residential"


def hits_a_target(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether "strike" or "struck" tells of a weapon by what it did, though none is named.

    Args:
        reading: The article.
        sentence: The sentence.
        hit: The trigger.
    """
    if forbid(hit.entry, reading.words(sentence.first, sentence.end)):
        return False
    word = reading.tokens.words[hit.first]
    if word == _STRUCK:
        return _is_a_building_struck(reading, sentence, hit)
    return word in _NOUNS and (
        _is_on_a_target(reading, sentence, hit) or _damaged_something(reading, sentence, hit)
    )


def _is_a_building_struck(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    words = reading.tokens.words
    at = hit.first
    while at > sentence.first and words[at - 1] in _BETWEEN:
        at -= 1
    before = reading.within("target", TargetKind, max(sentence.first, at - _MOST_TO_A_TARGET), at)
    return (
        bool(before)
        and before[-1].end == at
        and before[-1].entry.kind not in _STOPPED_BY_WORKERS
        and (hit.end >= sentence.end or reading.word(hit.end) in _AFTER_STRUCK)
    )


def _is_on_a_target(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether something that can be hit follows: "strike on what appears to be a school"."""
    after = reading.word(hit.end)
    end = min(hit.end + _MOST_TO_A_TARGET, sentence.end)
    first = next(
        (
            each
            for each in reading.within("target", TargetKind, hit.end, end)
            if not reading.says(_ENDS, hit.end, each.first)
        ),
        None,
    )
    if first is None or first.entry.kind == _TRANSPORT:
        return False
    if after in _ON:
        return not reading.says(_RAILWAYS, first.first, first.end)
    if first.entry.kind in _STOPPED_BY_WORKERS:
        return False
    return after in _IN and (first.entry.kind == _LIVED_IN or _are_people_hurt(reading, sentence))


def _damaged_something(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether a sentence tells of damage that came of it: "damaged in a reported strike"."""
    before = reading.words(max(sentence.first, hit.first - _MOST_BEFORE), hit.first)
    if _SAID_TO_BE.intersection(before[-1:]):
        return _tells_of_damage(reading, sentence)
    while before and before[-1] in _THE:
        before = before[:-1]
    if not _CAME_OF_IT.intersection(before[-1:]):
        return False
    if reading.says(_DAMAGES, sentence.first, sentence.end):
        return True
    if before[-1] == "by":
        return _is_a_building_hit(reading, sentence, hit)
    return bool(those_of_the_field(reading, sentence, _HARMED))


def _tells_of_damage(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence names damage, or it or the next harm to people."""
    is_damage = reading.says(_DAMAGES, sentence.first, sentence.end)
    return is_damage or _are_people_hurt(reading, sentence)


def _is_a_building_hit(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether something was hit where nobody works: "residential building hit by strike"."""
    return "hit" in reading.words(hit.first - _MOST_BEFORE, hit.first) and any(
        each.entry.kind in _WHERE_NOBODY_STRIKES
        for each in reading.within("target", TargetKind, sentence.first, hit.first)
    )


def _are_people_hurt(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence or the next names harm to people."""
    following = reading.sentences[sentence.number : sentence.number + 2]
    return any(those_of_the_field(reading, each, _HARMED) for each in following)
