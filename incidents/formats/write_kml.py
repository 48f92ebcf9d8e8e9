"""KML for Google Earth and My Maps; text is text, and a circle of uncertainty is told in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import BinaryIO, Final
from xml.sax.saxutils import escape, quoteattr

from incidents.formats.flat import flat_values
from incidents.formats.notice import in_sentences
from incidents.record import Incident

# What XML 1.0 (2.2) allows as a character.
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_START: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Incidents</name><description>'
)


def write_kml(
    entries: Iterable[tuple[str, Incident]], out: BinaryIO, *, about: Mapping[str, object]
) -> int:
    """Write incidents as placemarks; one without a place has no point.

    Args:
        entries: Each incident with its id.
        out: Where the bytes go; it stays open.
        about: What the export says of itself; it stands in the document's description.

    Returns:
        How many incidents were written.
    """
    out.write(_START.encode())
    out.write(f"{_text(' '.join(in_sentences(about)))}</description>\n".encode())
    count = 0
    for incident_id, incident in entries:
        out.write(_placemark(incident_id, incident).encode())
        count += 1
    out.write(b"</Document></kml>\n")
    return count


def _placemark(incident_id: str, incident: Incident) -> str:
    place, date = incident.place, incident.date
    name = incident.location or (place.name if place else None) or incident_id
    data = "".join(
        f"<Data name={quoteattr(key)}><value>{_text(_plain(value))}</value></Data>"
        for key, value in flat_values(incident_id, incident).items()
        if value is not None
    )
    time = (
        ""
        if date is None
        else f"<TimeSpan><begin>{date.start}</begin><end>{date.end}</end></TimeSpan>"
    )
    # KML puts longitude before latitude (OGC KML 2.3, 9.3).
    point = (
        ""
        if place is None
        else f"<Point><coordinates>{place.longitude!r},{place.latitude!r}</coordinates></Point>"
    )
    # Google Earth shows a description as HTML: escaped once for that, once for XML.
    said = escape(incident.notes or "")
    return (
        f"<Placemark><name>{_text(name)}</name><description>{_text(said)}</description>"
        f"{time}<ExtendedData>{data}</ExtendedData>{point}</Placemark>\n"
    )


def _plain(value: str | float | bool) -> str:  # noqa: FBT001 - one cell of a row, not a switch
    return str(value).lower() if isinstance(value, bool) else str(value)


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("�", text))
