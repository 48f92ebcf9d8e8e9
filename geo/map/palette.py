"""A type of event has a colour and a shape, so that one can be told from the other without colour.

The colours start from Okabe and Ito's set (Color Universal Design, 2008) and were moved until each
pair stays apart under normal sight, protanopia, deuteranopia and tritanopia, and each stands out
from light and from dark land; tests/test_map_palette.py measures both. The shapes are drawn by
assets/symbols.js. Keys are ACLED's words, in ACLED's order: geo knows nothing of incidents.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

COLOURS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Battles": "#c24718",
        "Explosions/Remote violence": "#7c5476",
        "Violence against civilians": "#0568b4",
        "Protests": "#01a75b",
        "Riots": "#dc9706",
        "Strategic developments": "#b593b8",
    }
)
SHAPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Battles": "diamond",
        "Explosions/Remote violence": "triangle",
        "Violence against civilians": "circle",
        "Protests": "square",
        "Riots": "wedge",
        "Strategic developments": "hexagon",
    }
)
