"""A format knows its columns, and turns every row into an incident or a rejection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from incidents.formats.table import Table
from incidents.record import Incident
from incidents.rejection import Rejection


class DayOrder(StrEnum):
    """Which number comes first in a date such as 03/04/2022."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """What a person has said of a table that it does not say itself.

    Attributes:
        day_order: Day or month first in dates of numbers, or None where nobody said.
    """

    day_order: DayOrder | None = None


class Format(Protocol):
    """An exchange format.

    Attributes:
        name: As `--format` and an import's summary name it.
        version: Which publication of the columns it follows.
    """

    @property
    def name(self) -> str:
        """As `--format` and an import's summary name it."""
        ...

    @property
    def version(self) -> str:
        """Which publication of the columns it follows."""
        ...

    def recognises(self, header: Sequence[str]) -> str | None:
        """Why a header is this format's, in words, or None where it is not."""
        ...

    def doubts(self, table: Table, context: Context) -> tuple[str, ...]:
        """What in this table can be read in more than one way, a sentence each."""
        ...

    def read(self, table: Table, context: Context) -> Iterator[Incident | Rejection]:
        """Read every row, in the order of the file; one answer a row."""
        ...
