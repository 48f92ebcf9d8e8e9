"""An event was in the smallest place named near the words that tell it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from incidents.extraction.where.named_places import PlaceMention

_TOWN: Final = 2  # UCDP's where_prec


def innermost(mentions: Sequence[PlaceMention], trigger: int, until: int) -> PlaceMention | None:
    """The smallest place named near a trigger; of equals the one nearest to it, after before.

    Args:
        mentions: The places of a sentence.
        trigger: Token of the words that tell the event.
        until: Token from which on the sentence speaks of something else, such as what a
            protest is about.
    """
    if len(mentions) <= 1:
        return mentions[0] if mentions else None
    is_in_a_town = any(
        each.is_in and each.place.where_prec <= _TOWN and not (each.is_site or each.is_way)
        for each in mentions
    )
    return min(
        mentions,
        key=lambda each: (
            not each.is_in,
            is_in_a_town and each.is_site,
            each.is_way,
            each.name >= until,
            each.is_foreign,
            each.place.where_prec,
            abs(each.name - trigger) + (each.name < trigger) * 3,
        ),
    )
