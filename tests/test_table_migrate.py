"""A ledger of an older schema keeps everything through a migration, or stays as it was."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DBAPIError

from incidents.errors import LedgerError, ReadOnly
from incidents.table import open_ledger
from incidents.table.migrate import MIGRATIONS, VERSION, prepare
from incidents.table.opening import open_database
from incidents.table.schema import METADATA
from incidents.table.verify import verify
from tests.table_ground import BY, CLASH, an_address, batch, coded

# What each version of the schema wrote; one file a version, never changed.
OLD = Path(__file__).parent / "table_schemas"
_FIRST = """
revision = "0001"
down_revision = None
def upgrade():
    pass
"""
_SECOND = """
from alembic import op
from sqlalchemy import Column, Text
revision = "0002"
down_revision = "0001"
def upgrade():
    op.add_column("batch", Column("remark", Text))
    op.execute("UPDATE batch SET remark = name")
"""
_BROKEN = f"{_SECOND}    op.drop_table('nothing_of_this_name')\n"


@pytest.fixture(name="old")
def _old(address):
    """An open ledger of schema 1 with a batch in it."""
    ledger = open_ledger(address)
    ledger.file_batch(batch("one"), [CLASH, coded(1)], [], by=BY)
    yield ledger
    ledger.close()


def migrations(folder, second):
    (folder / "versions").mkdir(parents=True)
    (folder / "versions" / "v0001.py").write_text(_FIRST)
    (folder / "versions" / "v0002.py").write_text(second)
    return folder


def remarks(database):
    with database.reading() as connection:
        return connection.exec_driver_sql("SELECT remark FROM batch").scalars().all()


def test_a_migration_keeps_every_row_and_leaves_a_backup(old, address, tmp_path):
    database = open_database(address)

    prepare(database, migrations=migrations(tmp_path / "m", _SECOND), version=2)

    assert remarks(database) == ["kenya.csv"]
    assert verify(old).sequence == 2
    database.close()
    (backup,) = tmp_path.glob("*.before-schema-2")
    connection = sqlite3.connect(backup)
    assert connection.execute("SELECT count(*) FROM revision").fetchone() == (2,)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    connection.close()
    with pytest.raises(LedgerError, match="schema 2, this program knows up to 1"):
        open_ledger(address)


def test_a_migration_that_fails_leaves_the_schema_as_it_was(old, address, tmp_path):
    database = open_database(address)

    with pytest.raises(DBAPIError):
        prepare(database, migrations=migrations(tmp_path / "m", _BROKEN), version=2)
    with pytest.raises(DBAPIError):
        remarks(database)

    database.close()
    again = open_ledger(address)
    assert verify(again) == old.head()
    again.close()


def test_a_ledger_that_may_only_be_read_says_that_it_must_be_migrated(tmp_path):
    address = an_address("sqlite", tmp_path)
    open_ledger(address).close()
    database = open_database(f"{address}?mode=ro")

    with pytest.raises(ReadOnly, match="must be brought to 2"):
        prepare(database, migrations=migrations(tmp_path / "m", _SECOND), version=2)

    database.close()


def test_the_newest_migration_is_the_one_that_new_ledgers_are_marked_with():
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == f"{VERSION:04}"


def test_there_is_a_ledger_of_every_version_to_try():
    assert [path.name for path in sorted(OLD.iterdir())] == [
        f"ledger-{number:04}.sql" for number in range(1, VERSION + 1)
    ]


@pytest.mark.parametrize("script", sorted(OLD.iterdir()), ids=lambda path: path.stem)
def test_a_ledger_of_every_version_opens_whole_with_todays_schema(tmp_path, script):
    connection = sqlite3.connect(tmp_path / "incidents.db")
    connection.executescript(script.read_text("utf-8"))
    connection.close()

    ledger = open_ledger(an_address("sqlite", tmp_path))

    assert str(verify(ledger)).startswith("4:")
    assert [each.incident.dataset_id for each in ledger.entries()] == [None, "KEN1", "KEN2"]
    with ledger.database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    ledger.close()
