"""What stands beside the revisions, batches and texts, is held against what the chain says."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, func, select

from incidents.errors import Tampered
from incidents.table.canonical import from_json
from incidents.table.revision import Operation
from incidents.table.rows import AnyRow
from incidents.table.schema import ARTICLE, BATCH, CURRENT, QUARANTINE, REVISION

_COUNTED: Final = {"accepted": Operation.RECORD.value, "updated": Operation.UPDATE.value}
_TAKEN_BACK: Final = Operation.WITHDRAW.value


def compare_batches(connection: Connection) -> None:
    """A batch says how many rows it took; its revisions and the rows kept aside say so too.

    Raises:
        Tampered: They differ; the message names the batch.
    """
    made = {
        (row.batch_id, row.operation): row.many
        for row in connection.execute(
            select(REVISION.c.batch_id, REVISION.c.operation, func.count().label("many"))
            .where(
                REVISION.c.operation.in_([*_COUNTED.values(), _TAKEN_BACK]),
                REVISION.c.batch_id.is_not(None),
            )
            .group_by(REVISION.c.batch_id, REVISION.c.operation)
        )
    }
    aside = {
        row.batch_id: row.many
        for row in connection.execute(
            select(QUARANTINE.c.batch_id, func.count().label("many")).group_by(
                QUARANTINE.c.batch_id
            )
        )
    }
    batches = connection.execute(select(BATCH).order_by(BATCH.c.id)).all()
    for row in batches:
        _compare_batch(row, made, aside.pop(row.id, 0))
    known = {row.id for row in batches}
    gone = {batch_id for batch_id, _ in made if batch_id not in known} | aside.keys()
    if gone:
        raise Tampered(f"Batch {min(gone)} is missing, and what it brought is here.")


def compare_texts(connection: Connection) -> None:
    """The text of an article still says what each incident that is shown quotes from it.

    Raises:
        Tampered: It does not; the message names the article and the incident.
    """
    texts = select(ARTICLE.c.id, ARTICLE.c.text).order_by(ARTICLE.c.id)
    for article_id, text in connection.execute(texts).all():
        quoting = connection.execute(
            select(REVISION.c.incident_id, REVISION.c.body)
            .join(CURRENT, CURRENT.c.sequence == REVISION.c.sequence)
            .where(CURRENT.c.article_id == article_id)
            .order_by(REVISION.c.sequence)
        )
        for incident_id, body in quoting:
            if not all(each.holds_in(text) for each in from_json(body).evidence):
                raise Tampered(
                    f"The text of article {article_id} was altered: it is not what incident "
                    f"{incident_id} quotes."
                )


def _compare_batch(row: AnyRow, made: dict[tuple[str, str], int], aside: int) -> None:
    found = {name: made.get((row.id, operation), 0) for name, operation in _COUNTED.items()}
    found["quarantined"] = aside
    found["rows"] = sum(found.values()) + row.unchanged
    for name, number in found.items():
        if getattr(row, name) != number:
            raise Tampered(
                f"Batch {row.id} was altered: it says {getattr(row, name):,} {name}, and the "
                f"ledger holds {number:,}."
            )
    # What it only updated came with another batch, and is not withdrawn.
    undone = (row.id, _TAKEN_BACK) in made
    if row.accepted and undone is (row.undone_at is None):
        raise Tampered(
            f"Batch {row.id} was altered: it says that it was {'not ' * undone}undone, and the "
            "revisions say otherwise."
        )
