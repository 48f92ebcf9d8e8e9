"""Villages of one name in one district are one answer whose circle holds them all.

Where they are strewn wider than a district the answer is none of them. Who asks for several
answers gets them one by one, each as narrow as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geo.distance import kilometres
from geo.gazetteer import Kind
from geo.place import Place
from geo.precision import GEO_PRECISION_OF_WHERE_PREC

_NEAR_M: Final = 25_000
_WIDEST_M: Final = 75_000


def one_for_all(found: Sequence[Place]) -> Place | None:
    """The first of the places; where it is a village, with a circle that holds its namesakes.

    Returns:
        None where they lie so far apart that the stated region is the better answer.
    """
    best = found[0]
    others = [each for each in found[1:] if each.kind == Kind.VILLAGE]
    if best.kind != Kind.VILLAGE or not others:
        return best
    away = max(
        kilometres(best.latitude, best.longitude, each.latitude, each.longitude) for each in others
    )
    radius = max(best.uncertainty_m, int(1_000 * away) + best.uncertainty_m // 2)
    if radius > _WIDEST_M:
        return None
    prec = 1 if radius <= best.uncertainty_m else 2 if radius <= _NEAR_M else 3
    return replace(
        best,
        uncertainty_m=radius,
        where_prec=max(prec, best.where_prec),
        geo_precision=GEO_PRECISION_OF_WHERE_PREC[max(prec, best.where_prec)],
        how=f"one of {len(others) + 1} villages of this name in the gazetteer",
    )
