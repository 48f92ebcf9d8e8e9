"""Thousands of files in each of which a sound table is broken in one known way.

Each file comes with the table that was meant, so that whoever reads it can be held against that.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from benchmarks.broken_rows import DAMAGES
from benchmarks.written import SOUND, Broken, Row, Written


def sound(table: tuple[Row, ...]) -> Iterator[Broken]:
    """The table in every way that programs write one: what any doubt about is a false alarm."""
    delimiters = (",", ";", "\t", "|", ", ", "||", "::", " ", ":", "~", "^", "\x1f")
    encodings = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32")
    ways = product(delimiters, ('"', "'"), ("twice", "\\"), ("\n", "\r\n", "\r"), (False, True))
    for at, (delimiter, quote, escape, end, all_quoted) in enumerate(ways):
        way = Written(
            delimiter=delimiter,
            quote=quote,
            escape=quote if escape == "twice" else escape,
            end=end,
            all_quoted=all_quoted,
            encoding=encodings[at % len(encodings)],
        )
        yield Broken(
            family="sound, in another dialect", name=repr(way), data=way.file(table), meant=table
        )


def broken_files(table: tuple[Row, ...], *, step: int, way: Written = SOUND) -> Iterator[Broken]:
    """The table as a whole broken in each way, then in each way in every `step`th place.

    Args:
        table: The table.
        step: 1 for every place in it, 2 for every other one.
        way: How it is written where single rows are broken.
    """
    for each in (_dialects, _shapes, _headers, _surroundings, _tables, _encodings):
        yield from each(table)
    for damage in DAMAGES:
        for at, broken in enumerate(damage(table, way)):
            if at % step == 0:
                yield broken


def _dialects(table: tuple[Row, ...]) -> Iterator[Broken]:
    """Other signs between cells, around them, in them and after lines."""
    for delimiter in (";", "\t", "|", " ", ":", ", ", "; ", "||", "::", "\t\t", "~", "^", "#", "§"):
        yield _as("another delimiter", Written(delimiter=delimiter), table)
    for delimiter in ("\x01", "\x02", "\x1c", "\x1d", "\x1e", "\x1f", " | ", "|;|", "$", "*"):
        yield _as("another delimiter", Written(delimiter=delimiter), table)
    for quote in ("'", "`", "*", "~", "|", "%", "^"):
        for all_quoted in (False, True):
            way = Written(quote=quote, escape=quote, all_quoted=all_quoted)
            yield _as("another quotation mark", way, table)
    bare = (table[0], *(tuple(cell.replace("\n", " ") for cell in row) for row in table[1:]))
    yield _as("no quotation mark", Written(quote="", escape="", delimiter="\t"), bare)
    yield _as("no quotation mark", Written(quote="", escape="", delimiter=";"), bare)
    yield _as("no quotation mark", Written(quote="", escape=""), bare)
    for escape in ("\\", "", "^", "/", "~", "|"):
        for all_quoted in (False, True):
            way = Written(escape=escape, all_quoted=all_quoted)
            yield _as("another escape", way, table)
    for end in ("\r", "\r\n", "\n\r", "\r\r\n", "\n\n"):
        yield _as("another line end", Written(end=end), table)
    lines = SOUND.lines(table)
    mixed = "".join(
        ",".join(cells) + ("\r\n", "\n", "\r")[at % 3] for at, cells in enumerate(lines)
    )
    yield _whole("another line end", "mixed", mixed, table)


def _shapes(table: tuple[Row, ...]) -> Iterator[Broken]:
    """A table that is whole and of an odd shape."""
    text = SOUND.joined(SOUND.lines(table))
    yield _whole("odd shape", "last line without end", text[:-1], table)
    yield _whole("odd shape", "two ends at the end", f"{text}\n", table)
    yield _whole("odd shape", "many ends at the end", f"{text}\n\n\n\n", table)
    yield _whole("odd shape", "names only", SOUND.joined(SOUND.lines(table[:1])), table[:1])
    yield _whole("odd shape", "nothing", "", ((),))
    yield _whole("odd shape", "nothing but an end", "\n", ((),))
    for number in (1, 2, 3):
        few = table[: number + 1]
        yield _as("odd shape", SOUND, few)
    for at in range(len(table[0])):
        column = tuple((row[at] or "-",) for row in table)
        yield _as("odd shape", SOUND, column)
        pair = tuple((row[at] or "-", row[at - 1] or "-") for row in table)
        yield _as("odd shape", SOUND, pair)
    wide = tuple(tuple(f"{cell}{part}" for part in range(20) for cell in row) for row in table)
    yield _as("odd shape", SOUND, wide)
    empty = ("",) * len(table[0])
    for at in range(1, len(table), 16):
        yield Broken(
            family="empty rows",
            name=f"delimiters only, {at}",
            data=SOUND.file((*table[:at], empty, *table[at:])),
            meant=(*table[:at], empty, *table[at:]),
            hurt=at,
            also=((),),
        )
        blank = SOUND.lines(table)
        text = SOUND.joined([*blank[:at], [], *blank[at:]])
        yield _whole("empty rows", f"blank, {at}", text, table)
        spaces = SOUND.joined([*blank[:at], ["   "], *blank[at:]])
        yield Broken(
            family="empty rows",
            name=f"spaces, {at}",
            data=spaces.encode(),
            meant=(*table[:at], ("   ",), *table[at:]),
            hurt=at,
            also=((),),
        )


def _headers(table: tuple[Row, ...]) -> Iterator[Broken]:
    """Names that are missing, or stand twice, or over several rows."""
    header, *rows = table
    for way in (SOUND, Written(delimiter=";"), Written(delimiter="\t"), Written(all_quoted=True)):
        yield Broken(
            family="no names",
            name=repr(way),
            data=way.file(rows),
            meant=((), *rows),
            doubtful=True,
        )
    second = tuple(f"{name} (as sent)" for name in header)
    third = tuple("text" for _ in header)
    for names in ((second,), (second, third), (third,), (header,)):
        yield Broken(
            family="names in several rows",
            name=f"{len(names) + 1}, {names[0][0]}",
            data=SOUND.file((header, *names, *rows)),
            meant=table,
            hurt=0,
            also=((header, *names),),
            doubtful=True,
        )
    for at in range(1, len(header)):
        twice = (*header[:at], header[0], *header[at + 1 :])
        yield Broken(
            family="names twice",
            name=f"column {at + 1}",
            data=SOUND.file((twice, *rows)),
            meant=(twice, *rows),
            doubtful=True,
        )
    for at in range(len(header)):
        empty = (*header[:at], "", *header[at + 1 :])
        yield Broken(
            family="a column without a name",
            name=f"column {at + 1}",
            data=SOUND.file((empty, *rows)),
            meant=(empty, *rows),
        )


def _surroundings(table: tuple[Row, ...]) -> Iterator[Broken]:
    """Lines above and below a table that are none of its rows."""
    text = SOUND.joined(SOUND.lines(table))
    width = len(table[0])
    above = {
        "a title": "Export of 24 November\n",
        "a title and a blank line": "Export of 24 November\n\n",
        "a sentence with commas": "Export of 24 November, by the office, for its own use\n\n",
        "a title as wide": f"Export of 24 November{',' * (width - 1)}\n",
        "four lines": "Export\nBy: the office\nDate: 2022-11-24, 12:00\n\n",
        "remarks": "# Export of 24 November\n# by the office\n",
        "blank lines": "\n\n",
        "commas only": f"{',' * (width - 1)}\n",
        "as many cells": f"{', '.join(['one says'] * width)}.\n",
    }
    for name, lines in above.items():
        yield _whole("lines above", name, lines + text, table)
    below = {
        "a sentence": "Source: the office\n",
        "a sentence after a blank line": "\nSource: the office, all rights reserved\n",
        "as wide": f"\nSource: the office{',' * (width - 1)}\n",
        "a sum": f"\nTotal,80{',' * (width - 2)}\n",
        "as many cells": f"\n{', '.join(['one says'] * width)}.\n",
    }
    for name, lines in below.items():
        cells = tuple(lines.strip("\n").split(","))
        yield Broken(
            family="lines below",
            name=name,
            data=(text + lines).encode(),
            meant=(*table, cells),
            hurt=len(table),
            also=((),),
            doubtful=True,
        )


def _tables(table: tuple[Row, ...]) -> Iterator[Broken]:
    """A second table under the first, or beside it in its middle."""
    width = len(table[0])
    for between in ("", "\n", "\n\n", "Second part\n", "\nSecond part\n\n"):
        for wide in (2, width - 2, width, width + 3):
            names = tuple(f"field {at}" for at in range(wide))
            other = (names, *(tuple(f"{at} of {row}" for at in range(wide)) for row in range(20)))
            text = f"{SOUND.joined(SOUND.lines(table))}{between}{SOUND.joined(SOUND.lines(other))}"
            title = ((between.strip("\n"),),) if between.strip("\n") else ()
            yield Broken(
                family="two tables",
                name=f"{wide} columns, parted by {between!r}",
                data=text.encode(),
                meant=(*table, *title, *other),
                doubtful=True,
            )
            text = f"{SOUND.joined(SOUND.lines(other))}{between}{SOUND.joined(SOUND.lines(table))}"
            yield Broken(
                family="two tables",
                name=f"{wide} columns above, parted by {between!r}",
                data=text.encode(),
                meant=(*other, *title, *table),
                doubtful=True,
            )


def _encodings(table: tuple[Row, ...]) -> Iterator[Broken]:
    """The table in other encodings, and with bytes of two."""
    for encoding in (
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "latin-1",
        "cp1252",
    ):
        for end in ("\n", "\r\n"):
            yield _as("another encoding", Written(encoding=encoding, end=end), table)
    lines = SOUND.joined(SOUND.lines(table)).encode()
    for at in (20, 60):
        place = lines.index(b"\n", at * len(lines) // 100) - 2
        yield Broken(
            family="a byte of another encoding",
            name=f"at {at} of 100",
            data=lines[:place] + b"\xe9" + lines[place:],
            meant=((),),
            doubtful=True,
        )


def _as(family: str, way: Written, table: tuple[Row, ...]) -> Broken:
    return Broken(family=family, name=repr(way), data=way.file(table), meant=table)


def _whole(family: str, name: str, text: str, table: tuple[Row, ...]) -> Broken:
    return Broken(family=family, name=name, data=text.encode(), meant=table)
