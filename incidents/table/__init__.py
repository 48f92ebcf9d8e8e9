"""The ledger: every incident by what was ever done to it, append-only, chained and verifiable."""

from __future__ import annotations

from incidents.table.batch import Batch, BatchKind, NewBatch, Summary
from incidents.table.ledger import Ledger, open_ledger
from incidents.table.revision import (
    Author,
    Change,
    Entry,
    Head,
    Operation,
    Revision,
    Withdrawn,
)

__all__ = [
    "Author",
    "Batch",
    "BatchKind",
    "Change",
    "Entry",
    "Head",
    "Ledger",
    "NewBatch",
    "Operation",
    "Revision",
    "Summary",
    "Withdrawn",
    "open_ledger",
]
