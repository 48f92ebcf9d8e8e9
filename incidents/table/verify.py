"""Verification walks the whole chain, offline, and names the first row that is wrong."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from hashlib import sha256
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Connection, Select, select, text

from incidents.errors import Tampered
from incidents.table.database import Database
from incidents.table.heads import HeadLog
from incidents.table.reader import Reader
from incidents.table.revision import Head
from incidents.table.rows import AnyRow, hash_of_row
from incidents.table.schema import ARTICLE, CURRENT, REVISION, SOURCE, SOURCE_PART
from incidents.table.writer import current_row

_START: Final = Head(sequence=0, hash="")
_ROWS_AT_ONCE: Final = 500
_SHOWN: Final = tuple(column.name for column in CURRENT.columns)
_REVISION: Final = tuple(column.name for column in REVISION.columns)
_BODY: Final = _REVISION.index("body")
_HASH: Final = _REVISION.index("hash")
_in_order: Final = itemgetter(*_SHOWN)
# A dictionary's entry for each incident: its version, its last revision, whether it is shown.
_Latest = dict[str, tuple[int, int, bool]]


def verify(ledger: Reader, *, since: Head | None = None) -> Head:
    """Recompute every hash and compare every copy; return the head that was found sound.

    Args:
        ledger: The ledger.
        since: A head that was found sound before, and kept elsewhere; the revisions up to it
            and the sources are taken as read then.

    Raises:
        Tampered: A row is not what was written; the message names the first.
    """
    with ledger.database.reading() as connection:
        return verify_in(connection, ledger.database, since=since or _START)


def verify_in(connection: Connection, database: Database, *, since: Head = _START) -> Head:
    """The same, inside a transaction.

    Raises:
        Tampered: A row is not what was written; the message names the first.
    """
    log = {head.sequence: head.hash for head in HeadLog(database.heads).read()}
    walk = _Walk(connection, since, log)
    head = walk.to_the_end()
    cut_off = max(log, default=0)
    if cut_off > head.sequence:
        raise Tampered(
            f"The ledger ends at revision {head.sequence}, and the log of heads has seen "
            f"revision {cut_off}: its tail was cut off."
        )
    if since == _START:
        _compare_sources(connection, walk.sources)
    return head


class _Walk:
    """One walk along the chain, with `current` beside it in the same order."""

    def __init__(self, connection: Connection, since: Head, log: dict[int, str]) -> None:
        self._connection = connection
        self._since = since
        self._log = log
        self._latest: _Latest = {}
        # The first revision that names each source.
        self.sources: dict[str, int] = {}
        self._shown = _stream(
            connection,
            select(CURRENT).where(CURRENT.c.sequence > since.sequence).order_by(CURRENT.c.sequence),
        )
        self._next_shown = next(self._shown, None)

    def to_the_end(self) -> Head:
        self._begin()
        number, last = self._since.sequence, self._since.hash
        revisions = _stream(
            self._connection,
            select(REVISION).where(REVISION.c.sequence > number).order_by(REVISION.c.sequence),
        )
        with closing(self._shown), closing(revisions):
            for row in revisions:
                number += 1
                self._link(row, number, last)
                last = row[_HASH]
        if self._next_shown is not None:
            raise _unmade(self._next_shown)
        self._find_missing()
        return Head(sequence=number, hash=last)

    def _find_missing(self) -> None:
        hidden = [sequence for _, sequence, shown in self._latest.values() if not shown]
        for start in range(0, len(hidden), _ROWS_AT_ONCE):
            missing = self._connection.execute(
                select(REVISION.c.sequence, REVISION.c.incident_id)
                .where(
                    REVISION.c.sequence.in_(hidden[start : start + _ROWS_AT_ONCE]),
                    REVISION.c.body.is_not(None),
                )
                .order_by(REVISION.c.sequence)
            ).first()
            if missing is not None:
                raise Tampered(
                    f"Incident {missing.incident_id}, which revision {missing.sequence} made, "
                    "is missing from what is shown."
                )

    def _begin(self) -> None:
        """The revision that the walk starts after must be there, unaltered."""
        since = self._since
        if not since.sequence:
            return
        found = self._connection.execute(
            select(REVISION.c.hash).where(REVISION.c.sequence == since.sequence)
        ).scalar()
        if found is None:
            raise Tampered(f"Revision {since.sequence} is missing, and was there before.")
        if found != since.hash:
            raise Tampered(f"Revision {since.sequence} is not the one that was there before.")

    def _link(self, row: AnyRow, number: int, last: str) -> None:
        sequence, incident_id, version, *_, source, _, previous, own = row
        if sequence != number:
            raise Tampered(f"Revision {number} is missing: the next one is {sequence}.")
        if previous != last:
            raise Tampered(f"Revision {number} does not follow the one before it.")
        if own != hash_of_row(row):
            raise Tampered(f"Revision {number} was altered: its hash does not fit its contents.")
        if self._log.get(number, own) != own:
            raise Tampered(f"Revision {number} is not the one the log of heads has seen.")
        before = self._latest.get(incident_id)
        known = self._version_before(row) if before is None else before[0]
        if version != known + 1:
            raise Tampered(
                f"Revision {number} is version {version} of {incident_id}, which is not the next "
                "one."
            )
        if before is not None and before[2]:
            raise Tampered(
                f"Incident {incident_id} is shown as revision {before[1]} left it, and revision "
                f"{number} changed it."
            )
        self._latest[incident_id] = (version, number, self._is_shown(row))
        if source is not None:
            self.sources.setdefault(source, number)

    def _is_shown(self, row: AnyRow) -> bool:
        """Whether a revision is what is shown; then the two are compared."""
        shown = self._next_shown
        if shown is None or shown[0] != row[0]:
            return False
        self._next_shown = next(self._shown, None)
        _compare(shown, row)
        return True

    def _version_before(self, row: AnyRow) -> int:
        """The version before the first that was met on this walk; -1 where there is none."""
        number, incident_id, version = row[:3]
        if version == 1:
            return 0
        found = self._connection.execute(
            select(REVISION.c.version).where(
                REVISION.c.incident_id == incident_id,
                REVISION.c.version == version - 1,
                REVISION.c.sequence < number,
            )
        ).scalar()
        return -1 if found is None else int(found)


def _compare(shown: AnyRow, revision: AnyRow) -> None:
    """Compare what is shown with what the revision of its number makes."""
    if shown[1] != revision[1] or revision[_BODY] is None:
        raise _unmade(shown)
    made = current_row(dict(zip(_REVISION, revision, strict=True)))
    values = _in_order(made)
    if tuple(shown) != values:
        name = next(
            name for name, *pair in zip(_SHOWN, shown, values, strict=True) if pair[0] != pair[1]
        )
        raise Tampered(
            f"Incident {shown[1]} was altered: '{name}' is not what revision {shown[0]} says."
        )


def _stream(connection: Connection, query: Select[Any]) -> Generator[AnyRow]:
    # Bare text keeps SQLAlchemy from converting values that are only compared and hashed.
    bare = query.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True})
    with connection.execute(
        text(str(bare)), execution_options={"yield_per": _ROWS_AT_ONCE}
    ) as found:
        yield from found


def _unmade(shown: AnyRow) -> Tampered:
    return Tampered(f"Incident {shown[1]} is shown, and no revision made it.")


def _compare_sources(connection: Connection, named: dict[str, int]) -> None:
    known = set()
    for sha, size in connection.execute(
        select(SOURCE.c.sha256, SOURCE.c.size).order_by(SOURCE.c.sha256)
    ).all():
        whole = sha256()
        length = 0
        for row in _parts(connection, sha):
            # Whoever alters the bytes by hand may leave text; SQLite does not mind.
            part = row.bytes if isinstance(row.bytes, bytes) else str(row.bytes).encode()
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
