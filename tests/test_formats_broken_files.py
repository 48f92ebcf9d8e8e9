"""A broken file is read right, rejected row by row, or refused: never read silently wrong."""

from __future__ import annotations

import csv
import random
from datetime import date
from io import StringIO

import pytest

from incidents.errors import BadTable
from incidents.formats.format import Context
from incidents.formats.own import Own
from incidents.formats.registry import recognise
from incidents.formats.row_faults import LONGEST_CELL
from incidents.record import Incident
from incidents.rejection import Rejection
from tests.formats_ground import read_file

HEADER = ("id", "event_type", "date_start", "location", "country", "killed_min", "notes")
PLACES = ("Homs", "Žilina", "Łódź, north", 'the "Old" Town', "حمص", "Дніпро", "two\nlines", "NA")


def rows(number, seed):
    pick = random.Random(seed)
    return [
        (
            str(at),
            pick.choice(["Riots", "Protests", "Battles"]),
            f"2022-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}",
            pick.choice(PLACES),
            pick.choice(["NA", "SY", "KE"]),
            str(pick.randint(0, 40)),
            pick.choice(["", "quiet", "a, b; c", "NULL", "-", "'=x"]),
        )
        for at in range(number)
    ]


def text_of(table, delimiter=","):
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(table)
    return text.getvalue()


def line_at(text, pick):
    lines = text.split("\n")
    return lines, pick.randrange(1, len(lines) - 1)


