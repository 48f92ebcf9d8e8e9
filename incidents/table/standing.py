"""Whether a person decided on an incident, and what its file said last, is read from its history.

Marks that an incident is gone from its source, and that it is back, change neither; taking a
batch back brings the standing back that was there before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection, select

from incidents.table.revision import BY_A_PERSON, Operation
from incidents.table.schema import REVISION

_AT_ONCE: Final = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How an incident stands towards its source.

    Attributes:
        by_a_person: A person has decided on it since a file last gave it.
        said: What the file said last, as canonical JSON; None where no file gave it.
        gone: It is marked as gone from its source.
    """

    by_a_person: bool = False
    said: str | None = None
    gone: bool = False


def standings(connection: Connection, incident_ids: Sequence[str]) -> dict[str, Standing]:
    """The standing of each incident."""
    return {
        incident_id: standing
        for start in range(0, len(incident_ids), _AT_ONCE)
        for incident_id, standing in _some(connection, incident_ids[start : start + _AT_ONCE])
    }


def _some(connection: Connection, incident_ids: Sequence[str]) -> Iterator[tuple[str, Standing]]:
    found = connection.execute(
        select(REVISION.c.incident_id, REVISION.c.operation, REVISION.c.body)
        .where(REVISION.c.incident_id.in_(incident_ids))
        .order_by(REVISION.c.incident_id, REVISION.c.version)
    )
    steps: dict[str, list[tuple[Operation, str | None]]] = defaultdict(list)
    for row in found:
        steps[row.incident_id].append((Operation(row.operation), row.body))
    for incident_id, each in steps.items():
        yield incident_id, _after(each)


def _after(steps: Sequence[tuple[Operation, str | None]]) -> Standing:
    past = [Standing()]
    for operation, body in steps:
        now = past[-1]
        match operation:
            case Operation.RECORD | Operation.UPDATE:
                now = Standing(said=body)
            case Operation.VANISH:
                now = replace(now, gone=True)
            case Operation.RETURN:
                now = replace(now, gone=False)
            case Operation.RESTORE:
                # It takes the last revision back that was not taken back before.
                past.pop()
                continue
            case _ if operation in BY_A_PERSON:
                now = replace(now, by_a_person=True)
        past.append(now)
    return past[-1]
