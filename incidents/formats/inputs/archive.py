"""An archive gives up one table, no more bytes than a table may have, and no path is followed."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final, NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from incidents.errors import BadTable
from incidents.formats.text import MOST_BYTES

_CHUNK: Final = 1_048_576
_MOST_MEMBERS: Final = 10_000
_SHEETS: Final = (".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls", ".ods")
_RECORDS: Final = (".json", ".geojson", ".jsonl", ".ndjson", ".kml")
_TABLES: Final = frozenset((*_SHEETS, *_RECORDS))
_TOO_MUCH: Final = (
    f"What the archive unpacks to is larger than the {MOST_BYTES / 1e6:,.0f} MB that are read. "
    "Unpack it yourself, split the table and hand in the parts."
)


class Unpacked(NamedTuple):
    """A table out of an archive.

    Attributes:
        name: What the archive calls it.
        data: Its bytes.
        doubts: What else the archive holds, a sentence.
        named: Whether a person asked for this table by its name.
    """

    name: str
    data: bytes
    doubts: tuple[str, ...] = ()
    named: bool = False


def unpack_gzip(data: bytes, name: str) -> Unpacked:
    """The content of a gzip file, also of one made of several parts.

    Raises:
        BadTable: It is damaged, cut off, or unpacks to more than a table may have.
    """
    out = bytearray()
    rest = data
    while rest.startswith(b"\x1f\x8b"):
        part = zlib.decompressobj(wbits=31)
        try:
            while rest and not part.eof:
                out += part.decompress(rest, _CHUNK)
                rest = part.unconsumed_tail
                if len(out) > MOST_BYTES:
                    raise BadTable(_TOO_MUCH)
        except zlib.error as broken:
            raise BadTable("The gzip file is damaged. Send the file again.") from broken
        if not part.eof:
            raise BadTable("The gzip file is cut off. Send the file again.")
        rest = part.unused_data
    if rest.strip(b"\0"):
        raise BadTable("Bytes that are no gzip stand behind the gzip file. Send the file again.")
    lower = name.casefold()
    inner = name[:-3] if lower.endswith(".gz") else name
    return Unpacked(inner, bytes(out))


def unpack_zip(data: bytes, *, wanted: str | None) -> Unpacked:
    """One table of a zip archive: the one named, else the largest.

    Args:
        data: The archive.
        wanted: The member that a person asked for, or None.

    Raises:
        BadTable: It is damaged, encrypted, has paths that lead outside, holds no table or not the
            one named, or unpacks to more than a table may have.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            tables = _tables(archive.infolist())
            chosen, named = _chosen(tables, wanted)
            return Unpacked(
                chosen.filename, _content(archive, chosen), _others(tables, chosen), named
            )
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError) as broken:
        raise BadTable("The zip archive is damaged or cut off. Send the file again.") from broken
    except (NotImplementedError, RuntimeError) as strange:
        raise BadTable(
            "The zip archive is packed in a way that is not read. Unpack it and hand in the table."
        ) from strange


def _tables(members: Sequence[ZipInfo]) -> list[ZipInfo]:
    if len(members) > _MOST_MEMBERS:
        raise BadTable(
            f"The zip archive has {len(members):,} files and at most {_MOST_MEMBERS:,} are looked "
            "at. Hand in the table alone."
        )
    for member in members:
        _refuse_a_path_outside(member.filename)
    return [member for member in members if _may_be_a_table(member)]


def _refuse_a_path_outside(name: str) -> None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in name:
        raise BadTable(
            f"The zip archive holds the path “{name[:60]}”, which leads outside of it. "
            "Such an archive is not opened; hand in the table alone."
        )


def _may_be_a_table(member: ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not member.is_dir() and not hidden and path.suffix.casefold() in _TABLES


def _chosen(tables: Sequence[ZipInfo], wanted: str | None) -> tuple[ZipInfo, bool]:
    if not tables:
        raise BadTable(
            "The zip archive holds no table. Tables end in .csv, .tsv, .xlsx, .ods, .json, "
            ".jsonl, .geojson or .kml."
        )
    for member in tables:
        if wanted in {member.filename, PurePosixPath(member.filename).name}:
            return member, True
    # What is asked for may be a sheet of the one workbook inside.
    if wanted is None or len(tables) == 1:
        return max(tables, key=lambda member: member.file_size), False
    names = ", ".join(f"“{member.filename[:60]}”" for member in tables[:6])
    raise BadTable(f"The zip archive holds no table “{wanted}”. It holds {names}.")


def _content(archive: ZipFile, member: ZipInfo) -> bytes:
    if member.flag_bits & 1:
        raise BadTable("The zip archive is encrypted. Unpack it and hand in the table.")
    with archive.open(member) as content:
        # The size that a bomb states of itself need not be true.
        found = content.read(MOST_BYTES + 1)
    if len(found) > MOST_BYTES:
        raise BadTable(_TOO_MUCH)
    return found


def _others(tables: Sequence[ZipInfo], chosen: ZipInfo) -> tuple[str, ...]:
    others = [member.filename for member in tables if member is not chosen]
    if not others:
        return ()
    names = ", ".join(f"“{name[:60]}”" for name in others[:6])
    more = f" and {len(others) - 6} more" if len(others) > 6 else ""
    doubt = (
        f"The archive holds several tables. “{chosen.filename[:60]}”, the largest or the one "
        f"named, is read; not read are {names}{more}."
    )
    return (doubt,)
