"""A row that is like no other of its table may be no row: it is named, not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from incidents.formats.cell_kinds import columns_of_words, is_like, kinds_of_columns
from incidents.formats.names_again import Names, names_of

_FEWEST_UNLIKE: Final = 3
_FEWEST_PADDED: Final = 3
_FEW: Final = 0.1
_FIRST: Final = 25


@dataclass(frozen=True, kw_only=True, slots=True)
class Likeness:
    """What the rows of a table have in common.

    Attributes:
        kinds: The kind of each column's cells, or None where they are words.
        number: How many columns have a kind.
        is_padded: Whether blanks stand before the cells of its rows.
        names: What columns are called.
        texts: Texts that stand more than once in each column.
        is_marked: Whether all its cells stand between marks.
    """

    kinds: tuple[str | None, ...]
    number: int
    is_padded: bool
    names: Names
    texts: tuple[frozenset[str], ...]
    is_marked: bool

    def differs(self, cells: Sequence[str]) -> str | None:
        """In what a row is unlike the others, as a sentence, or None where it is like them.

        A row that has something in common with them is like them: days, numbers and codes are
        often left out, and one may be wrong.
        """
        if not self.is_padded and is_padded(cells):
            return "Blanks stand before the cells of this row and of no other."
        if self.names.fill(cells):
            return (
                "The row holds names of columns, so another table may begin here; what stands "
                "below it is read as rows of this one."
            )
        if not self._is_unlike(cells):
            return None
        return (
            "The row is unlike the others: where they hold numbers, days or codes it holds "
            "something else."
        )

    def _is_unlike(self, cells: Sequence[str]) -> bool:
        """Whether three cells, and two of three that say something, are of another kind."""
        like = unlike = 0
        # A third of the cells that are like the others settles it; most rows end there.
        enough = self.number / 3
        for cell, kind in zip(cells, self.kinds, strict=False):
            if kind is None or not cell:
                continue
            verdict = is_like(cell, kind)
            if verdict:
                like += 1
                if like > enough:
                    return False
            elif verdict is not None:
                unlike += 1
        return unlike >= _FEWEST_UNLIKE and like * 2 <= unlike


def likeness_of(
    rows: Sequence[Sequence[str]], header: Sequence[str], *, is_marked: bool = False
) -> Likeness:
    """What some rows have in common; the first ones count where the later ones differ.

    Args:
        rows: The rows.
        header: The names of the columns.
        is_marked: Whether all their cells stand between marks.
    """
    whole = kinds_of_columns(rows, most=True)
    start = kinds_of_columns(rows[:_FIRST])
    padded = sum(map(is_padded, rows))
    kinds = tuple(one or other for one, other in zip(whole, start, strict=False))
    if not any(kinds):
        kinds = columns_of_words(rows)
    return Likeness(
        kinds=kinds,
        number=sum(kind is not None for kind in kinds),
        is_padded=padded > max(1, _FEW * len(rows)),
        names=names_of(header, rows),
        texts=tuple(map(_standing_again, zip_longest(*rows, fillvalue=""))),
        is_marked=is_marked,
    )


def _standing_again(column: Sequence[str]) -> frozenset[str]:
    return frozenset(text for text, number in Counter(column).items() if number > 1 and text)


def is_padded(cells: Sequence[str]) -> bool:
    """Whether a blank stands before every cell but the first."""
    return (
        len(cells) >= _FEWEST_PADDED
        and cells[1].startswith(" ")
        and all(cell.startswith(" ") for cell in cells[2:])
    )
