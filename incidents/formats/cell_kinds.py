"""Cells of one column look alike: as numbers, days, hours, addresses or codes do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Final

# A row is held against columns in which nearly all cells that are filled are of one kind.
_NEARLY_ALL: Final = 0.9
_MOST: Final = 0.7
_MOST_WORDS: Final = 0.6
_FEWEST_CELLS: Final = 3
_LONGEST: Final = 60
_KINDS: Final = {
    "number": re.compile(r"[-+−]?[$€£]?[-+−]?(?=.?\d)\d*(?:[., '\u00a0\u202f]\d+)*\.? ?[%€$£]?"),
    "day": re.compile(
        r"(?:\d{1,4}([-/.])\d{1,2}\1\d{1,4}|\d{1,2}[ -][^\W\d]{3,12}[ -]\d{2,4})"
        r"(?:[ T]+\d{1,2}:\d{2}.*)?",
    ),
    "hour": re.compile(r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?Z?", re.IGNORECASE),
    "address": re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE),
    "code": re.compile(r"(?=\S*\d)(?=\S*[^\W\d])[\w./:#-]+"),
}
_CODE: Final = "code"
WORDS: Final = "words"
_LOOKS: Final = {**_KINDS, WORDS: re.compile(r"\D*")}
# A word for an unknown value is like any kind.
_NOTHING: Final = re.compile(r"[\W_]*|n/?a|nan|null|none|unknown|no data", re.IGNORECASE)


def kind_of(cell: str) -> str | None:
    """The kind of a cell; "" of one that says nothing, and None of words."""
    cell = cell.strip()
    if len(cell) > _LONGEST:
        return "address" if _KINDS["address"].fullmatch(cell) else None
    return _kind_of_short(cell)


# The same cells are looked at for the header and for what rows have in common.
@lru_cache(maxsize=16_384)
def _kind_of_short(cell: str) -> str | None:
    if _NOTHING.fullmatch(cell):
        return ""
    return next((kind for kind, looks in _KINDS.items() if looks.fullmatch(cell)), None)


def kinds_of_columns(
    rows: Sequence[Sequence[str]], *, most: bool = False
) -> tuple[str | None, ...]:
    """The kind of the cells of each column; None where they are of several, or words.

    Args:
        rows: Some rows.
        most: Whether seven of ten cells are enough instead of nine.
    """
    share = _MOST if most else _NEARLY_ALL
    return tuple(_kind_of_column(cells, share) for cells in _columns(rows))


def columns_of_words(rows: Sequence[Sequence[str]]) -> tuple[str | None, ...]:
    """Words as the kind of each column in which most cells hold no digit, else None."""
    return tuple(WORDS if _are_words(cells) else None for cells in _columns(rows))


def told_apart(cells: Sequence[str], kinds: Sequence[str | None]) -> tuple[int, int]:
    """How many cells are of their column's kind, and how many are of another; words count."""
    like = unlike = 0
    for cell, kind in zip(cells, kinds, strict=False):
        verdict = None if kind is None else is_like(cell, kind)
        like += verdict is True
        unlike += verdict is False
    return like, unlike


def is_like(cell: str, kind: str) -> bool | None:
    """Whether a cell is of a kind; None where it says nothing."""
    if _LOOKS[kind].fullmatch(cell):
        return True
    stripped = cell.strip()
    if _NOTHING.fullmatch(stripped):
        return None
    return bool(
        _LOOKS[kind].fullmatch(stripped) or (kind == _CODE and _LOOKS["number"].fullmatch(stripped))
    )


def _kind_of_column(cells: Sequence[str], share: float) -> str | None:
    kinds = Counter(kind for kind in map(kind_of, cells) if kind != "")
    if kinds.total() < _FEWEST_CELLS:
        return None
    kind, number = kinds.most_common(1)[0]
    return kind if number >= share * kinds.total() else None


def _are_words(cells: Sequence[str]) -> bool:
    number = sum(1 for cell in cells if _LOOKS[WORDS].fullmatch(cell))
    return len(cells) >= _FEWEST_CELLS and number >= _MOST_WORDS * len(cells)


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The cells of each column that are filled."""
    for column in zip_longest(*rows, fillvalue=""):
        yield [cell for cell in column if cell]
