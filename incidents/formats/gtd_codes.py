"""GTD's codes, and what they are in ACLED's and UCDP's words.

Codes: GTD codebook (START, 2015 and 2018), attacktype, weaptype, weapsubtype, specificity. The
counterparts in ACLED's taxonomy are our own reading of both codebooks; GTD's columns stay in
`extra` beside them.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from incidents.formats.kinds import Typed
from incidents.vocabulary import TYPE_OF_SUB_EVENT, EventType

BOMBING: Final = 3
ARMED_ASSAULT: Final = 2
UNARMED_ASSAULT: Final = 8
# Attack types whose counterpart does not depend on the weapon or the target.
SUB_TYPE_OF_ATTACK: Final = MappingProxyType(
    {
        1: "Attack",  # assassination
        4: "Abduction/forced disappearance",  # hijacking
        5: "Abduction/forced disappearance",  # hostage taking (barricade)
        6: "Abduction/forced disappearance",  # hostage taking (kidnapping)
        7: "Looting/property destruction",  # facility or infrastructure attack
    }
)
# weapsubtype1 of a bombing: 7 grenade, 11 projectile (rockets, mortars, RPGs).
SUB_TYPE_OF_BOMB: Final = MappingProxyType({7: "Grenade", 11: "Shelling/artillery/missile attack"})
CHEMICAL_WEAPONS: Final = frozenset({1, 2, 3})  # weaptype1: biological, chemical, radiological
ARMED_TARGETS: Final = frozenset({3, 4, 17})  # targtype1: police, military, non-state militia
# specificity: 1 the town itself; 2, 3 centre of the smallest division; 4 of the first order.
WHERE_PREC_OF_SPECIFICITY: Final = MappingProxyType({1: 1, 2: 3, 3: 3, 4: 4, 5: 6})
UNKNOWN: Final = frozenset({-9, -99})


def type_of(attack: int, weapon: int | None, bomb: int | None, target: int | None) -> Typed | None:
    """ACLED's type of an attack; None where GTD does not know what it was.

    Args:
        attack: attacktype1.
        weapon: weaptype1.
        bomb: weapsubtype1.
        target: targtype1.
    """
    if attack == BOMBING:
        chosen = SUB_TYPE_OF_BOMB.get(bomb or 0, "Remote explosive/landmine/IED")
        chosen = "Chemical weapon" if weapon in CHEMICAL_WEAPONS else chosen
    elif attack == ARMED_ASSAULT:
        chosen = "Armed clash" if target in ARMED_TARGETS else "Attack"
    elif attack == UNARMED_ASSAULT:
        chosen = "Chemical weapon" if weapon in CHEMICAL_WEAPONS else "Attack"
    else:
        chosen = SUB_TYPE_OF_ATTACK.get(attack, "")
    return Typed(TYPE_OF_SUB_EVENT[chosen].value, chosen) if chosen else None


NOT_KNOWN: Final = Typed(EventType.VIOLENCE_AGAINST_CIVILIANS.value, "")
