"""A source is bytes as they were taken in, known by their SHA-256 and never changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Final

# What retrieved a source; the version is that of pyproject.toml.
TOOL: Final = "Incident Atlas 0.1.0"
_PART_BYTES: Final = 1 << 20


class SourceKind(StrEnum):
    """What the bytes are."""

    ARTICLE = "article"
    DATA_FILE = "data file"
    PHOTO = "photo"
    VIDEO = "video"


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Bytes that are about to be kept.

    Attributes:
        kind: What they are.
        data: The bytes, or the file that holds them; a file is read in pieces.
        name: What a person calls it, such as the file's name; never a path.
        made_by: Who took or published it, or None where unknown.
        url: Where it was asked for, or None.
        final_url: Where it was found after redirects, or None.
        headers: The answer's HTTP headers, in their order.
        retrieved_at: When it was retrieved, aware; None for now.
    """

    kind: SourceKind
    data: bytes | Path
    name: str | None = None
    made_by: str | None = None
    url: str | None = None
    final_url: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    retrieved_at: datetime | None = None

    def parts(self) -> Iterator[bytes]:
        """The bytes in pieces of at most 1 MiB."""
        if isinstance(self.data, bytes):
            for start in range(0, len(self.data), _PART_BYTES):
                yield self.data[start : start + _PART_BYTES]
            return
        with self.data.open("rb") as file:
            while part := file.read(_PART_BYTES):
                yield part

    def sha256(self) -> str:
        """The hash of the bytes, in hexadecimal."""
        whole = sha256()
        for part in self.parts():
            whole.update(part)
        return whole.hexdigest()


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptSource:
    """What is known of bytes that are kept.

    Attributes:
        sha256: Their hash in hexadecimal; they are found by it.
        kind: What they are.
        size: How many they are.
        name: What a person calls it, or None.
        made_by: Who took or published it, or None where unknown.
        url: Where it was asked for, or None.
        final_url: Where it was found after redirects, or None.
        headers: The answer's HTTP headers, in their order.
        retrieved_at: When it was retrieved, in UTC.
        retrieved_by: The person or program that retrieved it.
        tool: The program that retrieved it, with its version.
    """

    sha256: str
    kind: SourceKind
    size: int
    name: str | None
    made_by: str | None
    url: str | None
    final_url: str | None
    headers: tuple[tuple[str, str], ...]
    retrieved_at: datetime
    retrieved_by: str
    tool: str
