"""What a country is called in a language is Unicode CLDR's word, by way of babel.

Names of towns and divisions are the gazetteer's own in every language: its sources do not say
which language a name is of.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError

_MOST_LANGUAGES: Final = 10
_REMEMBERED: Final = 32


@lru_cache(_REMEMBERED)
def spoken(languages: str) -> Locale | None:
    """The first language of a list that is known.

    Args:
        languages: A code such as "uk" or "pt-BR", or several as a browser sends them
            ("uk,ru;q=0.8"), the liked best first.

    Returns:
        None where none of them is known.
    """
    for each in languages.split(",")[:_MOST_LANGUAGES]:
        code = each.partition(";")[0].strip().replace("-", "_")
        try:
            return Locale.parse(code)
        except (ValueError, TypeError, UnknownLocaleError):
            continue
    return None


@lru_cache(maxsize=1)
def _english() -> dict[str, str]:
    territories = Locale("en").territories
    return {str(name).lower(): code for code, name in territories.items() if code.isalpha()}


def country_called(name: str) -> str | None:
    """ISO 3166-1 alpha-2 of the country that is called so in English, or None."""
    return _english().get(name.strip().lower())


def country_name(code: str, language: Locale) -> str:
    """A country's name in a language; its code where CLDR has none."""
    return str(language.territories.get(code, code))
