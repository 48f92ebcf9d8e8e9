"""What only a SQLite file can suffer: a REPLACE, a full disk, a file nobody may write."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from incidents.errors import LedgerError, ReadOnly, SettingsError
from incidents.table import open_ledger
from incidents.table.verify import verify
from tests.table_ground import BY, CLASH, ROOT, batch, record


@pytest.fixture(name="path")
def _path(tmp_path):
    return tmp_path / "incidents.db"


@pytest.fixture(name="ledger")
def _ledger(path):
    ledger = open_ledger(f"sqlite:///{path}")
    yield ledger
    ledger.close()


def test_a_replace_does_not_walk_around_the_triggers(ledger):
    record(ledger)

    with (
        pytest.raises(DBAPIError, match="only grows"),
        ledger.database.writing() as connection,
    ):
        connection.exec_driver_sql("INSERT OR REPLACE INTO revision SELECT * FROM revision")


def test_a_file_that_is_no_ledger_is_left_alone(path):
    path.write_bytes(b"not a database, and long enough to be taken for one" * 40)
    with pytest.raises(LedgerError, match="cannot be opened as a ledger"):
        open_ledger(f"sqlite:///{path}")

    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE other (x)")
    connection.commit()
    connection.close()
    with pytest.raises(LedgerError, match="no ledger"):
        open_ledger(f"sqlite:///{path}")


@pytest.mark.parametrize(
    "address", ["sqlite://", "nonsense", "mysql://h/d", "sqlite:////no/such/folder/x.db"]
)
def test_an_address_that_is_none_is_named(address):
    with pytest.raises(SettingsError):
        open_ledger(address)


def test_a_ledger_opened_read_only_serves_and_says_why_it_does_not_write(ledger, path):
    revision = record(ledger)
    reader = open_ledger(f"sqlite:///{path}?mode=ro")

    with pytest.raises(ReadOnly, match="can only be read: nothing was changed"):
        record(reader)

    assert reader.entry(revision.incident_id).incident == CLASH
    assert sum(each.num_rows for each in reader.current_batches()) == 1
    assert verify(reader) == ledger.head()
    reader.close()


# Root may write everywhere, so the child becomes somebody else.
_STRANGER = """
import os, sys
sys.path.insert(0, sys.argv[2])
from incidents.errors import ReadOnly
from incidents.table import open_ledger
from incidents.table.verify import verify
from tests.table_ground import record
def look(ledger):
    shown = sum(each.num_rows for each in ledger.current_batches())
    return shown, verify(ledger).sequence, ledger.head().sequence
# Root's own library may be closed to others: everything is loaded before.
loaded = open_ledger(sys.argv[1])
look(loaded)
loaded.close()
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
ledger = open_ledger(sys.argv[1])
print(*look(ledger), flush=True)
try:
    record(ledger)
except ReadOnly as fault:
    print(fault, flush=True)
for _ in sys.stdin:
    print(*look(ledger), flush=True)
"""
_MAY_NOT = "The database can only be read: nothing was changed. Give this user the right"


@pytest.fixture(name="open_to_all")
def _open_to_all():
    """A folder that everybody may enter; pytest's own may only be entered by who runs it."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("folder_mode", "file_mode"), [(0o555, 0o444), (0o555, 0o666), (0o777, 0o444)]
)
def test_who_may_not_write_the_file_or_its_folder_reads_and_leaves_nothing_there(
    open_to_all, folder_mode, file_mode
):
    path = open_to_all / "incidents.db"
    ledger = open_ledger(f"sqlite:///{path}")
    record(ledger)
    ledger.close()
    before = sorted(open_to_all.iterdir())
    for each in before:
        each.chmod(file_mode)
    open_to_all.chmod(folder_mode)

    said, _ = _stranger(path).communicate("ask\n", timeout=60)

    first, second, third = said.splitlines()
    assert (first, third) == ("1 1 1", "1 1 1")
    assert second.startswith(_MAY_NOT)
    assert sorted(open_to_all.iterdir()) == before


@pytest.mark.skipif(os.getuid() != 0, reason="only root may go on writing what others may not")
def test_who_may_only_read_follows_what_others_write(open_to_all):
    path = open_to_all / "incidents.db"
    ledger = open_ledger(f"sqlite:///{path}")
    record(ledger)
    ledger.close()
    stranger = _stranger(path)
    assert stranger.stdout.readline() == "1 1 1\n"
    assert stranger.stdout.readline().startswith(_MAY_NOT)

    again = open_ledger(f"sqlite:///{path}")
    seen = []
    for _ in range(2):
        record(again)
        seen.append(_asked(stranger))
    again.close()
    seen.append(_asked(stranger))

    assert seen == ["2 2 2\n", "3 3 3\n", "3 3 3\n"]
    stranger.communicate(timeout=60)


def _stranger(path):
    return subprocess.Popen(
        [sys.executable, "-c", _STRANGER, f"sqlite:///{path}", str(ROOT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _asked(stranger):
    stranger.stdin.write("ask\n")
    stranger.stdin.flush()
    return stranger.stdout.readline()


_FULL = """
import resource, signal, sys
sys.path.insert(0, sys.argv[2])
from tests.table_ground import BY, batch, coded
from incidents.errors import LedgerError
from incidents.table import open_ledger
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
ledger = open_ledger(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
try:
    ledger.file_batch(batch("two"), (coded(number) for number in range(5000)), [], by=BY)
except LedgerError as fault:
    print(fault)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(ledger.head().sequence)
print(ledger.file_batch(batch("two"), (coded(number) for number in range(5000)), [], by=BY).rows)
"""


def test_a_full_disk_is_named_and_loses_nothing_that_was_committed(ledger, path):
    ledger.file_batch(batch("one"), [CLASH], [], by=BY)

    child = subprocess.run(
        [sys.executable, "-c", _FULL, f"sqlite:///{path}", str(ROOT)],
        check=True,
        capture_output=True,
        text=True,
    )

    assert child.stdout.splitlines() == [
        "The disk is full or failing: nothing was changed. Make room and try again.",
        "1",
        "5000",
    ]
    assert verify(ledger) == ledger.head()
