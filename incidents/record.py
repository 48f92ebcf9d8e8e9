"""An incident is one event of one kind at one place and time; what nobody said is None."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Final

from geo.place import Place
from incidents.actor import Actor
from incidents.claim import Claim
from incidents.count import Count
from incidents.evidence import Evidence
from incidents.interval import Interval
from incidents.target import Target
from incidents.victim import Victims
from incidents.vocabulary import TYPE_OF_SUB_EVENT, EventType, Grade, State
from incidents.weapon import Weapon

_LONE_SURROGATES: Final = range(0xD800, 0xE000)


@dataclass(frozen=True, kw_only=True, slots=True)
class Incident:
    """One event, drafted or accepted.

    Attributes:
        event_type: ACLED's event type.
        sub_event_type: ACLED's sub-type, or None where the source does not tell it.
        date: The days on which it happened, or None where no source says.
        location: The place as the source words it, or None.
        country: ISO 3166-1 alpha-2 as stated or found, or None.
        admin1: First-order division as stated or found, or None.
        place: The point, radius and precision, or None where it was not found.
        killed: How many were killed; None where nothing is said of it.
        injured: How many were injured; None where nothing is said of it.
        casualties_unknown: The source says there were casualties and gives no number.
        weapons: What was used.
        actors: Who took part, each with its attribution.
        targets: What was hit.
        victims: Who was harmed, and how.
        claims: What each source says.
        follows: The source whose claim the incident's own figures follow, or None where they
            follow no single one.
        evidence: The words behind the fields, in the article `article_id`.
        notes: A description in the source's or the editor's words, or None.
        state: Draft, accepted or rejected.
        confidence: 0 to 1 for a draft, None for what a person or a data set states.
        grade: Airwars' grade, or None where none was given.
        dataset: The data set or project it comes from, such as "ACLED", or None.
        dataset_id: Its id there, or None; (dataset, dataset_id) names it for good.
        article_id: The article it was drafted from, or None.
        review: What a person should look at, a sentence each.
        extra: Columns of the data set that have no counterpart here, in their order.
    """

    event_type: EventType
    sub_event_type: str | None = None
    date: Interval | None = None
    location: str | None = None
    country: str | None = None
    admin1: str | None = None
    place: Place | None = None
    killed: Count | None = None
    injured: Count | None = None
    casualties_unknown: bool = False
    weapons: tuple[Weapon, ...] = ()
    actors: tuple[Actor, ...] = ()
    targets: tuple[Target, ...] = ()
    victims: tuple[Victims, ...] = ()
    claims: tuple[Claim, ...] = ()
    follows: str | None = None
    evidence: tuple[Evidence, ...] = ()
    notes: str | None = None
    state: State = State.ACCEPTED
    confidence: float | None = None
    grade: Grade | None = None
    dataset: str | None = None
    dataset_id: str | None = None
    article_id: str | None = None
    review: tuple[str, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if (
            self.sub_event_type is not None
            and TYPE_OF_SUB_EVENT.get(self.sub_event_type) is not self.event_type
        ):
            raise ValueError(f"{self.sub_event_type!r} is no sub-type of {self.event_type.value!r}")
        if self.confidence is not None and not (
            math.isfinite(self.confidence) and 0 <= self.confidence <= 1
        ):
            raise ValueError(f"confidence {self.confidence} is not between 0 and 1")
        if self.country is not None and not (len(self.country) == 2 and self.country.isupper()):
            raise ValueError(f"country {self.country!r} is no ISO 3166-1 alpha-2 code")
        if self.follows is not None and all(self.follows != each.source for each in self.claims):
            raise ValueError(f"the figures follow {self.follows!r}, which makes no claim")


def unstorable(text: str) -> str | None:
    """Why a text cannot go into the ledger, or None where it can.

    PostgreSQL refuses NUL in text, and a lone surrogate has no UTF-8 form; SQLite keeps
    both silently. One rule for every database: refuse.
    """
    if "\0" in text:
        return f"it holds a NUL character at position {text.index(chr(0)) + 1}"
    for position, character in enumerate(text, start=1):
        if ord(character) in _LONE_SURROGATES:
            return f"it holds half of a surrogate pair at position {position}"
    return None
