"""A trigger signals an event only where the words around it do not take it back."""

from __future__ import annotations

from typing import Final

from incidents.extraction.lexicon.entries import ActorPattern, Label, NonEvent, Trigger
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.lexicon.plain_words import is_of_the_field, is_plain
from incidents.extraction.text.reading import BE, Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.figures import is_of_nature
from incidents.extraction.what.fronted_causes import fronted_cause
from incidents.extraction.what.in_passing import is_said_in_passing
from incidents.extraction.what.signal import Signal
from incidents.extraction.what.standing import stands
from incidents.extraction.what.trends import is_beside_a_deed
from incidents.extraction.what.unreal import is_conditional, is_habitual, without_those_who_only_may
from incidents.extraction.who.deeds import deed_of
from incidents.extraction.who.read_deeds import read_in

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
_NEAR: Final = 4
_NEW_IDEA: Final = BE | {"and", ",", ";"}
_AT_A_PROTEST: Final = frozenset({"intervention"})
_OF_A_CROWD: Final = frozenset({"protest", "live fire"})
_STORMS: Final = frozenset({"damage"})
_DAMAGES: Final = frozenset(
    {"damage", "crowd violence", "barricade", "looting", "property destruction"}
)
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
_MOST_TO_A_PLAN: Final = 2  # words from "protesters" to "are expected to"
_CAUSES_OF_A_DEED: Final = word_set("after following")
_MOST_TO_A_COURT: Final = 12  # words
_CAUSES_OF_AN_ARREST: Final = word_set("after following for over")
_MOST_TO_FRONTED: Final = 3  # words
_OPENS_WITH: Final = frozenset({"anniversary", "toll since long", "threat"})
_MODALS: Final = word_set("will would could might may shall should must")
# What somebody was arrested for, or what a crowd was angry at.
_CAUSES_OF_PLAIN_NEWS: Final = frozenset(
    {
        *("plain culture", "plain politics", "plain business", "plain sport", "celebration"),
        *("figure of speech", "cyber", "statistics", "diplomacy", "law"),
    }
)
_DONE_TO_THINGS: Final = frozenset({"damage", "property destruction", "clash", "arrest"})
_ANSWERED: Final = frozenset({"arrest", "abduction", "killing", "attack", "intervention", "riot"})


class Told:
    """What a sentence tells of events.

    Attributes:
        signals: Its signals, in order.
        read: What is read from who does what to whom.
        until: The token from which on it tells nothing.
        cause: The token from which on it tells what a protest is about.
        label: The sub-type that a label before a colon names, or None.
        lead: The first signal that tells a type by itself.
        aside: Tokens that tell of what was before, such as "in connection with the killing".
        silenced_by: What the sentence tells instead of events, such as "court", or None.
        names: The names of its signals.
    """

    def __init__(  # noqa: PLR0913 - made of a sentence, and of another Told
        self,
        signals: tuple[Signal, ...],
        read: frozenset[str],
        until: int,
        cause: int,
        *,
        label: str | None = None,
        lead: Signal | None = None,
        aside: tuple[range, ...] = (),
        silenced_by: str | None = None,
    ) -> None:
        self.signals: Final = signals
        self.read: Final = read
        self.until: Final = until
        self.cause: Final = cause
        self.label: Final = label
        self.lead: Final = lead
        self.aside: Final = aside
        self.silenced_by: Final = silenced_by
        self.names: Final = frozenset([each.name for each in signals])

    def led_by(self, lead: Signal | None) -> Told:
        """The same, where other words tell the event: what they tell of it has no cause."""
        return Told(
            self.signals,
            self.read,
            self.until,
            self.until,
            label=self.label,
            lead=lead,
            aside=self.aside,
            silenced_by=self.silenced_by,
        )


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
        cause = _cause(reading, sentence, signals)
    told = tuple(
        each
        for each in signals
        if each.first < cause or _is_no_part_of_the_cause(reading, each, cause)
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


def _is_no_part_of_the_cause(reading: Reading, signal: Signal, cause: int) -> bool:
    """Whether words that stand after what a protest is about tell what happened then."""
    name = signal.name
    return (
        name == _BECAME
        or (name in _CROWD_SIGNALS and _in_a_new_clause(reading, cause, signal.first))
        or (name == _STONES and _is_done_by_the_protesters(reading, cause, signal.first))
    )


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
            and not _is_only_a_cause(reading, sentence, hit)
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


def _is_only_a_cause(reading: Reading, sentence: Sentence, hit: Hit[NonEvent]) -> bool:
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


def _cause(reading: Reading, sentence: Sentence, signals: list[Signal]) -> int:
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
            and not reading.within("actor", ActorPattern, at + 1, at + 2)  # "protesting students"
        ):
            return at + 1
    return sentence.end


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


def _in_a_new_clause(reading: Reading, cause: int, at: int) -> bool:
    """Whether a trigger after the cause belongs to what happened then: "and police fired"."""
    return reading.says(_NEW_CLAUSE, max(cause + 1, at - _CLAUSE_START), at)


def _is_done_by_the_protesters(reading: Reading, cause: int, at: int) -> bool:
    """Whether nobody else stands in the cause: "protesters against insecurity threw stones"."""
    return not (
        reading.says(_OTHERS, cause, at) or reading.within("actor", ActorPattern, cause, at)
    )
