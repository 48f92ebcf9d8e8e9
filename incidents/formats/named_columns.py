"""A format whose other columns are free: what it fixes is given, the rest is taken by names."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence

from incidents.formats.by_names import reading_in_words, renaming_by_names
from incidents.formats.cells import has_columns
from incidents.formats.format import Context
from incidents.formats.renamed import Renaming
from incidents.formats.table import Table
from incidents.record import Incident
from incidents.rejection import Rejection


class NamedColumns(ABC):
    """What such formats have in common.

    Attributes:
        name: As `--format` names it.
        version: Which publication it follows.
        signatures: Each a set of columns that only this format has.
    """

    name: str
    version: str
    signatures: tuple[tuple[str, ...], ...]

    def recognises(self, header: Sequence[str]) -> str | None:
        """Why a header is this format's, in words, or None where it is not."""
        for signature in self.signatures:
            if has_columns(header, signature):
                return f"has {', '.join(signature)}: {self.name}'s columns"
        return None

    def doubts(self, table: Table, context: Context) -> tuple[str, ...]:
        """How the columns are taken, and dates of numbers whose order nothing proves."""
        renaming = self.renaming(table)
        return (reading_in_words(renaming), *renaming.doubts(table, context))

    def read(self, table: Table, context: Context) -> Iterator[Incident | Rejection]:
        """Read every row, in the order of the file; one answer a row."""
        return self.renaming(table).read(table, context)

    def renaming(self, table: Table) -> Renaming:
        """How this table's columns become the own ones."""
        return renaming_by_names(table.header, dataset=self.name, given=self.given(table.header))

    @abstractmethod
    def given(self, header: Sequence[str]) -> Mapping[str, str]:
        """Own column to the table's, in lower case, where the format fixes it."""
