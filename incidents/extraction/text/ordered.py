"""Where a number belongs in a rising row: bisect, without a call out of compiled code."""

from __future__ import annotations


def index_from(row: list[int], number: int) -> int:
    """Index of the first number of a rising row that is not below a number; its length if none."""
    low, high = 0, len(row)
    while low < high:
        middle = (low + high) >> 1
        if row[middle] < number:
            low = middle + 1
        else:
            high = middle
    return low
