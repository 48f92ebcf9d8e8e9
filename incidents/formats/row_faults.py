"""A row that could be read in two ways is not read: it is rejected with what to do about it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from incidents.formats.dialect import Dialect, in_words
from incidents.formats.likeness import Likeness
from incidents.formats.marks_around import between_apostrophes
from incidents.record import unstorable
from incidents.rejection import Rejection

_BYTE_ORDER_MARK: Final = "\ufeff"
# Halves of surrogate pairs that stand for no byte.
_NO_BYTE: Final = re.compile("[\ud800-\udc7f\udd00-\udfff]")
LONGEST_CELL: Final = 1_000_000
# What stands first in a row that sums up the others, in the languages of the column names.
_TOTALS: Final = frozenset(
    (
        *("total", "totals", "grand total", "sum", "sum total", "subtotal", "total general"),
        *("total général", "total generale", "totale", "totaal", "gesamt", "insgesamt"),
        *("итого", "всего", "всього", "усього", "المجموع", "الإجمالي", "المجموع الكلي"),
        *("average", "mean", "median", "durchschnitt", "mittelwert", "promedio", "moyenne"),
    )
)
# Towns, rivers and people are called so, too.
_TOTALS_OR_NAMES: Final = frozenset(
    (
        *("suma", "soma", "somme", "summe", "разом", "toplam", "jumlah", "media", "avg"),
        *("minimum", "maximum", "min", "max", "count"),
    )
)
# In a narrower table a sentence with commas inside a cell looks like a row.
_FEWEST_COLUMNS_THAT_TELL: Final = 4


class Fault(NamedTuple):
    """Why a row is not taken, and what would mend it.

    Attributes:
        reason: A sentence.
        mend: A sentence.
        column: The column at fault, or None where it is the whole row.
        value: What stands there.
    """

    reason: str
    mend: str
    column: str | None = None
    value: str | None = None


# How the mend of a row begins whose cells are shown as they may have been meant.
CHECK: Final = "Check that each cell stands in its column"
UNPAIRED: Final = Fault(
    "A quotation mark in this row pairs with no other, so its cells may have been meant otherwise.",
    f"{CHECK}, and write a mark inside a cell twice.",
)


GOES_ON: Final = Fault(
    "The line below is no row, so the last cell of this one may go on there.",
    f"{CHECK}, and put a text of several lines between quotation marks.",
)


class RawRow(NamedTuple):
    """A row before it was checked.

    Attributes:
        line: Number of its first physical line, from 1; of its row in a sheet, or of its record.
        lines: Its physical lines with their ends; none where the file is not made of lines.
        cells: Its cells, or None where quotation marks do not close.
        fault: Why it is not taken though it has cells: they may have been meant otherwise.
    """

    line: int
    lines: tuple[str, ...]
    cells: tuple[str, ...] | None
    fault: Fault | None = None


def fault_of(
    raw: RawRow, header: tuple[str, ...], dialect: Dialect, like: Likeness | None
) -> Rejection | None:
    """What is wrong with a row, or None where it can be read in one way only.

    Args:
        raw: The row.
        header: The names of its columns.
        dialect: How the table is written.
        like: What the rows have in common, where that is known.
    """
    cells = raw.cells or ()
    fault = (
        raw.fault
        or _shape(cells, header, dialect.delimiter)
        or _cell_that_cannot_be_kept(cells, header)
        or _second_reading(raw, header, dialect)
        or _other_marks(raw, header, dialect, like)
        or _unlike(cells, like)
    )
    return None if fault is None else _rejection(raw.line, fault, cells)


def is_paired(raw: RawRow, dialect: Dialect) -> bool:
    """Whether every mark in a row's cells stands in one that is between marks."""
    mark = dialect.quote
    if mark is None or not any(mark in line for line in raw.lines):
        return True
    return _with_a_bare_mark(raw, dialect) is None


