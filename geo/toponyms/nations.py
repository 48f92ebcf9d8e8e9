"""A word for a country's people or things stands for the country: "Kenyan"."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from geo.gazetteer.curated import demonyms


def nation_code(word: str) -> str | None:
    """ISO 3166-1 alpha-2 of the country whose people or things a word names, or None."""
    return _people().get(word)


def nation_of(word: str) -> str | None:
    """The name of the country whose people or things a word names, or None."""
    nation = nation_code(word)
    return nation_name(nation) if nation else None


@lru_cache(maxsize=512)
def nation_name(code: str) -> str:
    """A country's English name, by its ISO 3166-1 alpha-2 code."""
    return str(Locale("en").territories[code])


@lru_cache(maxsize=1)
def _people() -> dict[str, str]:
    return demonyms()
