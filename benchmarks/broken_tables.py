"""Two sound tables, and thousands of files in which one of them was broken in one known way.

Each file comes with the table that was meant, so that whoever reads it can be held against that.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

Row = tuple[str, ...]
ROWS: Final = 80
_WORDS: Final = (
    *("long", "green", "bench", "for", "two", "with", "a", "back", "of", "oak", "and", "iron"),
    *("feet", "sent", "by", "rail", "to", "the", "old", "harbour", "café", "behind", "station"),
)
_PLACES: Final = (
    "Homs",
    "Hama",
    "Tlaxiaco",
    "Nairobi",
    "Kisumu",
    "Goma",
    "Bria",
    "Douma",
    "Málaga",
)


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


def orders() -> tuple[Row, ...]:
    """Orders of a joiner's shop: nothing about incidents."""
    pick = random.Random(6)
    header = ("day", "hour", "pieces", "item", "price", "kind", "description", "page", "remark")
    return (header, *(_order(pick, at) for at in range(ROWS)))


def _order(pick: random.Random, at: int) -> Row:
    described = pick.choice(
        (
            _phrase(pick, 4),
            f"{_phrase(pick, 2)}, {_phrase(pick, 2)}",
            f'the "{_phrase(pick, 1)}" {_phrase(pick, 2)}',
            f"{_phrase(pick, 3)}\n{_phrase(pick, 3)}, {_phrase(pick, 1)}",
            f"{_phrase(pick, 2)}; {_phrase(pick, 1)}'s {_phrase(pick, 1)}",
        )
    )
    return (
        f"{pick.randint(1, 12)}/{pick.randint(1, 28):02}/2021",
        f"{pick.randint(7, 18):02}:{pick.randint(0, 59):02}",
        str(pick.randint(1, 40)),
        f"{pick.choice('ABK')}{1000 + at}-{pick.randint(1, 9)}",
        f"{pick.randint(20, 9_000):,}.{pick.randint(0, 99):02}",
        pick.choice(("bench", "table", "small parts")),
        described,
        f"https://joiner.example/{pick.choice('abc')}/{at}?size={pick.randint(1, 9)}",
        pick.choice(("", "", _phrase(pick, 5), f"call {_phrase(pick, 1)} first")),
    )


def incidents() -> tuple[Row, ...]:
    """Incidents in our own columns."""
    pick = random.Random(7)
    header = (
        *("id", "event_type", "date_start", "location", "latitude", "longitude", "killed_min"),
        *("notes", "source_url"),
    )
    return (header, *(_incident(pick, at) for at in range(ROWS)))


def _incident(pick: random.Random, at: int) -> Row:
    return (
        f"X-{at + 1}",
        pick.choice(("Riots", "Protests", "Battles")),
        f"2022-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}",
        pick.choice(_PLACES),
        f"{pick.uniform(-30, 40):.4f}",
        f"{pick.uniform(-20, 60):.4f}",
        pick.choice(("", "0", "2", "14")),
        pick.choice(
            (
                f"{_phrase(pick, 3)}, then {_phrase(pick, 3)}.",
                f'One said "{_phrase(pick, 2)}" of it.',
                f"{_phrase(pick, 3)}.\n{_phrase(pick, 4)}, {_phrase(pick, 1)}.",
                f"{_phrase(pick, 6)}.",
            )
        ),
        f"https://news.example/{pick.randint(100, 999)}",
    )


def _phrase(pick: random.Random, words: int) -> str:
    return " ".join(pick.choice(_WORDS) for _ in range(words))


def sound(table: tuple[Row, ...]) -> Iterator[Broken]:
    """The table in every way that programs write one: what any doubt about is a false alarm."""
    delimiters = (",", ";", "\t", "|", ", ", "||", "::", " ", ":", "~", "^", "\x1f")
    encodings = ("utf-8", "utf-8-sig", "utf-16")
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


def broken_files(table: tuple[Row, ...], *, step: int) -> Iterator[Broken]:
    """The table as a whole broken in each way, then in each way in every `step`th place."""
    for each in (_dialects, _shapes, _headers, _surroundings, _tables, _encodings):
        yield from each(table)
    for damage in (_too_few, _too_many, _another_delimiter, _marks, _escapes, _ends):
        for at, broken in enumerate(damage(table)):
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


def _too_few(table: tuple[Row, ...]) -> Iterator[Broken]:
    for at, column in product(range(len(table)), range(len(table[0]) - 1)):
        lines = SOUND.lines(table)
        cells = lines[at]
        merged = cells[column] + cells[column + 1]
        lines[at] = [*cells[:column], merged, *cells[column + 2 :]]
        row = table[at]
        also = (*row[:column], row[column] + row[column + 1], *row[column + 2 :])
        yield _hurt("a delimiter too few", f"{at}, {column}", lines, table, at, (also,))


