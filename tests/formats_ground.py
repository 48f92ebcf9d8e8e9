"""What tests of tables share: rows that a person has written anew are read in their table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from incidents.formats.format import Context, Format
from incidents.formats.table import Table
from incidents.record import Incident
from incidents.rejection import Rejection


def read_again(
    table: Table, rows: Iterable[tuple[int, tuple[str, ...]]], known: Format
) -> list[Incident | Rejection]:
    """What becomes of rows, by line, with their new cells."""
    again = replace(table, rewritten=dict(rows))
    answers = zip(again.entries(), known.read(again, Context()), strict=True)
    return [answer for entry, answer in answers if entry.line in again.rewritten]
