"""A batch is filed row by row: new, changed, as it was, or kept aside with a reason."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from typing import Final

from sqlalchemy import Connection, or_, select

from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.table.batch import NewBatch
from incidents.table.canonical import from_json, to_json
from incidents.table.identity import new_incident_ids
from incidents.table.merging import merged_away
from incidents.table.release import Compared, Difference, Edited, Vanished
from incidents.table.revision import Operation
from incidents.table.rows import AnyRow
from incidents.table.schema import CURRENT, REVISION
from incidents.table.standing import Standing, standings
from incidents.table.vanishing import (
    Covered,
    mark_drafts,
    not_in_the_file,
    unmarked,
    vanished,
    without_unread,
)
from incidents.table.writer import Draft, Writer

# What our own export calls itself; its ids are the ledger's.
_OWN_DATASET: Final = "Incident Atlas"
_ROWS_AT_ONCE: Final = 500
_MOST_SHOWN: Final = 100
_MOST_ASKED: Final = 1_000
_BY_A_FILE: Final = frozenset({Operation.RECORD, Operation.UPDATE})
_AS_A_FILE_GAVE_IT: Final = Standing()
_KNOWN: Final = select(
    CURRENT.c.incident_id, CURRENT.c.version, CURRENT.c.operation, CURRENT.c.key, REVISION.c.body
).join(REVISION, REVISION.c.sequence == CURRENT.c.sequence)


@dataclass(slots=True)
class Tally:
    """What has become of the rows so far, and how the file differs from what was here."""

    accepted: int = 0
    updated: int = 0
    unchanged: int = 0
    gone: int = 0
    edited_number: int = 0
    rejections: list[Rejection] = field(default_factory=list)
    changed: list[Difference] = field(default_factory=list)
    edited: list[Difference] = field(default_factory=list)
    vanished: list[Vanished] = field(default_factory=list)

    def compared(self) -> Compared:
        """How the file differs from what was here."""
        return Compared(
            changed=tuple(self.changed),
            edited=tuple(self.edited),
            edited_number=self.edited_number,
            vanished=tuple(self.vanished),
        )


@dataclass(frozen=True, slots=True)
class _Keyed:
    key: str
    body: str
    incident: Incident


class Filing:
    """Files the incidents of one batch, in their order."""

    def __init__(
        self,
        connection: Connection,
        writer: Writer,
        new: NewBatch,
        *,
        batch_id: str = "",
        source: str | None = None,
    ) -> None:
        self._connection = connection
        self._writer = writer
        self._new = new
        self._batch_id = batch_id
        self._source = source
        self._ids = new_incident_ids()
        self._tally = Tally()
        self._merged = merged_away(connection)
        # Ids of the data set met so far, each with a hash of its row; a million rows stay small.
        self._seen: dict[str, bytes] = {}
        self._twins: Counter[bytes] = Counter()
        self._covered: defaultdict[str, Covered] = defaultdict(Covered)

    def file(self, incidents: Iterable[Incident], rejections: Sequence[Rejection]) -> Tally:
        """File every incident; then look for what the file no longer has.

        Args:
            incidents: The rows that could be read.
            rejections: Those that could not; looked at when every incident is filed.
        """
        rows = iter(incidents)
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            keyed = [each for incident in some if (each := self._keyed(incident)) is not None]
            known = self._known(keyed)
            standing = self._standings(keyed, known)
            self._writer.add(
                [
                    draft
                    for each in keyed
                    if (draft := self._draft(each, known.get(each.key), standing)) is not None
                ]
            )
        self._look_for_gone(rejections)
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
            self._covered[incident.dataset or ""].add(incident)
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
            if each.incident.dataset == _OWN_DATASET and each.incident.dataset_id
        }
        which = CURRENT.c.key.in_([each.key for each in keyed])
        rows = self._connection.execute(
            _KNOWN.where(or_(which, CURRENT.c.incident_id.in_(own)) if own else which)
        )
        return {own.get(row.incident_id, row.key): row for row in rows}

    def _standings(self, keyed: Sequence[_Keyed], known: dict[str, AnyRow]) -> dict[str, Standing]:
        """The standing of those that differ and were not left as a file gave them."""
        differ = (known[each.key] for each in keyed if each.key in known)
        return standings(
            self._connection,
            [row.incident_id for row in differ if Operation(row.operation) not in _BY_A_FILE],
        )

    def _draft(
        self, each: _Keyed, known: AnyRow | None, standing: dict[str, Standing]
    ) -> Draft | None:
        if known is None:
            return self._new_incident(each)
        if each.incident.dataset_id is not None:
            self._covered[each.incident.dataset or ""].met += 1
        if known.body == each.body:
            self._tally.unchanged += 1
            return None
        now = standing.get(known.incident_id, _AS_A_FILE_GAVE_IT)
        if not now.by_a_person or self._is_the_files(each, known, now):
            return self._update(each, known)
        # What a person edited stays; only the mark that it is gone is taken off.
        return (
            self._revision(known, Operation.RETURN, to_json(unmarked(from_json(known.body))))
            if now.gone
            else None
        )

    def _is_the_files(self, each: _Keyed, known: AnyRow, now: Standing) -> bool:
        """Whether the file's version of an incident that was edited here is taken."""
        if now.said == each.body:
            self._tally.unchanged += 1
            return False
        self._tally.edited_number += 1
        if len(self._tally.edited) < _MOST_ASKED:
            self._tally.edited.append(_difference(each, known))
        match self._new.choices.of(known.incident_id):
            case Edited.FILE:
                return True
            case Edited.MINE:
                self._tally.unchanged += 1
            case Edited.ASK:
                self._aside(
                    each.incident,
                    each.body,
                    reason="The incident was edited here since, and the file says otherwise.",
                    mend="Import the file again and choose: keep yours or take the file's.",
                )
        return False

    def _update(self, each: _Keyed, known: AnyRow) -> Draft:
        self._tally.updated += 1
        if len(self._tally.changed) < _MOST_SHOWN:
            self._tally.changed.append(_difference(each, known))
        return self._revision(known, Operation.UPDATE, each.body)

    def _revision(self, known: AnyRow, operation: Operation, body: str) -> Draft:
        return Draft(
            incident_id=known.incident_id,
            version=known.version + 1,
            replaces=known.version,
            operation=operation,
            body=body,
            key=known.key,
            batch_id=self._batch_id,
            source=self._source,
        )

    def _look_for_gone(self, rejections: Sequence[Rejection]) -> None:
        aside = [*rejections, *self._tally.rejections]
        for dataset, covered in self._covered.items():
            missing = without_unread(
                not_in_the_file(self._connection, dataset, covered, self._seen), aside
            )
            if not missing:
                continue
            found = vanished(self._connection, missing, covered, self._new.choices.gone)
            self._tally.vanished.append(found)
            if found.marked:
                self._mark(missing)

    def _mark(self, missing: list[AnyRow]) -> None:
        self._tally.gone += len(missing)
        for start in range(0, len(missing), _ROWS_AT_ONCE):
            self._writer.add(
                mark_drafts(
                    self._connection,
                    missing[start : start + _ROWS_AT_ONCE],
                    name=self._new.name,
                    batch_id=self._batch_id,
                    source=self._source,
                )
            )

    def _new_incident(self, each: _Keyed) -> Draft | None:
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
            incident_id=next(self._ids),
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


def _difference(each: _Keyed, known: AnyRow) -> Difference:
    return Difference(incident_id=known.incident_id, here=from_json(known.body), file=each.incident)
