"""Words with a capital that no report means as a place, and words that make a name none."""

from __future__ import annotations

from typing import Final

from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set

NEVER: Final = word_set(
    "god allah street road avenue junction camp post raid ward centre center hospital mosque "
    "church school university college building tower hall house home market bridge station "
    "border patrol office headquarters court parliament senate congress embassy facebook twitter "
    "telegram youtube instagram whatsapp jr sr st dr mr mrs ms eng col gen capt lt sgt abu umm al "
    "el de la sources martyr martyrs victims names family source note zone update breaking watch "
    "photo image graphic warning end ends north south east west northeast northwest southeast "
    "southwest central"
)
OFFICES: Final = word_set("ministry department office bureau directorate minister secretary")
MEDIA: Final = word_set("television tv radio newspaper daily news channel network fm")
PERSONAL: Final = word_set("abu umm bin ibn dr mr mrs ms sheikh hajj haj al-hajj engineer eng")
ROADS: Final = word_set("road highway expressway axis motorway route rail railway")
URBAN: Final = word_set("square park airport stadium bridge river lake island mall")
# What bears the name of a person or a day as often as that of the town it stands in.
SITES: Final = word_set(
    "square squares plaza park parks bridge street streets avenue avenues boulevard highway route "
    "hospital hospitals clinic pharmacy school schools university college church churches mosque "
    "mosques temple cathedral chapel hotel mall shopping supermarket stadium theatre theater stage "
    "roundabout intersection company factory mill club restaurant pharmacies bank building tower "
    "hall condominium dealership farm ranch"
)
_LONGEST_ABBREVIATION: Final = 6


def is_abbreviation(reading: Reading, at: int) -> bool:
    """Whether a token is written as an abbreviation: "UNHCR", "U.N."."""
    letters = reading.said(at, at + 1).replace(".", "")
    return letters[1:2].isupper() and len(letters) <= _LONGEST_ABBREVIATION
