"""The ledger's SQLite file, opened so that a crash tears nothing and writers wait in turn."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
from sqlalchemy import Connection, Engine, Table, create_engine, event, insert, text
from sqlalchemy.dialects.sqlite.pysqlite import dialect
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection, Dialect
from sqlalchemy.exc import DatabaseError, DBAPIError
from sqlalchemy.pool import NullPool, QueuePool

from incidents.errors import LedgerError, ReadOnly, SettingsError
from incidents.table import sqlite_columns
from incidents.table.database import NEWEST, Row
from incidents.table.schema import METADATA, ONLY_GROWS
from incidents.table.sqlite_files import may_be_written, to_read

# A writer waits this long for another before it gives up, in seconds.
_BUSY_S: Final = 10.0
_WRITES: Final = "ledger writes"

# The driver looks for an adapter of each value that is no plain number or text, and to find none
# took it longer than to add a short row; these change nothing.
sqlite3.register_adapter(type(None), lambda nothing: nothing)
sqlite3.register_adapter(bool, int)


class SqliteDatabase:
    """A database in one file."""

    def __init__(self, url: URL) -> None:
        """Open the file, or begin a new one.

        Raises:
            SettingsError: The address names no file, or the file's folder does not exist.
            LedgerError: The file is no database.
        """
        path = path_of(url)
        if not path.parent.is_dir():
            raise SettingsError(
                f"The folder of the database, {str(path.parent)!r}, does not exist."
            )
        self.address = str(path)
        self.heads = path.with_name(path.name + ".heads")
        self._path = path
        self._engine = self._open(asked_to_read=url.query.get("mode") == "ro")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state from its beginning to its end."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is the only one that writes, from its beginning to its end."""
        try:
            with (
                self._engine.connect().execution_options(**{_WRITES: True}) as connection,
                connection.begin(),
            ):
                yield connection
        except DBAPIError as fault:
            known = _explained(str(fault.orig))
            if known is None:
                raise
            raise known from fault

    def insert(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        """Add rows that all have the same columns."""
        if rows:
            # Compiled once and run by the driver: SQLAlchemy's own way takes twice as long.
            statement, in_order = _insertion(table, tuple(rows[0]))
            connection.exec_driver_sql(statement, [in_order(row) for row in rows])

    def make_tables(self, connection: Connection) -> None:
        """Make every table, and the triggers that keep the revisions from being changed."""
        METADATA.create_all(connection)
        for table in ONLY_GROWS:
            # REPLACE deletes without asking a trigger unless recursive_triggers is on, see _set_up.
            for verb in ("UPDATE", "DELETE"):
                connection.execute(
                    text(
                        f"CREATE TRIGGER {table.name}_no_{verb.lower()} BEFORE {verb} "
                        f"ON {table.name} BEGIN SELECT RAISE(ABORT, "
                        "'the ledger only grows: what was taken in is never changed'); END"
                    )
                )

    def newest(self) -> tuple[int, str] | None:
        """Sequence and hash of the last revision."""
        connection = self._engine.raw_connection()
        try:
            found: tuple[int, str] | None = connection.cursor().execute(NEWEST).fetchone()
            return found
        finally:
            connection.close()

    def column_batches(self, after: int) -> Iterator[pa.RecordBatch]:
        """The rows of `current` after a revision, in its order."""
        return sqlite_columns.column_batches(self._engine, after)

    def save(self, target: Path) -> None:
        """Copy the file, which may be in use, by SQLite's own backup."""
        copy(self._path, target)

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    def _open(self, *, asked_to_read: bool) -> Engine:
        writes = may_be_written(self._path)
        mode = "rwc" if writes and not asked_to_read else "ro"
        engine = create_engine(
            f"sqlite:///{self._path.as_uri()}?mode={mode}&uri=true",
            connect_args={"timeout": _BUSY_S},
            # Whether somebody else has the file open is asked anew by each connection.
            poolclass=QueuePool if writes else NullPool,
        )
        if not writes:
            event.listen(engine, "do_connect", self._as_it_lies)
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
        try:
            engine.connect().close()
        except DatabaseError as fault:
            raise _explained(str(fault.orig)) or LedgerError(
                f"{self.address!r} cannot be opened as a ledger: {fault.orig}."
            ) from fault
        return engine

    def _as_it_lies(
        self, dialect: Dialect, _record: object, _asked: object, options: dict[str, Any]
    ) -> DBAPIConnection:
        return dialect.connect(to_read(self._path), **options)


@cache
def _insertion(
    table: Table, names: tuple[str, ...]
) -> tuple[str, Callable[[Row], tuple[Any, ...]]]:
    """The statement that adds a row of these columns, and what puts its values in order."""
    statement = insert(table).compile(dialect=dialect(), column_keys=names)
    return str(statement), itemgetter(*(statement.positiontup or names))


def path_of(url: URL) -> Path:
    """The file that an address names.

    Raises:
        SettingsError: It names none.
    """
    if not url.database or url.database == ":memory:":
        raise SettingsError("The database has no file; write sqlite:///PATH.")
    return Path(url.database).absolute()


def copy(source: Path, target: Path) -> None:
    """Copy a database that may be in use, by SQLite's own backup.

    Raises:
        LedgerError: The source is no database.
    """
    reader = sqlite3.connect(to_read(source.absolute()), uri=True)
    writer = sqlite3.connect(target)
    try:
        reader.backup(writer)
    except sqlite3.DatabaseError as fault:
        raise LedgerError(
            f"{source.name!r} cannot be copied as a ledger: {fault}. Name a ledger's file or a "
            "backup."
        ) from fault
    finally:
        writer.close()
        reader.close()


def _set_up(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own type
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "recursive_triggers=ON",
        "foreign_keys=ON",
        "cache_size=-65536",
    ):
        try:
            connection.execute(f"PRAGMA {pragma}")
        except sqlite3.OperationalError:
            # A file that may only be read keeps the journal it has; writing says so later.
            if not pragma.startswith("journal_mode"):
                raise


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _explained(said: str) -> LedgerError | None:
    if "readonly" in said:
        return ReadOnly(
            "The database can only be read: nothing was changed. Give this user the right to "
            "write the file and its folder."
        )
    if "locked" in said:
        return LedgerError(
            "Another program has been writing to the database for too long: nothing was "
            "changed. Try again when it is done."
        )
    if "full" in said or "disk I/O" in said:
        return LedgerError(
            "The disk is full or failing: nothing was changed. Make room and try again."
        )
    return None
