"""A batch is filed row by row: new, changed, as it was, or kept aside with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from typing import Final

from sqlalchemy import Connection, or_, select

from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.table.canonical import to_json
from incidents.table.identity import new_incident_id
from incidents.table.revision import BY_A_PERSON, Operation
from incidents.table.schema import CURRENT
from incidents.table.writer import AnyCurrent, Draft, Writer

# What our own export calls itself; its ids are the ledger's.
OWN_DATASET: Final = "Incident Atlas"
_ROWS_AT_ONCE: Final = 500


@dataclass(slots=True)
class Tally:
    """What has become of the rows so far."""

    accepted: int = 0
    updated: int = 0
    unchanged: int = 0
    rejections: list[Rejection] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Keyed:
    key: str
    body: str
    incident: Incident


def file_incidents(
    connection: Connection, writer: Writer, incidents: Iterable[Incident], batch_id: str
) -> Tally:
    """File every incident of a batch, in its order."""
    tally = Tally()
    seen: dict[str, str] = {}
    twins: Counter[str] = Counter()
    rows = iter(incidents)
    while some := list(islice(rows, _ROWS_AT_ONCE)):
        keyed = [_keyed(incident, twins) for incident in some]
        known = _known(connection, keyed)
        drafts = [
            draft
            for each in keyed
            if (draft := _draft(each, known.get(each.key), seen, tally, batch_id))
        ]
        writer.add(drafts)
    return tally


def _keyed(incident: Incident, twins: Counter[str]) -> _Keyed:
    body = to_json(incident)
    if incident.dataset_id is not None:
        return _Keyed(f"{incident.dataset or ''}\x1f{incident.dataset_id}", body, incident)
    content = sha256(body.encode()).hexdigest()[:32]
    twins[content] += 1
    return _Keyed(f"\x1f{content}\x1f{twins[content]}", body, incident)


def _known(connection: Connection, keyed: Sequence[_Keyed]) -> dict[str, AnyCurrent]:
    own = {
        each.incident.dataset_id: each.key
        for each in keyed
        if each.incident.dataset == OWN_DATASET and each.incident.dataset_id
    }
    rows = connection.execute(
        select(CURRENT).where(
            or_(CURRENT.c.key.in_([each.key for each in keyed]), CURRENT.c.incident_id.in_(own))
        )
    )
    return {own.get(row.incident_id, row.key): row for row in rows}


def _draft(
    each: _Keyed,
    known: AnyCurrent | None,
    seen: dict[str, str],
    tally: Tally,
    batch_id: str,
) -> Draft | None:
    if each.key in seen:
        _twice(each, seen[each.key], tally)
        return None
    seen[each.key] = each.body
    if known is None:
        tally.accepted += 1
        return Draft(
            incident_id=new_incident_id(),
            version=1,
            operation=Operation.RECORD,
            body=each.body,
            key=each.key,
            batch_id=batch_id,
        )
    if known.body == each.body:
        tally.unchanged += 1
        return None
    if Operation(known.operation) in BY_A_PERSON:
        tally.rejections.append(_edited_here(each))
        return None
    tally.updated += 1
    return Draft(
        incident_id=known.incident_id,
        version=known.version + 1,
        operation=Operation.UPDATE,
        body=each.body,
        key=known.key,
        batch_id=batch_id,
    )


def _twice(each: _Keyed, first: str, tally: Tally) -> None:
    if first == each.body:
        tally.unchanged += 1
        return
    tally.rejections.append(
        Rejection(
            line=0,
            column=None,
            value=each.incident.dataset_id,
            reason="The same id stands twice in this file, with different contents.",
            mend="Keep the row that is right and import the file again.",
            row=(each.body,),
        )
    )


def _edited_here(each: _Keyed) -> Rejection:
    return Rejection(
        line=0,
        column=None,
        value=each.incident.dataset_id,
        reason="The incident was edited here since, and the file says otherwise.",
        mend="Open the incident, compare, and edit it by hand if the file is right.",
        row=(each.body,),
    )
