"""In a report of a flood or a quake, damage and relief troops are of the disaster."""

from __future__ import annotations

from typing import Final

from incidents.extraction.lexicon.entries import Trigger
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.what.told import Told

_LEAD: Final = 2  # sentences
_DISASTERS: Final = word_set(
    "flood floods flooding earthquake quake aftershock aftershocks cyclone typhoon hurricane "
    "tsunami landslide landslides mudslide mudslides avalanche wildfire wildfires tornado drought"
)
_DONE_BY_NATURE: Final = frozenset(
    {"property destruction", "damage", "security measure", "other development", "in prison"}
)


def tells_of_a_disaster(reading: Reading) -> bool:
    """Whether the first sentences of a text tell of a disaster and of no deed."""
    lead = reading.sentences[:_LEAD]
    if not lead or not reading.says(_DISASTERS, lead[0].first, lead[-1].end):
        return False
    triggers = reading.within("trigger", Trigger, lead[0].first, lead[-1].end)
    return {hit.entry.signal for hit in triggers} <= _DONE_BY_NATURE | {"killing", "death"}


def is_damage_alone(told: Told) -> bool:
    """Whether a sentence tells only of what a disaster does, and of nobody who does it."""
    return told.lead is not None and not told.read and told.lead.name in _DONE_BY_NATURE
