"""A whole file is written with signs that are no usual marks, delimiters, ends or letters."""

from __future__ import annotations

import base64
import codecs
import quopri
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from benchmarks.written import SOUND, Broken, Row, Written

_ALL: Final = Written(all_quoted=True)
_APOSTROPHES: Final = Written(quote="'", escape="'", all_quoted=True)


def with_other_signs(table: tuple[Row, ...]) -> Iterator[Broken]:
    """The table with other signs in all of its rows, in some, or in one."""
    flat = tuple(tuple(cell.replace("\n", " ") for cell in row) for row in table)
    for each in (_pairs, _two_ways, _apostrophes, _ends, _delimiters, _blanks):
        yield from each(flat)
    for each in (_between_files, _nothing, _coded):
        yield from each(table)


def _pairs(table: tuple[Row, ...]) -> Iterator[Broken]:
    """Marks in pairs around each cell, or around those that hold a comma."""
    pairs = ("“ ”", "« »", "„ “", "‘ ’", "[ ]", "{ }", "< >", "( )", "`` ''")
    for opening, closing in map(str.split, (*pairs, '""" """', "''' '''")):
        cells = [[f"{opening}{cell}{closing}" for cell in row] for row in table]
        yield _doubtful("marks in pairs", f"{opening}{closing}", SOUND.joined(cells), table)
    lists = "".join(f"{list(row)!r}\n" for row in table)
    yield _doubtful("marks in pairs", "lists of a program", lists, table)


def _two_ways(table: tuple[Row, ...]) -> Iterator[Broken]:
    """Rows in two ways of writing: every other one, a half, or a single one."""
    half = len(table) // 2
    places = {
        "every other row": range(1, len(table), 2),
        "from half on": range(half, len(table)),
        "all but the names": range(1, len(table)),
    }
    for one, two in (
        (_ALL, _APOSTROPHES),
        (SOUND, Written(delimiter=";")),
        (SOUND, Written(delimiter="\t")),
        (Written(delimiter=";"), SOUND),
        (SOUND, Written(delimiter=", ")),
    ):
        for name, place in places.items():
            rows = [(two if at in place else one).file([row]) for at, row in enumerate(table)]
            yield _doubtful("rows in two ways", f"{two!r}, {name}", b"".join(rows), table)
    for at in range(1, len(table), 16):
        rows = [(_APOSTROPHES if at == i else _ALL).file([row]) for i, row in enumerate(table)]
        yield Broken(
            family="a row between apostrophes",
            name=str(at),
            data=b"".join(rows),
            meant=table,
            hurt=at,
            doubtful=True,
        )


def _apostrophes(table: tuple[Row, ...]) -> Iterator[Broken]:
    """One cell between apostrophes; where its column holds texts they may be part of it."""
    for at in range(1, len(table), 9):
        for column, cell in enumerate(table[at]):
            if not cell or '"' in cell or "," in cell:
                continue
            lines = SOUND.lines(table)
            lines[at][column] = f"'{cell}'"
            yield Broken(
                family="a cell between apostrophes",
                name=f"{at}, {column}",
                data=SOUND.joined(lines).encode(),
                meant=table,
                hurt=at,
                also=(((*table[at][:column], f"'{cell}'", *table[at][column + 1 :]),),),
                doubtful=any(map(str.isdigit, cell)) and " " not in cell,
            )


def _ends(table: tuple[Row, ...]) -> Iterator[Broken]:
    """A sign before the end of every line, or of some; and other ends of lines."""
    for sign in (",", ",,", ";", "|", " \\\\", "~"):
        way = Written(end=f"{sign}\n")
        more = ("",) * sign.count(",")
        rows = tuple((*row, *more) if more else (*row[:-1], row[-1] + sign) for row in table)
        name = repr(sign)
        below = (table[0], *rows[1:])
        text = SOUND.file(table[:1]) + way.file(table[1:])
        yield _doubtful("a sign before the end", f"{name}, all", way.file(table), rows)
        yield _doubtful("a sign before the end", f"{name}, not the names", text, below)
        text = way.file(table[:1]) + SOUND.file(table[1:])
        above = (rows[0], *table[1:])
        yield _doubtful("a sign before the end", f"{name}, the names", text, above)
    for end in ("\x1e", "\u2028", "\x85", "\x0b", "\x0c", "~", "$", "||", "<br>", "\\n", "\0"):
        yield _doubtful("ends that are none", repr(end), replace(SOUND, end=end).file(table), table)


