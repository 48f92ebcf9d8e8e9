"""Where an incident stands in a list, its place and its days tell it from the others."""

from __future__ import annotations

from incidents.pages.named_places import place_name
from incidents.record import Incident


def where_and_when(incident: Incident) -> str:
    """The place as this project calls it, and the possible days."""
    day = incident.date.in_words() if incident.date else "no date"
    return f"{place_name(incident.location or 'no place')}, {day}"
