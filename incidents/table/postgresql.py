"""The ledger on a PostgreSQL server: writers queue for one lock, rows go in and out by COPY."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any, Final

import psycopg
import pyarrow as pa
from psycopg import errors, sql
from pyarrow import csv
from sqlalchemy import Connection, Table, create_engine, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, OperationalError

from incidents.errors import LedgerError, ReadOnly
from incidents.table import transfer
from incidents.table.columns import CURRENT_COLUMNS
from incidents.table.database import NEWEST, Row
from incidents.table.schema import METADATA, ONLY_GROWS

# Any number that nobody else locks by; advisory locks are counted for each database alone.
_LOCK: Final = 0x1C1DE27A71A5
_WAIT: Final = "10s"
_ROWS_AT_ONCE: Final = 65_536
_COPY_ROWS: Final = sql.SQL(
    "COPY (SELECT {names} FROM current WHERE sequence > {after} ORDER BY sequence) "
    "TO STDOUT (FORMAT csv)"
)
_READ: Final = csv.ReadOptions(column_names=CURRENT_COLUMNS.names)
_PARSE: Final = csv.ParseOptions(newlines_in_values=True)
# COPY quotes an empty text and leaves NULL unquoted.
_CONVERT: Final = csv.ConvertOptions(
    column_types=CURRENT_COLUMNS,
    strings_can_be_null=True,
    quoted_strings_can_be_null=False,
    null_values=[""],
    true_values=["t"],
    false_values=["f"],
)


class PostgresDatabase:
    """A database on a server."""

    def __init__(self, url: URL, heads: Path) -> None:
        """Connect to the server.

        Raises:
            LedgerError: It does not answer, or does not let this user in.
        """
        self.address = url.render_as_string(hide_password=True)
        self.heads = heads
        # A server may have been restarted since a connection was last used.
        self._engine = create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
        self._lock = Lock()
        self._asking: psycopg.Connection[Any] | None = None
        try:
            self._engine.connect().close()
        except OperationalError as fault:
            self._engine.dispose()
            raise LedgerError(
                f"The database {self.address!r} cannot be reached: {fault.orig}. Check the "
                "address and that the server runs."
            ) from fault

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state from its beginning to its end."""
        with (
            self._engine.connect().execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            ) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is the only one that writes, from its beginning to its end."""
        try:
            with self._engine.connect() as connection, connection.begin():
                connection.execute(text(f"SET LOCAL lock_timeout = '{_WAIT}'"))
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
                yield connection
        except (DBAPIError, psycopg.Error) as fault:
            known = _explained(fault.orig if isinstance(fault, DBAPIError) else fault)
            if known is None:
                raise
            raise known from fault

    def insert(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        """Add rows that all have the same columns, by COPY."""
        if not rows:
            return
        names = list(rows[0])
        statement = sql.SQL("COPY {table} ({names}) FROM STDIN").format(
            table=sql.Identifier(table.name), names=_listed(names)
        )
        with _driver(connection).cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row([row[name] for name in names])

    def make_tables(self, connection: Connection) -> None:
        """Make every table, and the triggers that keep the revisions from being changed."""
        METADATA.create_all(connection)
        connection.execute(
            text(
                "CREATE OR REPLACE FUNCTION ledger_only_grows() RETURNS trigger "
                "LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
                "'the ledger only grows: what was taken in is never changed'; END $$"
            )
        )
        for table in ONLY_GROWS:
            for verbs, each in (("UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
                connection.execute(
                    text(
                        f"CREATE TRIGGER {table.name}_no_{each.lower()} BEFORE {verbs} "
                        f"ON {table.name} FOR EACH {each} EXECUTE FUNCTION ledger_only_grows()"
                    )
                )

    def newest(self) -> tuple[int, str] | None:
        """Sequence and hash of the last revision."""
        # A connection kept for it, outside a transaction: one way there and back, and no more.
        with self._lock:
            try:
                return self._ask()
            except psycopg.OperationalError:
                # The server may have been restarted since.
                self._asking = None
                return self._ask()

    def column_batches(self, after: int) -> Iterator[pa.RecordBatch]:
        """The rows of `current` after a revision, in its order."""
        statement = _COPY_ROWS.format(
            names=_listed(CURRENT_COLUMNS.names), after=sql.Literal(after)
        )
        with (
            self.reading() as connection,
            _driver(connection).cursor() as cursor,
            cursor.copy(statement) as copy,
        ):
            some: list[Any] = []
            for row in copy:
                some.append(row)
                if len(some) == _ROWS_AT_ONCE:
                    yield _batch(some)
                    some = []
            if some:
                yield _batch(some)

    def save(self, target: Path) -> None:
        """Write everything into a new SQLite file, whatever version the schema has."""
        with self.reading() as connection:
            transfer.save(connection, target)

    def close(self) -> None:
        """Give the connections back."""
        with self._lock:
            if self._asking is not None:
                self._asking.close()
                self._asking = None
        self._engine.dispose()

    def _ask(self) -> tuple[int, str] | None:
        if self._asking is None:
            pooled = self._engine.raw_connection()
            self._asking = _checked(pooled.driver_connection)
            pooled.detach()
            self._asking.autocommit = True
        found: tuple[int, str] | None = self._asking.execute(NEWEST).fetchone()
        return found


def _driver(connection: Connection) -> psycopg.Connection[Any]:
    return _checked(connection.connection.driver_connection)


def _checked(driver: object) -> psycopg.Connection[Any]:
    if not isinstance(driver, psycopg.Connection):
        raise TypeError(f"expected a connection of psycopg, not {type(driver).__name__}")
    return driver


def _listed(names: Sequence[str]) -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(name) for name in names)


def _batch(rows: Sequence[Any]) -> pa.RecordBatch:
    table = csv.read_csv(
        BytesIO(b"".join(rows)),
        read_options=_READ,
        parse_options=_PARSE,
        convert_options=_CONVERT,
    )
    return table.combine_chunks().to_batches(max_chunksize=_ROWS_AT_ONCE)[0].cast(CURRENT_COLUMNS)


def _explained(fault: BaseException | None) -> LedgerError | None:
    if isinstance(fault, (errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction)):
        return ReadOnly(
            "The database can only be read by this user: nothing was changed. Give its role "
            "the rights that docs/postgresql.md names."
        )
    if isinstance(fault, errors.LockNotAvailable):
        return LedgerError(
            "Another program has been writing to the database for too long: nothing was "
            "changed. Try again when it is done."
        )
    if isinstance(fault, errors.DiskFull):
        return LedgerError("The server's disk is full: nothing was changed. Make room there.")
    if isinstance(fault, (psycopg.OperationalError, errors.AdminShutdown)):
        return LedgerError(
            f"The database server stopped answering: {str(fault).strip()}. Try again when it "
            "runs; a batch that was filed already changes nothing."
        )
    return None
