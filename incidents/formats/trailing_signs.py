"""Signs at the ends of lines and blanks after cells are read as part of them, and that is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

# What sentences, brackets, quotations and shares end with ends a cell, too.
_SIGNS: Final = frozenset(";|,:\\~^&#$*+=")
_NEARLY_ALL: Final = 0.95
_FEWEST: Final = 2


def trailing_signs(names: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """A doubt where a sign ends nearly every line, or the names alone.

    Args:
        names: The names of the columns.
        rows: Some rows.
    """
    last = [row[-1].rstrip()[-1:] for row in rows if row]
    sign, number = Counter(last).most_common(1)[0] if last else ("", 0)
    if len(last) >= _FEWEST and sign in _SIGNS and number >= _NEARLY_ALL * len(last):
        return (f"Nearly every line ends with “{sign}”, which is read as part of its last cell.",)
    name = names[-1].rstrip()[-1:] if names else ""
    if name in _SIGNS and name not in last:
        return (f"The last name ends with “{name}”, and no row does.",)
    return ()


def blanks_after(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """A doubt where blanks stand after half of the cells of nearly every row.

    Args:
        rows: Some rows.
    """
    filled = [[cell for cell in row if cell] for row in rows]
    number = sum(
        sum(cell[-1].isspace() for cell in cells) * 2 >= len(cells) > 1 for cells in filled
    )
    if number < max(_FEWEST, _NEARLY_ALL * len(rows)):
        return ()
    return ("Blanks stand after most cells and are read as part of them.",)
