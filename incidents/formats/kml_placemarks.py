"""KML of anybody's: point, time, name and folder are KML's own; added data goes by its names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from incidents.formats.cells import key_of
from incidents.formats.named_columns import NamedColumns


class KmlPlacemarks(NamedColumns):
    """Placemarks, such as GeoConfirmed's and Google My Maps' exports."""

    name = "KML"
    version = "2.2"
    signatures = (("folder", "when", "begin", "end", "shape"),)

    def given(self, header: Sequence[str]) -> Mapping[str, str]:
        """KML's own elements; a placemark's folder is often its category."""
        keys = set(map(key_of, header))
        found = {
            "latitude": "latitude",
            "longitude": "longitude",
            "location": "name",
            "notes": "description",
            "event_type": "folder",
        }
        own = {"event_type", "category", "type"} & keys
        if own:
            found["event_type"] = min(own)
        if "date" not in keys:
            found["date_start"] = "when"
        return found
