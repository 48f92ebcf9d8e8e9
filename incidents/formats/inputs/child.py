"""Parses one foreign file in a process of its own, within a bound of memory and of time.

Reads the file from standard input; writes a line of JSON about it, then one a row.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable, Mapping
from typing import Final, TextIO

from incidents.formats.inputs.found import Found, Line, Refused
from incidents.formats.row_faults import LONGEST_CELL

MOST_MEMORY: Final = 3_000_000_000
MOST_CHARACTERS: Final = 300_000_000
_KEPT: Final = 10_000


def main(kind: str, wanted: str) -> None:
    """Parse standard input as a kind of file."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    data = sys.stdin.buffer.read()
    out = sys.stdout
    try:
        found = _PARSERS[kind](data, wanted or None)
    except Refused as refused:
        _write(out, {"refused": str(refused)})
        return
    except RecursionError:
        _write(out, {"refused": "The file is nested deeper than any table. Export it again."})
        return
    except MemoryError:
        _write(out, {"refused": "The file takes more memory to read than it may. Split it."})
        return
    lines = tuple(map(_bounded, found.lines))
    if sum(len(cell) for line in lines for cell in line.cells) > MOST_CHARACTERS:
        _write(out, {"refused": f"The file holds over {MOST_CHARACTERS:,} characters. Split it."})
        return
    _write(out, {"header": found.header, "doubts": list(found.doubts)})
    for line in lines:
        _write(out, [line.number, line.cells, line.reason])


def _bounded(line: Line) -> Line:
    """A row with a giant cell is not read; the cell is cut, for the parent's memory's sake."""
    longest = max(map(len, line.cells), default=0)
    if longest <= LONGEST_CELL:
        return line
    return Line(
        number=line.number,
        cells=[cell if len(cell) <= LONGEST_CELL else f"{cell[:_KEPT]}…" for cell in line.cells],
        reason=f"A cell has {longest:,} characters and at most {LONGEST_CELL:,} are taken.",
    )


def _write(out: TextIO, value: object) -> None:
    out.write(json.dumps(value))
    out.write("\n")


def _workbook(data: bytes, wanted: str | None) -> Found:
    from incidents.formats.inputs.sheets import read_sheets

    return read_sheets(data, wanted)


def _json(data: bytes, _: str | None) -> Found:
    from incidents.formats.inputs.records import read_json

    return read_json(data.decode("utf-8"))


def _json_lines(data: bytes, _: str | None) -> Found:
    from incidents.formats.inputs.records import read_json_lines

    return read_json_lines(data.decode("utf-8"))


def _kml(data: bytes, _: str | None) -> Found:
    from incidents.formats.inputs.kml import read_kml

    return read_kml(data)


_PARSERS: Final[Mapping[str, Callable[[bytes, str | None], Found]]] = {
    "workbook": _workbook,
    "JSON": _json,
    "JSON Lines": _json_lines,
    "KML": _kml,
}

if __name__ == "__main__":
    main(*sys.argv[1:3])
