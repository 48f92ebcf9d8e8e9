"""Where a source reports from is what the names of its texts, and its own, have in common.

Nothing has to be sure for that: "Richmond" alone lies in thirty divisions, but the Richmond
Register, which writes of Berea, Waco and Lexington too, is Kentucky's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from geo.gazetteer import Gazetteer
from geo.toponyms.could_lie import Code, codes_of
from geo.toponyms.lookup import Lookup
from geo.toponyms.source_name import land_of, names_in

# What is left of a vote that was taken back.
_NOTHING: Final = 1e-9


@dataclass(frozen=True, kw_only=True, slots=True)
class Home:
    """Where a source mostly reports from.

    Attributes:
        could: How many names of its other texts may lie in each first-order division, each name
            shared among all divisions that have a place of it.
        countries: The share of each country of these votes, 0 to 1.
        all: How many votes there are.
        most: How many the division has that has most.
        land: ISO 3166-1 alpha-2 of the country whose end its address has, or None.
    """

    could: Mapping[Code, float]
    countries: Mapping[str | None, float]
    all: float
    most: float
    land: str | None


NOWHERE: Final = Home(could={}, countries={}, all=0.0, most=0.0, land=None)


class SourceVotes:
    """The votes of a source's texts, from which each text can be taken out again."""

    def __init__(self, source: str, gazetteer: Gazetteer, known: Lookup) -> None:
        """Begin with the places that the source is called after."""
        self._land = land_of(source)
        self._could: dict[Code, float] = defaultdict(float)
        for name in names_in(source, gazetteer):
            codes = codes_of(known(name))
            self.add({code: 1 / len(codes) for code in codes})

    def add(self, could: Mapping[Code, float]) -> None:
        """Count the names of one text."""
        for code, votes in could.items():
            self._could[code] += votes

    def home_without(self, own: Mapping[Code, float]) -> Home:
        """Where all that was counted but one text shows the source to be at home."""
        could = {
            code: left
            for code, votes in self._could.items()
            if (left := votes - own.get(code, 0.0)) > _NOTHING
        }
        votes_of_all = sum(could.values())
        countries: dict[str | None, float] = defaultdict(float)
        for (country, _), votes in could.items():
            countries[country] += votes / votes_of_all
        return Home(
            could=could,
            countries=countries,
            all=votes_of_all,
            most=max(could.values(), default=0.0),
            land=self._land,
        )
