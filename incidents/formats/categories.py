"""A category that ACLED does not know is shown with what it may be, and a person decides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process, utils

from incidents.formats.cells import column, key_of
from incidents.formats.kinds import kind_of_words
from incidents.formats.mapping import ColumnMapping
from incidents.formats.table import Table
from incidents.vocabulary import TYPE_OF_SUB_EVENT, EventType

_KINDS: Final = (*(kind.value for kind in EventType), *TYPE_OF_SUB_EVENT)


@dataclass(frozen=True, kw_only=True, slots=True)
class Category:
    """A value of the file that is no event type of ACLED's.

    Attributes:
        value: As it stands there.
        rows: In how many rows.
        proposal: ACLED's sub-type or type that it may be, or None.
    """

    value: str
    rows: int
    proposal: str | None


def unknown_categories(
    table: Table, mapping: ColumnMapping, *, field: str = "event_type"
) -> tuple[Category, ...]:
    """The values of the type column that neither ACLED nor the mapping knows, the commonest first.

    Args:
        table: The table.
        mapping: Its mapping.
        field: `event_type` or `sub_event_type`.
    """
    name = mapping.columns.get(field)
    if name is None:
        return ()
    known = {each.casefold() for each in (*_KINDS, *mapping.values.get(field, {}))}
    counted = Counter(cell.strip() for cell in column(table, key_of(name)) if cell.strip())
    return tuple(
        Category(value=value, rows=rows, proposal=propose_kind(value))
        for value, rows in counted.most_common()
        if value.casefold() not in known
    )


def propose_kind(words: str) -> str | None:
    """ACLED's type or sub-type that some words may mean, or None."""
    typed = kind_of_words(words)
    if typed is not None:
        return typed.sub_event_type or typed.event_type
    best = process.extractOne(
        words,
        _KINDS,
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        score_cutoff=70,
    )
    return None if best is None else best[0]
