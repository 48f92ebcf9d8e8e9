"""A table is written in one of the ways in which programs write tables, soundly or broken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

Row = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """How a table is written.

    Attributes:
        delimiter: Between the cells.
        quote: Around a cell; "" where none is.
        escape: Before a quotation mark in a cell; the mark itself where it is written twice; ""
            where nothing is.
        end: Of a line.
        all_quoted: Whether every cell stands between quotation marks.
        encoding: Of the file.
    """

    delimiter: str = ","
    quote: str = '"'
    escape: str = '"'
    end: str = "\n"
    all_quoted: bool = False
    encoding: str = "utf-8"

    def cell(self, cell: str) -> str:
        """A cell as it stands in the file."""
        special = (self.delimiter, self.quote or "\n", "\n", "\r")
        if not self.quote or not (self.all_quoted or any(each in cell for each in special)):
            return cell
        if self.escape not in {"", self.quote}:
            cell = cell.replace(self.escape, 2 * self.escape)
        return f"{self.quote}{cell.replace(self.quote, self.escape + self.quote)}{self.quote}"

    def lines(self, table: Sequence[Row]) -> list[list[str]]:
        """The cells of each row as they stand in the file."""
        return [list(map(self.cell, row)) for row in table]

    def joined(self, lines: Sequence[Sequence[str]]) -> str:
        """The text of the file."""
        return "".join(self.delimiter.join(cells) + self.end for cells in lines)

    def file(self, table: Sequence[Row]) -> bytes:
        """The file."""
        return self.joined(self.lines(table)).encode(self.encoding)


@dataclass(frozen=True, kw_only=True, slots=True)
class Broken:
    """A file, and what was meant by it.

    Attributes:
        family: In what way it is broken.
        name: Where, within the family.
        data: The file.
        meant: The table that was meant, the names of the columns first; () where it has none.
        hurt: Where in `meant` the row stands that nobody can be sure of; None where none is.
        also: What else may stand in place of the row that is hurt, each as a run of rows.
        doubtful: Whether even a reading as it was meant has to say that there is another.
    """

    family: str
    name: str
    data: bytes
    meant: tuple[Row, ...]
    hurt: int | None = None
    also: tuple[tuple[Row, ...], ...] = ()
    doubtful: bool = False


SOUND: Final = Written()
