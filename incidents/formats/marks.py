"""Which mark stands around cells, and what before a mark inside, is told by the rows it mends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from incidents.formats.dialect import Dialect
from incidents.formats.fit import Fit, fit, mark_around

# What two lines have in common is a way of writing; what one has is a slip.
_FEWEST: Final = 2
_MOST_CANDIDATES: Final = 3
_NEARLY_ALL: Final = 0.95


def with_marks(lines: Sequence[str], usual: Fit) -> Fit:
    """The dialect of a delimiter whose marks fit best; the usual ones where others do no better.

    Args:
        lines: Some lines of the table.
        usual: How they fit the delimiter with the usual marks.
    """
    if is_flawless(usual) or usual.single >= _NEARLY_ALL:
        return usual
    others = [fit(lines, each) for each in _candidates(lines, usual.dialect.delimiter)]
    best = min(others, key=_badness, default=usual)
    # Names that all rows are wider than are no slip of one line.
    is_told = best.is_first_wide and not usual.is_first_wide and best.dialect.quote is not None
    fewest = 1 if is_told else _FEWEST
    return best if _badness(best) + fewest <= _badness(usual) else usual


def holds_below(found: Fit, lines: Sequence[str]) -> bool:
    """Whether unusual marks fit some other lines of the table as well as the usual ones do."""
    if not lines or (found.dialect.quote == '"' and found.dialect.escape is None):
        return True
    usual = fit(lines, Dialect(delimiter=found.dialect.delimiter))
    here = fit(lines, found.dialect)
    return here.width == found.width and _badness(here) <= _badness(usual)


def is_flawless(found: Fit) -> bool:
    """Whether every line fits, and no other marks stand around cells."""
    return not found.unsound and found.between < _FEWEST


def _badness(found: Fit) -> int:
    return found.unsound + (found.between if found.between >= _FEWEST else 0)


def _candidates(lines: Sequence[str], delimiter: str) -> Iterator[Dialect]:
    for mark in ('"', *_marks(lines, delimiter)):
        plain = Dialect(delimiter=delimiter, quote=mark)
        if mark != '"':
            yield plain
        for escape in _escapes(lines, delimiter, mark):
            is_doubled = not _stands_alone(lines, replace(plain, escape=escape))
            yield replace(plain, escape=escape, is_doubled=is_doubled)
    yield Dialect(delimiter=delimiter, quote=None)


def _marks(lines: Sequence[str], delimiter: str) -> list[str]:
    """Signs that stand at the beginning of about as many cells as at the end of others."""
    cells = [cell for line in lines for cell in line.rstrip("\r\n").split(delimiter) if cell]
    first = Counter(cell[0] for cell in cells)
    last = Counter(cell[-1] for cell in cells)
    both = {
        mark: min(number, last[mark])
        for mark, number in first.items()
        if mark != '"' and mark_around(f"{mark}a{mark}") and mark not in delimiter
    }
    likely = sorted(both, key=lambda mark: -both[mark])
    return [mark for mark in likely[:_MOST_CANDIDATES] if both[mark] >= _FEWEST]


def _escapes(lines: Sequence[str], delimiter: str, mark: str) -> list[str]:
    """Signs right before a mark that neither opens nor closes a cell."""
    mark, parts = re.escape(mark), re.escape(delimiter)
    before = re.compile(rf"(?!{mark})([^\w\s]){mark}(?!{mark}.|$|{parts})", re.MULTILINE)
    found = Counter(sign for line in lines for sign in before.findall(line))
    likely = [sign for sign, number in found.most_common(_MOST_CANDIDATES) if number >= _FEWEST]
    return [sign for sign in likely if sign not in delimiter]


def _stands_alone(lines: Sequence[str], dialect: Dialect) -> bool:
    """Whether an escape stands once inside marks, before a sign that needs none."""
    mark, parts = re.escape(dialect.quote or ""), re.escape(dialect.delimiter)
    escape = re.escape(dialect.escape or "")
    quoted = re.compile(
        rf"(?:^|{parts}){mark}((?:(?!{mark}|{escape}).|{escape}.)*){mark}(?={parts}|[\r\n]|$)"
    )
    alone = re.compile(rf"(?:{escape}(?:{mark}|{escape}))|({escape})")
    return any(
        found[1]
        for line in lines
        if (dialect.escape or "") in line
        for cell in quoted.findall(line)
        for found in alone.finditer(cell)
    )
