"""The template shows a newcomer the columns and one row, which is invented."""

from __future__ import annotations

import csv
from io import StringIO
from types import MappingProxyType
from typing import Final

_EXAMPLE: Final = MappingProxyType(
    {
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
        "date_start": "2024-03-05",
        "date_end": "2024-03-06",
        "location": "Exampletown",
        "latitude": "-20.5",
        "longitude": "16.5",
        "uncertainty_m": "5000",
        "country": "NA",
        "admin1": "",
        "killed_min": "2",
        "killed_max": "3",
        "injured_min": "4",
        "injured_max": "",
        "weapons": "mortar",
        "actors": "Example Brigade",
        "targets": "residential area",
        "sources": "Example Gazette; Example Radio",
        "notes": "An invented example: write one incident a row and delete this one.",
    }
)


def template_csv() -> bytes:
    """An example file of the own format, in UTF-8 with a byte-order mark."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_EXAMPLE)
    writer.writerow(_EXAMPLE.values())
    return text.getvalue().encode("utf-8-sig")
