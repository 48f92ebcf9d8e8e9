"""What an entry of the lexicon holds, checked when it is read; an unknown key is an error."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from incidents.claim import Basis
from incidents.vocabulary import TYPE_OF_SUB_EVENT

Phrases = Annotated[tuple[str, ...], Field(min_length=1)]
FieldKind = Literal["state forces", "armed group", "crowd", "civilian", "weapon", "harm", "target"]
# Signals that are read from who does what to whom, not looked up.
READ_SIGNALS: Final = frozenset(
    {
        "crowd acts",
        "crowds meet",
        "armed acts",
        "state acts",
        "group acts",
        "group takes",
        "armed hit",
        "armed held",
        "civilian hit",
        "civilians killed",
        "attackers hit",
        "fire exchanged",
        "someone died",
    }
)


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Trigger(_Entry):
    """Words that tell an event.

    Attributes:
        signal: What they signal, such as "protest"; combinations speak of signals.
        sub_event_type: ACLED's sub-type where the signal stands alone; None where it only
            counts beside others.
        phrases: The words.
        must_stand_near: One of these words is in the sentence, or the trigger does not count.
        must_not_stand_near: None of these words is.
        before_not: The word before is none of these.
        after_not: The word after is none of these.
        before_a_town: A name that the gazetteer knows stands right after: "seized Zaranj".
    """

    signal: str
    sub_event_type: str | None = None
    phrases: Phrases
    must_stand_near: frozenset[str] = frozenset()
    must_not_stand_near: frozenset[str] = frozenset()
    before_not: frozenset[str] = frozenset()
    after_not: frozenset[str] = frozenset()
    before_a_town: bool = False

    @cached_property
    def phrases_not_near(self) -> tuple[str, ...]:
        """What must not stand near and is more than a word."""
        return tuple(each for each in self.must_not_stand_near if " " in each)

    @model_validator(mode="after")
    def _known(self) -> Self:
        _check_sub_type(self.sub_event_type)
        return self


class Label(_Entry):
    """Words before a colon at the start of a note that name its class."""

    sub_event_type: str
    phrases: Phrases

    @model_validator(mode="after")
    def _known(self) -> Self:
        _check_sub_type(self.sub_event_type)
        return self


class Combination(_Entry):
    """Signals that together tell a sub-type; the first that fits counts.

    Attributes:
        all: Signals that must all be there.
        any: One of these too, where any are named.
        none: None of these.
        lead: The signal that comes first in the report is one of these, where any are named.
        sub_event_type: What they tell.
    """

    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    sub_event_type: str

    @model_validator(mode="after")
    def _known(self) -> Self:
        _check_sub_type(self.sub_event_type)
        return self


class Treaty(_Entry):
    """A treaty on a family of weapons, with where and when that was read.

    Attributes:
        short: The name that families refer to.
        name: Its name in full.
        effect: Whether it bans the weapons or limits their use.
        in_force: When it entered into force.
        source: Where its status was read.
        read: When.
    """

    short: str
    name: str
    effect: Literal["bans", "limits"]
    in_force: date
    source: str
    read: date

    @property
    def bans(self) -> bool:
        """Whether it bans the weapons altogether."""
        return self.effect == "bans"


class WeaponFamily(_Entry):
    """A family of weapons and the treaty that speaks of it, by its short name."""

    category: str
    treaty: str | None = None
    phrases: Phrases


class WeaponModel(_Entry):
    """One make of weapon."""

    name: str
    category: str
    origin: str | None = None
    phrases: Phrases


class ActorPattern(_Entry):
    """Words that name an actor.

    Attributes:
        kind: What it is.
        named: Whether the phrase is a name by itself.
        thing: Whether it belongs to somebody and can be hit, but never acts: a convoy.
        phrases: The words.
    """

    kind: Literal["state forces", "armed group", "crowd", "civilian"]
    named: bool = False
    thing: bool = False
    phrases: Phrases


class Country(_Entry):
    """A country's name and the adjectives made of it.

    Attributes:
        seats: What its government is called by: "Moscow", "the Kremlin".
    """

    name: str
    code: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    phrases: Phrases
    adjectives: Phrases
    seats: tuple[str, ...] = ()


class Home(_Entry):
    """Names and words that tell which country a report is about, without naming it.

    Attributes:
        countries: ISO 3166-1 alpha-2 codes; several where the name is at home in several.
        upper: Whether it is read only in capitals ("ODM").
        word: Whether it is a common noun, read in any case ("kebele").
        people: Whether it names a people, which is a place only where "in" stands before it.
        phrases: The names.
    """

    countries: Annotated[
        tuple[Annotated[str, Field(pattern="^[A-Z]{2}$")], ...], Field(min_length=1)
    ]
    upper: bool = False
    word: bool = False
    people: bool = False
    phrases: Phrases


class TargetKind(_Entry):
    """Words for what is hit."""

    kind: str
    phrases: Phrases


class HarmWords(_Entry):
    """Words that say people were harmed, and how."""

    harm: Literal["killed", "injured", "casualties", "abducted", "missing", "arrested", "displaced"]
    form: Literal["verb", "participle", "noun"]
    phrases: Phrases


class Hedge(_Entry):
    """Words that say how surely something is said."""

    attribution: Literal["alleged", "denied"]
    phrases: Phrases


class Blame(_Entry):
    """Words that say who did it.

    Attributes:
        form: `deed`: whoever stands before did it, or whoever follows "by"; `claims`: whoever
            stands before says so of themselves; `blames`: whoever follows is blamed, or with
            "was" whoever stands before; `on`: whoever follows is blamed; `denies`: whoever
            stands before says that they did not.
    """

    form: Literal["deed", "claims", "blames", "on", "denies"]
    phrases: Phrases


class Reporting(_Entry):
    """Words of reporting.

    Attributes:
        role: `verb` and `phrase` ("according to") report; `source` names who can; `stand-in`
            is a noun for a source named before ("the watchdog").
    """

    role: Literal["verb", "phrase", "by", "source", "stand-in"]
    phrases: Phrases


class Knowing(_Entry):
    """Words that say how a source knows what it says."""

    basis: Basis
    phrases: Phrases


class NonEvent(_Entry):
    """Words by which a sentence, or what follows them in it, tells no event.

    Attributes:
        why: What it tells instead, such as "threat" or "law".
        scope: `sentence`: all of it; `after`: all that follows the words; `near`: the next
            few words; `clause`: what follows up to a comma.
        unless: Where somebody or something of these kinds is named beside the words, they take
            nothing back.
        takes: The signals that they take back, or all where none are named; a sentence with
            another signal keeps its event.
    """

    why: str
    scope: Literal["sentence", "after", "near", "clause"]
    phrases: Phrases
    unless: frozenset[FieldKind] = frozenset()
    takes: frozenset[str] = frozenset()


class Plain(_Entry):
    """Words that tell an event, and that plain news uses too.

    Attributes:
        phrases: The words, as triggers have them.
        told_by: Kinds of which the sentence must name one for the words to tell an event.
        near: Words that show it too.
        not_of: Words soon after them that show they tell none.
    """

    phrases: Phrases
    told_by: frozenset[FieldKind]
    near: frozenset[str] = frozenset()
    not_of: tuple[str, ...] = ()


class Figure(_Entry):
    """Words beside a word of war that make it a figure of speech.

    Attributes:
        role: `doer`: who attacks or kills only in figures of speech, such as shareholders;
            `nature`: what hits and kills without meaning to, such as snow; `of peace`: what
            stands before "battle" or "bomb" where nobody fights, such as "legal".
        phrases: The words.
    """

    role: Literal["doer", "nature", "of peace"]
    phrases: Phrases


class Doubt(_Entry):
    """Words that tell an event, and that leave open whether it is one of the field.

    Attributes:
        reason: What a person is told of a draft that rests on them alone.
        phrases: The words, as triggers have them.
        told_by: Kinds of which the sentence names one where nothing is open.
        near: Words that settle it too.
    """

    reason: str
    phrases: Phrases
    told_by: frozenset[FieldKind]
    near: frozenset[str] = frozenset()


class Topic(_Entry):
    """What plain news is about, known by its words.

    Attributes:
        words: Single words, two of which stand in the first sentences of such a text.
        sure: Single words, one of which is enough.
        told_by: Kinds of which a sentence must name one beside words of war to open an event.
        dated: Whether it must name a day as well.
        takes_all: Whether words that plain news does not use, such as "arrested", need it too.
        before_the_deed: Whether its words count only up to the first deed that hurts somebody,
            and not as whom it hurts.
    """

    words: frozenset[str]
    sure: frozenset[str] = frozenset()
    told_by: frozenset[FieldKind]
    dated: bool = True
    takes_all: bool = False
    before_the_deed: bool = False


class LexiconFile(_Entry):
    """One file of the lexicon: tables of entries in one language."""

    language: Literal["en"]
    trigger: tuple[Trigger, ...] = ()
    label: tuple[Label, ...] = ()
    combination: tuple[Combination, ...] = ()
    treaty: tuple[Treaty, ...] = ()
    family: tuple[WeaponFamily, ...] = ()
    model: tuple[WeaponModel, ...] = ()
    actor: tuple[ActorPattern, ...] = ()
    country: tuple[Country, ...] = ()
    home: tuple[Home, ...] = ()
    target: tuple[TargetKind, ...] = ()
    harm: tuple[HarmWords, ...] = ()
    hedge: tuple[Hedge, ...] = ()
    blame: tuple[Blame, ...] = ()
    reporting: tuple[Reporting, ...] = ()
    knowing: tuple[Knowing, ...] = ()
    nonevent: tuple[NonEvent, ...] = ()
    plain: tuple[Plain, ...] = ()
    doubt: tuple[Doubt, ...] = ()
    figure: tuple[Figure, ...] = ()
    topic: tuple[Topic, ...] = ()


Entry = (
    Trigger
    | Label
    | WeaponFamily
    | WeaponModel
    | ActorPattern
    | Country
    | Home
    | TargetKind
    | HarmWords
    | Hedge
    | Blame
    | Reporting
    | Knowing
    | NonEvent
    | Plain
    | Doubt
    | Figure
)


def _check_sub_type(name: str | None) -> None:
    if name is not None and name not in TYPE_OF_SUB_EVENT:
        raise ValueError(f"{name!r} is no ACLED sub-event type")