def _too_many(table: tuple[Row, ...]) -> Iterator[Broken]:
    for at, column in product(range(len(table)), range(len(table[0]) + 1)):
        lines = SOUND.lines(table)
        lines[at].insert(column, "")
        also = (*table[at][:column], "", *table[at][column:])
        yield _hurt("a delimiter too many", f"{at}, {column}", lines, table, at, (also,))


def _another_delimiter(table: tuple[Row, ...]) -> Iterator[Broken]:
    for at, sign in product(range(len(table)), (" ", "\t", ";", "|", ", ")):
        lines = SOUND.lines(table)
        lines[at] = [sign.join(lines[at])]
        yield _hurt("a row with another delimiter", f"{at}, {sign!r}", lines, table, at)
    way = Written(delimiter=";")
    for at in range(len(table)):
        lines = way.lines(table)
        lines[at] = [",".join(SOUND.cell(cell) for cell in table[at])]
        broken = _hurt("a row with another delimiter", f"{at}, ','", lines, table, at)
        yield replace(broken, data=way.joined(lines).encode())


def _marks(table: tuple[Row, ...]) -> Iterator[Broken]:
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
        lines = SOUND.lines(table)
        cell = lines[at][column]
        lines[at][column] = change(cell)
        if lines[at][column] == cell:
            continue
        row = table[at]
        also = (*row[:column], lines[at][column], *row[column + 1 :])
        inner = (*row[:column], change(row[column]), *row[column + 1 :])
        family = "a quotation mark too few" if "first" in name or "lost" in name else ""
        yield _hurt(
            family or "a quotation mark too many",
            f"{name}, {at}, {column}",
            lines,
            table,
            at,
            (also, inner),
        )


def _escapes(table: tuple[Row, ...]) -> Iterator[Broken]:
    """A quotation mark in a cell that is not written twice as the others are."""
    for at, column in product(range(len(table)), range(len(table[0]))):
        cell = SOUND.cell(table[at][column])
        place = cell.find('""', 1)
        while 0 < place < len(cell) - 2:
            for sign in ("", "\\", "'", "^"):
                lines = SOUND.lines(table)
                lines[at][column] = f'{cell[:place]}{sign}"{cell[place + 2 :]}'
                name = f"{sign!r}, {at}, {column}, {place}"
                yield _hurt("a mark that is escaped otherwise", name, lines, table, at)
            place = cell.find('""', place + 2)


def _ends(table: tuple[Row, ...]) -> Iterator[Broken]:
    """A line whose end is another one, or missing, and one with an end too many."""
    lines = [",".join(cells) for cells in SOUND.lines(table)]
    for at, end in product(range(len(lines) - 1), ("\r", "\r\n")):
        text = "".join(line + (end if here == at else "\n") for here, line in enumerate(lines))
        yield _whole("a row with another end", f"{at}, {end!r}", text, table)
    for at, end in product(range(len(lines) - 1), ("", " ", ",", "\x0b", "\x0c", "\x85", "\u2028")):
        text = "".join(line + (end if here == at else "\n") for here, line in enumerate(lines))
        first, second = table[at : at + 2]
        run = (
            (*first, *second)
            if end == ","
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
    for at, column in product(range(len(table)), range(1, len(table[0]), 3)):
        cells = SOUND.lines(table)
        broken = cells[at]
        cells[at : at + 1] = [broken[:column], broken[column:]]
        halves = (table[at][:column], table[at][column:])
        yield Broken(
            family="an end too many",
            name=f"{at}, {column}",
            data=SOUND.joined(cells).encode(),
            meant=table,
            hurt=at,
            also=(halves,),
            doubtful=True,
        )


def _as(family: str, way: Written, table: tuple[Row, ...]) -> Broken:
    return Broken(family=family, name=repr(way), data=way.file(table), meant=table)


def _whole(family: str, name: str, text: str, table: tuple[Row, ...]) -> Broken:
    return Broken(family=family, name=name, data=text.encode(), meant=table)


def _hurt(
    family: str,
    name: str,
    lines: Sequence[Sequence[str]],
    table: tuple[Row, ...],
    at: int,
    also: Sequence[Row] = (),
) -> Broken:
    return Broken(
        family=family,
        name=name,
        data=SOUND.joined(lines).encode(),
        meant=table,
        hurt=at,
        also=tuple((row,) for row in also),
        doubtful=True,
    )