def torn(raw: RawRow, header: tuple[str, ...], dialect: Dialect) -> Iterator[Rejection]:
    """Reject every line of a row whose quotation marks do not close, one by one.

    The cells of a line that reads well alone are kept apart, so that the rejected rows can
    be looked through and imported again.
    """
    last = raw.line + len(raw.lines) - 1
    where = f"line {raw.line}" if last == raw.line else f"lines {raw.line} to {last}"
    fault = Fault(
        f"Quotation marks do not close as they should, so the cells of {where} cannot be told "
        "apart.",
        f"Look at the quotation marks in line {raw.line}: write one inside a cell twice, and "
        "close every cell that opens with one.",
    )
    for line, text in enumerate(raw.lines, start=raw.line):
        if text.strip():
            yield _rejection(line, fault, _alone(text, len(header), dialect))


def keepable(text: str) -> str:
    """The text with what no ledger keeps replaced by visible signs."""
    if text.isascii() and "\0" not in text:
        return text
    # A file's broken byte comes as half of a surrogate pair; JSON may spell any such half out.
    escaped = _NO_BYTE.sub("\ufffd", text).encode("utf-8", "surrogateescape")
    return escaped.decode("utf-8", "replace").replace("\0", "␀")


def _rejection(line: int, fault: Fault, cells: tuple[str, ...]) -> Rejection:
    return Rejection(
        line=line,
        column=fault.column,
        value=None if fault.value is None else keepable(fault.value[:200]),
        reason=fault.reason,
        mend=fault.mend,
        row=tuple(map(keepable, cells)),
    )


def _alone(text: str, width: int, dialect: Dialect) -> tuple[str, ...]:
    try:
        cells = dialect.cells(next(dialect.reader([text])))
    except csv.Error:
        return (text.rstrip("\r\n"),)
    return cells if len(cells) == width else (text.rstrip("\r\n"),)


def _shape(cells: tuple[str, ...], header: tuple[str, ...], delimiter: str) -> Fault | None:
    if len(cells) != len(header):
        many = "many" if len(cells) > len(header) else "few"
        rest = (
            " If it is the rest of a cell of the line above, or the beginning of the line below, "
            "join them."
        )
        return Fault(
            f"The row has {len(cells)} cell{'' if len(cells) == 1 else 's'} and the header has "
            f"{len(header)}: too {many}.",
            f"Put a cell that holds {in_words(delimiter)} between quotation marks, or add the "
            f"cell that is missing.{rest if len(cells) == 1 else ''}",
        )
    if cells == header:
        return Fault("The header stands here again.", "Delete this line.")
    first = next(filter(None, map(str.strip, cells)), None)
    if first is None:
        return Fault("All cells of the row are empty.", "Fill the row in or delete it.")
    word = first.rstrip(" :.").casefold()
    if word in _TOTALS or (word in _TOTALS_OR_NAMES and cells.count("") * 3 >= len(cells)):
        return Fault(
            "The row looks like the sum of the others.",
            "Delete this line, or fill in what is missing.",
            header[next(at for at, cell in enumerate(cells) if cell.strip())],
            first,
        )
    return None


def _cell_that_cannot_be_kept(cells: tuple[str, ...], header: tuple[str, ...]) -> Fault | None:
    whole = "".join(cells)
    # Nearly every row ends here, in a fifth of the time that a look at each cell takes.
    if whole.isascii() and "\0" not in whole and len(whole) <= LONGEST_CELL:
        return None
    if cells[0].startswith(_BYTE_ORDER_MARK):
        return Fault(
            "The row begins with a byte-order mark, which nobody sees; another file may begin "
            "here.",
            "Delete the mark, or hand in the files one by one.",
            header[0],
            cells[0],
        )
    for name, cell in zip(header, cells, strict=True):
        if len(cell) > LONGEST_CELL:
            return Fault(
                f"The cell has {len(cell):,} characters and at most {LONGEST_CELL:,} are taken.",
                "Look for a quotation mark that is not closed, or shorten the text.",
                name,
                cell,
            )
        if (not cell.isascii() or "\0" in cell) and (reason := unstorable(cell)) is not None:
            damage = reason.replace("half of a surrogate pair", "a byte that is no UTF-8")
            return Fault(
                f"The cell is damaged: {damage}.",
                "Export the file again as UTF-8, or type the cell anew.",
                name,
                cell,
            )
    return None


