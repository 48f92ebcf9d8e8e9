"""A single row of a sound table is broken: by a sign too many or too few, or by another sign."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from benchmarks.written import Broken, Row, Written


def _too_few(table: tuple[Row, ...], way: Written) -> Iterator[Broken]:
    for at, column in product(range(len(table)), range(len(table[0]) - 1)):
        lines = way.lines(table)
        cells = lines[at]
        merged = cells[column] + cells[column + 1]
        lines[at] = [*cells[:column], merged, *cells[column + 2 :]]
        row = table[at]
        # Two cells between marks are one that holds a mark.
        between = '"' if merged.startswith('"') and '""' in merged[1:-1] else ""
        also = tuple(
            (*row[:column], row[column] + sign + row[column + 1], *row[column + 2 :])
            for sign in ("", between)
        )
        yield _hurt(("a delimiter too few", f"{at}, {column}", at), lines, table, way, also)


def _too_many(table: tuple[Row, ...], way: Written) -> Iterator[Broken]:
    for at, column in product(range(len(table)), range(len(table[0]) + 1)):
        lines = way.lines(table)
        lines[at].insert(column, "")
        also = (*table[at][:column], "", *table[at][column:])
        yield _hurt(("a delimiter too many", f"{at}, {column}", at), lines, table, way, (also,))


def _another_delimiter(table: tuple[Row, ...], way: Written) -> Iterator[Broken]:
    for at, sign in product(range(len(table)), (" ", "\t", ";", ",", "|", ", ")):
        if sign == way.delimiter:
            continue
        lines = way.lines(table)
        lines[at] = [sign.join(lines[at])]
        yield _hurt(("a row with another delimiter", f"{at}, {sign!r}", at), lines, table, way)
    other = replace(way, delimiter="|")
    for at in range(len(table)):
        lines = other.lines(table)
        lines[at] = [",".join(map(way.cell, table[at]))]
        yield _hurt(("a row with another delimiter", f"{at}, ',' for '|'", at), lines, table, other)


def _marks(table: tuple[Row, ...], way: Written) -> Iterator[Broken]:
    """A quotation mark too many or too few in a cell."""
    ways: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("before", lambda cell: f'"{cell}'),
        ("after", lambda cell: f'{cell}"'),
        ("within", lambda cell: f'{cell[: len(cell) // 2]}"{cell[len(cell) // 2 :]}'),
        ("first lost", lambda cell: cell.removeprefix('"')),
        ("last lost", lambda cell: cell.removesuffix('"')),
        ("another first", lambda cell: f"'{cell[1:]}" if cell[:1] == '"' else cell),
    )
    for (name, change), at, column in product(ways, range(len(table)), range(len(table[0]))):
        lines = way.lines(table)
        cell = lines[at][column]
        lines[at][column] = change(cell)
        if lines[at][column] == cell:
            continue
        row = table[at]
        also = (*row[:column], lines[at][column], *row[column + 1 :])
        inner = (*row[:column], change(row[column]), *row[column + 1 :])
        family = "a quotation mark too few" if "first" in name or "lost" in name else ""
        yield _hurt(
            (family or "a quotation mark too many", f"{name}, {at}, {column}", at),
            lines,
            table,
            way,
            (also, inner),
        )


def _escapes(table: tuple[Row, ...], way: Written) -> Iterator[Broken]:
    """A quotation mark in a cell that is not written twice as the others are."""
    for at, column in product(range(len(table)), range(len(table[0]))):
        cell = way.cell(table[at][column])
        place = cell.find('""', 1)
        while 0 < place < len(cell) - 2:
            for sign in ("", "\\", "'", "^"):
                lines = way.lines(table)
                lines[at][column] = f'{cell[:place]}{sign}"{cell[place + 2 :]}'
                name = f"{sign!r}, {at}, {column}, {place}"
                yield _hurt(("a mark that is escaped otherwise", name, at), lines, table, way)
            place = cell.find('""', place + 2)


def _ends(table: tuple[Row, ...], way: Written) -> Iterator[Broken]:
    """A line whose end is another one, or missing, and one with an end too many."""
    lines = [way.delimiter.join(cells) for cells in way.lines(table)]
    for at, end in product(range(len(lines) - 1), ("\r", "\r\n", "\n")):
        text = "".join(line + (end if here == at else way.end) for here, line in enumerate(lines))
        yield Broken(
            family="a row with another end",
            name=f"{at}, {end!r}",
            data=text.encode(),
            meant=table,
        )
    for at, end in product(
        range(len(lines) - 1), ("", " ", way.delimiter, "\x0b", "\x0c", "\x85", "\u2028")
    ):
        text = "".join(line + (end if here == at else way.end) for here, line in enumerate(lines))
        first, second = table[at : at + 2]
        run = (
            (*first, *second)
            if end == way.delimiter
            else (*first[:-1], f"{first[-1]}{end}{second[0]}", *second[1:])
        )
        yield Broken(
            family="a row without end",
            name=f"{at}, {end!r}",
            data=text.encode(),
            meant=(*table[:at], run, *table[at + 2 :]),
            hurt=at,
            also=((first, second),),
            doubtful=True,
        )
    for at, column in product(range(1, len(table)), range(len(table[0]))):
        bare = way.lines(table)
        cell = table[at][column]
        bare[at][column] = f"{cell[:2]}{way.end}{cell[2:]}"
        whole = (*table[at][:column], bare[at][column], *table[at][column + 1 :])
        if len(cell) > 3:
            yield _hurt(("an end in a cell", f"{at}, {column}", at), bare, table, way, (whole,))
    for at, column in product(range(len(table)), range(1, len(table[0]), 3)):
        cells = way.lines(table)
        broken = cells[at]
        cells[at : at + 1] = [broken[:column], broken[column:]]
        halves = (table[at][:column], table[at][column:])
        yield Broken(
            family="an end too many",
            name=f"{at}, {column}",
            data=way.joined(cells).encode(),
            meant=table,
            hurt=at,
            also=(halves,),
            doubtful=True,
        )


def _hurt(
    where: tuple[str, str, int],
    lines: Sequence[Sequence[str]],
    table: tuple[Row, ...],
    way: Written,
    also: Sequence[Row] = (),
) -> Broken:
    family, name, at = where
    return Broken(
        family=family,
        name=name,
        data=way.joined(lines).encode(),
        meant=table,
        hurt=at,
        also=tuple((row,) for row in also),
        doubtful=True,
    )


DAMAGES: Final = (_too_few, _too_many, _another_delimiter, _marks, _escapes, _ends)
