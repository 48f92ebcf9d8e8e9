"""A part of a city that nobody knows lies in the city, not in the province of the same name."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from geo.place import Place
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.where.known_names import KnownNames
from incidents.extraction.where.named_places import Named

_TOWN: Final = 2  # UCDP's where_prec
_PARTS_OF_A_CITY: Final = word_set(
    "neighborhood neighbourhood favela barrio suburb quarter slum estate colonia"
)


def city_around(reading: Reading, names: KnownNames, named: Named, found: Place) -> Place | None:
    """The city of a wording such as "the X favela, Rio de Janeiro", or None.

    Args:
        reading: The article.
        names: What is known of places.
        named: The wording.
        found: Where it would be otherwise.
    """
    if found.where_prec <= _TOWN or not named.within:
        return None
    if reading.tokens.words[named.name_end - 1] not in _PARTS_OF_A_CITY:
        return None
    city = names.likeliest(reading.said(*named.within[0]))
    if city is None or city.kind != "town" or city.country != found.country:
        return None
    reason = f"no {reading.said(named.name, named.name_end)!r} is known in {city.name}"
    return replace(city, review=True, reason=reason)
