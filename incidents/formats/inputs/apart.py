"""A parser of foreign bytes runs in a child process that ends with its time or its memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from incidents.errors import BadTable
from incidents.formats.inputs.found import Found, Line
from incidents.formats.inputs.kind import Kind

SECONDS: Final = 120.0
_ROOT: Final = Path(__file__).resolve().parents[3]


def parse_apart(
    kind: Kind, data: bytes, *, wanted: str | None = None, seconds: float = SECONDS
) -> Found:
    """Parse a file in a child process.

    Args:
        kind: What the file is.
        data: The file.
        wanted: The sheet that a person asked for, or None.
        seconds: How long it may take.

    Raises:
        BadTable: It cannot be read, or not within the time and the memory.
    """
    try:
        child = subprocess.run(  # noqa: S603 - our own module, arguments from an enum
            [sys.executable, "-m", "incidents.formats.inputs.child", kind.value, wanted or ""],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise BadTable(
            f"The {kind.value} could not be read within {seconds:g} seconds. "
            "Save the table as CSV (UTF-8), or split it."
        ) from None
    if child.returncode:
        raise BadTable(
            f"The {kind.value} could not be read: it is damaged, or takes more memory than it "
            "may. Save the table as CSV (UTF-8), or split it."
        )
    about, *rows = child.stdout.splitlines()
    said = json.loads(about)
    if refused := said.get("refused"):
        raise BadTable(refused)
    return Found(header=said["header"], lines=tuple(map(_line, rows)), doubts=said["doubts"])


def _line(row: bytes) -> Line:
    number, cells, reason = json.loads(row)
    return Line(number=number, cells=tuple(cells), reason=reason)
