"""What a file is shows in its first bytes; its name decides only where they do not."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final
from zipfile import BadZipFile, ZipFile

from incidents.errors import BadTable

_LOOKED_AT: Final = 4_096
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument.spreadsheet"


class Kind(StrEnum):
    """A kind of file that can hold incidents."""

    TEXT = "text table"
    JSON = "JSON"
    LINES = "JSON Lines"
    KML = "KML"
    WORKBOOK = "workbook"
    ZIP = "zip archive"
    GZIP = "gzip file"


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of a file.

    Args:
        data: The file.
        name: What it is called; only the ending is looked at.

    Raises:
        BadTable: It is a zip archive that cannot be opened.
    """
    if data.startswith(b"\x1f\x8b"):
        return Kind.GZIP
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data)
    if data.startswith(_OLD_WORKBOOK):
        return Kind.WORKBOOK
    start = _start(data)
    if start.startswith("<") and ("<kml" in start or name.casefold().endswith(".kml")):
        return Kind.KML
    if start.startswith(("{", "[")):
        return _kind_of_records(start, name)
    return Kind.TEXT


def _kind_of_zip(data: bytes) -> Kind:
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            is_open_document = "mimetype" in names and archive.open("mimetype").read(
                100
            ).strip().startswith(_OPEN_DOCUMENT)
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as broken:
        raise BadTable(
            "The zip archive or workbook is damaged or cut off. Send the file again."
        ) from broken
    workbook = "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names)
    return Kind.WORKBOOK if workbook or is_open_document else Kind.ZIP


def _start(data: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if data.startswith(mark):
            return data[:_LOOKED_AT].decode(encoding, "ignore").lstrip()
    return ""


def _kind_of_records(start: str, name: str) -> Kind:
    """Lines of objects, one text of JSON, or a table whose first name begins with a bracket."""
    ending = PurePosixPath(name.casefold()).suffix
    if ending in {".jsonl", ".ndjson", ".jsonlines"}:
        return Kind.LINES
    first, _, rest = start.partition("\n")
    if first.startswith("{") and rest.lstrip().startswith("{") and _is_whole(first):
        return Kind.LINES
    if ending in {".json", ".geojson"} or re.match(r'\{\s*("|\})|\[\s*([\[{"\]]|-?\d)', start):
        return Kind.JSON
    return Kind.TEXT


def _is_whole(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