def _second_reading(raw: RawRow, header: tuple[str, ...], dialect: Dialect) -> Fault | None:
    mark = dialect.quote
    if not raw.lines or mark is None or (len(raw.lines) == 1 and mark not in raw.lines[0]):
        return None
    if holds_a_whole_row(raw, len(header), dialect.delimiter) or _holds_the_header(
        raw, header, dialect
    ):
        return Fault(
            f"The row goes over {len(raw.lines)} lines, and one inside it looks like a row of "
            "its own.",
            f"Look for a quotation mark in line {raw.line} that is one too many or not closed.",
        )
    at = _with_a_bare_mark(raw, dialect)
    if at is None:
        return None
    return Fault(
        "A quotation mark stands in a cell that is not between quotation marks.",
        "Put the whole cell between quotation marks and write the one inside it twice.",
        header[at],
        (raw.cells or ())[at],
    )


def _with_a_bare_mark(raw: RawRow, dialect: Dialect) -> int | None:
    """Which cell holds a mark and does not stand between two, or None."""
    mark = dialect.quote or ""
    holding = [at for at, cell in enumerate(raw.cells or ()) if mark in cell]
    if not holding:
        return None
    whole = "".join(raw.lines)
    cells = raw.cells or ()
    return next((at for at in holding if not dialect.is_between_marks(cells[at], whole)), None)


def _other_marks(
    raw: RawRow, header: tuple[str, ...], dialect: Dialect, like: Likeness | None
) -> Fault | None:
    """A cell between apostrophes that are likely its quotation marks."""
    if like is None or (raw.lines and "'" not in "".join(raw.lines)):
        return None
    cells = raw.cells or ()
    at = between_apostrophes(cells, like.kinds, like.texts)
    if at is None and like.is_marked:
        whole = "".join(raw.lines)
        bare = (at for at, cell in enumerate(cells) if cell.startswith("'"))
        at = next((at for at in bare if not dialect.is_between_marks(cells[at], whole)), None)
    if at is None:
        return None
    return Fault(
        "The cell stands between apostrophes, which may be its quotation marks.",
        "Take them away, or write the cell between quotation marks.",
        header[at] if header else None,
        cells[at],
    )


def _unlike(cells: tuple[str, ...], like: Likeness | None) -> Fault | None:
    reason = None if like is None else like.differs(cells)
    if reason is None:
        return None
    return Fault(reason, "Delete the line if it is no row, or put each cell into its column.")


def holds_a_whole_row(raw: RawRow, width: int, delimiter: str) -> bool:
    """Whether a line inside a row has as many cells, and the ends of it look alike."""
    cells = raw.cells or ()
    return width >= _FEWEST_COLUMNS_THAT_TELL and any(
        line.count(delimiter) == width - 1
        and _alike(line.partition(delimiter)[0], cells[0])
        and _alike(line.rpartition(delimiter)[2], cells[-1])
        for line in raw.lines[1:-1]
    )


def _holds_the_header(raw: RawRow, header: tuple[str, ...], dialect: Dialect) -> bool:
    """Whether the line of column names stands again inside a cell."""
    return any(
        tuple(cell.strip(dialect.quote) for cell in line.rstrip("\r\n").split(dialect.delimiter))
        == header
        for line in raw.lines[1:]
    )


def _alike(one: str, other: str) -> bool:
    """Whether both start with a digit or both do not; an empty cell is like any."""
    one, other = one.strip(' "\r\n'), other.strip(' "\r\n')
    return not one or not other or one[0].isdigit() == other[0].isdigit()
