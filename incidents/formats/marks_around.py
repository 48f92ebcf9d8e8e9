"""Marks around cells that are not the marks of the table are read as letters, and that is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from incidents.formats.cell_kinds import WORDS, is_like

# What may close a cell that a mark opens.
_CLOSING: Final = MappingProxyType(
    {
        pair[0]: pair[2:]
        for pair in (
            *("' '", '" "', "` `'", "´ ´", "| |", "~ ~", "^ ^", "% %", "[ ]", "( )", "{ }", "< >"),
            *("“ ”", "„ “”", "‘ ’", "« »", "‹ ›", "” ”", "’ ’"),
        )
    }
)
_APOSTROPHE: Final = "'"
_FEWEST: Final = 2
_FEW_ROWS: Final = 0.1
_NEARLY_ALL: Final = 0.8


def rows_between_marks(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """A doubt where nearly all cells of some rows stand between marks.

    Args:
        rows: Some rows of a table, as they are read.
    """
    marks = Counter(mark for mark in map(_mark_around, rows) if mark)
    if not marks:
        return ()
    mark, number = marks.most_common(1)[0]
    if number < _FEWEST or number < _FEW_ROWS * len(rows):
        return ()
    doubt = (
        f"The cells of {number} of the first {len(rows)} rows stand between “{mark}” and "
        f"“{_CLOSING[mark][0]}”, which are read as letters."
    )
    return (doubt,)


def names_between_marks(names: Sequence[str]) -> tuple[str, ...]:
    """A doubt where nearly all names of columns stand between marks.

    Args:
        names: The names.
    """
    mark = _mark_around(names)
    if not mark:
        return ()
    doubt = (
        f"The names of the columns stand between “{mark}” and “{_CLOSING[mark][0]}”, which are "
        "read as letters."
    )
    return (doubt,)


def between_apostrophes(
    cells: Sequence[str], kinds: Sequence[str | None], texts: Sequence[frozenset[str]]
) -> int | None:
    """Which cell has apostrophes around it that are likely its quotation marks, or None.

    They are where all cells of the row have them, where the text between them is of the kind of
    its column, or stands in its column without them, or has escaped ones in it; others are part
    of the text.

    Args:
        cells: The cells of a row.
        kinds: The kinds of the columns.
        texts: Texts of each column.
    """
    if "\0'" not in "\0".join(("", *cells)):
        return None
    inside = {at: cell[1:-1] for at, cell in enumerate(cells) if _is_between(cell)}
    if len(inside) >= _FEWEST and len(inside) >= _NEARLY_ALL * sum(map(bool, cells)):
        return min(inside)
    for at, (kind, known) in enumerate(zip(kinds, texts, strict=False)):
        text = inside.get(at, "")
        is_escaped = "''" in text or "\\'" in text
        is_of_kind = kind not in {None, WORDS} and is_like(text, kind or "")
        if text and (is_escaped or is_of_kind or text in known):
            return at
    return None


def _is_between(cell: str) -> bool:
    return len(cell) > 2 and cell[0] == cell[-1] == _APOSTROPHE


def _mark_around(cells: Sequence[str]) -> str:
    """The mark at the beginning of nearly all cells whose other half stands at their end, or ""."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) < _FEWEST:
        return ""
    # A row in brackets is a list of a program.
    first, last = filled[0].lstrip("([{"), filled[-1].rstrip(")]},;")
    if first[:1] in _CLOSING and last[-1:] in _CLOSING.get(first[:1], ""):
        filled[0], filled[-1] = first, last
    marks = Counter(
        cell[0] for cell in filled if len(cell) > 1 and cell[-1] in _CLOSING.get(cell[0], "")
    )
    mark, number = max(marks.items(), key=lambda item: item[1], default=("", 0))
    return mark if number >= _FEWEST and number >= _NEARLY_ALL * len(filled) else ""
