"""A process that reads columns keeps its hold on the file while another process writes."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from incidents.record import Incident
from incidents.table import Author, Change, Operation, open_ledger
from incidents.table.verify import verify
from incidents.view import View
from incidents.vocabulary import EventType

ROOT = Path(__file__).resolve().parent.parent
BY = Author(actor="tester", reason="a test")
WRITE = """
import sys
from incidents.record import Incident
from incidents.table import Author, Change, Operation, open_ledger
from incidents.vocabulary import EventType
ledger = open_ledger(sys.argv[1])
change = Change(incident=Incident(event_type=EventType.RIOTS), operation=Operation.RECORD)
ledger.write([change], by=Author(actor="another process", reason="a test"))
ledger.close()
"""


@pytest.fixture
def address(tmp_path):
    return f"sqlite:///{tmp_path / 'i.db'}"


def record(ledger):
    change = Change(incident=Incident(event_type=EventType.BATTLES), operation=Operation.RECORD)
    ledger.write([change], by=BY)


def another_process_writes(address):
    subprocess.run([sys.executable, "-c", WRITE, address], check=True, cwd=ROOT)


def deleted_files_held_open():
    held = []
    for link in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # the listing's own descriptor is closed by now
            held.append(str(link.readlink()))
    return [each for each in held if each.endswith("(deleted)") and "i.db" in each]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="tells open files by /proc")
def test_no_other_process_takes_the_log_away_under_an_open_reader(address):
    ledger = open_ledger(address)
    record(ledger)
    view = View(ledger)
    view.snapshot()

    another_process_writes(address)

    assert deleted_files_held_open() == []
    ledger.close()


def test_two_processes_that_write_in_turn_see_each_other_and_fork_nothing(address):
    ledger = open_ledger(address)
    view = View(ledger)
    for number in range(3):
        record(ledger)
        assert view.snapshot().size == 2 * number + 1
        another_process_writes(address)
        assert view.snapshot().size == 2 * number + 2

    head = verify(ledger)

    assert head.sequence == 6
    ledger.close()
