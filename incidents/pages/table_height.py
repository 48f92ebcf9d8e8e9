"""A table is as high as its rows need, and scrolls where they are many."""

from __future__ import annotations

from typing import Final

# What Streamlit draws a header and a row with.
_HEADER_PX: Final = 39
_ROW_PX: Final = 35


def table_height(rows: int, *, most: int) -> int:
    """The height of a table in pixels.

    Args:
        rows: How many rows it has.
        most: The most that it may take, in pixels.
    """
    return min(most, _HEADER_PX + _ROW_PX * rows)
