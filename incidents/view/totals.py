"""Numbers of people are added up as ranges; what nobody knows is counted beside the sum."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from incidents.count import Total
from incidents.view.columns import NEVER_FIRST, Columns

Harm = Literal["killed", "injured"]


def total(columns: Columns, rows: NDArray[np.int64], harm: Harm) -> Total:
    """Add up how many were harmed in these rows."""
    (found,) = _by_group(columns, rows, np.zeros(len(rows), np.int64), 1, harm)
    return found


def totals_by(
    columns: Columns, rows: NDArray[np.int64], coded: str, harm: Harm
) -> Mapping[str, Total]:
    """Add up by the words of a column; rows whose word is unknown stand under an empty one."""
    codes = columns.coded[coded]
    groups = codes.numbers[rows]
    found = _by_group(columns, rows, groups, len(codes.words), harm)
    numbers = np.bincount(groups, minlength=len(codes.words))
    return {codes.words[group]: found[group] for group in np.flatnonzero(numbers)}


def totals_by_name(
    columns: Columns, shown: NDArray[np.bool_], named: str, harm: Harm
) -> Mapping[str, Total]:
    """Add up by the names of a column; a row with several names counts under each."""
    rows, groups = columns.named[named].pairs(shown)
    words = columns.named[named].names.words
    found = _by_group(columns, rows.astype(np.int64), groups, len(words), harm)
    numbers = np.bincount(groups, minlength=len(words))
    return {words[group]: found[group] for group in np.flatnonzero(numbers)}


def totals_by_month(columns: Columns, rows: NDArray[np.int64], harm: Harm) -> Mapping[str, Total]:
    """Add up by the month of the first possible day; without a date under an empty one."""
    first = columns.numbers["first_day"][rows]
    months = first.astype("datetime64[D]").astype("datetime64[M]")
    months[first == NEVER_FIRST] = np.datetime64("NaT")
    found, groups = np.unique(months, return_inverse=True)
    sums = _by_group(columns, rows, groups, len(found), harm)
    words = ["" if np.isnat(month) else str(month) for month in found]
    return dict(zip(words, sums, strict=True))


def _by_group(
    columns: Columns, rows: NDArray[np.int64], groups: NDArray[np.integer], many: int, harm: Harm
) -> list[Total]:
    least, most = (columns.numbers[f"{harm}_{end}"][rows] for end in ("min", "max"))
    unknown = (least < 0) & (most < 0)
    is_open = (least >= 0) & (most < 0)
    lower = np.bincount(groups, np.maximum(least, 0), many)
    upper = np.bincount(groups, np.where(is_open, least, np.maximum(most, 0)), many)
    unknowns = np.bincount(groups[unknown], minlength=many)
    opens = np.bincount(groups[is_open], minlength=many)
    return [
        Total(
            minimum=int(lower[group]),
            maximum=int(upper[group]),
            unknown=int(unknowns[group]),
            open_ended=int(opens[group]),
        )
        for group in range(many)
    ]
