"""What a parser finds in a foreign file: names, rows of text with their numbers, and doubts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

MOST_CELLS: Final = 20_000_000


class Refused(Exception):
    """The file cannot be read; the message is a sentence for a person."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A row.

    Attributes:
        number: Of the row in its sheet, or of the record, from 1.
        cells: As text.
        reason: Why it cannot be read; None where it can.
    """

    number: int
    cells: Sequence[str]
    reason: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What stands in a file.

    Attributes:
        header: The names of the columns; None where they are the first row.
        lines: The rows.
        doubts: What could be read in another way, a sentence each.
    """

    header: Sequence[str] | None
    lines: Sequence[Line]
    doubts: Sequence[str] = field(default=())
