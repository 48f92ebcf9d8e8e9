"""Narrow rows that make one row of the table together are shown as one, and not taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from incidents.formats.cell_kinds import told_apart
from incidents.formats.likeness import Likeness
from incidents.formats.row_faults import CHECK, Fault, RawRow

# More narrow rows below each other are another table.
_MOST: Final = 6
# Lines of one cell are remarks.
_FEWEST: Final = 2


def joined(rows: Iterable[RawRow], *, width: int, like: Likeness | None) -> Iterator[RawRow]:
    """The rows; those that are halves of one stand in its place.

    Args:
        rows: As `read_lines` gives them.
        width: How many cells the rows of the table have.
        like: What they have in common, where that is known.
    """
    run: list[RawRow] = []
    for row in rows:
        is_narrow = row.cells is not None and len(row.cells) < width and row.fault is None
        if is_narrow and (row.cells or run):
            run.append(row)
            continue
        if run:
            yield from _with_joined(run, width, like)
            run = []
        yield row
    yield from _with_joined(run, width, like)


def _with_joined(run: Sequence[RawRow], width: int, like: Likeness | None) -> Iterator[RawRow]:
    if len(run) > _MOST:
        yield from run
        return
    start = 0
    while start < len(run):
        whole = next(
            (
                whole
                for end in range(start + 2, len(run) + 1)
                if (whole := _whole(run[start:end], width, like)) is not None
            ),
            None,
        )
        yield run[start] if whole is None else whole[0]
        start += 1 if whole is None else whole[1]


def _whole(parts: Sequence[RawRow], width: int, like: Likeness | None) -> tuple[RawRow, int] | None:
    """The row that some rows make, and how many they are, or None where they make none."""
    if not parts[-1].cells or all(len(part.cells or ()) < _FEWEST for part in parts):
        return None
    pieces = [part.cells or ("",) for part in parts]
    number = sum(map(len, pieces))
    has_kinds = like is not None and any(like.kinds)
    if number == width and has_kinds and all(part.cells for part in parts):
        cells = tuple(cell for piece in pieces for cell in piece)
        reason = "The row is broken off and goes on in the next line; it is shown as one."
    elif number - len(pieces) + 1 == width:
        cells = _across_ends(parts, pieces)
        reason = (
            "A cell of this row goes on in the next line without quotation marks around it; it is "
            "shown as one."
        )
    else:
        return None
    if like is not None and (_begins_a_row(pieces[1:], like) or not _is_alike(cells, like)):
        return None
    lines = tuple(line for part in parts for line in part.lines)
    fault = Fault(reason, f"{CHECK}, and put a text of several lines between quotation marks.")
    return RawRow(parts[0].line, lines, cells, fault), len(parts)


def _begins_a_row(pieces: Sequence[Sequence[str]], like: Likeness) -> bool:
    """Whether a part begins as rows begin."""
    return bool(like.texts) and any(piece[0] in like.texts[0] for piece in pieces)


def _is_alike(cells: Sequence[str], like: Likeness) -> bool:
    """Whether every cell is of the kind of its column; one with a line end in it tells nothing."""
    whole = ["" if "\n" in cell or "\r" in cell else cell for cell in cells]
    alike, unlike = told_apart(whole, like.kinds)
    return not unlike and (alike > 0 or not any(like.kinds))


def _across_ends(parts: Sequence[RawRow], pieces: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The cells where the last of each part goes on as the first of the next."""
    cells = list(pieces[0])
    for above, piece in zip(parts, pieces[1:], strict=False):
        last = above.lines[-1]
        end = last[len(last.rstrip("\r\n")) :]
        cells[-1] += end + piece[0]
        cells += piece[1:]
    return tuple(cells)
