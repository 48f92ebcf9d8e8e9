"""A place is a point with a radius, and says how it was found and whether that was a guess."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from geo.precision import (
    GEO_PRECISION_OF_WHERE_PREC,
    NOMINAL_RADIUS_M,
    WHERE_PREC_IN_WORDS,
)

GIVEN_BY_THE_SOURCE: Final = "coordinates given by the source"


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where something is, as well as it is known.

    Attributes:
        name: The place's name in the gazetteer or in the source.
        latitude: Degrees north, -90 to 90.
        longitude: Degrees east, -180 to 180.
        uncertainty_m: Radius in metres of the circle that should hold the true place.
        where_prec: UCDP's precision code, 1 to 7.
        geo_precision: ACLED's precision code, 1 to 3.
        country: ISO 3166-1 alpha-2, or None where unknown.
        admin1: Name of the first-order division, or None.
        kind: What it is: town, village, admin1, admin2, country, region, feature, airfield, point,
            or part of an area.
        how: How it was found, in words.
        review: Whether it is a guess that a person should look at.
        reason: Why it is a guess; None where it is not.
    """

    name: str
    latitude: float
    longitude: float
    uncertainty_m: int
    where_prec: int
    geo_precision: int
    country: str | None = None
    admin1: str | None = None
    kind: str = "point"
    how: str = GIVEN_BY_THE_SOURCE
    review: bool = False
    reason: str | None = None

    def __post_init__(self) -> None:
        if not -90 <= self.latitude <= 90:
            raise ValueError(f"latitude {self.latitude} is not between -90 and 90")
        if not -180 <= self.longitude <= 180:
            raise ValueError(f"longitude {self.longitude} is not between -180 and 180")
        if self.uncertainty_m <= 0:
            raise ValueError(f"a radius of {self.uncertainty_m} m says more than anybody knows")
        if self.where_prec not in NOMINAL_RADIUS_M:
            raise ValueError(f"where_prec {self.where_prec} is not 1 to 7")
        if self.geo_precision not in {1, 2, 3}:
            raise ValueError(f"geo_precision {self.geo_precision} is not 1, 2 or 3")
        if self.review and not self.reason:
            raise ValueError("a place that needs review says why")

    @classmethod
    def given(  # noqa: PLR0913 - a source gives each of these in a column of its own
        cls,
        name: str,
        latitude: float,
        longitude: float,
        *,
        where_prec: int,
        geo_precision: int | None = None,
        country: str | None = None,
        admin1: str | None = None,
    ) -> Place:
        """A point that a source states with a precision code and no radius.

        The radius is the nominal one of the code, see geo.precision.
        """
        return cls(
            name=name,
            latitude=latitude,
            longitude=longitude,
            uncertainty_m=NOMINAL_RADIUS_M[where_prec],
            where_prec=where_prec,
            geo_precision=geo_precision or GEO_PRECISION_OF_WHERE_PREC[where_prec],
            country=country,
            admin1=admin1,
        )

    @property
    def is_a_point(self) -> bool:
        """Whether it may be drawn as a point; everything else is an area."""
        return self.where_prec == 1

    def in_words(self) -> str:
        """The precision as a person would say it."""
        radius = (
            f"{self.uncertainty_m} m"
            if self.uncertainty_m < 1_000
            else f"{self.uncertainty_m / 1_000:,.0f} km"
        )
        return f"{WHERE_PREC_IN_WORDS[self.where_prec]}, within {radius}"


@dataclass(frozen=True, kw_only=True, slots=True)
class NotLocated:
    """No place was found, and why.

    Attributes:
        query: The text that was looked up.
        reason: Why nothing was found, in words for a person.
    """

    query: str
    reason: str
