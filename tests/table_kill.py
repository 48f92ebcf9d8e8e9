"""An import that dies by kill -9 at a point of our choosing, in a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace

from incidents.record import Incident
from incidents.table import Entry, Ledger, Summary, open_ledger
from incidents.table.verify import verify
from tests.table_ground import BAD_ROW, BY, CLASH, ROOT, batch, coded

ROWS = 1_500
# Points past the rows lie in the commit and behind it; each is a tenth of a millisecond.
POINTS = ROWS + 600
_CHILD = """
import os, sys, threading, time
sys.path.insert(0, sys.argv[3])
from incidents.table import open_ledger
from tests.table_kill import ROWS, file_into
point = int(sys.argv[2])

def die():
    os.kill(os.getpid(), 9)

def die_later():
    time.sleep(max(0, point - ROWS) / 10_000)
    die()

def at_row(number):
    if number == point:
        die()
    if number == ROWS - 1:
        threading.Thread(target=die_later, daemon=True).start()

file_into(open_ledger(sys.argv[1]), at_row)
time.sleep(5)
"""


def file_into(ledger: Ledger, at_row: Callable[[int], None] = lambda _number: None) -> Summary:
    """File the import that is killed: new rows, changed ones, a twin and one kept aside."""

    def incidents() -> Iterator[Incident]:
        for number in range(ROWS):
            at_row(number)
            yield CLASH if number % 7 == 0 else coded(number % 1_450, killed=number % 2)

    return ledger.file_batch(batch("big"), incidents(), [BAD_ROW], by=BY)


def before(address: str) -> None:
    """What is in the ledger when the import begins."""
    ledger = open_ledger(address)
    ledger.file_batch(batch("small"), [coded(number) for number in range(300)], [], by=BY)
    ledger.close()


def kill_an_import(address: str, point: int) -> bool:
    """Run the import until it dies; whether it was killed, and not ended by a fault."""
    child = subprocess.run(
        [sys.executable, "-c", _CHILD, address, str(point), str(ROOT)],
        check=False,
        capture_output=True,
    )
    return child.returncode == -signal.SIGKILL


def state(address: str) -> tuple[object, ...]:
    """All that two ledgers of the same history share: times, ids and hashes apart."""
    ledger = open_ledger(address)
    head = verify(ledger)
    shown = [
        (each.version, each.sequence, each.incident)
        for each in ledger.entries()
        if isinstance(each, Entry)
    ]
    batches = [
        (each.name, replace(each.summary, batch=""), ledger.rejections(each.id))
        for each in ledger.batches()
    ]
    ledger.close()
    return head.sequence, shown, batches
