"""A trigger signals an event only where the words around it do not take it back."""

from __future__ import annotations

from typing import Final

from incidents.extraction.lexicon.entries import Label, NonEvent, Trigger
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.lexicon.plain_words import is_of_the_field
from incidents.extraction.text.reading import BE, Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.causes import cause_in, is_no_part_of_the_cause, is_only_a_cause
from incidents.extraction.what.figures import is_of_nature
from incidents.extraction.what.fronted_causes import fronted_cause
from incidents.extraction.what.in_passing import is_said_in_passing
from incidents.extraction.what.signal import Signal
from incidents.extraction.what.standing import stands
from incidents.extraction.what.told import Told
from incidents.extraction.what.trends import is_beside_a_deed
from incidents.extraction.what.unreal import is_conditional, is_habitual, without_those_who_only_may
from incidents.extraction.who.deeds import deed_of
from incidents.extraction.who.read_deeds import read_in

_NEAR: Final = 4
_NEW_IDEA: Final = BE | {"and", ",", ";"}
_AT_A_PROTEST: Final = frozenset({"intervention"})
_OF_A_CROWD: Final = frozenset({"protest", "live fire"})
_STORMS: Final = frozenset({"damage"})
_DAMAGES: Final = frozenset(
    {"damage", "crowd violence", "barricade", "looting", "property destruction"}
)
_MOST_TO_A_PLAN: Final = 2  # words from "protesters" to "are expected to"
_MOST_TO_FRONTED: Final = 3  # words
_OPENS_WITH: Final = frozenset({"anniversary", "toll since long", "threat"})
_MODALS: Final = word_set("will would could might may shall should must")


def told_in(reading: Reading, sentence: Sentence) -> Told:
    """The signals of a sentence, in order."""
    asked = ("told", sentence.first, sentence.end)
    told: Told | None = reading.remembered.get(asked)
    if told is None:
        told = reading.remembered[asked] = _told_in(reading, sentence)
    return told


def _told_in(reading: Reading, sentence: Sentence) -> Told:
    nonevents = [
        hit
        for hit in reading.within("nonevent", NonEvent, sentence.first, sentence.end)
        if not is_said_in_passing(reading, sentence, hit)
    ]
    silenced_by = _silenced_by(reading, sentence, nonevents)
    if silenced_by is not None:
        return Told((), frozenset(), sentence.first, sentence.first, silenced_by=silenced_by)
    until, near = _taken_back(reading, sentence, nonevents)
    why = fronted_cause(reading, sentence)
    if why is not None:
        near.append(why)
    asked = reading.within("trigger", Trigger, sentence.first, until)
    signals = [
        Signal(hit.entry.signal, hit.entry.sub_event_type, hit.first, hit.end)
        for hit in asked
        if not any(hit.first in span for span in near) and stands(reading, sentence, hit)
    ]
    if asked and not signals and is_of_nature(reading, sentence):
        silenced_by = "nature"
    cause = sentence.end
    if signals:
        signals = _of_deeds_done(reading, sentence, signals, until)
        cause = cause_in(reading, sentence, signals)
    told = tuple(
        each
        for each in signals
        if each.first < cause or is_no_part_of_the_cause(reading, each, cause)
    )
    return Told(
        told,
        read_in(reading, sentence, told),
        until,
        min(cause, until),
        label=_label(reading, sentence),
        lead=next((each for each in told if each.sub_event_type), None),
        aside=tuple(near),
        silenced_by=silenced_by,
    )


def _taken_back(
    reading: Reading, sentence: Sentence, nonevents: list[Hit[NonEvent]]
) -> tuple[int, list[range]]:
    """From which token on words take back what a sentence tells, and where they do so before."""
    until = sentence.end
    near: list[range] = []
    for hit in nonevents:
        scope = hit.entry.scope
        if scope == "near":
            near.append(_reach(reading, hit))
        elif scope == "clause" or _is_fronted(reading, sentence, hit):
            near.append(_clause_after(reading, hit.end, sentence.end))
        elif scope == "after":
            until = min(until, hit.first)
    return until, near


def _of_deeds_done(
    reading: Reading, sentence: Sentence, signals: list[Signal], until: int
) -> list[Signal]:
    """Leave out "protesters" who only may act or mean to, and what police broke among a crowd."""
    signals = without_those_who_only_may(reading, sentence, signals, until)
    signals = _without_those_who_only_mean_to(reading, signals, until, sentence.end)
    return _without_what_police_broke(reading, sentence, signals)


def _is_fronted(reading: Reading, sentence: Sentence, hit: Hit[NonEvent]) -> bool:
    """Whether words only open a sentence: "Fifty years after the war, rebels attacked a post"."""
    if hit.entry.scope != "after" or hit.entry.why not in _OPENS_WITH:
        return False
    words = reading.tokens.words
    return hit.first - sentence.first <= _MOST_TO_FRONTED and any(
        words[at] == "," and at + 1 < sentence.end and _MODALS.isdisjoint(words[at : sentence.end])
        for at in range(hit.end, sentence.end)
    )


def _silenced_by(
    reading: Reading, sentence: Sentence, nonevents: list[Hit[NonEvent]]
) -> str | None:
    """What a sentence tells instead of events, or None where it may tell some."""
    for hit in nonevents:
        if (
            hit.entry.scope == "sentence"
            and not is_only_a_cause(reading, sentence, hit)
            and not is_beside_a_deed(reading, sentence, hit)
            and not is_of_the_field(reading, sentence, hit)
        ):
            return hit.entry.why
    if is_conditional(reading, sentence):
        return "hypothetical"
    return "statistics" if is_habitual(reading, sentence) else None


def _without_those_who_only_mean_to(
    reading: Reading, signals: list[Signal], until: int, end: int
) -> list[Signal]:
    """Leave out "protesters" of whom a sentence only says what they plan or are expected to do."""
    only_mean_to = all(
        until - _MOST_TO_A_PLAN <= each.end <= until < end
        and reading.has("actor", each.first, each.first + 1)
        for each in signals
    )
    return [] if only_mean_to else signals


def _reach(reading: Reading, hit: Hit[NonEvent]) -> range:
    """The few words that a background phrase takes back; a new clause is none of them."""
    end = hit.end + _NEAR
    near = (at for at in range(hit.end, end) if reading.word(at) in _NEW_IDEA)
    return range(hit.first + 1, next(near, end))


def _clause_after(reading: Reading, at: int, end: int) -> range:
    """The words up to a comma, all of which tell what something answers."""
    words = reading.tokens.words
    return range(at, next((each for each in range(at, end) if words[each] in {",", ";"}), end))


def _label(reading: Reading, sentence: Sentence) -> str | None:
    for hit in reading.within("label", Label, sentence.first, sentence.first + 1):
        after = reading.words(hit.end, hit.end + 3)  # ":" or "/referendum:"
        if after[:1] == [":"] or (after[:1] == ["/"] and after[2:] == [":"]):
            return hit.entry.sub_event_type
    return None


def _without_what_police_broke(
    reading: Reading, sentence: Sentence, signals: list[Signal]
) -> list[Signal]:
    """Leave out the damage that police do who disperse a crowd: "police threw stun grenades"."""
    if any(each.name in _AT_A_PROTEST for each in signals):
        damages = _DAMAGES
    elif any(each.name in _OF_A_CROWD for each in signals):
        damages = _STORMS  # "soldiers stormed a sit-in"
    else:
        return signals
    return [
        each
        for each in signals
        if each.name not in damages
        or not (doers := deed_of(reading, sentence, each.first, each.end, sentence.end).doers)
        or any(who.cls != "state" for who in doers)
    ]
