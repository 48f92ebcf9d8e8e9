"""Words that plain news uses too tell an event only beside somebody or something of the field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from incidents.extraction.lexicon.entries import (
    ActorPattern,
    Doubt,
    FieldKind,
    NonEvent,
    Plain,
    Trigger,
)
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.lexicon.words_around import forbid
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence

_KINDS_OF_HITS: Final = ("weapon", "harm", "target")  # each a FieldKind of its own
_FIGURE: Final = "figure of speech"
_POLICE_COME: Final = "intervention"
_MOST_TO_WHAT_IT_IS_NOT: Final = 5  # words from "battle" to "illness"


def is_plain(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether a trigger is a word of plain news that nothing of the field stands beside."""
    return _is_bare(reading, sentence, hit) and not is_beside_an_event(reading, sentence)


def _is_bare(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    for plain in reading.within("plain", Plain, hit.first, hit.first + 1):
        if plain.end != hit.end:
            continue
        if plain.entry.not_of and _is_followed_by(reading, hit.end, plain.entry.not_of):
            return True
        if stands_alone(reading, sentence, plain.first, plain.end, plain.entry):
            return True
    return False


def _is_followed_by(reading: Reading, end: int, phrases: Iterable[str]) -> bool:
    """Whether one of some phrases stands among the next words."""
    after = f" {' '.join(reading.words(end, end + _MOST_TO_WHAT_IT_IS_NOT))} "
    return any(f" {each} " in after for each in phrases)


def stands_alone(
    reading: Reading, sentence: Sentence, first: int, end: int, entry: Plain | Doubt
) -> bool:
    """Whether nothing of what an entry asks for stands beside its words in a sentence."""
    return not _is_near(reading, sentence, first, end, entry.near) and not any(
        each.end <= first or end <= each.first
        for each in those_of_the_field(reading, sentence, entry.told_by)
    )


def _is_near(
    reading: Reading, sentence: Sentence, first: int, end: int, near: frozenset[str]
) -> bool:
    """Whether one of some words stands before or after others in a sentence."""
    return not near.isdisjoint(sentence.words) and not near.isdisjoint(
        reading.words(sentence.first, first) + reading.words(end, sentence.end)
    )


def is_beside_an_event(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence before or after tells an event by words that are not plain there."""
    numbers = (sentence.number - 1, sentence.number + 1)
    return any(
        _tells_an_event(reading, number)
        for number in numbers
        if 0 <= number < len(reading.sentences)
    )


def _tells_an_event(reading: Reading, number: int) -> bool:
    asked = ("tells an event", number)
    tells: bool | None = reading.remembered.get(asked)
    if tells is None:
        sentence = reading.sentences[number]
        nonevents = reading.within("nonevent", NonEvent, sentence.first, sentence.end)
        tells = reading.remembered[asked] = not nonevents and any(
            (hit.entry.sub_event_type is not None or hit.entry.signal == _POLICE_COME)
            and not _is_bare(reading, sentence, hit)
            and _may_stand(reading, sentence, hit)
            for hit in reading.within("trigger", Trigger, sentence.first, sentence.end)
        )
    return tells


def is_of_the_field(reading: Reading, sentence: Sentence, hit: Hit[NonEvent]) -> bool:
    """Whether a sentence tells an event although words of plain news stand in it."""
    takes, unless = hit.entry.takes, hit.entry.unless
    if takes and any(
        each.entry.signal not in takes
        and each.entry.sub_event_type
        and _may_stand(reading, sentence, each)
        for each in reading.within("trigger", Trigger, sentence.first, sentence.end)
        if not is_plain(reading, sentence, each)
    ):
        return True
    return bool(unless) and (
        any(_is_beside(each, hit) for each in those_of_the_field(reading, sentence, unless))
        or (sentence.number > 0 and _tells_an_event(reading, sentence.number - 1))
        or (bool(takes) and hit.entry.why != _FIGURE and is_beside_an_event(reading, sentence))
    )


def _may_stand(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether the words of a sentence let a trigger count that needs some of them."""
    entry = hit.entry
    if entry.before_a_town:
        return False
    words = reading.words(sentence.first, sentence.end)
    needed = entry.must_stand_near
    return (not needed or not needed.isdisjoint(words)) and not forbid(entry, words)


def _is_beside(one: Hit[Any], other: Hit[Any]) -> bool:
    return one.end <= other.first or other.end <= one.first


def those_of_the_field(
    reading: Reading, sentence: Sentence, kinds: frozenset[FieldKind]
) -> list[Hit[Any]]:
    """The words of a sentence that name somebody or something of these kinds."""
    found: list[Hit[Any]] = [
        hit
        for hit in reading.within("actor", ActorPattern, sentence.first, sentence.end)
        if hit.entry.kind in kinds
    ]
    for kind in _KINDS_OF_HITS:
        if kind in kinds:
            found += reading.within(kind, object, sentence.first, sentence.end)
    return found
