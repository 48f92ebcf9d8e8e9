"""Coordinates written as text: decimal, or degrees, minutes and seconds, with their sides."""

from __future__ import annotations

import re
from typing import Final

_NUMBER: Final = r"([+-]?\d{1,3}(?:\.\d+)?)"
_DECIMAL: Final = re.compile(
    rf"\(?\s*{_NUMBER}\s*°?\s*([NS])?\s*[,;/ ]\s*{_NUMBER}\s*°?\s*([EW])?\s*\)?", re.IGNORECASE
)
_PART: Final = (
    r"(\d{1,3})\s*°\s*(?:(\d{1,2})\s*['′’]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*(?:\"|″|''|”)\s*)?"
)
_DMS: Final = re.compile(rf"{_PART}([NS])[\s,;]*{_PART}([EW])", re.IGNORECASE)


def read_coordinates(text: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees; None where the text is something else."""
    stripped = text.strip()[:80]
    found = _DMS.fullmatch(stripped)
    if found:
        point = _degrees(*found.groups()[:4]), _degrees(*found.groups()[4:])
    else:
        found = _DECIMAL.fullmatch(stripped)
        if found is None:
            return None
        point = _signed(found[1], found[2]), _signed(found[3], found[4])
    return point if abs(point[0]) <= 90 and abs(point[1]) <= 180 else None


def _degrees(degrees: str, minutes: str | None, seconds: str | None, side: str) -> float:
    value = float(degrees) + float(minutes or 0) / 60 + float(seconds or 0) / 3_600
    return -value if side.upper() in {"S", "W"} else value


def _signed(number: str, side: str | None) -> float:
    value = float(number)
    return -abs(value) if side and side.upper() in {"S", "W"} else value
