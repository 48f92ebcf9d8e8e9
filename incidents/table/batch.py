"""A batch is one import or ingest: known by its content, filed as one, undone as one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from incidents.table.release import Choices

_NOTHING_CHOSEN: Final = Choices()


class BatchKind(StrEnum):
    """What a batch came from."""

    IMPORT = "import"
    INGEST = "ingest"


@dataclass(frozen=True, kw_only=True, slots=True)
class NewBatch:
    """What is about to be filed.

    Attributes:
        kind: Import of a table or ingest of an article.
        name: What a person calls it, such as the file's name; never a path.
        content_hash: SHA-256 of the bytes, with whatever options change what they mean.
        format: The exchange format, or "article".
        header: The table's columns; empty for an article.
        choices: What a person has said of a newer release.
    """

    kind: BatchKind
    name: str
    content_hash: str
    format: str
    header: tuple[str, ...] = ()
    choices: Choices = _NOTHING_CHOSEN


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """What became of the rows; every row is in exactly one of the four.

    Attributes:
        format: The exchange format, or "article".
        rows: Rows read.
        accepted: New incidents.
        updated: Incidents known by their own id that the source has changed.
        unchanged: Rows that were there already.
        quarantined: Rows that were not taken, kept with their reason.
        batch: The batch's id.
        gone: Incidents that are no longer in the file and were marked as gone from the source;
            they are no rows of it. Told when a batch is filed, and not kept with it.
    """

    format: str
    rows: int
    accepted: int
    updated: int
    unchanged: int
    quarantined: int
    batch: str
    gone: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        if self.rows != self.accepted + self.updated + self.unchanged + self.quarantined:
            raise ValueError(f"rows went missing: {self}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """What was filed.

    Attributes:
        id: Its id.
        kind: Import or ingest.
        name: What a person calls it.
        actor: Who filed it.
        at: When, in UTC.
        summary: What became of its rows.
        header: The table's columns; empty for an article.
        undone_at: When it was undone, in UTC, or None.
    """

    id: str
    kind: BatchKind
    name: str
    actor: str
    at: datetime
    summary: Summary
    header: tuple[str, ...]
    undone_at: datetime | None
