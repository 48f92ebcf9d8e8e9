"""A file of places is read line by line, whatever it is packed in."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from geo.errors import LayerRefused
from geo.gazetteer.build import Progress

_TELL_EVERY: Final = 50_000


@contextmanager
def lines_of(path: Path, progress: Progress) -> Iterator[Iterator[str]]:
    """The lines of a text file, with their ends, out of a ZIP or GZip archive where it is one.

    Args:
        path: The file.
        progress: Is told how many bytes of how many are read, and what is being done.

    Raises:
        LayerRefused: It is empty.
        OSError, EOFError, zlib.error, zipfile.BadZipFile: It is cut off or damaged.
    """
    with path.open("rb") as raw:
        total = path.stat().st_size

        def told(lines: Iterable[str]) -> Iterator[str]:
            for number, line in enumerate(lines):
                if number % _TELL_EVERY == 0:
                    progress(min(raw.tell(), total), total, "reading places")
                yield line

        with _unpacked(raw, path.name) as data:
            # What is no line end for GeoNames or a CSV may stand inside a name.
            text = io.TextIOWrapper(data, "utf-8-sig", newline="\n")
            yield told(text)
        progress(total, total, "writing the index")


@contextmanager
def _unpacked(raw: IO[bytes], name: str) -> Iterator[IO[bytes]]:
    start = raw.read(4)
    raw.seek(0)
    if start.startswith(b"PK"):
        with zipfile.ZipFile(raw) as packed:
            inner = max(
                (each for each in packed.infolist() if "readme" not in each.filename.lower()),
                key=lambda each: each.file_size,
            )
            with packed.open(inner) as data:
                yield data
    elif start.startswith(b"\x1f\x8b"):
        with gzip.open(raw) as data:
            yield data  # type: ignore[misc]  # a GzipFile reads bytes as any file does
    elif not start:
        raise LayerRefused(f"{name} is empty.")
    else:
        yield raw
