"""Numbers of people are added up as ranges; what nobody knows is counted beside the sum."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from incidents.count import Total
from incidents.view.columns import NEVER_FIRST, Columns

Harm = Literal["killed", "injured"]


def total(columns: Columns, rows: NDArray[np.integer[Any]], harm: Harm) -> Total:
    """Add up how many were harmed in these rows."""
    (found,) = _by_group(columns, rows, np.zeros(len(rows), np.int64), 1, harm)
    return found


def totals_by(
    columns: Columns, rows: NDArray[np.integer[Any]], coded: str, harm: Harm
) -> Mapping[str, Total]:
    """Add up by the words of a column; rows whose word is unknown stand under an empty one."""
    codes = columns.coded[coded]
    groups = codes.numbers.take(rows)
    found = _by_group(columns, rows, groups, len(codes.words), harm)
    numbers = np.bincount(groups, minlength=len(codes.words))
    return {codes.words[group]: found[group] for group in np.flatnonzero(numbers)}


def totals_by_month(
    columns: Columns, rows: NDArray[np.integer[Any]], harm: Harm
) -> Mapping[str, Total]:
    """Add up by the month, as YYYY-MM, of the first possible day; without one under no word."""
    first = columns.numbers["first_day"].take(rows)
    known = first != NEVER_FIRST
    if not known.any():
        return {"": total(columns, rows, harm)} if len(rows) else {}
    begin = int(first[known].min())
    days = np.arange(begin, int(first[known].max()) + 1).astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    # A table of days is looked up in a tenth of the time that a million dates take to turn.
    number_of = (months - months[0]).astype(np.int32) + 1
    groups = np.zeros(len(rows), np.int32)
    groups[known] = number_of[first[known] - begin]
    many = int(number_of[-1]) + 1
    found = _by_group(columns, rows, groups, many, harm)
    words = ["", *np.arange(months[0], months[-1] + 1).astype(str).tolist()]
    return {words[at]: found[at] for at in np.flatnonzero(np.bincount(groups, minlength=many))}


def totals_by_name(
    columns: Columns, shown: NDArray[np.bool_], named: str, harm: Harm
) -> Mapping[str, Total]:
    """Add up by the names of a column; a row with several names counts under each."""
    rows, groups = columns.named[named].pairs(shown)
    words = columns.named[named].names.words
    found = _by_group(columns, rows, groups, len(words), harm)
    numbers = np.bincount(groups, minlength=len(words))
    return {words[group]: found[group] for group in np.flatnonzero(numbers)}


def _by_group(
    columns: Columns,
    rows: NDArray[np.integer[Any]],
    groups: NDArray[np.integer[Any]],
    many: int,
    harm: Harm,
) -> list[Total]:
    least, most = (columns.numbers[f"{harm}_{end}"].take(rows) for end in ("min", "max"))
    has_least, has_most = least >= 0, most >= 0
    # Where a bound is unknown, -1 would be added; what stands for it is 0 or the other bound.
    lower = _sums(groups, least * has_least, many)
    upper = _sums(groups, np.where(has_most, most, least * has_least), many)
    unknowns = np.bincount(groups[~has_least & ~has_most], minlength=many)
    opens = np.bincount(groups[has_least & ~has_most], minlength=many)
    return [
        Total(minimum=minimum, maximum=maximum, unknown=unknown, open_ended=open_ended)
        for minimum, maximum, unknown, open_ended in zip(
            lower, upper, unknowns.tolist(), opens.tolist(), strict=True
        )
    ]


def _sums(
    groups: NDArray[np.integer[Any]], numbers: NDArray[np.integer[Any]], many: int
) -> list[int]:
    if many == 1:  # a plain sum takes a tenth of the time
        return [int(numbers.sum(dtype=np.int64))]
    # As floats: exact below 2**53, which is more than there are people.
    return [int(each) for each in np.bincount(groups, numbers, many)]
