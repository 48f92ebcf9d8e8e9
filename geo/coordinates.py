"""Coordinates written as text, in the notations that reports use.

Read are decimal degrees, degrees and minutes, and degrees, minutes and seconds, each with a sign,
a letter before or after, or none; well-known text, `geo:` addresses and ISO 6709. Grid references
are named, not read.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

_SIDE: Final = r"([NSEW])?"
_DEGREES: Final = r"([+-]?\d{1,3}(?:[.,]\d{1,12})?)\s*[°º]?"
_MINUTES: Final = r"(?:\s*(\d{1,2}(?:\.\d{1,12})?)\s*['′’]?)"
_SECONDS: Final = r"(?:\s*(\d{1,2}(?:\.\d{1,12})?)\s*(?:\"|″|''|”|’’|′′)?)"
_SEXAGESIMAL: Final = (
    rf"{_SIDE}\s*([+-]?\d{{1,3}})\s*[°º:d ]{_MINUTES}(?:[: ]?{_SECONDS})?\s*{_SIDE}"
)
_DECIMAL: Final = rf"{_SIDE}\s*{_DEGREES}\s*{_SIDE}"
_LABELS: Final = re.compile(
    r"\b(?:lat(?:itude)?|lon(?:g(?:itude)?)?|lng|coordinates?|gps)\b[.:=]*", re.IGNORECASE
)
_BETWEEN: Final = r"\s*[,;/]?\s+|\s*[,;/]\s*"
_PAIR: Final = re.compile(rf"{_DECIMAL}(?:{_BETWEEN}){_DECIMAL}", re.IGNORECASE)
_SEXAGESIMAL_PAIR: Final = re.compile(
    rf"{_SEXAGESIMAL}(?:{_BETWEEN}|){_SEXAGESIMAL}", re.IGNORECASE
)
_WKT: Final = re.compile(r"POINT\s*\(\s*([+-]?[\d.]+)\s+([+-]?[\d.]+)\s*\)", re.IGNORECASE)
# RFC 5870: latitude, longitude, perhaps a height, and "u" for metres of uncertainty.
_GEO_URI: Final = re.compile(
    r"geo:(?P<north>-?\d{1,3}(?:\.\d{1,12})?),(?P<east>-?\d{1,3}(?:\.\d{1,12})?)"
    r"(?:,-?\d{1,6}(?:\.\d{1,6})?)?(?:;crs=wgs84)?(?:;u=(?P<radius>\d{1,7}(?:\.\d{1,6})?))?",
    re.IGNORECASE,
)
# ISO 6709 in degrees: a sign stands before each, and no comma between.
_ISO_6709: Final = re.compile(
    r"(?P<north>[+-]\d{2}(?:\.\d{1,12})?)(?P<east>[+-]\d{3}(?:\.\d{1,12})?)/?"
)
_GRIDS: Final = (
    (
        "MGRS",
        re.compile(r"\d{1,2}\s?[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?(?:\d\s?){2,10}", re.IGNORECASE),
    ),
    ("UTM", re.compile(r"\d{1,2}\s?[C-HJ-NP-X]\s+\d{5,7}\D{1,4}\d{6,8}\D{0,3}", re.IGNORECASE)),
    (
        "a plus code",
        re.compile(r"[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?:\s.*)?"),
    ),
    ("a geo: address of another kind", re.compile(r"geo:.*", re.IGNORECASE)),
    ("a three-word address", re.compile(r"/{3}\w+\.\w+\.\w+")),
)
_DIGIT: Final = re.compile(r"\d")
_LONGEST: Final = 90
_LEAST_M: Final = 100
_MINUTE_M: Final = 1_900
_DEGREE_M: Final = 80_000
_SWAPPED: Final = "the longitude seems to stand first: a latitude cannot be above 90 degrees"


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point as a text states it.

    Attributes:
        latitude: Degrees north.
        longitude: Degrees east.
        radius_m: How far rounding may have moved it, in metres, at least 100.
        doubt: Why it may be another point, or None.
    """

    latitude: float
    longitude: float
    radius_m: int
    doubt: str | None = None


def read_coordinates(text: str) -> Coordinates | None:
    """The point that a text is; None where the text is something else."""
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return None
    noted = _in_a_notation_for_machines(text.strip())
    if noted:
        return noted
    said = " ".join(_LABELS.sub(" ", text).split()).strip(" ()[]")
    found = _PAIR.fullmatch(said)
    if found:
        one, other = found.groups()[:3], found.groups()[3:]
        sides = (one[0] or one[2], other[0] or other[2])
        rounding = _rounding_m(one[1], other[1])
        return _ordered((_number(one[1]), _number(other[1])), sides, rounding)
    found = _SEXAGESIMAL_PAIR.fullmatch(said)
    if found:
        parts, others = found.groups()[:5], found.groups()[5:]
        sides = (parts[0] or parts[4], others[0] or others[4])
        rounding = _LEAST_M if parts[3] or "." in parts[2] else _MINUTE_M
        return _ordered((_degrees(*parts[1:4]), _degrees(*others[1:4])), sides, rounding)
    return None


def _in_a_notation_for_machines(text: str) -> Coordinates | None:
    wkt = _WKT.fullmatch(text)
    if wkt:
        # Well-known text has the longitude first.
        return _within(float(wkt[2]), float(wkt[1]), _rounding_m(wkt[2], wkt[1]), None)
    found = _GEO_URI.fullmatch(text) or _ISO_6709.fullmatch(text)
    if found is None:
        return None
    stated = math.ceil(float(found["radius"] or 0)) if "radius" in found.groupdict() else 0
    rounding = _rounding_m(found["north"], found["east"])
    return _within(float(found["north"]), float(found["east"]), max(rounding, stated), None)


def unread_grid(text: str) -> str | None:
    """The name of a notation that is recognised and not read, or None."""
    if not _DIGIT.search(text) and "/" not in text and ":" not in text:
        return None
    said = text.strip()[: _LONGEST + 1]
    return next((name for name, pattern in _GRIDS if pattern.fullmatch(said)), None)


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _degrees(degrees: str, minutes: str, seconds: str | None) -> float:
    value = abs(float(degrees)) + float(minutes) / 60 + float(seconds or 0) / 3_600
    return -value if degrees.startswith("-") else value


def _rounding_m(*numbers: str) -> int:
    decimals = min(
        len(re.split(r"[.,]", number)[1]) if re.search(r"[.,]", number) else 0 for number in numbers
    )
    return max(_LEAST_M, int(_DEGREE_M / 10**decimals))


def _ordered(
    values: tuple[float, float], sides: tuple[str | None, str | None], radius_m: int
) -> Coordinates | None:
    letters = [(side or "").upper() for side in sides]
    one, other = (
        -abs(value) if letter in {"S", "W"} else value
        for value, letter in zip(values, letters, strict=True)
    )
    is_swapped = letters[0] in {"E", "W"} or letters[1] in {"N", "S"}
    if is_swapped and (letters[0] in {"N", "S"} or letters[1] in {"E", "W"}):
        return None
    if is_swapped:
        return _within(other, one, radius_m, None)
    if letters == ["", ""] and abs(one) > 90 >= abs(other):
        return _within(other, one, radius_m, _SWAPPED)
    return _within(one, other, radius_m, None)


def _within(
    latitude: float, longitude: float, radius_m: int, doubt: str | None
) -> Coordinates | None:
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return Coordinates(latitude, longitude, radius_m, doubt)
