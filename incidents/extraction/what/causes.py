"""Why a crowd gathered or somebody was held is told beside an event, and is none of its own."""

from __future__ import annotations

from typing import Final

from incidents.extraction.lexicon.entries import NonEvent, Trigger
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.lexicon.plain_words import is_plain
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.signal import Signal

_CAUSES: Final = word_set(
    "against over demanding demand denouncing denounce condemning condemn decry protesting "
    "opposing following after because supporting support complain honour mourn "
    "calling commemorating rejecting criticizing criticising asking urging amid"
)
_ABOUT_SOMETHING: Final = frozenset(
    {"protest", "riot", "crowd violence", "barricade", "blockade", "live fire"}
)
_CROWD_SIGNALS: Final = frozenset(
    {
        "crowd violence",
        "barricade",
        "damage",
        "property destruction",
        "looting",
        "intervention",
        "live fire",
        "riot",
        "arrest",
        "clash",
        "protest",
    }
)
_STONES: Final = "crowd violence"
_OTHERS: Final = word_set("who which that whom after where when by of")
_BECAME: Final = "turn"  # "a protest against the tax turned violent"
_OBJECT_OF_PROTEST: Final = frozenset(
    {"protest", "protests", "protested", "protesting", "boycott", "boycotted"}
)
_NOT_AN_OBJECT: Final = word_set(
    "in at outside on and . , turned near by with was were broke took held against over to for "
    "from during ; ) ( rally march as after before that when along is are today demanding following"
)
_NEW_CLAUSE: Final = word_set(
    "police officers forces soldiers security troops but while when before ; and by ,"
)
_CLAUSE_START: Final = 5
# What these are told of happened before them: "burned the station after police killed a man".
_HAS_A_CAUSE: Final = frozenset(
    {
        "property destruction",
        "looting",
        "crowd violence",
        "barricade",
        "mob",
        "abduction",
        "damage",
        "arrest",
    }
)
_ABOUT: Final = _CAUSES | {"to", "for", "as"}
_OVER: Final = word_set("over against as")
_MOST_TO_A_CAUSE: Final = 3  # words
# Why a text is no report, whatever else it says; the other reasons may be what a protest is about.
_OF_THE_TEXT: Final = frozenset({"newsletter", "fiction", "sport", "anniversary"})
_CAUSES_OF_A_DEED: Final = word_set("after following")
_MOST_TO_A_COURT: Final = 12  # words
_CAUSES_OF_AN_ARREST: Final = word_set("after following for over")
# What somebody was arrested for, or what a crowd was angry at.
_CAUSES_OF_PLAIN_NEWS: Final = frozenset(
    {
        *("plain culture", "plain politics", "plain business", "plain sport", "celebration"),
        *("figure of speech", "cyber", "statistics", "diplomacy", "law"),
    }
)
_DONE_TO_THINGS: Final = frozenset({"damage", "property destruction", "clash", "arrest"})
_ANSWERED: Final = frozenset({"arrest", "abduction", "killing", "attack", "intervention", "riot"})
_MOST_TO_FRONTED: Final = 3  # words


def cause_in(reading: Reading, sentence: Sentence, signals: list[Signal]) -> int:
    """Where a sentence begins to say what a protest is about: "rallied against the shelling"."""
    words = reading.tokens.words
    first = next((each for each in signals if each.name in _ABOUT_SOMETHING), None)
    lead = next((each for each in signals if each.sub_event_type), None)
    if lead is not None and lead.name in _HAS_A_CAUSE and lead is not first:
        causes = _CAUSES_OF_AN_ARREST if lead.name == "arrest" else _CAUSES_OF_A_DEED
        return next(
            (at for at in range(lead.end, sentence.end) if words[at] in causes), sentence.end
        )
    if first is None:
        return sentence.end
    for at in range(first.first, sentence.end):
        if words[at] in _CAUSES and at > first.first:
            return at
        if (
            at + 1 < sentence.end
            and words[at] in _OBJECT_OF_PROTEST
            and words[at + 1] not in _NOT_AN_OBJECT
            and not reading.has("actor", at + 1, at + 2)  # "protesting students"
        ):
            return at + 1
    return sentence.end


