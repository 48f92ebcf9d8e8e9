"""A dialect fits where the rows that it gives are as wide as each other and their marks pair."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from incidents.formats.dialect import Dialect

_SAMPLE_LINES: Final = 400
_SAMPLE_CHARACTERS: Final = 200_000
_FIRST_ROWS: Final = 5
# Brackets and signs of numbers stand at both ends of a cell for other reasons than to quote it.
_NO_MARKS: Final = frozenset("()[]{}<>+-.,:;!?#@&$/\\=_")


@dataclass(frozen=True, kw_only=True, slots=True)
class Fit:
    """How well some lines fit a dialect.

    Attributes:
        dialect: The dialect.
        width: How many cells most rows have.
        sound: Share of the lines that are in rows of that width, marks and all.
        unsound: How many lines are not.
        is_first_wide: Whether the first row has that width.
        named: Share of the cells of a row that hold a letter or a digit, in the best of the first.
        single: Share of the lines that are in rows of one cell, marks and all.
        between: How many cells stand between two of the commonest mark that is not the dialect's.
    """

    dialect: Dialect
    width: int
    sound: float
    unsound: int
    is_first_wide: bool
    named: float
    single: float
    between: int


def sampled(lines: Sequence[str]) -> tuple[str, ...]:
    """The first lines, as many as tell how a table is written."""
    size = 0
    some: list[str] = []
    for line in islice(lines, _SAMPLE_LINES):
        size += len(line)
        if some and size > _SAMPLE_CHARACTERS:
            break
        some.append(line)
    return tuple(some)


def sampled_below(lines: Sequence[str]) -> tuple[str, ...]:
    """The last lines, where the first ones do not tell of them; none in a short table."""
    return tuple(lines[max(_SAMPLE_LINES, len(lines) - _SAMPLE_LINES) :])


def fit(lines: Sequence[str], dialect: Dialect) -> Fit:
    """How well lines fit a dialect.

    Args:
        lines: As `sampled` gives them.
        dialect: The dialect.
    """
    widths: Counter[int] = Counter()
    between: Counter[str] = Counter()
    first: list[tuple[str, ...]] = []
    total = single = 0
    for cells, number, is_sound in _rows(lines, dialect):
        if len(first) < _FIRST_ROWS:
            first.append(cells)
        total += number
        if is_sound and len(cells) > 1:
            widths[len(cells)] += number
        elif is_sound:
            single += number
        between.update(filter(None, map(mark_around, cells)))
    width, sound = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
    if dialect.quote is not None:
        del between[dialect.quote]
    return Fit(
        dialect=dialect,
        width=width,
        sound=sound / max(total, 1),
        unsound=total - sound,
        is_first_wide=bool(first) and len(first[0]) == width,
        named=max(map(_named, first), default=0.0),
        single=single / max(total, 1),
        between=max(between.values(), default=0),
    )


def _named(cells: Sequence[str]) -> float:
    return sum(any(map(str.isalnum, cell)) for cell in cells) / max(len(cells), 1)


def mark_around(cell: str) -> str:
    """The mark at both ends of a cell, or nothing."""
    if len(cell) < 3 or cell[0] != cell[-1] or cell[0].isalnum() or cell[0].isspace():
        return ""
    inside = any(map(str.isalnum, cell[1:-1]))
    return cell[0] if inside and cell[0] not in _NO_MARKS else ""


def _rows(lines: Sequence[str], dialect: Dialect) -> Iterator[tuple[tuple[str, ...], int, bool]]:
    """The cells of each row, how many lines it takes, and whether its marks pair."""
    start = 0
    while start < len(lines):
        reader = dialect.reader(islice(lines, start, None))
        done = 0
        try:
            while True:
                cells = dialect.cells(next(reader))
                number = reader.line_num - done
                whole = "".join(lines[start + done : start + reader.line_num])
                done = reader.line_num
                if whole.strip("\r\n"):
                    yield cells, number, _is_paired(cells, whole, dialect)
        except StopIteration:
            return
        except csv.Error:
            yield (lines[start + done],), 1, False
            start += done + 1


def _is_paired(cells: Sequence[str], whole: str, dialect: Dialect) -> bool:
    mark = dialect.quote
    return mark is None or not any(
        mark in cell and not dialect.is_between_marks(cell, whole) for cell in cells
    )
