"""How long the ledger takes to write, verify and open, in children whose memory is their own.

Run it with `python -m benchmarks.ledger`.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from geo.place import Place
from incidents.actor import Actor
from incidents.claim import Claim
from incidents.count import Count
from incidents.interval import Interval
from incidents.record import Incident
from incidents.table import Author, BatchKind, Ledger, NewBatch, open_ledger
from incidents.table.verify import verify
from incidents.view import View
from incidents.vocabulary import EventType
from tests.table_ground import an_address

_BY: Final = Author(actor="benchmark", reason="measuring")
_REVISIONS: Final = 100_000
_OPENED: Final = 1_000_000
_ROWS_A_BATCH: Final = 10_000
_NOTES: Final = (
    "On 3 October 2020, military forces of Azerbaijan shelled residential areas of Shusha "
    "(Shusha, Nagorno-Karabakh) with rocket artillery. Three civilians were reported killed."
)
_LIMIT_S: Final = {"sqlite": 6, "postgresql": 12}


def rows() -> Iterator[tuple[str, str, str]]:
    """Name, figure and limit of each measurement."""
    with TemporaryDirectory() as folder:
        for database, limit in _LIMIT_S.items():
            place = an_address(database, Path(folder) / database)
            wrote = _in_a_child("write", place, _REVISIONS)
            yield f"write 100,000 revisions, {database}", _s(wrote[0]), f"{limit} s"
            yield f"memory of it, {database}", f"{wrote[1]:.0f} MB", "500 MB"
            yield f"verify 100,000, {database}", _s(_in_a_child("check", place, 0)[0]), "3 s"
            yield f"head, {database}", _ms(_in_a_child("heads", place, 1_000)[0]), "0.2 ms"
        place = an_address("sqlite", Path(folder) / "million")
        wrote = _in_a_child("write", place, _OPENED)
        yield "write 1,000,000 revisions, sqlite", _s(wrote[0]), "100 s"
        yield "columns of 1,000,000 incidents", _s(_in_a_child("read", place, 0)[0]), ""
        view = _in_a_child("open_view", place, 0)
        yield "open 1,000,000 into the view", _s(view[0]), "10 s"
        yield "memory of it", f"{view[1]:.0f} MB", "1,500 MB"


def write(ledger: Ledger, count: int) -> float:
    """File incidents in batches of 10,000; the seconds of it, the making of them left out."""
    seconds = 0.0
    for first in range(0, count, _ROWS_A_BATCH):
        batch = NewBatch(
            kind=BatchKind.IMPORT,
            name="benchmark",
            content_hash=f"{first:064}",
            format="ACLED",
        )
        some = [_incident(number) for number in range(first, first + _ROWS_A_BATCH)]
        start = time.perf_counter()
        ledger.file_batch(batch, some, (), by=_BY)
        seconds += time.perf_counter() - start
    return seconds


def read(ledger: Ledger, _count: int) -> float:
    """Read every batch of columns, and let it go."""
    start = time.perf_counter()
    found = sum(each.num_rows for each in ledger.current_batches())
    seconds = time.perf_counter() - start
    if found != _OPENED:
        raise RuntimeError("the columns are not all there")
    return seconds


def open_view(ledger: Ledger, _count: int) -> float:
    """Open the ledger into a view, as the dashboard does."""
    start = time.perf_counter()
    size = View(ledger).snapshot().size
    seconds = time.perf_counter() - start
    if size != _OPENED:
        raise RuntimeError("the view does not hold every incident")
    return seconds


def check(ledger: Ledger, _count: int) -> float:
    """Verify the whole ledger."""
    start = time.perf_counter()
    verify(ledger)
    return time.perf_counter() - start


def heads(ledger: Ledger, count: int) -> float:
    """Ask for the head again and again."""
    start = time.perf_counter()
    for _ in range(count):
        ledger.head()
    return time.perf_counter() - start


def _incident(number: int) -> Incident:
    return Incident(
        event_type=EventType.EXPLOSIONS,
        sub_event_type="Shelling/artillery/missile attack",
        date=Interval.day(date.fromordinal(730_000 + number % 9_000)),
        location="Shusha",
        country="AZ",
        admin1="Nagorno-Karabakh",
        place=Place.given(
            "Shusha", 39 + number % 1_000 / 1_000, 46.749, where_prec=2, country="AZ"
        ),
        killed=Count.exactly(number % 5),
        actors=(
            Actor(name="Military Forces of Azerbaijan (2003-)"),
            Actor(name="Civilians (Azerbaijan)"),
        ),
        claims=(Claim(source="AP", says=_NOTES), Claim(source="BBC News", says=_NOTES)),
        notes=_NOTES,
        dataset="ACLED",
        dataset_id=f"AZE{number}",
        extra={"region": "Caucasus and Central Asia", "source_scale": "International"},
    )


_ACTIONS: Final[dict[str, Callable[[Ledger, int], float]]] = {
    "write": write,
    "read": read,
    "open_view": open_view,
    "check": check,
    "heads": heads,
}


def _in_a_child(action: str, place: str, count: int) -> tuple[float, float]:
    """Seconds and peak megabytes of an action in a process of its own."""
    child = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "benchmarks.ledger", action, place, str(count)],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).resolve().parent.parent,
    )
    seconds, megabytes = json.loads(child.stdout.splitlines()[-1])
    return float(seconds), float(megabytes)


def _act(action: str, place: str, count: int) -> None:
    ledger = open_ledger(place)
    seconds = _ACTIONS[action](ledger, count)
    ledger.close()
    print(json.dumps((seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000)))


def _s(seconds: float) -> str:
    return f"{seconds:.1f} s"


def _ms(seconds_of_a_thousand: float) -> str:
    return f"{seconds_of_a_thousand:.3f} ms"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _act(sys.argv[1], sys.argv[2], int(sys.argv[3]))
    else:
        for name, figure, limit in rows():
            print(f"{name:44} {figure:>12}   {limit}", flush=True)
