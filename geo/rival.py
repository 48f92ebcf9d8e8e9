"""Another place that a name may mean is said by what it is, where, and that it is called so too."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from geo.candidates import KIND_WORDS
from geo.gazetteer import Entry, Kind
from geo.names import normal

_KINDS: Final = MappingProxyType(
    {
        Kind.TOWN: "the town",
        Kind.VILLAGE: "the village",
        Kind.ADMIN1: "the region",
        Kind.ADMIN2: "the district",
        Kind.COUNTRY: "the country",
        Kind.REGION: "the area",
        Kind.FEATURE: "the site",
        Kind.AIRFIELD: "the airfield",
    }
)


def rival_said(rival: Entry, name: str) -> str:
    """The other place, for a person.

    Args:
        rival: The place.
        name: The name that may mean it, as the text has it.
    """
    division = None if rival.kind is Kind.ADMIN1 else rival.admin1_name
    country = None if rival.kind is Kind.COUNTRY else rival.country
    where = ", ".join(filter(None, (division, country)))
    what = f"{_KINDS[rival.kind]} in {where}" if where else _KINDS[rival.kind]
    called = rival.name if _shows(rival, name) else f"{rival.name}, also called {_short(name)}"
    return f"{called} ({what})"


def _shows(entry: Entry, name: str) -> bool:
    """Whether a place is shown by a name, or by it without "city" or "province"."""
    return _bare(entry.name) == _bare(name)


def _bare(name: str) -> str:
    words = normal(name).split()
    while len(words) > 1 and words[-1] in KIND_WORDS:
        words.pop()
    return " ".join(words)


def _short(name: str) -> str:
    return " ".join(name.split())
