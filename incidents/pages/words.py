"""Codes are said in words wherever a person reads them."""

from __future__ import annotations

from functools import cache
from typing import Final

from babel import Locale

from incidents.place_names import PlaceNames, place_names
from incidents.settings import settings_of_this_process

_FIELDS: Final = {
    "event_type": "type",
    "location": "place",
    "weapons": "weapon",
    "actors": "actor",
    "targets": "target",
    "sources": "source",
    "known_by": "how it is known",
    "casualties_unknown": "casualties, no number",
}


def project_names() -> PlaceNames:
    """The names that this project shows places by; whoever asks for many takes these once."""
    return place_names(settings_of_this_process())


def country_name(code: str, names: PlaceNames | None = None) -> str:
    """The name of an ISO 3166-1 alpha-2 code as this project shows it, else in English.

    The code itself where it has none.
    """
    return (names or project_names()).of(_territories().get(code, code))


def place_name(name: str) -> str:
    """The name of a place as this project shows it."""
    return project_names().of(name)


def field_in_words(field: str) -> str:
    """What the words behind a field tell of, as a person would say it."""
    return _FIELDS.get(field, field.replace("_", " "))


@cache
def _territories() -> dict[str, str]:
    return dict(Locale("en").territories)
