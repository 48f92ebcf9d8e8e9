"""The ending of a file's name says in which format incidents are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import BinaryIO, Final, Protocol

from incidents.errors import BadInput
from incidents.formats.write_acled import write_acled
from incidents.formats.write_arrow import write_geopackage, write_geoparquet
from incidents.formats.write_csv import write_csv
from incidents.formats.write_geojson import write_geojson
from incidents.formats.write_html import write_html
from incidents.formats.write_kml import write_kml
from incidents.formats.write_xlsx import write_xlsx
from incidents.record import Incident


class Writer(Protocol):
    """Writes incidents in one format."""

    def __call__(
        self,
        entries: Iterable[tuple[str, Incident]],
        out: BinaryIO,
        *,
        about: Mapping[str, object],
    ) -> int:
        """Write each incident with its id; `out` stays open; return how many were written."""
        ...


def _csv(
    entries: Iterable[tuple[str, Incident]], out: BinaryIO, *, about: Mapping[str, object]
) -> int:
    return write_csv(entries, out, about=about)


WRITERS: Final[Mapping[str, Writer]] = MappingProxyType(
    {
        ".csv": _csv,
        ".acled.csv": write_acled,
        ".geojson": write_geojson,
        ".kml": write_kml,
        ".gpkg": write_geopackage,
        ".parquet": write_geoparquet,
        ".xlsx": write_xlsx,
        ".html": write_html,
    }
)


def export(
    name: str,
    entries: Iterable[tuple[str, Incident]],
    out: BinaryIO,
    about: Mapping[str, object],
) -> int:
    """Write incidents in the format that a name's ending says.

    Args:
        name: The file's name or its ending.
        entries: Each incident with its id.
        out: Where the bytes go; it stays open.
        about: What the export says of itself: attribution, filters, head, time.

    Returns:
        How many were written.

    Raises:
        BadInput: Nothing is written with that ending, or so many do not fit the format.
    """
    return writer_for(name)(entries, out, about=about)


def writer_for(name: str) -> Writer:
    """The writer for a file's name by its ending; the longest ending that fits decides.

    Raises:
        BadInput: Nothing is written with that ending; the message lists the endings.
    """
    lower = f".{PurePath(name).name.lstrip('.')}".casefold()
    for ending in sorted(WRITERS, key=len, reverse=True):
        if lower.endswith(ending):
            return WRITERS[ending]
    raise BadInput(
        f"No export ends in “{PurePath(name).suffix or name}”. Name a file that ends in "
        f"{' or '.join(WRITERS)}."
    )
