"""A server's ledger goes into one SQLite file, and from such a file into an empty server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, MetaData, Select, create_engine, func, insert, select

from incidents.errors import LedgerError
from incidents.table.database import Database
from incidents.table.migrate import prepare
from incidents.table.schema import METADATA, SCHEMA_VERSION, SOURCE_PART

_ROWS_AT_ONCE: Final = 2_000
# A piece of a source may have 1 MiB.
_PARTS_AT_ONCE: Final = 16


def save(connection: Connection, target: Path) -> None:
    """Write every table that is there into a new SQLite file, in the state the transaction sees.

    The tables are taken as they stand, so that a schema can be saved before it is migrated.
    """
    found = MetaData()
    found.reflect(connection)
    engine = create_engine(f"sqlite:///{target}")
    try:
        with engine.begin() as file:
            for table in found.sorted_tables:
                for column in table.columns:
                    column.type = column.type.as_generic()
                    column.server_default = None
                table.create(file)
                for rows in _read(connection, select(table), table.name):
                    file.execute(insert(table), rows)
    finally:
        engine.dispose()


def load(source: Path, database: Database) -> None:
    """Copy a SQLite ledger of this version into a database that holds nothing.

    Raises:
        LedgerError: The database holds something, or the file is of another version.
    """
    prepare(database)
    engine = create_engine(f"sqlite:///{source.absolute().as_uri()}?mode=ro&uri=true")
    try:
        with engine.connect() as file, database.writing() as connection:
            tables = [each for each in METADATA.sorted_tables if each is not SCHEMA_VERSION]
            for table in tables:
                if connection.execute(select(func.count()).select_from(table)).scalar_one():
                    raise LedgerError(
                        f"The database {database.address!r} holds a ledger already; "
                        "restore into an empty one."
                    )
            for table in tables:
                for rows in _read(file, select(table), table.name):
                    database.insert(connection, table, rows)
    finally:
        engine.dispose()


def _read(connection: Connection, query: Select[Any], name: str) -> Iterator[list[dict[str, Any]]]:
    at_once = _PARTS_AT_ONCE if name == SOURCE_PART.name else _ROWS_AT_ONCE
    with connection.execute(query, execution_options={"yield_per": at_once}) as found:
        for some in found.partitions():
            yield [row._asdict() for row in some]
