"""Where the rows of a table lie is kept as so many spots at most, on a grid that widens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geo.place import GIVEN_BY_THE_SOURCE, Place

_MOST: Final = 3_000
_FINEST: Final = 0.0001  # degrees, some ten metres


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """One or more incidents at about one place.

    Attributes:
        latitude: Of the first of them, in degrees.
        longitude: Of the first of them, in degrees.
        radius_m: The widest of their radii, in metres.
        is_a_point: Whether each of them is known to be there.
        count: How many there are.
    """

    latitude: float
    longitude: float
    radius_m: int
    is_a_point: bool
    count: int = 1

    def joined(self, other: Spot) -> Spot:
        """Both as one, where this one is."""
        return Spot(
            latitude=self.latitude,
            longitude=self.longitude,
            radius_m=max(self.radius_m, other.radius_m),
            is_a_point=self.is_a_point and other.is_a_point,
            count=self.count + other.count,
        )


class Spots:
    """Spots by the square of the grid that they lie in; more than fit into memory never are.

    Args:
        most: How many are kept; beyond that the grid's squares become ten times as wide.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._step = _FINEST
        self._by_square: dict[tuple[int, int], Spot] = {}

    def add(self, place: Place) -> None:
        """Take a place in; one that is a guess is left out, since a person has to look at it."""
        if place.review and not place.how.startswith(GIVEN_BY_THE_SOURCE):
            return
        self._put(
            Spot(
                latitude=place.latitude,
                longitude=place.longitude,
                radius_m=place.uncertainty_m,
                is_a_point=place.is_a_point,
            )
        )
        while len(self._by_square) > self._most:
            self._widen()

    def __iter__(self) -> Iterator[Spot]:
        """The spots, in the order in which the first of each came."""
        return iter(self._by_square.values())

    def _put(self, spot: Spot) -> None:
        square = (round(spot.latitude / self._step), round(spot.longitude / self._step))
        before = self._by_square.get(square)
        self._by_square[square] = spot if before is None else before.joined(spot)

    def _widen(self) -> None:
        spots = list(self._by_square.values())
        self._step *= 10
        self._by_square = {}
        for each in spots:
            self._put(each)
