"""Points lie on a square of 2**32 by 2**32: Web Mercator, x to the east, y to the south."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

BITS: Final = 32
SIDE: Final = 2**BITS
# Web Mercator ends here; a point beyond is drawn on the edge.
_MOST_LATITUDE: Final = 85.0511


def project(
    latitude: NDArray[np.float64], longitude: NDArray[np.float64]
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Put points in degrees on the square; a point that is not a number becomes 0, 0."""
    known = np.isfinite(latitude) & np.isfinite(longitude)
    north = np.where(known, np.clip(latitude, -_MOST_LATITUDE, _MOST_LATITUDE), 0.0)
    east = np.where(known, longitude, 0.0)
    sine = np.sin(np.radians(north))
    x = (east / 360 + 0.5) % 1.0
    y = 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
    return tuple(
        np.where(known, np.clip(part * SIDE, 0, SIDE - 1), 0).astype(np.uint32) for part in (x, y)
    )  # type: ignore[return-value]  # two parts in, two out


def morton(x: NDArray[np.uint32], y: NDArray[np.uint32], level: int) -> NDArray[np.uint32]:
    """The cell of a grid of 2**level by 2**level, numbered so that four neighbours share a parent.

    The parent of cell c is c >> 2. Levels up to 16 fit.
    """
    shift = np.uint32(BITS - level)
    return _spread(x >> shift) | (_spread(y >> shift) << np.uint32(1))


def unmorton(
    cells: NDArray[np.uint32],
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """The column and the line of cells that morton numbered."""
    return _gathered(cells), _gathered(cells >> np.uint32(1))


def _gathered(value: NDArray[np.uint32]) -> NDArray[np.uint32]:
    value = value & np.uint32(0x55555555)
    for shift, mask in ((1, 0x33333333), (2, 0x0F0F0F0F), (4, 0x00FF00FF), (8, 0x0000FFFF)):
        value = (value | (value >> np.uint32(shift))) & np.uint32(mask)
    return value


def _spread(value: NDArray[np.uint32]) -> NDArray[np.uint32]:
    for shift, mask in ((8, 0x00FF00FF), (4, 0x0F0F0F0F), (2, 0x33333333), (1, 0x55555555)):
        value = (value | (value << np.uint32(shift))) & np.uint32(mask)
    return value
