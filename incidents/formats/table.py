"""A table is read exactly: each row has the header's width, or it is a rejection."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from incidents.formats.mojibake import mended
from incidents.formats.row_faults import RawRow, fault_of, torn
from incidents.rejection import Rejection

# The module's own limit would end the whole file; LONGEST_CELL rejects the one row instead.
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in the file.

    Attributes:
        line: Number of the physical line on which it starts, from 1.
        cells: Its cells, exactly; as many as the header has.
    """

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table file, read row by row each time it is asked.

    Attributes:
        encoding: Name of the encoding, as Python's codecs call it.
        delimiter: The character between cells; "" where the file has none.
        header: The columns' names, exactly as in the file.
        tags: A row of HXL tags under the header, or None.
        doubts: What could be read in another way, a sentence each.
        lines: The physical lines with their ends; none where the file is not made of lines.
        first: Index in `lines` of the first line under the header and the tags.
        texts_mended: Whether texts that were decoded wrongly once are read as they may have been.
        grid: The rows of a sheet or a list of records, numbered as there; None for a text table.
    """

    encoding: str
    delimiter: str
    header: tuple[str, ...]
    tags: tuple[str, ...] | None = None
    doubts: tuple[str, ...] = ()
    lines: tuple[str, ...] = field(default=(), repr=False)
    first: int = field(default=0, repr=False)
    texts_mended: bool = False
    grid: tuple[RawRow | Rejection, ...] | None = field(default=None, repr=False)

    # How often each text stands in a column, by its key, where somebody has asked.
    counted: dict[str, Counter[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def about_rows(self) -> int:
        """About how many rows there are; a cell that goes over lines counts more than once."""
        return len(self.lines) - self.first if self.grid is None else len(self.grid)

    def entries(self) -> Iterator[Row | Rejection]:
        """Every row in the order of the file; a faulty one as a rejection."""
        for raw in self._raw():
            if isinstance(raw, Rejection):
                yield raw
            elif raw.cells is None:
                yield from torn(raw, self.header, self.delimiter)
            elif raw.cells:
                fault = fault_of(raw, self.header, self.delimiter)
                yield self._row(raw.line, raw.cells) if fault is None else fault

    def _row(self, line: int, cells: tuple[str, ...]) -> Row:
        return Row(line, tuple(map(mended, cells)) if self.texts_mended else cells)

    @property
    def rows(self) -> Iterator[Row]:
        """The rows that are whole."""
        return (entry for entry in self.entries() if isinstance(entry, Row))

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        """The rows that are not."""
        return tuple(entry for entry in self.entries() if isinstance(entry, Rejection))

    def exact_rows(self) -> Iterator[tuple[str, ...]]:
        """The cells of every row as they stand, whatever their number.

        Lines whose cells cannot be told apart come as one cell each.
        """
        for raw in self._raw():
            if isinstance(raw, Rejection):
                yield raw.row
            elif raw.cells is None:
                yield from ((line.rstrip("\r\n"),) for line in raw.lines)
            elif raw.cells:
                yield raw.cells

    def _raw(self) -> Iterator[RawRow | Rejection]:
        if self.grid is not None:
            return iter(self.grid)
        return read_lines(self.lines, self.delimiter, first=self.first)


def read_lines(lines: tuple[str, ...], delimiter: str, *, first: int) -> Iterator[RawRow]:
    """Read physical lines from one on; a blank line is a row of no cells."""
    reader = csv.reader(islice(lines, first, None), delimiter=delimiter, strict=True)
    start = first
    while True:
        cells: tuple[str, ...] | None
        try:
            cells = tuple(next(reader))
        except StopIteration:
            return
        except csv.Error:
            cells = None
        end = first + reader.line_num
        yield RawRow(start + 1, lines[start:end], cells)
        start = end
