"""On a server the rights that the documentation grants are enough to work, and not to alter."""

from __future__ import annotations

import re

import psycopg
import pytest
from sqlalchemy.engine import make_url

from incidents.errors import LedgerError, ReadOnly
from incidents.table import open_ledger
from incidents.table.verify import verify
from tests.table_ground import BAD_ROW, BY, CLASH, ROOT, batch, change, coded, new_database, record

GRANTS = re.findall(
    r"```sql\n(.*?)```", (ROOT / "docs/postgresql.md").read_text("utf-8"), re.DOTALL
)[0]


@pytest.fixture(name="owner")
def _owner(tmp_path):
    """An address whose tables an owner has made."""
    address = new_database(tmp_path)
    open_ledger(address).close()
    return address


def as_role(owner, grants):
    """The address of a role of its own, with these rights."""
    url = make_url(owner)
    role = f"atlas_{url.database}"
    with psycopg.connect(_plain(url), autocommit=True) as connection:
        connection.execute(re.sub(r"\batlas\b", role, grants))
    return url.set(username=role).render_as_string(hide_password=False)


def _plain(url):
    return url.difference_update_query(["heads"]).render_as_string(hide_password=False)


def test_the_documented_rights_are_enough_for_all_that_the_ledger_does(owner):
    ledger = open_ledger(as_role(owner, GRANTS))

    first = record(ledger)
    ledger.write([change(CLASH, first)], by=BY)
    summary = ledger.file_batch(batch("one"), [coded(1)], [BAD_ROW], by=BY)
    ledger.undo(summary.batch, by=BY)

    assert verify(ledger).sequence == 4
    ledger.close()


@pytest.mark.parametrize(
    "statement", ["UPDATE revision SET reason = 'x'", "DELETE FROM revision", "TRUNCATE revision"]
)
def test_the_documented_rights_do_not_alter_a_revision(owner, statement):
    ledger = open_ledger(as_role(owner, GRANTS))
    record(ledger)

    with pytest.raises(ReadOnly), ledger.database.writing() as connection:
        connection.exec_driver_sql(statement)

    ledger.close()


def test_a_role_that_may_only_read_is_served_and_told_why_it_cannot_write(owner):
    writer = open_ledger(owner)
    record(writer)
    rights = "".join(GRANTS.splitlines(keepends=True)[:2])
    reader = open_ledger(as_role(owner, rights))

    with pytest.raises(ReadOnly, match="rights that docs"):
        record(reader)

    assert sum(each.num_rows for each in reader.current_batches()) == 1
    assert verify(reader) == writer.head()
    reader.close()
    writer.close()


def test_a_full_disk_is_named_and_loses_nothing_that_was_committed(owner):
    ledger = open_ledger(owner)
    record(ledger)
    _on_the_server(
        owner,
        "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$",
        "CREATE TRIGGER full_disk AFTER INSERT ON quarantine EXECUTE FUNCTION full_disk()",
    )

    with pytest.raises(LedgerError, match=r"disk is full: nothing was changed. Make room"):
        ledger.file_batch(batch("two"), [coded(1)], [BAD_ROW], by=BY)
    full = ledger.head().sequence
    _on_the_server(owner, "DROP TRIGGER full_disk ON quarantine")
    summary = ledger.file_batch(batch("two"), [coded(1)], [BAD_ROW], by=BY)

    assert (full, summary.accepted) == (1, 1)
    assert verify(ledger) == ledger.head()
    ledger.close()


def _on_the_server(owner, *statements):
    with psycopg.connect(_plain(make_url(owner)), autocommit=True) as connection:
        for each in statements:
            connection.execute(each)


def test_the_owner_cannot_empty_the_revisions_either(owner):
    with (
        psycopg.connect(_plain(make_url(owner))) as connection,
        pytest.raises(psycopg.Error, match="only grows"),
    ):
        connection.execute("TRUNCATE revision")


def test_a_server_that_is_not_there_is_named_without_its_password(tmp_path):
    address = f"postgresql://ana:secret@127.0.0.1:1/incidents?heads={tmp_path}"

    with pytest.raises(LedgerError, match="cannot be reached") as raised:
        open_ledger(address)

    assert "secret" not in str(raised.value)