def _delimiters(table: tuple[Row, ...]) -> Iterator[Broken]:
    """Delimiters that are no ASCII, of several signs, or seldom seen."""
    for sign in (
        *("¦", "·", "→", "‖", "¶", "、", "،", "，", "؛", "•", "\u00a0", "\u2003", "\x14", "€"),
        *("~|~", "##", "^|^", "<>", "\t|\t", " ; ", "@@", ",,", ";;", "  ", "+", "&", "%", "!"),
    ):
        if any(sign in cell for row in table for cell in row):
            continue
        for all_quoted in (False, True):
            way = Written(delimiter=sign, all_quoted=all_quoted)
            yield Broken(
                family="a rare delimiter", name=repr(way), data=way.file(table), meant=table
            )


def _blanks(table: tuple[Row, ...]) -> Iterator[Broken]:
    """Blanks around marks, and after each cell."""
    marked = _ALL.lines(table)
    for before, after in (("", " "), (" ", " "), (" ", "")):
        cells = [[f"{before}{cell}{after}" for cell in row] for row in marked]
        name = f"{before!r} and {after!r} around marks"
        yield _doubtful("blanks", name, SOUND.joined(cells), table)
    rows = tuple(tuple(f"{cell} " for cell in row) for row in table)
    yield Broken(family="blanks", name="after each cell", data=SOUND.file(rows), meant=rows)


def _between_files(table: tuple[Row, ...]) -> Iterator[Broken]:
    """Two files in one: a mark between them, or two encodings."""
    half = len(table) // 2
    one, two = SOUND.file(table[:half]), SOUND.file(table[half:])
    rows = (*table[:half], (f"\ufeff{table[half][0]}", *table[half][1:]), *table[half + 1 :])
    text = one + codecs.BOM_UTF8 + two
    yield _doubtful("two files in one", "a mark between them", text, rows)
    again = SOUND.file(table)
    names = (f"\ufeff{table[0][0]}", *table[0][1:])
    text = again + codecs.BOM_UTF8 + again
    rows = (*table, names, *table[1:])
    yield _doubtful("two files in one", "a mark and names between them", text, rows)
    yield _doubtful("two files in one", "names between them", again + again, (*table, *table))
    for first, second in (
        *(("utf-8", "utf-16"), ("utf-8", "utf-16-le"), ("utf-16", "utf-8")),
        *(("utf-8", "utf-32"), ("utf-8", "cp037")),
    ):
        data = one.decode().encode(first) + two.decode().encode(second, "replace")
        yield _doubtful("two files in one", f"{first}, {second}", data, table)


def _nothing(table: tuple[Row, ...]) -> Iterator[Broken]:
    """NULs, as a disk or a program leaves them."""
    text = SOUND.joined(SOUND.lines(table))
    half = len(table) // 2
    yield _doubtful("NULs", "at the end", text + "\0" * 512, table)
    yield _doubtful("NULs", "in the last line", text[:-1] + "\0" * 64, table)
    wide = "".join(f"{letter}\0" for letter in SOUND.joined(SOUND.lines(table[half : half + 1])))
    above = SOUND.joined(SOUND.lines(table[:half]))
    below = SOUND.joined(SOUND.lines(table[half + 1 :]))
    yield Broken(
        family="NULs",
        name="in a row",
        data=f"{above}{wide}{below}".encode(),
        meant=table,
        hurt=half,
        doubtful=True,
    )


def _coded(table: tuple[Row, ...]) -> Iterator[Broken]:
    """The file as mail carries it."""
    text = SOUND.file(tuple(tuple(cell.replace("a", "é", 1) for cell in row) for row in table))
    meant = tuple(tuple(cell.replace("a", "é", 1) for cell in row) for row in table)
    for name, data in (
        ("UTF-7", text.decode().encode("utf-7")),
        ("quoted-printable", quopri.encodestring(text)),
        ("base64", base64.encodebytes(text)),
        ("with headers", b"Content-Type: text/csv\nSubject: Events, November\n\n" + text),
    ):
        yield _doubtful("coded for mail", name, data, meant)


def _doubtful(family: str, name: str, data: str | bytes, meant: Sequence[Row]) -> Broken:
    data = data if isinstance(data, bytes) else data.encode()
    return Broken(family=family, name=name, data=data, meant=tuple(meant), doubtful=True)
