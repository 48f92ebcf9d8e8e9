"""A cell is checked where it is read, and a fault names its line, column and value."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from incidents.formats.formula import restored
from incidents.formats.table import Row, Table

# Columns that a file of rejected rows has more than the file it comes from.
REJECTED_PREFIX: Final = "rejected_"
# Columns that together only our own export has: what it holds was looked at when it came in.
OF_AN_EXPORT: Final = frozenset({"dataset_id", "evidence", "extra", "review"})

_YES: Final = frozenset({"true", "yes", "1"})
_YES_OR_NO: Final = frozenset({*_YES, "false", "no", "0"})
_NUMBER: Final = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
_DECIMAL_COMMA: Final = re.compile(r"[+-]?[0-9]{1,3},[0-9]+")
# "1.0" is what a spreadsheet makes of 1; "1.000" and "1,000" may be a thousand.
_WHOLE: Final = re.compile(r"(-?[0-9]{1,15})([.,]0{1,2}|\.0{4,})?")


class Fault(Exception):
    """A cell that cannot be taken; the row becomes a rejection."""

    def __init__(self, column: str | None, value: str | None, reason: str, mend: str) -> None:
        super().__init__(reason)
        self.column = column
        self.value = value
        self.reason = reason
        self.mend = mend


def key_of(name: str) -> str:
    """A column's name as it is looked up: no byte-order mark, no blanks, any case."""
    return name.strip("\ufeff \t\r\n\xa0").casefold()


def has_columns(header: Sequence[str], wanted: Collection[str]) -> bool:
    """Whether a header has all of some columns, in any case and order."""
    return {key_of(name) for name in header}.issuperset(wanted)


