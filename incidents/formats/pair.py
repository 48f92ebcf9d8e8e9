"""Latitude and longitude in one cell are taken in that order, and only where both can be true."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from incidents.formats.cells import Cells, shown

_PAIR: Final = re.compile(
    r"[(\[]?\s*([+-]?[0-9]{1,3}(?:\.[0-9]+)?)°?\s*[,;\s]\s*([+-]?[0-9]{1,3}(?:\.[0-9]+)?)°?\s*"
    r"(?:\s[0-9.]+)*[)\]]?"
)
_WKT: Final = re.compile(r"POINT\s*\(\s*([+-]?[0-9.]+)\s+([+-]?[0-9.]+)\s*\)", re.IGNORECASE)


def split_pair(cells: Cells, column: str) -> Mapping[str, str]:
    """The cells `latitude` and `longitude` of a pair such as "36.34, 43.13" or a WKT point.

    Raises:
        Fault: The cell is filled and no such pair.
    """
    text = cells.text(column)
    if text is None:
        return {}
    well_known = _WKT.fullmatch(text)
    if well_known is not None:
        return {"latitude": well_known[2], "longitude": well_known[1]}
    match = _PAIR.fullmatch(text)
    if match is None:
        raise cells.fault(
            column,
            f"“{shown(text)}” is no pair of latitude and longitude.",
            "Write both in degrees, latitude first, such as 36.34, 43.13.",
        )
    return {"latitude": match[1], "longitude": match[2]}
