"""An id that is missing, or written like no other of its table, may be a cell of another column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from incidents.formats.cells import Cells, key_of, shown
from incidents.formats.table import Table

_SAMPLE: Final = 500
_FEWEST: Final = 8
_SOME: Final = 0.05
_DIGITS: Final = re.compile(r"[0-9]+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")


class OddIds:
    """How the ids of a table are written."""

    def __init__(self, table: Table, column: str) -> None:
        self._column = column
        keys = [key_of(name) for name in table.header]
        at = keys.index(column) if column in keys else None
        some = [] if at is None else [row.cells[at] for row in islice(table.rows, _SAMPLE)]
        filled = [each for each in some if each.strip()]
        self._is_filled = len(filled) >= _FEWEST and len(some) - len(filled) <= _SOME * len(some)
        looks = Counter(map(_look, filled))
        ((usual, number),) = looks.most_common(1) or (("", 0),)
        others = looks.total() - number
        tells = looks.total() >= _FEWEST and others <= max(1, _SOME * looks.total())
        self._usual = _written_as(usual) if tells else None

    def doubts(self, cells: Cells) -> Iterator[str]:
        """A sentence where the id of a row is written like no other."""
        written = cells.text(self._column)
        if self._is_filled and written is None:
            yield (
                f"{cells.header[cells.at[self._column]]} is empty, and other rows have an id: a "
                "newer release will not find this one."
            )
        if self._usual is None or written is None or self._usual.fullmatch(written):
            return
        yield f"{cells.header[cells.at[self._column]]} “{shown(written)}” is unlike the other ids."


def _look(text: str) -> str:
    """What kinds of characters stand one after another, however many of each."""
    return _LETTERS.sub("A", _DIGITS.sub("9", text.strip()))


def _written_as(look: str) -> re.Pattern[str]:
    """What every id of that look matches, and no other."""
    kinds = {"9": _DIGITS.pattern, "A": _LETTERS.pattern}
    return re.compile("".join(kinds.get(sign, re.escape(sign)) for sign in look))
