"""A file that was cut off ends within a line, and a text that was cut has a program's length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from incidents.formats.dialect import Dialect

_LINES_COMPARED: Final = 1_000
_FEWEST_THAT_TELL: Final = 5
_SHOWN: Final = 40
# As long as dBase, Excel before 2007, old databases, Excel and a 16-bit counter let a text be.
LENGTHS: Final = frozenset({254, 255, 256, 1_024, 4_000, 8_000, 32_767, 65_535})


def cut_off(lines: Sequence[str], dialect: Dialect, *, first: int) -> tuple[str, ...]:
    """A doubt where the last line of a table has no end and its last cell is like no other.

    Some programs end no last line; their last cell then is as long as the others, or one of them.

    Args:
        lines: Physical lines with their ends.
        dialect: How they are written.
        first: Index of the first line under the column names.
    """
    if len(lines) - first < _FEWEST_THAT_TELL or lines[-1].endswith(("\n", "\r")):
        return ()
    last = lines[-1].rpartition(dialect.delimiter)[2]
    others = {
        line.rstrip("\r\n").rpartition(dialect.delimiter)[2]
        for line in lines[max(first, len(lines) - _LINES_COMPARED) : -1]
    }
    lengths = set(map(len, others))
    is_quoted = dialect.quote is not None and last.endswith(dialect.quote)
    if last in others or is_quoted or lengths == {len(last)}:
        return ()
    ends = f"it ends with “{last[-_SHOWN:]}”" if last else "its last cell is empty"
    return (f"The last line has no end, so the file may be cut off: {ends}.",)
