"""The source tables are tab-separated text with a header, read exactly as they are written."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

TABLES: Final = Path(__file__).resolve().parents[2] / "data" / "gazetteer"
# GeoNames' ids end far below 2**31; ours begin there and stay within SQLite's integers.
_OWN_IDS: Final = 2**31


def table(name: str) -> list[dict[str, str]]:
    """The rows of a source table, every value as text."""
    data = (TABLES / name).read_bytes()
    text = (gzip.decompress(data) if name.endswith(".gz") else data).decode()
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def write_table(name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a source table anew, packed where its name ends so; the same rows are the same bytes.

    Raises:
        csv.Error: A value holds a tab or the end of a line, which a table cannot.
    """
    text = io.StringIO()
    writer = csv.writer(
        text, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None
    )
    writer.writerow(columns)
    writer.writerows(rows)
    data = text.getvalue().encode()
    (TABLES / name).write_bytes(gzip.compress(data, 9, mtime=0) if name.endswith(".gz") else data)


def alternates(row: dict[str, str]) -> tuple[str, ...]:
    """The other names of a row."""
    return () if row["alternates"] == "-" else tuple(row["alternates"].split("|"))


def own_id(name: str) -> int:
    """An id for a place that GeoNames does not number, the same at every build."""
    return _OWN_IDS + int.from_bytes(sha256(name.encode()).digest()[:6])
