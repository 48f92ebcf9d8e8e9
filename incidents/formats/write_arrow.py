"""GeoParquet and GeoPackage are written from one Arrow table with declared types.

GeoParquet 1.1 (geoparquet.org): WKB points, longitude first, CRS84 where none is named.
"""

from __future__ import annotations

import json
import shutil
import struct
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Final

import pyarrow as pa
import pyarrow.parquet as pq

from incidents.formats.flat import FLAT_COLUMNS, flat_values
from incidents.formats.notice import complete
from incidents.record import Incident

_AT_ONCE: Final = 20_000
_GEOMETRY: Final = "geometry"
_WHOLE: Final = frozenset(
    (
        *("time_precision", "date_prec", "geo_precision", "where_prec", "uncertainty_m"),
        *("killed_min", "killed_max", "injured_min", "injured_max"),
    )
)
_DECIMAL: Final = frozenset(("latitude", "longitude", "confidence"))
_YES_NO: Final = frozenset(
    ("killed_unknown", "injured_unknown", "casualties_unknown", "place_review")
)


def write_geoparquet(
    entries: Iterable[tuple[str, Incident]], out: BinaryIO, *, about: Mapping[str, object]
) -> int:
    """Write incidents as GeoParquet; one without a place has no geometry.

    Args:
        entries: Each incident with its id.
        out: Where the bytes go; it stays open.
        about: What the export says of itself; it stands in the file's metadata as `about`.

    Returns:
        How many incidents were written.
    """
    geo = {
        "version": "1.1.0",
        "primary_column": _GEOMETRY,
        "columns": {_GEOMETRY: {"encoding": "WKB", "geometry_types": ["Point"]}},
    }
    schema = _schema().with_metadata(
        {"geo": json.dumps(geo), "about": json.dumps(complete(about), ensure_ascii=False)}
    )
    count = 0
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in _batches(entries, schema):
            writer.write_batch(batch)
            count += batch.num_rows
    return count


def write_geopackage(
    entries: Iterable[tuple[str, Incident]], out: BinaryIO, *, about: Mapping[str, object]
) -> int:
    """Write incidents as a GeoPackage with one layer, `incidents`.

    Args:
        entries: Each incident with its id.
        out: Where the bytes go; it stays open.
        about: What the export says of itself; it stands in the layer's description.

    Returns:
        How many incidents were written.
    """
    from pyogrio import write_arrow  # loads GDAL: 80 MB that no other export needs

    schema = _schema()
    table = pa.Table.from_batches(list(_batches(entries, schema)), schema=schema)
    with TemporaryDirectory(prefix="incidents-") as folder:
        path = Path(folder) / "incidents.gpkg"
        write_arrow(
            table,
            path,
            layer="incidents",
            driver="GPKG",
            geometry_name=_GEOMETRY,
            geometry_type="Point",
            crs="EPSG:4326",
            layer_options={"DESCRIPTION": json.dumps(complete(about), ensure_ascii=False)},
        )
        with path.open("rb") as file:
            shutil.copyfileobj(file, out)
    return int(table.num_rows)


def _schema() -> pa.Schema:
    return pa.schema([*((name, _type(name)) for name in FLAT_COLUMNS), (_GEOMETRY, pa.binary())])


def _type(name: str) -> pa.DataType:
    if name in _WHOLE:
        return pa.int64()
    if name in _DECIMAL:
        return pa.float64()
    return pa.bool_() if name in _YES_NO else pa.string()


def _batches(
    entries: Iterable[tuple[str, Incident]], schema: pa.Schema
) -> Iterator[pa.RecordBatch]:
    rows = iter(entries)
    while some := list(islice(rows, _AT_ONCE)):
        found: list[dict[str, Any]] = [
            {**flat_values(incident_id, incident), _GEOMETRY: _point(incident)}
            for incident_id, incident in some
        ]
        yield pa.RecordBatch.from_pylist(found, schema=schema)


def _point(incident: Incident) -> bytes | None:
    """A point as little-endian WKB, longitude first (OGC 06-103r4, 8.2)."""
    place = incident.place
    return None if place is None else struct.pack("<BIdd", 1, 1, place.longitude, place.latitude)
