"""The ledger: every incident by what was ever done to it, append-only, chained and verifiable."""

from __future__ import annotations

from incidents.table.batch import Batch, BatchKind, NewBatch, Summary
from incidents.table.columns import CURRENT_COLUMNS
from incidents.table.conflict import EditConflict
from incidents.table.ledger import Ledger, open_ledger
from incidents.table.merging import Merge
from incidents.table.release import (
    Choices,
    Compared,
    Difference,
    Edited,
    Gone,
    Vanished,
)
from incidents.table.revision import (
    Author,
    Change,
    Entry,
    Head,
    Operation,
    Revision,
    Withdrawn,
)
from incidents.table.source import KeptSource, Source, SourceKind

__all__ = [
    "CURRENT_COLUMNS",
    "Author",
    "Batch",
    "BatchKind",
    "Change",
    "Choices",
    "Compared",
    "Difference",
    "EditConflict",
    "Edited",
    "Entry",
    "Gone",
    "Head",
    "KeptSource",
    "Ledger",
    "Merge",
    "NewBatch",
    "Operation",
    "Revision",
    "Source",
    "SourceKind",
    "Summary",
    "Vanished",
    "Withdrawn",
    "open_ledger",
]