class Cells:
    """The cells of one row by their columns' names in lower case.

    Attributes:
        at: Where each column stands in the row.
        header: The columns' names as in the file.
        cells: The cells, exactly.
        line: Number of the row's first line.
    """

    __slots__ = ("at", "cells", "header", "line")

    def __init__(self, at: dict[str, int], header: tuple[str, ...], row: Row) -> None:
        self.at = at
        self.header = header
        self.cells = row.cells
        self.line = row.line

    def exact(self, column: str) -> str:
        """The cell as it stands; "" where it is empty or there is no such column."""
        at = self.at.get(column)
        return "" if at is None else self.cells[at]

    def text(self, column: str) -> str | None:
        """The cell without blanks around it, or None where nothing stands there."""
        at = self.at.get(column)
        return None if at is None else self.cells[at].strip() or None

    def own_text(self, column: str) -> str | None:
        """The cell exactly, as it was before export neutralised it; None where it is blank."""
        text = self.exact(column)
        return restored(text) if text.strip() else None

    def own_name(self, column: str) -> str | None:
        """A name or an id: as an export wrote it, and in other files without blanks around it.

        By hand blanks slip in, and with one around an id the next release would double the row.
        """
        text = self.own_text(column)
        bare = None if text is None else text.strip()
        return text if bare == text or self.at.keys() >= OF_AN_EXPORT else bare

    def flag(self, column: str) -> bool:
        """Whether a cell says yes; an empty one says no.

        Raises:
            Fault: It says neither.
        """
        said = (self.text(column) or "false").casefold()
        if said not in _YES_OR_NO:
            raise self.fault(
                column,
                f"“{shown(said)}” says neither yes nor no.",
                "Write true or false, or leave the cell empty.",
            )
        return said in _YES

    def needed(self, column: str) -> str:
        """The cell without blanks around it.

        Raises:
            Fault: Nothing stands there.
        """
        text = self.text(column)
        if text is None:
            raise self.fault(column, f"{column} is empty.", f"Fill in {column}.")
        return text

    def fault(self, column: str, reason: str, mend: str) -> Fault:
        """A fault in a column, with the name and value as they stand in the file."""
        at = self.at.get(column)
        if at is None:
            return Fault(column, None, reason, mend)
        return Fault(self.header[at], self.cells[at], reason, mend)

    def number(self, column: str) -> float | None:
        """A decimal number; a comma may stand for the point. None where nothing stands there.

        Raises:
            Fault: It is no number.
        """
        text = self.text(column)
        if text is None:
            return None
        if _DECIMAL_COMMA.fullmatch(text):
            text = text.replace(",", ".")
        if not _NUMBER.fullmatch(text):
            raise self.fault(
                column,
                f"“{shown(text)}” is no number.",
                "Write digits with a decimal point, such as 36.34.",
            )
        return float(text)

    def whole(self, column: str, *, least: int = 0) -> int | None:
        """A whole number, also as "2.0"; None where nothing stands there.

        Raises:
            Fault: It is no whole number, or less than `least`.
        """
        text = self.text(column)
        if text is None:
            return None
        match = _WHOLE.fullmatch(text)
        if match is None:
            raise self.fault(
                column,
                f"“{shown(text)}” is no whole number.",
                "Write digits only, and leave the cell empty where the number is unknown.",
            )
        number = int(match[1])
        if number < least:
            raise self.fault(
                column,
                f"{number} is less than {least}.",
                "Correct the number, or leave the cell empty where it is unknown.",
            )
        return number

    def code(self, column: str, codes: Collection[int]) -> int | None:
        """One of some codes; None where nothing stands there.

        Raises:
            Fault: It is none of them.
        """
        number = self.whole(column)
        if number is not None and number not in codes:
            raise self.fault(
                column,
                f"{column} {number} is none of the codes {min(codes)} to {max(codes)}.",
                f"Write a code from {min(codes)} to {max(codes)}.",
            )
        return number

    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees; None where neither is given.

        Raises:
            Fault: Only one is given, or one is no number or off the Earth.
        """
        latitude = self.number("latitude")
        longitude = self.number("longitude")
        if latitude is None and longitude is None:
            return None
        for column, value, most in (("latitude", latitude, 90), ("longitude", longitude, 180)):
            if value is None:
                raise self.fault(
                    column,
                    f"{column} is empty though its counterpart is given.",
                    f"Fill in {column}, or empty both.",
                )
            if abs(value) > most:
                raise self.fault(
                    column,
                    f"{value:g} is no {column}: it lies between -{most} and {most}.",
                    "Correct it, and see whether latitude and longitude are swapped.",
                )
        return latitude or 0.0, longitude or 0.0

    def rest(self, read: Collection[str]) -> dict[str, str]:
        """The filled cells of the columns not read, exactly, in their order.

        A column without a name is called by its number.
        """
        return {
            self.header[at].strip("\ufeff \t\r\n\xa0") or f"column {at + 1}": self.cells[at]
            for key, at in self.at.items()
            if self.cells[at] and key not in read and not key.startswith(REJECTED_PREFIX)
        }


def column(table: Table, name: str) -> Iterator[str]:
    """The cells of a column in all whole rows; none where the table has no such column."""
    keys = [key_of(each) for each in table.header]
    if name not in keys:
        return iter(())
    at = keys.index(name)
    return (row.cells[at] for row in table.rows)


def counted(table: Table, names: Sequence[str]) -> dict[str, Counter[str]]:
    """How often each text stands in some columns in all whole rows; lacking columns are left out.

    The table is passed through once for all of them, and what was counted stays with it: a file
    of a million rows is read for seconds.
    """
    keys = [key_of(each) for each in table.header]
    found = {name: keys.index(name) for name in names if name in keys}
    new = {name: at for name, at in found.items() if name not in table.counted}
    if new:
        table.counted.update({name: Counter() for name in new})
        into = [(table.counted[name], at) for name, at in new.items()]
        for row in table.rows:
            for counts, at in into:
                counts[row.cells[at]] += 1
    return {name: table.counted[name] for name in found}


def shown(text: str) -> str:
    """A value as a sentence quotes it, cut where it is long."""
    return text if len(text) <= 60 else f"{text[:59]}…"


def parts(text: str | None) -> tuple[str, ...]:
    """The parts of a list written "a; b"."""
    return tuple(part for part in map(str.strip, (text or "").split(";")) if part)


def sentences(found: Iterable[str | None]) -> tuple[str, ...]:
    """The sentences that there are."""
    return tuple(sentence for sentence in found if sentence)
