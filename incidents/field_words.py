"""A field of a record has one name for people, whoever marks words for it or changes it."""

from __future__ import annotations

from typing import Final

_WORDS: Final = {
    "event_type": "type",
    "sub_event_type": "sub-type",
    "location": "place",
    "place": "point",
    "admin1": "region",
    "weapons": "weapon",
    "actors": "actor",
    "targets": "target",
    "sources": "source",
    "known_by": "how it is known",
    "casualties_unknown": "casualties, no number",
}


def field_in_words(field: str) -> str:
    """The name of a field as a person would say it."""
    return _WORDS.get(field, field.replace("_", " "))
