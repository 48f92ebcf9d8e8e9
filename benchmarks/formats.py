"""How long tables take to read and incidents to write, beside what the csv module alone takes.

Run it with `python -m benchmarks.formats`. The ratio holds whatever else the machine does.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO, StringIO
from typing import Final

from incidents.formats.export import WRITERS, export
from incidents.formats.format import Context, Format
from incidents.formats.inputs.file import read_file
from incidents.formats.own import Own
from incidents.formats.ucdp_ged import UcdpGed
from incidents.record import Incident

_OWN_ROWS: Final = 200_000
_UCDP_ROWS: Final = 16_566  # as many as GED 19.1 has for Asia
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
    table = read_file(_own_file(_WRITTEN), "own.csv")
    entries = [
        (str(at), each)
        for at, each in enumerate(Own().read(table, Context()))
        if isinstance(each, Incident)
    ]
    for ending in WRITERS:
        seconds = _timed(partial(export, ending, entries, BytesIO(), {}))
        yield f"{_WRITTEN:,} incidents to {ending}", f"{seconds:.1f} s", f"{_WRITE_LIMIT_S} s"


def _read(data: bytes, known: Format) -> tuple[float, float]:
    """Processor seconds to read a table, and how many times what csv alone takes."""

    def whole() -> None:
        for _ in known.read(read_file(data, "table.csv"), Context()):
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
