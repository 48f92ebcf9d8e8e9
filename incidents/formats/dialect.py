"""A dialect says what parts the cells of a line, what stands around them and what before a mark.

The csv module knows one character of each, and takes an escape away wherever it stands; longer
signs and escapes stand in the lines that it is given as characters that no text holds.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Protocol

# The module's own limit would end the whole file; LONGEST_CELL rejects the one row instead.
csv.field_size_limit(2**31 - 1)

# Unicode's noncharacters: no text holds them (Unicode 15.0, section 23.7).
_DELIMITER: Final = "\ufdd0"
_MARK: Final = "\ufdd1"
_ESCAPE: Final = "\ufdd2"
_OPENED: Final = "\ufdd3"
_STAND_INS: Final = re.compile("[\ufdd0-\ufdd3]")
_NAMES: Final = MappingProxyType(
    {
        ",": "a comma",
        ";": "a semicolon",
        "\t": "a tab",
        "|": "a bar (|)",
        " ": "a blank",
        ":": "a colon",
    }
)


class Reader(Protocol):
    """Gives rows of cells, and tells how many lines it has taken."""

    @property
    def line_num(self) -> int:
        """How many lines were taken so far."""
        ...

    def __next__(self) -> list[str]:
        """The next row; `csv.Error` where quotation marks do not close."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Dialect:
    """How a table of text is written.

    Attributes:
        delimiter: What stands between cells; "" where a file is not made of lines.
        quote: The mark around a cell that holds a delimiter or the end of a line; None where
            marks are letters like any other.
        escape: What stands before a mark inside a cell; None where the mark is written twice.
        is_doubled: Whether an escape that is none is written twice inside marks.
    """

    delimiter: str
    quote: str | None = '"'
    escape: str | None = None
    is_doubled: bool = True

    @property
    def is_plain(self) -> bool:
        """Whether the csv module reads it as it is."""
        return len(self.delimiter) == 1 and self.escape is None

    def reader(self, lines: Iterable[str]) -> Reader:
        """Read lines with their ends; `cells` gives the cells of each row."""
        delimiter = self.delimiter
        if not self.is_plain:
            lines, delimiter = map(self._with_stand_ins, lines), _DELIMITER
        if self.quote is None:
            return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE, strict=True)
        return csv.reader(lines, delimiter=delimiter, quotechar=self.quote, strict=True)

    def cells(self, row: Iterable[str]) -> tuple[str, ...]:
        """The cells of a row as the reader gave them, with all signs that stood in the file."""
        return tuple(row) if self.is_plain else tuple(map(self._restored, row))

    def is_between_marks(self, cell: str, lines: str) -> bool:
        """Whether a cell with a mark in it stands in some lines between marks of its own.

        Programs that escape marks write an escape itself twice, or not.
        """
        if self.quote is None:
            return True
        if self.escape is None:
            return f"{self.quote}{cell.replace(self.quote, 2 * self.quote)}{self.quote}" in lines
        escaped = self.escape + self.quote
        return any(
            f"{self.quote}{text.replace(self.quote, escaped)}{self.quote}" in lines
            for text in (cell.replace(self.escape, 2 * self.escape), cell)
        )

    def _with_stand_ins(self, line: str) -> str:
        if self.escape is not None and self.quote is not None:
            line = _escaped(self).sub(self._stand_in, line)
            line = _opening(self).sub(rf"\g<0>{_OPENED}", line)
        return line.replace(self.delimiter, _DELIMITER)

    def _stand_in(self, found: re.Match[str]) -> str:
        return _MARK if found[1] == self.quote else _ESCAPE

    def _restored(self, cell: str) -> str:
        if cell.isascii() or not _STAND_INS.search(cell):
            return cell
        mark, escape = self.quote or "", self.escape or ""
        # Outside of marks an escape is a letter like any other.
        kept = "" if cell.startswith(_OPENED) else escape
        for sign, stands in (
            (_OPENED, ""),
            (_MARK, kept + mark),
            (_ESCAPE, kept + escape),
            (_DELIMITER, self.delimiter),
        ):
            cell = cell.replace(sign, stands)
        return cell


def in_words(delimiter: str) -> str:
    """A delimiter as a sentence names it."""
    name = _NAMES.get(delimiter)
    return name or (f"“{delimiter}”" if delimiter.isprintable() else repr(delimiter))


@lru_cache(maxsize=64)
def _escaped(dialect: Dialect) -> re.Pattern[str]:
    """An escape with the mark or the escape that it escapes."""
    signs = (dialect.quote or "", *([dialect.escape or ""] if dialect.is_doubled else []))
    return re.compile(f"{re.escape(dialect.escape or '')}({'|'.join(map(re.escape, signs))})")


@lru_cache(maxsize=64)
def _opening(dialect: Dialect) -> re.Pattern[str]:
    """A mark that opens a cell with something in it."""
    mark, parts = re.escape(dialect.quote or ""), re.escape(dialect.delimiter)
    return re.compile(f"(?:^|(?<={parts})){mark}(?!{mark}|{parts}|[\r\n]|$)")
