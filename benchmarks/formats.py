"""How long tables take to read and incidents to write, beside what the csv module alone takes.

Run it with `python -m benchmarks.formats`. The ratios hold whatever else the machine does.
`BENCH_LARGE=1` imports a million own rows into SQLite too, which takes minutes.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from incidents.formats.export import WRITERS, export
from incidents.formats.format import Context, Format
from incidents.formats.inputs.file import look_at_file
from incidents.formats.own import Own
from incidents.formats.ucdp_ged import UcdpGed
from incidents.record import Incident

_OWN_ROWS: Final = 200_000
_UCDP_ROWS: Final = 16_566  # as many as GED 19.1 has for Asia
_SOME: Final = 100_000
_PLAIN: Final = "import csv, sys\nfor row in csv.reader(open(sys.argv[1], newline='')): pass"
_WRITTEN: Final = 20_000
# At 60 µs a row on the machine it was written on; csv alone took 2 µs.
_OWN_LIMIT_S: Final = 90
_UCDP_LIMIT_S: Final = 5
_WRITE_LIMIT_S: Final = 20
_OWN: Final = (
    "id,event_type,sub_event_type,date_start,date_end,location,latitude,longitude,where_prec,"
    "country,admin1,killed_min,killed_max,notes,sources\r\n"
)
_UCDP: Final = (
    "id,year,type_of_violence,side_a,side_b,source_article,source_office,source_headline,"
    "where_prec,where_coordinates,adm_1,latitude,longitude,country,date_prec,date_start,date_end,"
    "deaths_civilians,low,best,high\r\n"
)


def rows() -> Iterator[tuple[str, str, str]]:
    """Name, figure and limit of each measurement."""
    own = _own_file(_OWN_ROWS)
    seconds, ratio = _read(own, Own())
    yield (
        "a million own rows to incidents, from 200,000",
        f"{seconds * 1_000_000 / _OWN_ROWS:.0f} s, {ratio:.0f} × csv",
        f"{_OWN_LIMIT_S} s",
    )
    seconds, ratio = _read(_ucdp_file(_UCDP_ROWS), UcdpGed())
    yield (
        f"{_UCDP_ROWS:,} UCDP GED rows to incidents",
        f"{seconds:.1f} s, {ratio:.0f} × csv",
        f"{_UCDP_LIMIT_S} s",
    )
    table = look_at_file(_own_file(_WRITTEN), "own.csv").taken()
    entries = [
        (str(at), each)
        for at, each in enumerate(Own().read(table, Context()))
        if isinstance(each, Incident)
    ]
    yield from _imports()
    for ending in WRITERS:
        seconds = _timed(partial(export, ending, entries, BytesIO(), {}))
        yield f"{_WRITTEN:,} incidents to {ending}", f"{seconds:.1f} s", f"{_WRITE_LIMIT_S} s"


def _imports() -> Iterator[tuple[str, str, str]]:
    """Whole imports into a new SQLite ledger, each in a process of its own."""
    measured = [(f"{_UCDP_ROWS:,} UCDP GED rows", _ucdp_file(_UCDP_ROWS), 15)]
    measured.append((f"{_SOME:,} own rows", _own_file(_SOME), 22))
    if os.environ.get("BENCH_LARGE"):
        measured.append(("1,000,000 own rows", _own_file(1_000_000), 240))
    for name, data, limit in measured:
        with TemporaryDirectory() as folder:
            file = Path(folder) / "table.csv"
            file.write_bytes(data)
            done = _imported(file, f"sqlite:///{folder}/incidents.db")
            lines = _child(["wc", "-l", str(file)])
            plain = _child([sys.executable, "-c", _PLAIN, str(file)])
        figure = (
            f"{done.seconds:.0f} s of processor, {done.megabytes:.0f} MB, "
            f"{done.seconds / max(0.01, lines.seconds):,.0f} × wc -l, "
            f"{done.seconds / max(0.01, plain.seconds):.0f} × csv"
        )
        yield f"{name} imported into SQLite", figure, f"{limit} s, 2,000 MB"


@dataclass(frozen=True)
class _Cost:
    seconds: float
    megabytes: float


def _imported(file: Path, address: str) -> _Cost:
    return _child([sys.executable, "-m", "incidents", "import", str(file), "--database", address])


def _child(command: list[str]) -> _Cost:
    """Processor seconds and greatest memory of a program that we start."""
    started = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own words
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise RuntimeError(f"{command[0]} ended with {started.returncode}")
    return _Cost(seconds=used.ru_utime + used.ru_stime, megabytes=used.ru_maxrss / 1024)


def _read(data: bytes, known: Format) -> tuple[float, float]:
    """Processor seconds to read a table, and how many times what csv alone takes."""

    def whole() -> None:
        for _ in known.read(look_at_file(data, "table.csv").taken(), Context()):
            pass

    def plain() -> None:
        for _ in csv.reader(StringIO(data.decode(), newline="")):
            pass

    seconds = _timed(whole)
    return seconds, seconds / _timed(plain)


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _own_file(number: int) -> bytes:
    body = "".join(
        f"{at},Riots,Mob violence,2022-06-{at % 30 + 1:02},,Homs,{34 + at % 97 / 97:.4f},"
        f'{36 + at % 89 / 89:.4f},2,SY,Homs,1,3,An example of a note,"One; Two"\r\n'
        for at in range(number)
    )
    return (_OWN + body).encode()


def _ucdp_file(number: int) -> bytes:
    body = "".join(
        f"{at},2016,{at % 3 + 1},Government of Myanmar (Burma),Civilians,A paper 2016-10-12,"
        f"A paper,A headline,2,Maungdaw town,Rakhine State,20.82,92.36,Myanmar (Burma),1,"
        f"2016-10-{at % 28 + 1:02} 00:00:00.000,2016-10-{at % 28 + 1:02} 00:00:00.000,1,1,2,3\r\n"
        for at in range(number)
    )
    return (_UCDP + body).encode()


if __name__ == "__main__":
    for row in rows():
        print(*row, sep=" | ")
