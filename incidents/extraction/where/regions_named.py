"""Of two places of one name, the one in a region that the report names is meant.

"Maoists ambushed a convoy in Bijapur district" under a headline that names Chhattisgarh.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from incidents.extraction.text.reading import Reading
from incidents.extraction.where.known_names import KnownNames
from incidents.extraction.where.named_places import PlaceMention

_PROVINCE: Final = 4  # UCDP's where_prec
_DISTRICT: Final = 3
_MOST_REGIONS: Final = 2
_MOST_DOUBTFUL: Final = 2  # names of a report that are looked up again


def in_regions_named(
    reading: Reading, names: KnownNames, country: str | None, mentions: Sequence[PlaceMention]
) -> list[PlaceMention]:
    """The same places, each doubtful one in a region of its country that the report names.

    Args:
        reading: The article.
        names: What is known of names.
        country: The country that it is about.
        mentions: The places that it names.
    """
    if country is None:
        return list(mentions)
    regions = dict.fromkeys(
        each.place.name
        for each in mentions
        if each.place.where_prec == _PROVINCE and each.place.country == country
    )
    left = _MOST_DOUBTFUL if regions else 0
    settled: list[PlaceMention] = []
    for each in mentions:
        place = each.place
        doubtful = place.review and place.where_prec <= _DISTRICT and place.admin1 not in regions
        doubtful = doubtful and each.is_in
        if doubtful and place.country == country and left > 0:
            left -= 1
            each = _in_one_of(reading, names, each, list(regions)[:_MOST_REGIONS])  # noqa: PLW2901 - the same mention, settled
        settled.append(each)
    return settled


def _in_one_of(
    reading: Reading, names: KnownNames, mention: PlaceMention, regions: Sequence[str]
) -> PlaceMention:
    said = reading.said(mention.name, mention.end)
    for region in regions:
        found = names.locate(said, mention.place.country, region)
        if found is not None and not found.review and found.admin1 == region:
            return mention._replace(place=found)
    return mention
