"""What is kept beside the revisions is known by a digest of all that is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from typing import Any, Final

import orjson
from sqlalchemy import Connection, select

from incidents.errors import Tampered
from incidents.table.rows import AnyRow
from incidents.table.schema import ARTICLE, BATCH, QUARANTINE, SOURCE

# When a batch was undone is said by revisions too, and comes later.
_OF_BATCH: Final = tuple(each for each in BATCH.columns if each is not BATCH.c.undone_at)
_ROWS_AT_ONCE: Final = 2_000


def of_batch(row: Mapping[str, Any], aside: Iterable[Mapping[str, Any]]) -> tuple[str, str]:
    """The name and the digest of a batch with the rows that were kept aside, in their order."""
    return _batch(
        [row[each.name] for each in _OF_BATCH],
        ([each[column.name] for column in QUARANTINE.columns] for each in aside),
    )


def of_source(row: Mapping[str, Any]) -> tuple[str, str]:
    """The name and the digest of what is known of a source; its bytes are named by their own."""
    return _source([row[each.name] for each in SOURCE.columns])


def of_article(row: Mapping[str, Any]) -> tuple[str, str]:
    """The name and the digest of an article."""
    return _article([row[each.name] for each in ARTICLE.columns])


def compare_kept(connection: Connection, kept: dict[str, str]) -> None:
    """What is kept is what it was when its digest was logged.

    Args:
        connection: A transaction.
        kept: The digests that were logged, by name.

    Raises:
        Tampered: Something was altered or is missing; the message names it.
    """
    left = dict(kept)
    for said, (name, digest) in _all(connection):
        if left.pop(name, digest) != digest:
            raise Tampered(f"{said} was altered: it is not what the log of heads has seen.")
    if left:
        kind, _, which = min(left).partition(":")
        said = "An article" if kind == "article" else f"{kind.capitalize()} {which}"
        raise Tampered(f"{said} is missing, and was there before.")


def _all(connection: Connection) -> Iterator[tuple[str, tuple[str, str]]]:
    aside = connection.execute(
        select(QUARANTINE).order_by(QUARANTINE.c.batch_id, QUARANTINE.c.number),
        execution_options={"yield_per": _ROWS_AT_ONCE},
    )
    waiting = next(aside, None)

    def of(batch_id: str) -> Iterator[AnyRow]:
        nonlocal waiting
        while waiting is not None and waiting.batch_id == batch_id:
            yield waiting
            waiting = next(aside, None)

    for row in connection.execute(select(*_OF_BATCH).order_by(BATCH.c.id)).all():
        yield f"Batch {row.id}, or a row that it kept aside,", _batch(row, of(row.id))
    for row in connection.execute(select(SOURCE).order_by(SOURCE.c.sha256)):
        yield f"What is known of source {row.sha256}", _source(row)
    for row in connection.execute(select(ARTICLE).order_by(ARTICLE.c.id)):
        yield f"Article {row.id}", _article(row)


def _batch(row: Sequence[Any], aside: Iterable[Sequence[Any]]) -> tuple[str, str]:
    return f"batch:{row[0]}", _digest(chain((row,), aside))


def _source(row: Sequence[Any]) -> tuple[str, str]:
    return f"source:{row[0]}", _digest((row,))


def _article(row: Sequence[Any]) -> tuple[str, str]:
    # Its id is whatever a file calls it.
    return f"article:{sha256(str(row[0]).encode()).hexdigest()}", _digest((row,))


def _digest(rows: Iterable[Sequence[Any]]) -> str:
    whole = sha256()
    for row in rows:
        whole.update(orjson.dumps(list(row)) + b"\n")
    return whole.hexdigest()
