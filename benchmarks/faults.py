"""A hundred imports killed at random points, on each database: each must be whole afterwards.

Run it with `python -m benchmarks.faults [HOW MANY]`; it takes some minutes.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from incidents.table import open_ledger
from tests.table_ground import an_address
from tests.table_kill import POINTS, before, file_into, kill_an_import, state


def rows(times: int = 100) -> Iterator[tuple[str, str, str]]:
    """Name, figure and limit of each measurement."""
    for database in ("sqlite", "postgresql"):
        whole = sum(_is_whole(database) for _ in range(times))
        yield f"whole after kill -9, {database}", f"{whole} of {times}", f"{times} of {times}"


def _is_whole(database: str) -> bool:
    point = random.randrange(POINTS)
    with TemporaryDirectory() as folder:
        killed = an_address(database, Path(folder) / "killed")
        undisturbed = an_address("sqlite", Path(folder) / "undisturbed")
        before(killed)
        before(undisturbed)
        was_killed = kill_an_import(killed, point)
        for place in (killed, undisturbed):
            ledger = open_ledger(place)
            file_into(ledger)
            ledger.close()
        return bool(was_killed) and state(killed) == state(undisturbed)


if __name__ == "__main__":
    for name, figure, limit in rows(int(sys.argv[1]) if len(sys.argv) > 1 else 100):
        print(f"{name:40} {figure:>12}   {limit}")
