"""What is shown is the revision that `current` names; its body is read from there."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, select

from incidents.table.rows import AnyRow
from incidents.table.schema import CURRENT, REVISION


def shown_revisions() -> Select[Any]:
    """The revisions that are shown."""
    return select(REVISION).join(CURRENT, CURRENT.c.sequence == REVISION.c.sequence)


def shown(connection: Connection, incident_id: str) -> AnyRow | None:
    """The revision of an incident that is shown, or None."""
    return connection.execute(shown_revisions().where(CURRENT.c.incident_id == incident_id)).first()


def gone_since(connection: Connection, after: int) -> tuple[AnyRow, ...]:
    """Id and last sequence of each incident that is gone since a revision."""
    return tuple(
        connection.execute(
            select(REVISION.c.incident_id, REVISION.c.sequence)
            .where(REVISION.c.sequence > after, REVISION.c.body.is_(None))
            .where(
                ~select(CURRENT.c.incident_id)
                .where(CURRENT.c.incident_id == REVISION.c.incident_id)
                .exists()
            )
            .order_by(REVISION.c.sequence)
        ).all()
    )
