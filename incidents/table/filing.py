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
from incidents.table.merging import merged_away
from incidents.table.revision import BY_A_PERSON, Operation
from incidents.table.rows import AnyRow
from incidents.table.schema import CURRENT, REVISION
from incidents.table.writer import Draft, Writer

# What our own export calls itself; its ids are the ledger's.
OWN_DATASET: Final = "Incident Atlas"
_ROWS_AT_ONCE: Final = 500
_KNOWN: Final = select(
    CURRENT.c.incident_id, CURRENT.c.version, CURRENT.c.operation, CURRENT.c.key, REVISION.c.body
).join(REVISION, REVISION.c.sequence == CURRENT.c.sequence)


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


class Filing:
    """Files the incidents of one batch, in their order."""

    def __init__(
        self, connection: Connection, writer: Writer, batch_id: str, source: str | None
    ) -> None:
        self._connection = connection
        self._writer = writer
        self._batch_id = batch_id
        self._source = source
        self._tally = Tally()
        self._merged = merged_away(connection)
        # Ids of the data set met so far, each with a hash of its row; a million rows stay small.
        self._seen: dict[str, bytes] = {}
        self._twins: Counter[bytes] = Counter()

    def file(self, incidents: Iterable[Incident]) -> Tally:
        """File every incident."""
        rows = iter(incidents)
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            keyed = [each for incident in some if (each := self._keyed(incident)) is not None]
            known = self._known(keyed)
            self._writer.add(
                [draft for each in keyed if (draft := self._draft(each, known.get(each.key)))]
            )
        return self._tally

    def _keyed(self, incident: Incident) -> _Keyed | None:
        """The incident under its key; None where its data set's id stood in this file before."""
        body = to_json(incident)
        content = sha256(body.encode()).digest()[:16]
        if incident.dataset_id is None:
            self._twins[content] += 1
            return _Keyed(f"\x1f{content.hex()}\x1f{self._twins[content]}", body, incident)
        key = f"{incident.dataset or ''}\x1f{incident.dataset_id}"
        first = self._seen.setdefault(key, content)
        if first is content:
            return _Keyed(key, body, incident)
        if first == content:
            self._tally.unchanged += 1
        else:
            self._aside(
                incident,
                body,
                reason="The same id stands twice in this file, with different contents.",
                mend="Keep the row that is right and import the file again.",
            )
        return None

    def _known(self, keyed: Sequence[_Keyed]) -> dict[str, AnyRow]:
        own = {
            each.incident.dataset_id: each.key
            for each in keyed
            if each.incident.dataset == OWN_DATASET and each.incident.dataset_id
        }
        which = CURRENT.c.key.in_([each.key for each in keyed])
        rows = self._connection.execute(
            _KNOWN.where(or_(which, CURRENT.c.incident_id.in_(own)) if own else which)
        )
        return {own.get(row.incident_id, row.key): row for row in rows}

    def _draft(self, each: _Keyed, known: AnyRow | None) -> Draft | None:
        if known is None:
            return self._new(each)
        if known.body == each.body:
            self._tally.unchanged += 1
            return None
        if Operation(known.operation) in BY_A_PERSON:
            self._aside(
                each.incident,
                each.body,
                reason="The incident was edited here since, and the file says otherwise.",
                mend="Open the incident, compare, and edit it by hand if the file is right.",
            )
            return None
        self._tally.updated += 1
        return Draft(
            incident_id=known.incident_id,
            version=known.version + 1,
            replaces=known.version,
            operation=Operation.UPDATE,
            body=each.body,
            key=known.key,
            batch_id=self._batch_id,
            source=self._source,
        )

    def _new(self, each: _Keyed) -> Draft | None:
        into = self._merged.get(each.key)
        if into is not None:
            self._aside(
                each.incident,
                each.body,
                reason=f"The incident was merged here into {into}.",
                mend="Open that incident and compare, or take the merge back.",
            )
            return None
        self._tally.accepted += 1
        return Draft(
            incident_id=new_incident_id(),
            version=1,
            replaces=None,
            operation=Operation.RECORD,
            body=each.body,
            key=each.key,
            batch_id=self._batch_id,
            source=self._source,
        )

    def _aside(self, incident: Incident, body: str, *, reason: str, mend: str) -> None:
        self._tally.rejections.append(
            Rejection(
                line=0,
                column=None,
                value=incident.dataset_id,
                reason=reason,
                mend=mend,
                row=(body,),
            )
        )
