"""Where a wording is; of a name nobody knows, the region or town that it is said to lie in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geo.names import normal
from geo.place import Place
from incidents.extraction.lexicon.entries import Country
from incidents.extraction.text.reading import Reading
from incidents.extraction.where.city_around import city_around
from incidents.extraction.where.known_names import KnownNames
from incidents.extraction.where.named_places import Named
from incidents.extraction.where.not_places import ROADS, SITES

_WHOLE_COUNTRY: Final = 6  # UCDP's where_prec
_MOST_SPELLINGS: Final = 4  # unknown names of an article, the first of it


class Wordings:
    """The wordings of places in one article, looked up in a country or anywhere."""

    def __init__(self, reading: Reading, names: KnownNames) -> None:
        self._reading = reading
        self._names = names
        self._spellings_left = _MOST_SPELLINGS

    def place_of(self, named: Named, country: str | None) -> Place | None:
        """Where a wording is; None where nobody knows that.

        Args:
            named: The wording.
            country: ISO 3166-1 alpha-2 of the country to look in, or None.
        """
        said, locate = self._reading.said, self._names.locate
        name = said(named.name, named.name_end)
        within = [said(first, end) for first, end in self._divisions_around(named)]
        if not self._is_an_unknown_site(named) and (
            self._is_known(named, country) or (country is not None and self._may_be_misspelt())
        ):
            found = locate(name, country, *_outermost_first(within))
            if found is not None and found.where_prec != _WHOLE_COUNTRY:
                return city_around(self._reading, self._names, named, found) or found
        for number, inner in enumerate(within, start=1):
            region = locate(inner, country, *_outermost_first(within[number:]))
            if region is not None and (country is None or region.where_prec != _WHOLE_COUNTRY):
                reason = f"no {name!r} is known; {region.name}, which it is in, is given instead"
                return replace(region, review=True, reason=reason)
        return None

    def _is_an_unknown_site(self, named: Named) -> bool:
        """Whether a street, a church or the like is in a town that the wording names after it."""
        words = self._reading.words(named.name, named.name_end)
        is_site = not (SITES | ROADS).isdisjoint(words[1:])
        name = self._reading.said(named.name, named.name_end)
        return is_site and bool(named.within) and not self._names.is_known(name)

    def _divisions_around(self, named: Named) -> tuple[tuple[int, int], ...]:
        """What a wording says a name lies in, but for the country at its end."""
        *inner, last = named.within or (None,)
        is_country = last is not None and self._reading.within("country", Country, *last)
        return tuple(inner) if inner and is_country else named.within

    def _may_be_misspelt(self) -> bool:
        """Whether one more unknown name may be looked up by its sound; that costs 1 ms each."""
        self._spellings_left -= 1
        return self._spellings_left >= 0

    def _is_known(self, named: Named, country: str | None) -> bool:
        """Whether a wording holds a name that the gazetteer spells just so, in a country."""
        said = self._reading.said
        shares = (
            self._names.shares(said(named.name, end))
            for end in range(named.name_end, named.name, -1)
        )
        return any(country in each if country else each for each in shares)

    def is_given_instead(self, named: Named, place: Place) -> bool:
        """Whether a place stands for an unknown name that a wording says lies in it."""
        name = normal(self._reading.said(named.name, named.name_end))
        is_named = normal(place.name) in name or name in normal(place.name)
        return bool(named.within) and not is_named


def _outermost_first(within: Sequence[str]) -> tuple[str | None, str | None]:
    """The first-order and the second-order division of what a wording says, innermost first."""
    return within[-1] if within else None, within[-2] if len(within) > 1 else None
