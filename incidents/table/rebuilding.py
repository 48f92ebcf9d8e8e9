"""`current` holds nothing of its own: it can be made anew from the revisions at any time."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, delete, func, select

from incidents.table.database import Database
from incidents.table.schema import CURRENT, REVISION
from incidents.table.writer import current_row

_ROWS_AT_ONCE: Final = 2_000


def rebuild(database: Database, connection: Connection) -> int:
    """Make `current` anew; return how many incidents are shown."""
    connection.execute(delete(CURRENT))
    latest = (
        select(func.max(REVISION.c.sequence).label("sequence"))
        .group_by(REVISION.c.incident_id)
        .subquery()
    )
    wanted = (
        select(REVISION)
        .join(latest, latest.c.sequence == REVISION.c.sequence)
        .where(REVISION.c.body.is_not(None))
        .order_by(REVISION.c.sequence)
        .limit(_ROWS_AT_ONCE)
    )
    made = after = 0
    while some := connection.execute(wanted.where(REVISION.c.sequence > after)).mappings().all():
        database.insert(connection, CURRENT, [current_row(dict(row)) for row in some])
        made += len(some)
        after = some[-1]["sequence"]
    return made
