"""One writer adds revisions: it numbers them, chains their hashes and keeps `current` in step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from incidents.table.revision import Author, Head, Operation
from incidents.table.rows import revision_hash
from incidents.table.schema import BATCH, CURRENT, REVISION

AnyCurrent = Row[Any]
_ROWS_AT_ONCE: Final = 2_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A revision that has no number yet.

    Attributes:
        incident_id: Which incident.
        version: The version it makes.
        operation: What is done.
        body: The incident's canonical JSON; None where it is withdrawn.
        key: What a data set calls the incident, or None.
        batch_id: The batch that brings it, or None.
    """

    incident_id: str
    version: int
    operation: Operation
    body: str | None
    key: str | None
    batch_id: str | None


class Writer:
    """Adds revisions inside one transaction that has the write lock."""

    def __init__(self, connection: Connection, author: Author) -> None:
        self._connection = connection
        self._author = author
        self._at = datetime.now(UTC).isoformat()
        self.head = head_of(connection)

    def add(self, drafts: Sequence[Draft]) -> list[dict[str, Any]]:
        """Add revisions in order; return their rows."""
        rows = [self._row(draft) for draft in drafts]
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            some = rows[start : start + _ROWS_AT_ONCE]
            self._connection.execute(insert(REVISION), some)
            self._follow(some)
        return rows

    def _row(self, draft: Draft) -> dict[str, Any]:
        row: dict[str, Any] = {
            "sequence": self.head.sequence + 1,
            "incident_id": draft.incident_id,
            "version": draft.version,
            "operation": draft.operation.value,
            "actor": self._author.actor,
            "at": self._at,
            "reason": self._author.reason,
            "body": draft.body,
            "key": draft.key,
            "batch_id": draft.batch_id,
            "previous_hash": self.head.hash,
        }
        row["hash"] = revision_hash(row)
        self.head = Head(sequence=row["sequence"], hash=row["hash"])
        return row

    def _follow(self, rows: Sequence[dict[str, Any]]) -> None:
        latest = {row["incident_id"]: row for row in rows}
        gone = [{"gone": key} for key, row in latest.items() if row["body"] is None]
        if gone:
            self._connection.execute(
                delete(CURRENT).where(CURRENT.c.incident_id == bindparam("gone")), gone
            )
        kept = [
            {column.name: row[column.name] for column in CURRENT.columns}
            for row in latest.values()
            if row["body"] is not None
        ]
        if kept:
            statement = upsert(CURRENT)
            changed = {
                column.name: statement.excluded[column.name]
                for column in CURRENT.columns
                if column.name != "incident_id"
            }
            self._connection.execute(
                statement.on_conflict_do_update(index_elements=["incident_id"], set_=changed), kept
            )


def head_of(connection: Connection) -> Head:
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
