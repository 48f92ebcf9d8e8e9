"""How sure a draft is: what is known of where, when, who and how, less what is only alleged."""

from __future__ import annotations

from typing import Final

from geo.place import Place
from incidents.actor import Actor
from incidents.interval import Interval
from incidents.vocabulary import Attribution

_START: Final = 0.35
_PLACE: Final = 0.25
_ROUGH_PLACE: Final = 0.1
_DATE: Final = 0.2
_ROUGH_DATE: Final = 0.1
_ACTOR: Final = 0.1
_DOUBT: Final = 0.05
_CONTESTED: Final = 0.1
_LEAST: Final = 0.05
_HARDLY_AN_EVENT: Final = 0.15


def confidence_of(
    *,
    place: Place | None,
    date: Interval | None,
    actors: tuple[Actor, ...],
    signals: int,
    is_contested: bool = False,
    doubts: int = 0,
) -> float:
    """A number from 0 to 1 that orders drafts for review; it is no probability.

    Of drafts with 0.8 or more at least four in five are right in type, date and country;
    `benchmarks/extraction.py` measures it.

    Args:
        place: Where it was, or None.
        date: When it was, or None.
        actors: Who took part.
        signals: How many words tell of it.
        is_contested: Whether some of them tell of another type of event.
        doubts: How much speaks against an event of the field, from 0 to 4.
    """
    score = _START + min(signals, 2) * 0.05
    if place is not None:
        score += _PLACE if place.where_prec <= 2 and not place.review else _ROUGH_PLACE
    if date is not None:
        score += _DATE if date.time_precision == 1 else _ROUGH_DATE
    if actors:
        score += _ACTOR
        doubtful = any(actor.attribution is not Attribution.STATED for actor in actors)
        score -= _DOUBT if doubtful else 0.0
    if is_contested:
        score -= _CONTESTED
    score -= doubts * _HARDLY_AN_EVENT
    return round(min(max(score, _LEAST), 1.0), 2)
