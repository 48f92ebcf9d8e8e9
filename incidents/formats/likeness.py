"""A row that is like no other of its table may be no row: it is named, not read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from incidents.formats.cell_kinds import kinds_of_columns, told_apart

_FEWEST_UNLIKE: Final = 2
_FEWEST_PADDED: Final = 3
_FEW: Final = 0.1
_FIRST: Final = 25


@dataclass(frozen=True, slots=True)
class Likeness:
    """What the rows of a table have in common.

    Attributes:
        kinds: The kind of each column's cells, or None where they are words.
        is_padded: Whether blanks stand before the cells of its rows.
    """

    kinds: tuple[str | None, ...]
    is_padded: bool

    def differs(self, cells: Sequence[str]) -> str | None:
        """In what a row is unlike the others, as a sentence, or None where it is like them.

        A row that has something in common with them is like them: days, numbers and codes are
        often left out, and one may be wrong.
        """
        if not self.is_padded and is_padded(cells):
            return "Blanks stand before the cells of this row and of no other."
        like, unlike = told_apart(cells, self.kinds)
        if unlike < _FEWEST_UNLIKE or like * 2 > unlike:
            return None
        return (
            "The row is unlike the others: where they hold numbers, days or codes it holds "
            "something else."
        )


def likeness_of(rows: Sequence[Sequence[str]]) -> Likeness:
    """What some rows have in common; the first ones count where the later ones differ."""
    whole = kinds_of_columns(rows, most=True)
    start = kinds_of_columns(rows[:_FIRST])
    padded = sum(map(is_padded, rows))
    return Likeness(
        tuple(one or other for one, other in zip(whole, start, strict=False)),
        is_padded=padded > _FEW * len(rows),
    )


def is_padded(cells: Sequence[str]) -> bool:
    """Whether a blank stands before every cell but the first."""
    return len(cells) >= _FEWEST_PADDED and all(cell[:1] == " " for cell in cells[1:])
