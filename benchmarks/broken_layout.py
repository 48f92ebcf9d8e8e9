"""A whole file is laid out otherwise: names, lines and tables stand where none should."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from benchmarks.written import SOUND, Broken, Row, Written

_STRAY: Final = (
    "# checked by the office",
    "-" * 40,
    "Warning: supplied argument is not valid, in /var/www/export.php on line 12",
    "<b>Notice</b>: Undefined index: day, hour, pieces in <b>export.php</b>",
    "<<<<<<< HEAD",
    "=======",
    "Page 2 of 4",
    "2022-11-24 12:00:01 INFO export, part 2, next",
    "(80 rows)",
)
_NAMES: Final = ("cook", "dish", "pan", "served", "guests", "table", "wine", "bread", "mood")
_WORDS: Final = ("SOUP", "STEW", "RICE", "PIE", "FISH", "SALAD", "CURRY")


def laid_out_otherwise(table: tuple[Row, ...]) -> Iterator[Broken]:
    """The table with names, lines or tables too few, too many or elsewhere."""
    for each in (_names, _numbers_of_names, _stray, _sums, _drawn, _wrapped, _columns, _tables):
        yield from each(table)


def _names(table: tuple[Row, ...]) -> Iterator[Broken]:
    """Names that stand again, elsewhere, or are of another kind."""
    header, *rows = table
    width = len(header)
    half = len(rows) // 2
    lines = SOUND.lines(table)
    again = [
        line
        for at, row in enumerate(lines[1:])
        for line in ([lines[0], row] if at % 20 == 0 else [row])
    ]
    groups = tuple("group" if at % 3 == 0 else "" for at in range(width))
    types = tuple(("string", "int", "float", "date")[at % 4] for at in range(width))
    units = tuple(("kg", "m", "-", "EUR", "s")[at % 5] for at in range(width))
    years = (header[0], *(str(2000 + at) for at in range(width - 1)))
    upper = tuple(map(str.upper, header))
    for name, meant in (
        ("at the bottom", (*rows, header)),
        ("in the middle", (*rows[:half], header, *rows[half:])),
        ("again in capitals", (*table[:half], upper, *table[half:])),
        ("groups above", (groups, *table)),
        ("types below", (header, types, *rows)),
        ("units below", (header, units, *rows)),
        ("years", (years, *rows)),
        ("numbers", (tuple(map(str, range(width))), *rows)),
        ("all empty", (("",) * width, *rows)),
    ):
        yield _doubtful("names elsewhere", name, SOUND.file(meant), meant)
    yield _doubtful("names elsewhere", "every 20 rows", SOUND.joined(again), table)


def _numbers_of_names(table: tuple[Row, ...]) -> Iterator[Broken]:
    """More names than columns, or fewer."""
    header, *rows = table
    for name, meant in (
        ("numbers before rows", (header, *((str(at), *row) for at, row in enumerate(rows, 1)))),
        ("the last lost", (header[:-1], *rows)),
        ("the first lost", (header[1:], *rows)),
        ("one more", ((*header, "more"), *rows)),
        ("two more", ((*header, "more", "yet more"), *rows)),
    ):
        yield _doubtful("names too few or too many", name, SOUND.file(meant), meant)


def _stray(table: tuple[Row, ...]) -> Iterator[Broken]:
    """A line of another program between rows."""
    for line, at in product(_STRAY, (1, len(table) // 2, len(table))):
        above = SOUND.joined(SOUND.lines(table[:at]))
        below = SOUND.joined(SOUND.lines(table[at:]))
        yield Broken(
            family="a line of another program",
            name=f"{line[:12]}, {at}",
            data=f"{above}{line}\n{below}".encode(),
            meant=(*table[:at], tuple(next(csv.reader([line]))), *table[at:]),
            hurt=at,
            also=((),),
            doubtful=True,
        )


def _sums(table: tuple[Row, ...]) -> Iterator[Broken]:
    """A row below that sums up the others."""
    width = len(table[0])
    for word, number in product(("Total", "Sum", "Average", "mean", "Итого"), ("", "12")):
        row = (word, *((number,) * (width - 1)))
        text = SOUND.file((*table, row))
        yield _doubtful("a sum below", f"{word}, {number!r}", text, (*table, row))


def _drawn(table: tuple[Row, ...]) -> Iterator[Broken]:
    """The table as it is drawn for people, or written for a program."""
    flat = [[cell.replace("\n", " ").replace("|", "/") for cell in row] for row in table]
    widths = [max(map(len, column)) for column in zip(*flat, strict=True)]
    padded = [[cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in flat]
    rule = "|".join(["---"] * len(widths))
    quoted = [[f"'{cell.replace(chr(39), chr(39) * 2)}'" for cell in row] for row in flat]
    drawn = {
        "Markdown": [f"| {' | '.join(row)} |" for row in flat],
        "psql": [f" {' | '.join(row)}" for row in padded],
        "columns of one width": ["  ".join(row) for row in padded],
        "LaTeX": [f"{' & '.join(row)} \\\\" for row in flat],
        "HTML": [f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in flat],
        "calls": [f"add_row({', '.join(row)});" for row in quoted],
        "tuples": [f"({', '.join(row)})," for row in quoted],
    }
    drawn["Markdown"].insert(1, f"|{rule}|")
    drawn["psql"].insert(1, rule.replace("|", "-+-"))
    for name, lines in drawn.items():
        yield _doubtful("drawn", name, "\n".join((*lines, "")).encode(), table)


def _wrapped(table: tuple[Row, ...]) -> Iterator[Broken]:
    """Rows that stand between marks as a whole."""
    lines = [",".join(cells) for cells in SOUND.lines(table)]
    whole = [SOUND.cell(f"{line},")[:-2] + '"' for line in lines]
    text = "\n".join((*whole, "")).encode()
    yield _doubtful("rows between marks", "all", text, table)
    text = "\n".join((lines[0], *whole[1:], "")).encode()
    yield _doubtful("rows between marks", "all but the names", text, table)
    for at in range(1, len(table), 16):
        text = "\n".join((*lines[:at], whole[at], *lines[at + 1 :], "")).encode()
        yield Broken(
            family="a row between marks",
            name=str(at),
            data=text,
            meant=table,
            hurt=at,
            doubtful=True,
        )


def _columns(table: tuple[Row, ...]) -> Iterator[Broken]:
    """A column whose cells hold a delimiter each, and a second table beside the first."""
    header, *rows = table
    for column in range(len(header)):
        parted = [
            (*row[:column], str(100 + at), f"{at % 90 + 10}", *row[column + 1 :])
            for at, row in enumerate(rows)
        ]
        for name, meant in (
            ("all", (header, *parted)),
            (
                "every other",
                (header, *(row if at % 2 else parted[at] for at, row in enumerate(rows))),
            ),
        ):
            yield _doubtful(
                "a column with a bare delimiter", f"{column}, {name}", SOUND.file(meant), meant
            )
    beside = tuple((*row, "", *row) for row in table)
    yield _doubtful("tables beside each other", "the same names", SOUND.file(beside), beside)


def _tables(table: tuple[Row, ...]) -> Iterator[Broken]:
    """A second table as wide as the first, right below it: of words, or with its columns turned."""
    width = len(table[0])
    words = tuple(
        tuple(f"{_WORDS[(at + row) % len(_WORDS)]}{' hall' * (at % 2)}" for at in range(width))
        for row in range(1, 21)
    )
    names = tuple(
        f"{_NAMES[at % len(_NAMES)]}{'' if at < len(_NAMES) else at}" for at in range(width)
    )
    turned = tuple((*row[1:], row[0]) for row in table)
    for name, other in (
        ("of words", (names, *words)),
        ("of words without names", words),
        ("columns turned", turned),
        ("columns turned, other names", (names, *turned[1:])),
    ):
        for gap in ("", "\n"):
            for way in (SOUND, Written(all_quoted=True)):
                data = way.file(table) + gap.encode() + way.file(other)
                yield _doubtful(
                    "a second table as wide", f"{name}, {gap!r}", data, (*table, *other)
                )


def _doubtful(family: str, name: str, data: bytes | str, meant: Sequence[Row]) -> Broken:
    data = data if isinstance(data, bytes) else data.encode()
    return Broken(family=family, name=name, data=data, meant=tuple(meant), doubtful=True)
