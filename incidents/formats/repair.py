"""A row whose marks do not pair is parted where the fewest of its cells are left damaged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from incidents.formats.dialect import Dialect

_LONGEST: Final = 20_000
_MOST_PARTS: Final = 90
_MOST_DAMAGED: Final = 3
_NEVER: Final = 1_000


def parted(text: str, dialect: Dialect, *, width: int) -> tuple[str, ...] | None:
    """The cells of a row as wide as the table, or None where it cannot be parted so.

    Args:
        text: The row, without the end of its last line.
        dialect: How the table is written.
        width: How many cells its rows have.
    """
    if len(text) > _LONGEST or dialect.quote is None:
        return None
    pieces = text.split(dialect.delimiter)
    if not width <= len(pieces) <= _MOST_PARTS:
        return None
    ends = _cheapest(pieces, dialect, width)
    if ends is None:
        return None
    return tuple(_cell(dialect.delimiter.join(pieces[one:end]), dialect) for one, end in ends)


def _cheapest(
    pieces: list[str], dialect: Dialect, width: int
) -> tuple[tuple[int, int], ...] | None:
    """Where each cell begins and ends among the pieces, so that as few as possible are damaged."""
    costs: dict[int, tuple[int, tuple[tuple[int, int], ...]]] = {0: (0, ())}
    for _ in range(width):
        after: dict[int, tuple[int, tuple[tuple[int, int], ...]]] = {}
        for start, (cost, cells) in costs.items():
            for end, damage in _ways(pieces, start, dialect):
                whole = cost + damage
                if whole <= _MOST_DAMAGED and whole < after.get(end, (_NEVER, ()))[0]:
                    after[end] = (whole, (*cells, (start, end)))
        costs = after
    found = costs.get(len(pieces))
    return None if found is None else found[1]


def _ways(pieces: list[str], start: int, dialect: Dialect) -> Iterator[tuple[int, int]]:
    """Where a cell that begins at a piece may end, and how damaged it is then."""
    mark = dialect.quote or ""
    for end in range(start + 1, len(pieces) + 1):
        first, last = pieces[start], pieces[end - 1]
        if end > start + 1 and not first.startswith(mark) and not last.endswith(mark):
            continue
        yield end, _damage(dialect.delimiter.join(pieces[start:end]), dialect, end - start)


def _damage(written: str, dialect: Dialect, number: int) -> int:
    """0 for a cell that is sound, more for one with marks that do not pair."""
    mark = dialect.quote or ""
    opens = written.startswith(mark)
    closes = written.endswith(mark)
    if opens and closes and len(written) >= 2 * len(mark):
        inner = _unescaped(written[1:-1], dialect)
        return 0 if inner is not None else 1
    if number == 1 and "\n" not in written and "\r" not in written:
        return 1 if mark in written else 0
    return 2 if opens or closes else _NEVER


def _unescaped(inner: str, dialect: Dialect) -> str | None:
    """The text between two marks, or None where a mark inside is not escaped."""
    mark = dialect.quote or ""
    escape = re.escape(dialect.escape or mark)
    if mark in re.sub(f"{escape}{re.escape(mark)}", "", inner):
        return None
    return inner.replace((dialect.escape or mark) + mark, mark)


def _cell(written: str, dialect: Dialect) -> str:
    """The text of a cell; a mark that pairs with none stays in it."""
    mark = dialect.quote or ""
    if len(written) >= 2 and written.startswith(mark) and written.endswith(mark):
        inner = _unescaped(written[1:-1], dialect)
        if inner is not None:
            return inner
        return written[1:-1].replace((dialect.escape or mark) + mark, mark)
    return written
