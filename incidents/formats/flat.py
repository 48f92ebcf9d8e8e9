"""An incident as one row of plain values, each list as one text, for programs that take no more."""

from __future__ import annotations

from typing import Final

from incidents.formats.own_columns import Value, plain_values
from incidents.record import Incident
from incidents.vocabulary import EventType


def flat_values(incident_id: str, incident: Incident) -> dict[str, Value]:
    """The plain columns, then the lists as texts "a; b"."""
    lists = {
        "weapons": [weapon.name for weapon in incident.weapons],
        "actors": [actor.name for actor in incident.actors],
        "targets": [target.name for target in incident.targets],
        "victims": [
            f"{each.description}: {each.harm}, {each.count.in_words()}" for each in incident.victims
        ],
        "sources": [claim.source for claim in incident.claims],
        "review": list(incident.review),
    }
    joined = {name: "; ".join(texts) or None for name, texts in lists.items()}
    return {**plain_values(incident_id, incident), **joined}


FLAT_COLUMNS: Final = tuple(flat_values("", Incident(event_type=EventType.BATTLES)))
