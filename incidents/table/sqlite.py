"""The ledger's SQLite file, opened so that a crash tears nothing and writers wait in turn."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from incidents.errors import LedgerError, SettingsError
from incidents.table.schema import META, METADATA, SQLITE_TRIGGERS, VERSION

# A writer waits this long for another before it gives up, in seconds.
_BUSY_S: Final = 10.0
WRITES: Final = "ledger writes"


def open_engine(address: str) -> Engine:
    """Open the file that an address names, and make the tables in a new one.

    Raises:
        SettingsError: The address is no `sqlite:///PATH`, or its folder does not exist.
        LedgerError: The file is no ledger, or was written by a newer version.
    """
    path = path_of(address)
    if not path.parent.is_dir():
        raise SettingsError(f"The folder of the database, {str(path.parent)!r}, does not exist.")
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _BUSY_S})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    try:
        _make_tables(engine)
    except DatabaseError as fault:
        raise LedgerError(f"{str(path)!r} cannot be opened as a ledger: {fault.orig}.") from fault
    return engine


def path_of(address: str) -> Path:
    """The file that an address names.

    Raises:
        SettingsError: The address is no `sqlite:///PATH`.
    """
    try:
        url = make_url(address)
    except ArgumentError as fault:
        raise SettingsError(f"The database {address!r} is no address.") from fault
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        raise SettingsError(
            f"The database {address!r} is none this version opens; write sqlite:///PATH."
        )
    return Path(url.database).absolute()


def copy(source: Path, target: Path) -> None:
    """Copy a database that may be in use, by SQLite's own backup."""
    reader = sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)
    writer = sqlite3.connect(target)
    try:
        reader.backup(writer)
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
    ):
        try:
            connection.execute(f"PRAGMA {pragma}")
        except sqlite3.OperationalError:
            # A file that may only be read keeps the journal it has; writing says so later.
            if not pragma.startswith("journal_mode"):
                raise


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _make_tables(engine: Engine) -> None:
    with engine.begin() as connection:
        found = _schema_version(connection)
    if found is None:
        with engine.connect().execution_options(**{WRITES: True}) as writer, writer.begin():
            if _schema_version(writer) is None:
                METADATA.create_all(writer)
                for trigger in SQLITE_TRIGGERS:
                    writer.execute(trigger)
                writer.execute(META.insert().values(schema_version=VERSION))
    elif found > VERSION:
        raise LedgerError(
            f"The database has schema {found}, this program knows up to {VERSION}: "
            "open it with the newer version that wrote it."
        )


def _schema_version(connection: Connection) -> int | None:
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
    if not tables:
        return None
    if META.name not in tables:
        raise LedgerError("The database holds other tables and no ledger; name another file.")
    try:
        version: int = connection.execute(select(META.c.schema_version)).scalar_one()
    except OperationalError as fault:
        raise LedgerError("The database holds no ledger; name another file.") from fault
    return version
