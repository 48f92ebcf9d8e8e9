"""A table is read exactly: each row has the header's width, or it is a rejection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from incidents.errors import BadTable
from incidents.formats.dialect import Dialect
from incidents.formats.halves import joined
from incidents.formats.likeness import Likeness
from incidents.formats.lines import going_on, read_lines
from incidents.formats.mojibake import mended
from incidents.formats.row_faults import RawRow, fault_of, torn
from incidents.rejection import Rejection


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
        dialect: How cells are parted and quoted; without a delimiter where the file has none.
        header: The columns' names, exactly as in the file; none where it has none.
        tags: A row of HXL tags under the header, or None.
        doubts: What could be read in another way, a sentence each.
        lines: The physical lines with their ends; none where the file is not made of lines.
        first: Index in `lines` of the first line under the header and the tags.
        width: How many cells its rows have, where the header may have another number.
        like: What the rows have in common, where that is known.
        refused: Why it can be looked at and not be taken, as a sentence; None where it can.
        texts_mended: Whether texts that were decoded wrongly once are read as they may have been.
        rewritten: The cells of rows that a person has written anew, by line. Whoever does that has
            looked at the row, so that it is unlike the others is not said again.
        grid: The rows of a sheet or a list of records, numbered as there; None for a text table.
    """

    encoding: str
    dialect: Dialect
    header: tuple[str, ...]
    tags: tuple[str, ...] | None = None
    doubts: tuple[str, ...] = ()
    lines: tuple[str, ...] = field(default=(), repr=False)
    first: int = field(default=0, repr=False)
    width: int = 0
    like: Likeness | None = field(default=None, repr=False)
    refused: str | None = None
    texts_mended: bool = False
    rewritten: Mapping[int, tuple[str, ...]] = field(default_factory=dict, repr=False)
    grid: tuple[RawRow | Rejection, ...] | None = field(default=None, repr=False)

    # How often each text stands in a column, by its key, where somebody has asked.
    counted: dict[str, Counter[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def delimiter(self) -> str:
        """What stands between cells; "" where the file has none."""
        return self.dialect.delimiter

    def taken(self) -> Table:
        """The table itself.

        Raises:
            BadTable: It can be looked at and not be taken.
        """
        if self.refused is not None:
            raise BadTable(self.refused)
        return self

    @property
    def lacks_names(self) -> bool:
        """Whether it cannot be taken because no line names its columns."""
        return self.refused is not None and not self.header and self.width > 0

    def numbered(self) -> Table:
        """The same with its columns called by their numbers, where no line names them."""
        return replace(self, header=self._names(), refused=None) if self.lacks_names else self

    @property
    def about_rows(self) -> int:
        """About how many rows there are; a cell that goes over lines counts more than once."""
        return len(self.lines) - self.first if self.grid is None else len(self.grid)

    def entries(self) -> Iterator[Row | Rejection]:
        """Every row in the order of the file; a faulty one as a rejection."""
        if not self.rewritten:
            yield from self._entries()
            return
        left = dict(self.rewritten)
        for each in self._entries():
            if each.line not in self.rewritten:
                yield each
            elif each.line in left:
                yield self._again(each.line, left.pop(each.line))

    def _entries(self) -> Iterator[Row | Rejection]:
        names = self._names()
        raws = self._raw() if self.grid is not None else going_on(self._lines(), self.dialect)
        for raw in raws:
            if isinstance(raw, Rejection):
                yield raw
            elif raw.cells is None:
                yield from torn(raw, names, self.dialect)
            elif raw.cells:
                fault = fault_of(raw, names, self.dialect, self.like)
                yield self._row(raw.line, raw.cells) if fault is None else fault

    def _again(self, line: int, cells: tuple[str, ...]) -> Row | Rejection:
        fault = fault_of(RawRow(line, (), cells), self._names(), self.dialect, None)
        return self._row(line, cells) if fault is None else fault

    def _names(self) -> tuple[str, ...]:
        return self.header or tuple(f"column {at + 1}" for at in range(self.width))

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
        return self._lines() if self.grid is None else iter(self.grid)

    def _lines(self) -> Iterator[RawRow]:
        width = self.width or len(self.header)
        rows = read_lines(self.lines, self.dialect, first=self.first, width=width)
        return joined(rows, width=width, like=self.like)
