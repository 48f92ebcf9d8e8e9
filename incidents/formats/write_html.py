"""One HTML file with map, filters, table and method note, which opens anywhere without a network.

The incidents stand in a block of JSON that no browser runs; the page's own script shows them by
textContent only. A content security policy forbids every request.
"""

from __future__ import annotations

import gzip
import json
import math
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import BinaryIO, Final

from geo.map.assets import asset
from geo.map.labels import towns_in
from incidents.formats.notice import in_sentences
from incidents.record import Incident
from incidents.vocabulary import EventType

_FOLDER: Final = Path(__file__).resolve().parent / "html_export"
_MOST_TOWNS: Final = 1_500
_TYPES: Final = tuple(kind.value for kind in EventType)


def write_html(
    entries: Iterable[tuple[str, Incident]], out: BinaryIO, *, about: Mapping[str, object]
) -> int:
    """Write incidents as one page.

    Args:
        entries: Each incident with its id.
        out: Where the bytes go; it stays open.
        about: What the export says of itself; it stands at the foot of the page.

    Returns:
        How many incidents were written.
    """
    before, between, after = re.split("__INCIDENTS__|__TOWNS__", _page())
    out.write(before.encode())
    out.write(b'{"about":' + _json(in_sentences(about)) + b',"types":' + _json(_TYPES))
    out.write(b',"rows":[')
    count = 0
    squares: set[tuple[int, int]] = set()
    for incident_id, incident in entries:
        out.write((b",\n" if count else b"\n") + _json(_row(incident_id, incident)))
        count += 1
        if incident.place is not None:
            squares.add((math.floor(incident.place.latitude), math.floor(incident.place.longitude)))
    out.write(b"]}" + between.encode())
    out.write(_json(towns_in(_with_neighbours(squares), most=_MOST_TOWNS)))
    out.write(after.encode())
    return count


def _with_neighbours(squares: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """The squares and those around them, whose towns help to find one's way."""
    return {
        (latitude + north, (longitude + east + 180) % 360 - 180)
        for latitude, longitude in squares
        for north in (-1, 0, 1)
        for east in (-1, 0, 1)
    }


def _row(incident_id: str, incident: Incident) -> list[object]:
    """What the page shows of an incident, in the order that its script reads."""
    place, date = incident.place, incident.date
    return [
        incident_id,
        _TYPES.index(incident.event_type.value),
        incident.sub_event_type,
        None if date is None else date.start.isoformat(),
        None if date is None else date.end.isoformat(),
        "no date" if date is None else date.in_words(),
        incident.location,
        incident.country,
        None if place is None else place.latitude,
        None if place is None else place.longitude,
        None if place is None else place.uncertainty_m,
        "not located" if place is None else place.in_words(),
        "not stated" if incident.killed is None else incident.killed.in_words(),
        "not stated" if incident.injured is None else incident.injured.in_words(),
        incident.notes,
        "; ".join(claim.source for claim in incident.claims),
    ]


def _json(value: object) -> bytes:
    """JSON that cannot end the block it stands in, whatever a text says."""
    text = json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").encode()


@cache
def _page() -> str:
    parts = {
        "__LEAFLET_CSS__": _asset("leaflet/leaflet.css"),
        "__LEAFLET_JS__": _asset("leaflet/leaflet.js").replace("//# sourceMappingURL", "// map"),
        "__LAND__": _asset("basemap/far.json.gz"),
        "__STYLE__": (_FOLDER / "page.css").read_text("utf-8"),
        "__SCRIPT__": (_FOLDER / "page.js").read_text("utf-8"),
    }
    page = (_FOLDER / "page.html").read_text("utf-8")
    for name, content in parts.items():
        page = page.replace(name, content)
    return page


def _asset(name: str) -> str:
    found = asset(name)
    if found is None:
        raise AssertionError(f"the program's own {name} is not there")
    content = gzip.decompress(found.content) if found.gzipped else found.content
    return content.decode("utf-8")
