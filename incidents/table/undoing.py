"""A batch is undone by new revisions that bring back what was before it.

Batches are taken back one after another, the last one first: what a later batch changed stands as
this one left it, once the later one is undone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, and_, select

from incidents.errors import LedgerError
from incidents.table.batch import Batch
from incidents.table.revision import Operation
from incidents.table.schema import CURRENT, REVISION
from incidents.table.writer import Draft, Writer, mark_undone

_AT_ONCE: Final = 500
_CHANGED: Final = (Operation.UPDATE.value, Operation.VANISH.value, Operation.RETURN.value)


def undo(connection: Connection, writer: Writer, batch: Batch) -> None:
    """Withdraw what a batch brought, and restore what it changed.

    Raises:
        LedgerError: It was undone before, or somebody has changed its incidents since.
    """
    if batch.undone_at is not None:
        raise LedgerError(f"Batch {batch.id} was undone before, on {batch.undone_at:%Y-%m-%d}.")
    made = connection.execute(
        select(REVISION, CURRENT.c.version.label("current_version"))
        .outerjoin(CURRENT, CURRENT.c.incident_id == REVISION.c.incident_id)
        .where(
            REVISION.c.batch_id == batch.id,
            REVISION.c.operation.in_([Operation.RECORD.value, *_CHANGED]),
        )
        .order_by(REVISION.c.sequence)
    ).all()
    stands = _stands_at(
        connection,
        [row.incident_id for row in made if row.current_version not in {None, row.version}],
    )
    changed = sum(row.version != stands.get(row.incident_id, row.current_version) for row in made)
    if changed:
        noun = "incident was" if changed == 1 else "incidents were"
        raise LedgerError(
            f"{changed:,} {noun} changed since batch {batch.id} was filed; undoing it would "
            "take that back too. Take those changes back first."
        )
    before = _before(connection, batch)
    writer.add(
        [
            Draft(
                incident_id=row.incident_id,
                version=row.current_version + 1,
                replaces=row.current_version,
                operation=Operation.RESTORE if row.version > 1 else Operation.WITHDRAW,
                body=before[row.incident_id][0] if row.version > 1 else None,
                key=row.key,
                batch_id=before[row.incident_id][1] if row.version > 1 else batch.id,
                source=before[row.incident_id][2] if row.version > 1 else row.source,
            )
            for row in made
        ]
    )
    mark_undone(connection, batch.id)


def _stands_at(connection: Connection, incident_ids: Sequence[str]) -> dict[str, int]:
    """The version whose state each incident has: one that was brought back, or its last."""
    past: defaultdict[str, list[int]] = defaultdict(list)
    for start in range(0, len(incident_ids), _AT_ONCE):
        found = connection.execute(
            select(REVISION.c.incident_id, REVISION.c.version, REVISION.c.operation)
            .where(REVISION.c.incident_id.in_(incident_ids[start : start + _AT_ONCE]))
            .order_by(REVISION.c.incident_id, REVISION.c.version)
        )
        for row in found:
            if row.operation == Operation.RESTORE.value:
                past[row.incident_id].pop()
            else:
                past[row.incident_id].append(row.version)
    return {incident_id: versions[-1] for incident_id, versions in past.items() if versions}


def _before(connection: Connection, batch: Batch) -> dict[str, tuple[str, str | None, str | None]]:
    updated = REVISION.alias()
    rows = connection.execute(
        select(
            REVISION.c.incident_id, REVISION.c.body, REVISION.c.batch_id, REVISION.c.source
        ).join(
            updated,
            and_(
                updated.c.incident_id == REVISION.c.incident_id,
                updated.c.version == REVISION.c.version + 1,
                updated.c.batch_id == batch.id,
                updated.c.operation.in_(_CHANGED),
            ),
        )
    )
    return {row.incident_id: (row.body, row.batch_id, row.source) for row in rows}
