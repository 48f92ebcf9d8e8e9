"""What tests of tables share: a table is taken, and rows written anew are read in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from incidents.formats.format import Context, Format
from incidents.formats.inputs.file import look_at_file
from incidents.formats.table import Table
from incidents.record import Incident
from incidents.rejection import Rejection


def read_file(data: bytes, name: str, **said: str | None) -> Table:
    """The table of a file of any known kind; BadTable where it cannot be taken."""
    return look_at_file(data, name, **said).taken()


def read_again(
    table: Table, rows: Iterable[tuple[int, tuple[str, ...]]], known: Format
) -> list[Incident | Rejection]:
    """What becomes of rows, by line, with their new cells."""
    again = replace(table, rewritten=dict(rows))
    answers = zip(again.entries(), known.read(again, Context()), strict=True)
    return [answer for entry, answer in answers if entry.line in again.rewritten]
