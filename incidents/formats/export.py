"""The ending of a file's name says in which format incidents are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import BinaryIO, Final, Protocol

from incidents.errors import BadInput
from incidents.formats.write_csv import write_csv
from incidents.formats.write_geojson import write_geojson
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
    entries: Iterable[tuple[str, Incident]],
    out: BinaryIO,
    *,
    about: Mapping[str, object],  # noqa: ARG001 - a table has no place to say it that reads back
) -> int:
    return write_csv(entries, out)


WRITERS: Final[Mapping[str, Writer]] = MappingProxyType({".csv": _csv, ".geojson": write_geojson})


def writer_for(name: str) -> Writer:
    """The writer for a file's name by its ending.

    Raises:
        BadInput: Nothing is written with that ending; the message lists the endings.
    """
    ending = PurePath(name).suffix.casefold()
    writer = WRITERS.get(ending)
    if writer is None:
        raise BadInput(
            f"No export ends in “{ending or name}”. Name a file that ends in "
            f"{' or '.join(WRITERS)}."
        )
    return writer
