"""Codes are said in words wherever a person reads them."""

from __future__ import annotations

from functools import cache

from babel import Locale


def country_name(code: str) -> str:
    """The English name of an ISO 3166-1 alpha-2 code; the code itself where it has none."""
    return _territories().get(code, code)


@cache
def _territories() -> dict[str, str]:
    return dict(Locale("en").territories)
