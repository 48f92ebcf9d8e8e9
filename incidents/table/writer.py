"""One writer adds revisions: it numbers them, chains their hashes and keeps `current` in step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, select, update

from incidents.errors import LedgerError
from incidents.table.columns import columns_of
from incidents.table.database import Database
from incidents.table.revision import Author, Head, Operation
from incidents.table.rows import revision_hash
from incidents.table.schema import BATCH, CURRENT, REVISION

_ROWS_AT_ONCE: Final = 2_000
_GONE: Final = delete(CURRENT).where(
    CURRENT.c.incident_id == bindparam("gone"), CURRENT.c.version == bindparam("at_version")
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A revision that has no number yet.

    Attributes:
        incident_id: Which incident.
        version: The version it makes.
        replaces: The version that is shown now, or None where none is.
        operation: What is done.
        body: The incident's canonical JSON; None where it is withdrawn.
        key: What a data set calls the incident, or None.
        batch_id: The batch that brings it, or None.
        source: SHA-256 of the bytes it was read from, or None.
        other_id: The other incident of a merge, or None.
    """

    incident_id: str
    version: int
    replaces: int | None
    operation: Operation
    body: str | None
    key: str | None
    batch_id: str | None
    source: str | None = None
    other_id: str | None = None


class Writer:
    """Adds revisions inside one transaction that has the write lock."""

    def __init__(self, database: Database, connection: Connection, author: Author) -> None:
        self._database = database
        self._connection = connection
        self._author = author
        self._at = datetime.now(UTC).isoformat()
        self.head = _head_of(connection)

    def add(self, drafts: Sequence[Draft]) -> list[dict[str, Any]]:
        """Add revisions in order, each incident at most once; return their rows."""
        rows = []
        for start in range(0, len(drafts), _ROWS_AT_ONCE):
            some = drafts[start : start + _ROWS_AT_ONCE]
            made = self._rows(some)
            self._database.insert(self._connection, REVISION, made)
            self._take_away(some)
            shown = [current_row(row) for row in made if row["body"] is not None]
            self._database.insert(self._connection, CURRENT, shown)
            rows += made
        return rows

    def _rows(self, drafts: Sequence[Draft]) -> list[dict[str, Any]]:
        number, last = self.head.sequence, self.head.hash
        made = []
        for draft in drafts:
            number += 1
            row: dict[str, Any] = {
                "sequence": number,
                "incident_id": draft.incident_id,
                "version": draft.version,
                "operation": draft.operation.value,
                "actor": self._author.actor,
                "at": self._at,
                "reason": self._author.reason,
                "body": draft.body,
                "key": draft.key,
                "batch_id": draft.batch_id,
                "source": draft.source,
                "other_id": draft.other_id,
                "previous_hash": last,
            }
            row["hash"] = last = revision_hash(row)
            made.append(row)
        self.head = Head(sequence=number, hash=last)
        return made

    def _take_away(self, drafts: Sequence[Draft]) -> None:
        shown = [
            {"gone": draft.incident_id, "at_version": draft.replaces}
            for draft in drafts
            if draft.replaces is not None
        ]
        if shown and self._connection.execute(_GONE, shown).rowcount != len(shown):
            # The lock makes this impossible; without it, an update would be lost in silence.
            raise LedgerError(
                "Somebody wrote past the ledger's lock: nothing was changed. Run verify."
            )


def current_row(revision: dict[str, Any]) -> dict[str, Any]:
    """The row of `current` that a revision with a body makes."""
    row = columns_of(revision["body"])
    for name in ("sequence", "incident_id", "version", "operation", "key", "batch_id"):
        row[name] = revision[name]
    return row


def _head_of(connection: Connection) -> Head:
    """The last revision."""
    row = connection.execute(
        select(REVISION.c.sequence, REVISION.c.hash).order_by(REVISION.c.sequence.desc()).limit(1)
    ).first()
    return Head(sequence=0, hash="") if row is None else Head(sequence=row.sequence, hash=row.hash)


def mark_undone(connection: Connection, batch_id: str) -> None:
    """Note that a batch was undone, so that its content may be filed again."""
    connection.execute(
        update(BATCH).where(BATCH.c.id == batch_id).values(undone_at=datetime.now(UTC).isoformat())
    )
