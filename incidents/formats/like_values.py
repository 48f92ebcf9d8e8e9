"""Names of columns look otherwise than what stands below them; values look alike."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from incidents.formats.cell_kinds import WORDS
from incidents.formats.cell_looks import BLANK, Look, are_apart, in_common, look_of

_FEWEST_ROWS: Final = 4
_FEWEST_COLUMNS: Final = 2
# What a value may have in common with those below it, and a name seldom has.
_TELLING: Final = frozenset({"digits", "sentence", "some words", "many words"})


def may_be_values(names: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether a first row looks like the rows below it, cell by cell, and that is no chance.

    It is none where a cell has what names seldom have.

    Args:
        names: The first row, as the names of the columns.
        rows: Some rows below it.
    """
    if len(rows) < _FEWEST_ROWS or len(names) < _FEWEST_COLUMNS:
        return False
    number = telling = 0
    for name, *cells in zip_longest(names, *rows, fillvalue=""):
        look, common = look_of(name), in_common(cells)
        if look == BLANK or are_apart(look, common):
            return False
        if common in {(), BLANK} or not common[0]:
            continue
        number += 1
        telling += _tells(look, common)
    return number >= _FEWEST_COLUMNS and telling > 0


def _tells(look: Look, common: Look) -> bool:
    if look[0] != WORDS:
        return True
    return any(
        part in _TELLING and part == shared for part, shared in zip(look, common, strict=False)
    )
