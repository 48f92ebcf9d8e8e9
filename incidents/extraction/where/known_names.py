"""What the gazetteer knows of a name is asked once and remembered for the articles that follow."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from geo.candidates import Candidate
from geo.distance import kilometres
from geo.gazetteer.entry import Entry, Kind
from geo.known_place import place_of
from geo.names import normal
from geo.place import Place
from geo.resolve import Resolver
from geo.rival import rival_said
from geo.toponyms import recognised
from geo.toponyms.lookup import Lookup
from geo.toponyms.spans import Reading as Text
from geo.toponyms.text_spans import Span

_MOST_REMEMBERED: Final = 8_192  # names; about 10 MB
_SHORTEST_SPELT_ALIKE: Final = 6  # letters
# A unit of a candidate's weight is about a factor of a thousand in population.
_SHARPNESS: Final = 3.0
_VILLAGE: Final = 1.8  # the weight that geo.candidates gives to a village of 1,000
_CITY: Final = 2.6  # and to a city of millions
_LEAST_STRENGTH: Final = 0.6
_WHOLE_COUNTRY: Final = 6  # UCDP's where_prec
_ELSEWHERE_KM: Final = 25.0
_CLEAR_LEAD: Final = 0.3
_PEELED: Final = "in or by"  # how geo.resolve names a place that is a part of the name
_LONGEST_CODE: Final = 4  # letters of "DRC" or "U.K."
_SHORTEST_PEELED: Final = 5  # letters
_MANY_WORDS: Final = 4  # of which one alone is a namesake somewhere


class KnownNames:
    """The gazetteer, asked by name."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self._version = resolver.gazetteer.version
        self.shares = lru_cache(_MOST_REMEMBERED)(self._shares)
        self.locate = lru_cache(_MOST_REMEMBERED)(self._locate)
        self.likeliest = lru_cache(_MOST_REMEMBERED)(self._likeliest)
        self.worded = lru_cache(_MOST_REMEMBERED)(self._worded)
        self._lookup = Lookup(resolver)

    def __reduce__(self) -> tuple[type[KnownNames], tuple[Resolver]]:
        return KnownNames, (self.resolver,)

    def forget_what_changed(self) -> None:
        """Ask the gazetteer anew where an alias was changed; each article begins with this."""
        version = self.resolver.gazetteer.version
        if version != self._version:
            self._version = version
            for asked in (self.shares, self.locate, self.likeliest, self.worded):
                asked.cache_clear()

    def is_known(self, name: str) -> bool:
        """Whether the gazetteer holds a name in just this spelling."""
        return bool(self.shares(name))

    def standing_in(self, text: str) -> tuple[Span, ...]:
        """The names in a text that stand where a place stands, in order.

        Which of its namesakes a name means is left to incidents.extraction.where.places: it knows
        more of a report than names that stand near, and to rank all of them costs half the time.
        """
        return tuple(span for span in recognised(Text(text, self._lookup)) if not span.is_demonym)

    def _likeliest(self, name: str, *, is_country: bool = False) -> Place | None:
        """The place that a name alone means most likely, for review where another is near it.

        Args:
            name: The name.
            is_country: Whether the lexicon says that it is a country's English name.
        """
        found = self._meant_by(name, is_country=is_country)
        if not found:
            return None
        best, *others = found  # the likeliest come first
        for each in others:
            if best.weight - each.weight >= _CLEAR_LEAD:
                break
            if _is_elsewhere(each.entry, best.entry):
                other = rival_said(each.entry, name)
                return place_of(best, f"another place of this name is nearly as likely: {other}")
        return place_of(best, None)

    def _worded(self, wording: str, place: Place) -> Place:
        """Where a wording such as "the outskirts of" a place is, else the place itself.

        A doubt about the place is one about what lies near it: its country is told to the
        gazetteer here, and would settle which of two namesakes abroad is meant.
        """
        found = self.resolver.locate_one(wording, country=place.country, near=(place,))
        if not isinstance(found, Place) or found.where_prec >= _WHOLE_COUNTRY:
            return place
        if found.review and found.where_prec > place.where_prec:
            return place
        if place.review and not found.review:
            return replace(found, review=True, reason=place.reason)
        return found

    def _meant_by(self, name: str, *, is_country: bool = False) -> Sequence[Candidate]:
        """The places of a name; a country's name in another language is none beside a town's.

        "Beni" is Benin and "Chin" is China in some languages, and towns and a state in English.
        """
        found = self.resolver.bearers.named(name)
        if is_country or (name.isupper() and len(name) <= _LONGEST_CODE):
            return found
        key = normal(name)
        own = [
            each
            for each in found
            if each.entry.kind is not Kind.COUNTRY or normal(each.entry.name) == key
        ]
        return own or found

    def _shares(self, name: str, *, is_division: bool = False) -> Mapping[str, float]:
        """How likely a name alone is in which country; empty if unknown.

        Adds up to 1 for a city or a region and to less for a village: many villages are in no
        gazetteer, and their namesakes abroad are.

        Args:
            name: The name.
            is_division: Whether another place is said to lie in it: of "(Santa Fe)" first-order
                divisions count alone, where there are some.
        """
        weights: dict[str, float] = {}
        known = self._meant_by(name)
        if is_division:
            known = [each for each in known if each.entry.kind is Kind.ADMIN1] or known
        for each in known:
            country = each.entry.country
            if country:
                weights[country] = max(each.weight, weights.get(country, 0.0))
        if not weights:
            return MappingProxyType({})
        most = max(weights.values())
        odds = {country: math.exp(_SHARPNESS * (w - most)) for country, w in weights.items()}
        whole = sum(odds.values())
        strength = min(1.0, _LEAST_STRENGTH + max(0.0, most - _VILLAGE) / (_CITY - _VILLAGE))
        return MappingProxyType(
            {country: strength * each / whole for country, each in odds.items()}
        )

    def _locate(
        self,
        name: str,
        country: str | None = None,
        admin1: str | None = None,
        admin2: str | None = None,
    ) -> Place | None:
        """Where a name is, or None.

        A name that is only spelt alike counts inside a known country and is for review there.
        """
        alike = country is not None and len(name) >= _SHORTEST_SPELT_ALIKE
        found = self.resolver.locate_one(
            name, country=country, admin1=admin1, admin2=admin2, alike=alike
        )
        if not isinstance(found, Place):
            return None
        if found.how.startswith(_PEELED) and (
            len(found.name) < _SHORTEST_PEELED
            or (country is None and len(name.split()) >= _MANY_WORDS)
        ):
            return None
        return found


def _is_elsewhere(one: Entry, other: Entry) -> bool:
    if one.country == other.country and one.kind is not Kind.TOWN:
        return False  # a town's own district or province
    apart = kilometres(one.latitude, one.longitude, other.latitude, other.longitude)
    return apart > max(_ELSEWHERE_KM, other.radius_m / 1_000)
