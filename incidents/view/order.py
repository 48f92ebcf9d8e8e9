"""The table's rows are sorted only as far as the page that is shown."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from incidents.errors import BadFilter
from incidents.view.columns import NEVER_FIRST, Columns

ORDERS: Final = ("date", "killed", "type", "country", "precision", "changed")
_LAST: Final = np.iinfo(np.int64).max


def page(
    columns: Columns,
    rows: NDArray[np.integer[Any]],
    *,
    offset: int,
    limit: int,
    order: str,
    descending: bool,
) -> NDArray[np.integer[Any]]:
    """Give a page of the rows in an order; what is unknown comes last in either direction.

    Raises:
        BadFilter: There is no such order.
    """
    key = _sort_key(columns, rows, order, descending=descending)
    upto = min(offset + limit, len(rows))
    if upto < len(rows):
        # Ties are taken along whole, so that a row stands on one page only.
        edge = np.partition(key, upto)[upto]
        near = np.flatnonzero(key <= edge)
    else:
        near = np.arange(len(rows))
    sorted_: NDArray[np.integer[Any]] = rows[near[np.argsort(key[near], kind="stable")]]
    return sorted_[offset:upto]


def rank(
    columns: Columns,
    rows: NDArray[np.integer[Any]],
    at: int,
    *,
    order: str,
    descending: bool,
) -> int:
    """How many rows stand before the one at a place among them, in an order.

    Raises:
        BadFilter: There is no such order.
    """
    key = _sort_key(columns, rows, order, descending=descending)
    return int(np.count_nonzero(key < key[at]) + np.count_nonzero(key[:at] == key[at]))


def _sort_key(
    columns: Columns, rows: NDArray[np.integer[Any]], order: str, *, descending: bool
) -> NDArray[np.int64]:
    key, known = _key(columns, rows, order)
    return np.where(known, -key if descending else key, _LAST)


def _key(
    columns: Columns, rows: NDArray[np.integer[Any]], order: str
) -> tuple[NDArray[np.integer[Any]], NDArray[np.bool_]]:
    if order == "date":
        day = columns.numbers["first_day"][rows].astype(np.int64)
        return day, day != NEVER_FIRST
    if order in {"killed", "precision", "changed"}:
        name = {"killed": "killed_min", "precision": "where_prec", "changed": "sequence"}[order]
        number = columns.numbers[name][rows].astype(np.int64)
        return number, number >= 0
    if order in {"type", "country"}:
        codes = columns.coded["event_type" if order == "type" else "country"]
        ranks = np.argsort(np.argsort(np.array(codes.words)))
        word = codes.numbers[rows]
        return ranks[word].astype(np.int64), word > 0
    raise BadFilter(f"The table is sorted by {', '.join(ORDERS)}, not by {order[:40]!r}.")
