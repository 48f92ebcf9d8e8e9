"""GeoJSON puts longitude before latitude (RFC 7946, 3.1.1); this module is where they swap."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import BinaryIO

from incidents.formats.flat import flat_values
from incidents.formats.notice import complete
from incidents.record import Incident


def write_geojson(
    entries: Iterable[tuple[str, Incident]], out: BinaryIO, *, about: Mapping[str, object]
) -> int:
    """Write incidents as a FeatureCollection; one without a place has no geometry.

    Args:
        entries: Each incident with its id.
        out: Where the bytes go; it stays open.
        about: What the collection says of itself, such as the attribution and the filters in
            words; it stands in the foreign member `about`, and the number in `count`.

    Returns:
        How many incidents were written.
    """
    count = 0
    out.write(b'{"type":"FeatureCollection","about":' + _json(complete(about)) + b',"features":[')
    for incident_id, incident in entries:
        out.write((b",\n" if count else b"\n") + _json(_feature(incident_id, incident)))
        count += 1
    out.write(b'\n],"count":' + _json(count) + b"}\n")
    return count


def _feature(incident_id: str, incident: Incident) -> dict[str, object]:
    place = incident.place
    return {
        "type": "Feature",
        "id": incident_id,
        "geometry": None
        if place is None
        else {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": flat_values(incident_id, incident),
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