def cut_off(text, pick):
    return text[: pick.randrange(len(text) // 3, len(text) - 2)]


def cell_too_many(text, pick):
    lines, at = line_at(text, pick)
    lines[at] += ",extra"
    return "\n".join(lines)


def cell_too_few(text, pick):
    lines, at = line_at(text, pick)
    lines[at] = lines[at].rpartition(",")[0]
    return "\n".join(lines)


def every_row_one_cell_too_many(text, _):
    head, *lines = text.rstrip("\n").split("\n")
    return "\n".join([head, *(f"{line},x" for line in lines)])


def open_quotation_mark(text, pick):
    lines, at = line_at(text, pick)
    cells = lines[at].split(",")
    cells[pick.randrange(len(cells))] = '"open'
    lines[at] = ",".join(cells)
    return "\n".join(lines)


def bare_quotation_mark(text, pick):
    lines, at = line_at(text, pick)
    lines[at] = lines[at].replace(",", ',5" gun,', 1) if lines[at].count(",") > 3 else lines[at]
    return "\n".join(lines)


def nul(text, pick):
    at = pick.randrange(len(text) // 2, len(text) - 1)
    return f"{text[:at]}\0{text[at:]}"


def header_again(text, pick):
    lines, at = line_at(text, pick)
    return "\n".join([*lines[:at], lines[0], *lines[at:]])


def blank_and_empty_rows(text, pick):
    lines, at = line_at(text, pick)
    return "\n".join([*lines[:at], "", "," * (len(HEADER) - 1), *lines[at:]])


def title_above(text, _):
    return f"Export of 24 November\n\n{text}"


def unquoted_delimiter(text, pick):
    lines, at = line_at(text, pick)
    lines[at] = lines[at].replace('"', "")
    return "\n".join(lines)


def swallowed_line_end(text, pick):
    lines, at = line_at(text, pick)
    return "\n".join([*lines[:at], lines[at] + lines[at + 1], *lines[at + 2 :]])


def another_delimiter_in_one_line(text, pick):
    lines, at = line_at(text, pick)
    lines[at] = lines[at].replace(",", ";")
    return "\n".join(lines)


BREAKS = (
    cut_off,
    cell_too_many,
    cell_too_few,
    every_row_one_cell_too_many,
    open_quotation_mark,
    bare_quotation_mark,
    nul,
    header_again,
    blank_and_empty_rows,
    title_above,
    unquoted_delimiter,
    swallowed_line_end,
    another_delimiter_in_one_line,
)


@pytest.mark.parametrize("broken", BREAKS, ids=lambda broken: broken.__name__)
@pytest.mark.parametrize("seed", range(8))
def test_every_row_that_is_taken_stands_in_the_file_that_was_broken(broken, seed):
    original = rows(12, seed)
    data = broken(text_of(original), random.Random(seed)).encode()

    try:
        table = read_file(data, "broken.csv", encoding="utf-8")
    except BadTable as refused:
        assert str(refused).endswith((".", "”."))  # noqa: PT017 - refusing is one of three good ends
        return

    # What is cut off in the last cell cannot be told from a cell that is shorter.
    last = [each[:-1] for each in original] if broken is cut_off else original
    for row in table.rows:
        cells = row.cells[:-1] if broken is cut_off else row.cells
        assert cells in last or any(map(str.strip, row.cells)) is False


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_a_sound_file_is_read_whole_in_every_dialect(seed, delimiter, encoding):
    original = rows(12, seed)

    table = read_file(text_of(original, delimiter).encode(encoding), "sound.csv")

    assert [row.cells for row in table.rows] == original
    assert table.rejections == ()


def test_a_file_of_two_encodings_loses_no_row_and_mixes_no_letter():
    head = "event_type,date,location\n"
    sound = "Riots,2022-06-30,Žilina\n" * 5
    data = (head + sound).encode() + "Riots,2022-06-30,Malmö\n".encode("cp1252")

    table = read_file(data, "mixed.csv")

    assert [row.cells[2] for row in table.rows] == ["Žilina"] * 5
    assert [rejection.line for rejection in table.rejections] == [7]


def read(data):
    table = read_file(data, "a.csv")
    known, _ = recognise(table.header, table.tags)
    return list(known.read(table, Context()))


@pytest.mark.parametrize("precision", ["1", "2", "3"])
def test_a_date_in_9999_is_refused_by_its_cell(precision):
    data = f"event_type,date,location,time_precision\nRiots,9999-12-31,Homs,{precision}\n".encode()

    (rejection,) = read(data)

    assert (rejection.line, rejection.column, rejection.value) == (2, "date", "9999-12-31")
    assert rejection.reason == "The date lies far in the future."


@pytest.mark.parametrize("precision", ["1", "2", "3"])
def test_a_date_at_the_beginning_of_time_asks_for_a_look(precision):
    data = f"event_type,date,location,time_precision\nRiots,0001-01-01,Homs,{precision}\n".encode()

    (incident,) = read(data)

    assert incident.date.start == date(1, 1, 1)
    assert incident.review[0].startswith("The date 0001-01-01 lies before 1800")


def test_na_is_namibia_and_no_missing_value():
    data = b"event_type,date,location,country,notes\nRiots,2022-06-30,NA,NA,NA\n"

    (incident,) = read(data)

    assert (incident.country, incident.location, incident.notes) == ("NA", "NA", "NA")


def test_ten_thousand_columns_are_refused():
    data = (",".join(f"c{number}" for number in range(10_000)) + "\n").encode()

    with pytest.raises(BadTable, match="10,000 columns"):
        read_file(data, "wide.csv")


def test_a_cell_of_50_mb_is_rejected_and_its_neighbours_are_read():
    row = "Riots,2022-06-30,Homs,"
    data = f"event_type,date,location,notes\n{row}x\n{row}{'y' * 50_000_000}\n{row}z\n".encode()

    first, giant, last = read(data)

    assert (first.notes, last.notes) == ("x", "z")
    assert isinstance(giant, Rejection)
    assert f"{LONGEST_CELL:,}" in giant.reason
    assert len(giant.value) <= 200


def test_two_rows_of_names_are_said_and_the_second_is_not_taken():
    data = b"event_type,date,location\nkind,when,where\n" + b"Riots,2022-06-30,Homs 1\n" * 3

    table = read_file(data, "a.csv")
    first, *others = Own().read(table, Context())

    assert any("second row of names" in doubt for doubt in table.doubts)
    assert isinstance(first, Rejection)
    assert all(isinstance(each, Incident) for each in others)


def test_a_file_without_names_is_refused_with_what_to_do():
    with pytest.raises(BadTable, match="Add a line that names the columns"):
        read_file(b"1,2022-06-30,Homs\n2,2022-07-01,Hama\n", "a.csv")


def test_a_second_row_under_one_id_is_put_aside_where_it_says_something_else():
    data = b"id,event_type,date,location\n1,Riots,2022,Homs\n1,Riots,2022,Hama\n"

    first, second = read(data)

    assert first.dataset_id == "1"
    assert (second.line, second.row) == (3, ("1", "Riots", "2022", "Hama"))
