"""An incident is typed in ACLED's taxonomy; UCDP's codes stand beside it, never instead of it.

Sources: ACLED codebook (taxonomy in force since 20 March 2023, 6 event types, 25 sub-types);
UCDP GED codebook 23.1 (`type_of_violence`, `date_prec`).
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import Final


class EventType(StrEnum):
    """ACLED's six event types."""

    BATTLES = "Battles"
    EXPLOSIONS = "Explosions/Remote violence"
    VIOLENCE_AGAINST_CIVILIANS = "Violence against civilians"
    PROTESTS = "Protests"
    RIOTS = "Riots"
    STRATEGIC = "Strategic developments"


SUB_EVENT_TYPES: Final = MappingProxyType(
    {
        EventType.BATTLES: (
            "Armed clash",
            "Government regains territory",
            "Non-state actor overtakes territory",
        ),
        EventType.EXPLOSIONS: (
            "Chemical weapon",
            "Air/drone strike",
            "Suicide bomb",
            "Shelling/artillery/missile attack",
            "Remote explosive/landmine/IED",
            "Grenade",
        ),
        EventType.VIOLENCE_AGAINST_CIVILIANS: (
            "Sexual violence",
            "Attack",
            "Abduction/forced disappearance",
        ),
        EventType.PROTESTS: (
            "Peaceful protest",
            "Protest with intervention",
            "Excessive force against protesters",
        ),
        EventType.RIOTS: ("Violent demonstration", "Mob violence"),
        EventType.STRATEGIC: (
            "Agreement",
            "Arrests",
            "Change to group/activity",
            "Disrupted weapons use",
            "Headquarters or base established",
            "Looting/property destruction",
            "Non-violent transfer of territory",
            "Other",
        ),
    }
)

TYPE_OF_SUB_EVENT: Final = MappingProxyType(
    {sub: event for event, subs in SUB_EVENT_TYPES.items() for sub in subs}
)

# UCDP codes who fights whom, not how, so the ACLED sub-type stays unknown (UCDP GED 23.1).
TYPE_OF_UCDP_VIOLENCE: Final = MappingProxyType(
    {
        1: EventType.BATTLES,  # state-based
        2: EventType.BATTLES,  # non-state
        3: EventType.VIOLENCE_AGAINST_CIVILIANS,  # one-sided
    }
)


class State(StrEnum):
    """Where an incident stands between a proposal and a record somebody answers for."""

    DRAFT = "draft"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Attribution(StrEnum):
    """How surely a source says that an actor did it."""

    STATED = "stated"
    ALLEGED = "alleged"
    DENIED = "denied"
    UNKNOWN = "unknown"


class ActorKind(StrEnum):
    """Whether an actor is an organisation or people without one."""

    ORGANISATION = "organisation"
    PEOPLE = "people"


class Role(StrEnum):
    """What an actor did in an incident; ACLED's actor1 and actor2 are only parties."""

    PERPETRATOR = "perpetrator"
    PARTY = "party"
    RESPONDER = "responder"


class Grade(StrEnum):
    """Airwars' grades of a civilian-harm claim, plus one for what nobody can check."""

    CONFIRMED = "Confirmed"
    FAIR = "Fair"
    WEAK = "Weak"
    CONTESTED = "Contested"
    DISCOUNTED = "Discounted"
    UNVERIFIABLE = "Unverifiable"
