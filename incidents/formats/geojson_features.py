"""GeoJSON of anybody's: a point is given, what the properties mean is read from their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from incidents.formats.named_columns import NamedColumns


class GeoJsonFeatures(NamedColumns):
    """Features whose properties are no format's that we know."""

    name = "GeoJSON"
    version = "RFC 7946"
    signatures = (("geometry", "latitude", "longitude"),)

    def given(self, header: Sequence[str]) -> Mapping[str, str]:  # noqa: ARG002 - the point is the same in every file
        """The point; its exact text stays in `geometry`."""
        return {"latitude": "latitude", "longitude": "longitude"}
