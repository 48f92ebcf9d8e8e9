"""Bytes become text in one way, and where another way was possible that is a doubt."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from charset_normalizer import from_bytes

from incidents.errors import BadTable
from incidents.formats.mail_codes import mail_codes

MOST_BYTES: Final = 200_000_000
_SAMPLE_BYTES: Final = 65_536
_FEW_CONTROLS: Final = 10

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER_KINDS: Final = (
    (b"PK\x03\x04", "an Excel workbook or a zip archive. Save the sheet as CSV (UTF-8)"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook. Save the sheet as CSV (UTF-8)"),
    (b"%PDF", "a PDF. Articles are read by `extract`, tables from CSV"),
    (b"\x1f\x8b", "a gzip archive. Unpack it first"),
    (b"SQLite format 3\0", "an SQLite database. Export its table as CSV"),
    (b"PAR1", "a Parquet file. Export it as CSV"),
    (b"\x89PNG", "a picture. Hand in the table itself as CSV"),
    (b"\xff\xd8\xff", "a picture. Hand in the table itself as CSV"),
)
# Code pages of Windows and the usual ones of East Asia. charset-normalizer alone took Swedish for
# cp1250 and Turkish for mac_latin2: it has no order between pages that read equally well.
_USUAL: Final = (
    "cp1252",
    "cp1251",
    "cp1250",
    "cp1254",
    "cp1256",
    "cp1253",
    "cp1255",
    "cp1257",
    "cp1258",
    "gb18030",
    "cp932",
    "cp949",
    "big5",
    "cp874",
    "koi8_r",
)
_CONTROL: Final = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Decoded:
    """A file's text.

    Attributes:
        text: The text; bytes that are no UTF-8 stand in it as lone surrogates.
        encoding: Name of the encoding, as Python's codecs call it.
        doubts: What could be read in another way, a sentence each.
    """

    text: str
    encoding: str
    doubts: tuple[str, ...] = ()


def decode(data: bytes, encoding: str | None) -> Decoded:
    """Read bytes as text: as told, by byte-order mark, as UTF-8, else by a guess that is named.

    Raises:
        BadTable: The bytes are no text, too many, or not in the encoding that was named.
    """
    _refuse_what_is_no_text(data)
    decoded = _as_told(data, encoding) if encoding else _found_out(data)
    if not decoded.text.strip("\0 \t\r\n\ufeff"):
        raise BadTable("The file is empty. Hand in a table with a line of column names first.")
    controls = Counter(_CONTROL.findall(decoded.text[:_SAMPLE_BYTES]))
    # One of them may be the delimiter, as in files of Hive.
    number = controls.total() if len(controls) > 1 else 0
    if number > _FEW_CONTROLS and number * 50 > min(len(decoded.text), _SAMPLE_BYTES):
        raise BadTable("The file is not text. Hand in a table saved as CSV (UTF-8).")
    coded = mail_codes(decoded.text[:_SAMPLE_BYTES])
    # Two files of which each had a mark leave one; nobody sees it.
    text = decoded.text.lstrip("\ufeff")
    return replace(decoded, text=text, doubts=(*decoded.doubts, *coded))


def _refuse_what_is_no_text(data: bytes) -> None:
    if not data:
        raise BadTable("The file is empty. Hand in a table with a line of column names first.")
    if len(data) > MOST_BYTES:
        raise BadTable(
            f"The file has {len(data) / 1e6:,.0f} MB and at most {MOST_BYTES / 1e6:,.0f} MB are "
            "read. Split it into smaller files, each with the header."
        )
    for magic, kind in _OTHER_KINDS:
        if data.startswith(magic):
            raise BadTable(f"The file is not a text table but {kind}.")


def _as_told(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except LookupError:
        raise BadTable(
            f"No encoding is called “{encoding}”. Try utf-8, utf-16, cp1252 or latin-1."
        ) from None
    except UnicodeError as error:
        at = f" at byte {error.start:,}" if isinstance(error, UnicodeDecodeError) else ""
        raise BadTable(
            f"The file is not {encoding}{at}. Leave the encoding out to have it found."
        ) from None
    return Decoded(text=text.removeprefix("\ufeff"), encoding=codecs.lookup(encoding).name)


def _found_out(data: bytes) -> Decoded:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _with_bom(data, encoding)
    for attempt in _ATTEMPTS:
        decoded = attempt(data)
        if decoded is not None:
            return decoded
    return _guessed(data)


def _with_bom(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(text=data.decode(encoding), encoding=encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig":
            return _damaged(data[3:], encoding)
        raise BadTable(
            f"The file says it is {encoding} and is damaged at byte {error.start:,}. "
            "Export it again, as UTF-8 if you can."
        ) from None


def _as_utf8(data: bytes) -> Decoded | None:
    if data[:4096].count(0) * 5 > len(data[:4096]):
        return None
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        return None


def _as_utf16_without_a_mark(data: bytes) -> Decoded | None:
    sample = data[:4096]
    for encoding, nul_at in (("utf-16-le", 1), ("utf-16-be", 0)):
        if sample[nul_at::2].count(0) * 10 < len(sample) * 2:
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return Decoded(text=text, encoding=encoding)
    return None


def _as_utf8_with_damage(data: bytes) -> Decoded | None:
    decoded = _damaged(data, "utf-8")
    wrong = sum("\udc80" <= character <= "\udcff" for character in decoded.text)
    other = sum(character > "\x7f" for character in decoded.text) - wrong
    return decoded if other > wrong else None


def _damaged(data: bytes, encoding: str) -> Decoded:
    return Decoded(
        text=data.decode("utf-8", "surrogateescape"),
        encoding=encoding,
        doubts=(
            "Some bytes are not UTF-8 though the rest is; the rows that hold them are rejected.",
        ),
    )


_ATTEMPTS: Final[tuple[Callable[[bytes], Decoded | None], ...]] = (
    _as_utf8,
    _as_utf16_without_a_mark,
    _as_utf8_with_damage,
)


def _guessed(data: bytes) -> Decoded:
    if 0 in data[:_SAMPLE_BYTES]:
        raise BadTable("The file is not text. Hand in a table saved as CSV (UTF-8).")
    for encoding in (*_likeliest(_lines_that_tell(data)), "cp1252", "latin-1"):
        decoded = _read_as(data, encoding)
        if decoded is not None:
            return decoded
    raise AssertionError("latin-1 reads every byte")


def _likeliest(sample: bytes) -> tuple[str, ...]:
    """The encodings that would do, the likeliest first; between equals the more usual one."""
    ranked: list[tuple[float, float, int, str]] = []
    for match in from_bytes(sample, cp_isolation=list(_USUAL)):
        same = [_USUAL.index(name) for name in match.could_be_from_charset if name in _USUAL]
        at = min(same, default=len(_USUAL) - 1)
        ranked.append((round(match.chaos, 2), -round(match.coherence, 2), at, _USUAL[at]))
    return tuple(name for *_, name in sorted(ranked))


def _read_as(data: bytes, encoding: str) -> Decoded | None:
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return Decoded(text=text, encoding=encoding, doubts=(_guess_in_words(text, encoding),))


def _lines_that_tell(data: bytes) -> bytes:
    lines: list[bytes] = []
    size = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            lines.append(line)
            size += len(line)
            if size > _SAMPLE_BYTES:
                break
    return b"".join(lines)[: 2 * _SAMPLE_BYTES]


def _guess_in_words(text: str, encoding: str) -> str:
    words = dict.fromkeys(word[:40] for word in re.findall(r"\w+", text) if not word.isascii())
    shown = ", ".join(f"“{word}”" for word in islice(words, 3))
    example = f", which gives words such as {shown}" if shown else ""
    return (
        f"The text is not UTF-8; it is read as {encoding}{example}. "
        "Name the encoding if that is wrong."
    )
