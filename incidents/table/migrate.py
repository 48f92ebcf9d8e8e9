"""A database's schema is made, brought up to date after a backup, or refused as too new."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, select

from incidents.errors import LedgerError, ReadOnly
from incidents.table.database import Database
from incidents.table.schema import SCHEMA_VERSION

MIGRATIONS: Final = Path(__file__).parent / "migrations"
# The newest migration's number; schema.py describes what stands after it.
VERSION: Final = 1


def prepare(database: Database, *, migrations: Path = MIGRATIONS, version: int = VERSION) -> None:
    """Make the tables of a new database, or bring those of an old one up to date.

    Args:
        database: The database.
        migrations: Alembic's folder, with `versions` in it.
        version: The migration to end at.

    Raises:
        LedgerError: It holds something else, was written by a newer version, or cannot be
            brought up to date; it is left as it was.
    """
    with database.reading() as connection:
        found = _found(connection, database)
    if found is None:
        with database.writing() as connection:
            # Another process may have been first.
            if _found(connection, database) is None:
                database.make_tables(connection)
                connection.execute(SCHEMA_VERSION.insert().values(version_num=_written(version)))
        return
    if found > version:
        raise LedgerError(
            f"The database has schema {found}, this program knows up to {version}: "
            "open it with the newer version that wrote it."
        )
    if found < version:
        _upgrade(database, found, migrations, version)


def _found(connection: Connection, database: Database) -> int | None:
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if SCHEMA_VERSION.name not in tables or "revision" not in tables:
        raise LedgerError(
            f"The database {database.address!r} holds other tables and no ledger; name another."
        )
    return int(connection.execute(select(SCHEMA_VERSION.c.version_num)).scalar_one())


def _upgrade(database: Database, found: int, migrations: Path, version: int) -> None:
    copy = database.heads.with_name(f"{database.heads.stem}.before-schema-{version}")
    if not copy.exists():
        database.save(copy)
    try:
        with database.writing() as connection:
            if _found(connection, database) == found:
                _run(connection, migrations, _written(version))
    except ReadOnly as fault:
        raise ReadOnly(
            f"The database has schema {found} and must be brought to {version}: open it once as "
            "a user who may write it."
        ) from fault


def _run(connection: Connection, migrations: Path, version: str) -> None:
    # Alembic takes a tenth of a second to load, and is needed once a release.
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(migrations))
    with EnvironmentContext(
        Config(),
        scripts,
        # Alembic's own upgrade command hands the same function to env.py.
        fn=lambda revision, _context: scripts._upgrade_revs(version, revision),  # noqa: SLF001 - the public commands want an ini file and an env.py
    ) as environment:
        environment.configure(connection=connection, transactional_ddl=True)
        environment.run_migrations()


def _written(version: int) -> str:
    return f"{version:04}"
