"""Two incidents that are one are merged by revisions, and a merge is taken back by revisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from incidents.errors import BadInput, LedgerError, NotFound
from incidents.record import Incident
from incidents.table.canonical import to_json
from incidents.table.conflict import EditConflict
from incidents.table.reading import shown
from incidents.table.revision import Operation
from incidents.table.rows import AnyRow, entry
from incidents.table.schema import REVISION
from incidents.table.writer import Draft


@dataclass(frozen=True, kw_only=True, slots=True)
class Merge:
    """Two incidents that somebody found to be one.

    Attributes:
        kept: The incident that stays.
        kept_version: Its version as it was read.
        gone: The incident that goes into it.
        gone_version: Its version as it was read.
        incident: What the kept incident shall be, with both sides' claims.
    """

    kept: str
    kept_version: int
    gone: str
    gone_version: int
    incident: Incident


def merge_drafts(connection: Connection, merge: Merge) -> list[Draft]:
    """The two revisions of a merge.

    Raises:
        BadInput: It is one incident.
        NotFound: One of them is not shown.
        EditConflict: One of them was changed since it was read.
    """
    if merge.kept == merge.gone:
        raise BadInput("An incident cannot be merged into itself; choose two.")
    kept = _at(connection, merge.kept, merge.kept_version, merge.incident)
    gone = _at(connection, merge.gone, merge.gone_version, merge.incident)
    return [
        Draft(
            incident_id=kept.incident_id,
            version=kept.version + 1,
            replaces=kept.version,
            operation=Operation.MERGE,
            body=to_json(merge.incident),
            key=kept.key,
            batch_id=kept.batch_id,
            other_id=gone.incident_id,
        ),
        Draft(
            incident_id=gone.incident_id,
            version=gone.version + 1,
            replaces=gone.version,
            operation=Operation.MERGE,
            body=None,
            key=gone.key,
            batch_id=gone.batch_id,
            other_id=kept.incident_id,
        ),
    ]


def unmerge_drafts(connection: Connection, incident_id: str) -> list[Draft]:
    """The two revisions that take an incident's last merge back.

    Raises:
        NotFound: There is no such incident.
        LedgerError: Its last revision is no merge.
    """
    kept = shown(connection, incident_id)
    if kept is None:
        raise NotFound(f"There is no incident {incident_id!r}.")
    if Operation(kept.operation) is not Operation.MERGE:
        raise LedgerError(
            f"The last revision of {incident_id} is no merge; take what came after it back first."
        )
    gone = _version(connection, kept.other_id, None)
    return [
        _back(connection, kept, replaces=kept.version),
        _back(connection, gone, replaces=None),
    ]


def merged_away(connection: Connection) -> Mapping[str, str]:
    """By the data set's key: the incident that another one was merged into."""
    later = REVISION.alias()
    rows = connection.execute(
        select(REVISION.c.key, REVISION.c.other_id).where(
            REVISION.c.body.is_(None),
            REVISION.c.operation == Operation.MERGE.value,
            REVISION.c.key.is_not(None),
            ~select(later.c.sequence)
            .where(
                later.c.incident_id == REVISION.c.incident_id,
                later.c.version > REVISION.c.version,
            )
            .exists(),
        )
    )
    return {row.key: row.other_id for row in rows}


def _at(connection: Connection, incident_id: str, version: int, meant: Incident) -> AnyRow:
    row = shown(connection, incident_id)
    if row is None:
        raise NotFound(f"There is no incident {incident_id!r}.")
    if row.version != version:
        raise EditConflict(entry(row), meant, expected=version)
    return row


def _back(connection: Connection, now: AnyRow, *, replaces: int | None) -> Draft:
    before = _version(connection, now.incident_id, now.version - 1)
    return Draft(
        incident_id=now.incident_id,
        version=now.version + 1,
        replaces=replaces,
        operation=Operation.UNMERGE,
        body=before.body,
        key=before.key,
        batch_id=before.batch_id,
        source=before.source,
        other_id=now.other_id,
    )


def _version(connection: Connection, incident_id: str, version: int | None) -> AnyRow:
    newest = (
        select(func.max(REVISION.c.version))
        .where(REVISION.c.incident_id == incident_id)
        .scalar_subquery()
    )
    return connection.execute(
        select(REVISION).where(
            REVISION.c.incident_id == incident_id,
            REVISION.c.version == (newest if version is None else version),
        )
    ).one()
