"""Verification walks the whole chain, offline, and names the first row that is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, select

from incidents.errors import Tampered
from incidents.table import rows
from incidents.table.beside import compare_batches, compare_texts
from incidents.table.kept import compare_kept
from incidents.table.reader import Reader
from incidents.table.revision import Head
from incidents.table.rows import AnyRow
from incidents.table.schema import ARTICLE, SOURCE, SOURCE_PART
from incidents.table.walk import Walk

_START: Final = Head(sequence=0, hash="")


def verify(ledger: Reader, *, since: Head | None = None) -> Head:
    """Recompute every hash and compare every copy; return the head that was found sound.

    Args:
        ledger: The ledger.
        since: A head that was found sound before, and kept elsewhere; the revisions up to it
            and the sources are taken as read then.

    Raises:
        Tampered: A row is not what was written; the message names the first.
    """
    begin = since or _START
    # Before anything is read: what is written meanwhile is not in the state that is verified.
    log = {head.sequence: head.hash for head in ledger.log.read()}
    kept = ledger.log.kept()
    with ledger.database.reading() as connection:
        walk = Walk(connection, begin, log)
        head = walk.to_the_end()
        cut_off = max(log, default=0)
        if cut_off > head.sequence:
            raise Tampered(
                f"The ledger ends at revision {head.sequence}, and the log of heads has seen "
                f"revision {cut_off}: its tail was cut off."
            )
        if begin == _START:
            _compare_sources(connection, walk.sources)
            compare_batches(connection)
            compare_texts(connection)
            compare_kept(connection, kept)
    return head


def _compare_sources(connection: Connection, named: dict[str, int]) -> None:
    known = set()
    for sha, size in connection.execute(
        select(SOURCE.c.sha256, SOURCE.c.size).order_by(SOURCE.c.sha256)
    ).all():
        whole = sha256()
        length = 0
        for row in _parts(connection, sha):
            part = rows.part(row)
            whole.update(part)
            length += len(part)
        if whole.hexdigest() != sha or length != size:
            raise Tampered(f"The bytes of source {sha} were altered.")
        known.add(sha)
    for row in connection.execute(select(ARTICLE.c.id, ARTICLE.c.sha256).order_by(ARTICLE.c.id)):
        if row.sha256 not in known:
            raise Tampered(f"The bytes of article {row.id} are missing.")
    for sha, sequence in named.items():
        if sha not in known:
            raise Tampered(f"Source {sha}, which revision {sequence} was read from, is missing.")


def _parts(connection: Connection, sha: str) -> Iterator[AnyRow]:
    # One piece after the other: a video in memory at once would be too much.
    part = 0
    while row := connection.execute(
        select(SOURCE_PART.c.bytes).where(SOURCE_PART.c.sha256 == sha, SOURCE_PART.c.part == part)
    ).first():
        yield row
        part += 1
