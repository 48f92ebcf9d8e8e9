"""A page calls each place as this project does, and a country by its name and not its code."""

from __future__ import annotations

from functools import cache

from babel import Locale

from incidents.formats.countries import country_of_code
from incidents.place_names import PlaceNames, place_names
from incidents.settings import settings_of_this_process


def project_names() -> PlaceNames:
    """The names that this project shows places by; whoever asks for many takes these once."""
    return place_names(settings_of_this_process())


def country_name(code: str, names: PlaceNames | None = None) -> str:
    """The name of an ISO 3166-1 alpha-2 code as this project shows it, else in English.

    The code itself where it has none.
    """
    return (names or project_names()).of(_territories().get(code, code))


def country_codes() -> tuple[str, ...]:
    """Every country's code, by the countries' names."""
    names = project_names()
    codes = filter(country_of_code, _territories())
    return tuple(sorted(codes, key=lambda code: country_name(code, names)))


def place_name(name: str) -> str:
    """The name of a place as this project shows it."""
    return project_names().of(name)


@cache
def _territories() -> dict[str, str]:
    return dict(Locale("en").territories)