def is_no_part_of_the_cause(reading: Reading, signal: Signal, cause: int) -> bool:
    """Whether words that stand after what a protest is about tell what happened then."""
    name = signal.name
    return (
        name == _BECAME
        or (name in _CROWD_SIGNALS and _in_a_new_clause(reading, cause, signal.first))
        or (name == _STONES and _is_done_by_the_protesters(reading, cause, signal.first))
    )


def _in_a_new_clause(reading: Reading, cause: int, at: int) -> bool:
    """Whether a trigger after the cause belongs to what happened then: "and police fired"."""
    return reading.says(_NEW_CLAUSE, max(cause + 1, at - _CLAUSE_START), at)


def _is_done_by_the_protesters(reading: Reading, cause: int, at: int) -> bool:
    """Whether nobody else stands in the cause: "protesters against insecurity threw stones"."""
    return not (reading.says(_OTHERS, cause, at) or reading.has("actor", cause, at))


def is_only_a_cause(reading: Reading, sentence: Sentence, hit: Hit[NonEvent]) -> bool:
    """Whether words only tell why: "rallied against the joint drills", "after a court ruled"."""
    if _is_what_it_was_over(reading, sentence, hit):
        return True
    if hit.entry.why in _OF_THE_TEXT:
        return False
    if _is_protested(reading, sentence, hit.first) or _is_before_a_protest(reading, sentence, hit):
        return True
    low = max(sentence.first, hit.first - _MOST_TO_A_COURT)
    causes = [at for at in range(low, hit.first) if reading.tokens.words[at] in _CAUSES_OF_A_DEED]
    if not causes:
        return False
    before = reading.within("trigger", Trigger, sentence.first, causes[0])
    if hit.entry.why == "court":
        return bool(before)
    return any(
        not is_plain(reading, sentence, each)
        and (
            each.entry.signal in _CROWD_SIGNALS - _DONE_TO_THINGS
            or (each.entry.signal in _ANSWERED and hit.entry.why in _CAUSES_OF_PLAIN_NEWS)
        )
        for each in before
    )


def _is_what_it_was_over(reading: Reading, sentence: Sentence, hit: Hit[NonEvent]) -> bool:
    """Whether a crowd did something over the words: "stoned each other over a film about"."""
    low = max(sentence.first, hit.first - _MOST_TO_A_CAUSE)
    causes = [at for at in range(low, hit.first) if reading.tokens.words[at] in _OVER]
    return bool(causes) and any(
        each.entry.signal in _CROWD_SIGNALS
        for each in reading.within("trigger", Trigger, sentence.first, causes[0])
    )


def _is_before_a_protest(reading: Reading, sentence: Sentence, hit: Hit[NonEvent]) -> bool:
    """Whether a sentence opens with what was protested: "After a road accident, residents …"."""
    words = reading.tokens.words
    opens = next(
        (at for at in range(sentence.first, hit.first) if words[at] in _CAUSES_OF_A_DEED), None
    )
    return (
        opens is not None
        and opens - sentence.first <= _MOST_TO_FRONTED
        and any(
            each.entry.signal in _ABOUT_SOMETHING and not is_plain(reading, sentence, each)
            for each in reading.within("trigger", Trigger, hit.end, sentence.end)
        )
    )


def _is_protested(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether a token stands in what a protest told of before it is about."""
    protests = [
        hit
        for hit in reading.within("trigger", Trigger, sentence.first, at)
        if hit.entry.signal == "protest" and hit.end <= at
    ]
    if not protests:
        return False
    about = reading.words(protests[0].end, at)
    is_object = (
        reading.tokens.words[protests[0].end - 1] in _OBJECT_OF_PROTEST
        and bool(about)
        and about[0] not in _NOT_AN_OBJECT
    )  # "residents protested the number of accidents"
    return is_object or not _ABOUT.isdisjoint(about)
