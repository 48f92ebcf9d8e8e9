"""Only violence has a perpetrator; in clashes, protests and agreements the actors are parties.

Sources: ACLED codebook (its actors are parties, not directional); UCDP GED codebook 23.1 (one-sided
violence has a perpetrator).
"""

from __future__ import annotations

from typing import Final

from incidents.extraction.who.mentions import Class
from incidents.vocabulary import TYPE_OF_SUB_EVENT, EventType, Role

_ANSWERS: Final = frozenset({"arrest", "intervention"})
_KILLS: Final = frozenset({"killing", "live fire"})
_RAIDER: Final = "raider"  # the word for bandits, whom soldiers fight
_GATHERS: Final = frozenset({"riot", "protest", "turn", "blockade", "in prison"})


def sub_types_of(*types: EventType) -> frozenset[str]:
    """ACLED's sub-types of some types of event."""
    return frozenset({each for each, kind in TYPE_OF_SUB_EVENT.items() if kind in types})


_ONE_SIDED: Final = sub_types_of(EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS)
_RIOTS: Final = sub_types_of(EventType.RIOTS)
_PROTESTS: Final = sub_types_of(EventType.PROTESTS)
_ABDUCTION: Final = "Abduction/forced disappearance"
_PROPERTY: Final = "Looting/property destruction"
_FORCE: Final = "Excessive force against protesters"


def role_of(
    cls: Class, signal: str | None, sub_type: str, *, mutual: bool, hits_attackers: bool = False
) -> Role:
    """What somebody did in an event.

    Police who arrest or kill the attackers only answer an attack; a crowd that is shot at is a
    party.

    Args:
        cls: Who it is.
        signal: What they did, or None where the text only says that it was they.
        sub_type: ACLED's sub-type of the event.
        mutual: Whether the words put two sides beside each other ("clashed with").
        hits_attackers: Whether whoever they hit is of an armed group.
    """
    answers = signal in _ANSWERS and not (sub_type == _ABDUCTION and cls == "armed")
    answers = answers or (cls == "state" and signal in _KILLS and hits_attackers)
    answers = answers or (cls == "state" and signal == _RAIDER)
    if sub_type in _ONE_SIDED or sub_type == _PROPERTY:
        acts = Role.RESPONDER if answers else Role.PERPETRATOR
    elif sub_type in _RIOTS:
        acts = _in_a_riot(cls, signal)
    elif sub_type in _PROTESTS and cls not in {"crowd", "civilian"}:
        acts = Role.PERPETRATOR if sub_type == _FORCE and not answers else Role.RESPONDER
    else:
        acts = Role.PARTY
    return Role.PARTY if mutual and acts is Role.PERPETRATOR else acts


def _in_a_riot(cls: Class, signal: str | None) -> Role:
    """Whoever only gathers or riots is a party; who breaks, burns or beats did it."""
    if cls == "state":
        return Role.RESPONDER
    return Role.PARTY if signal in _GATHERS else Role.PERPETRATOR


def has_a_perpetrator(sub_type: str) -> bool:
    """Whether blame for an event of this sub-type names somebody who did it."""
    return sub_type in _ONE_SIDED or sub_type in {_PROPERTY, _FORCE}
