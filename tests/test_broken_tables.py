"""No broken table of the benchmark is read silently wrong, and the benchmark would tell."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import pytest

from benchmarks import broken
from benchmarks.broken import Ending, judged
from benchmarks.broken_layout import laid_out_otherwise
from benchmarks.broken_signs import with_other_signs
from benchmarks.broken_tables import broken_files, sound
from benchmarks.sound_tables import incidents, orders, tongues
from benchmarks.written import SOUND, Broken, Written
from incidents.formats.dialect import Dialect
from incidents.formats.rows import look_at_table

TABLES = {
    "orders": (orders(), SOUND),
    "incidents": (incidents(), Written(all_quoted=True, end="\r\n")),
    "tongues": (tongues(), Written(delimiter=";", escape="\\")),
}
BAD = {Ending.SILENT, Ending.ALARMED}


@pytest.mark.parametrize("name", TABLES)
def test_no_broken_table_is_read_silently_wrong(name):
    table, way = TABLES[name]

    wrong = [
        (each.family, each.name)
        for each in islice(broken_files(table, step=41, way=way), 0, None, 3)
        for ending, is_stored_wrong in [judged(each)]
        if ending in BAD or is_stored_wrong
    ]

    assert wrong == []


@pytest.mark.parametrize("change", [with_other_signs, laid_out_otherwise])
@pytest.mark.parametrize("name", TABLES)
def test_no_file_that_is_written_or_laid_out_otherwise_is_read_silently_wrong(name, change):
    table, _ = TABLES[name]

    wrong = [
        (each.family, each.name)
        for each in islice(change(table), 0, None, 4)
        for ending, is_stored_wrong in [judged(each)]
        if ending in BAD or is_stored_wrong
    ]

    assert wrong == []


@pytest.mark.parametrize("name", TABLES)
def test_no_doubt_is_said_of_a_sound_table_in_any_dialect(name):
    table, _ = TABLES[name]

    alarmed = [each.name for each in islice(sound(table), 0, None, 7) if judged(each)[0] in BAD]

    assert alarmed == []


def test_a_reading_that_loses_a_row_in_silence_is_told():
    table = orders()
    lost = Broken(family="a row lost", name="2", data=SOUND.file(table[:-1]), meant=table)

    assert judged(lost) == (Ending.SILENT, False)


def test_a_row_that_is_taken_and_was_not_meant_is_told():
    table = orders()
    other = (*table[:5], tuple(map(str.upper, table[5])), *table[6:])

    assert judged(Broken(family="a row", name="5", data=SOUND.file(other), meant=table)) == (
        Ending.SILENT,
        True,
    )


def test_a_false_alarm_is_told(monkeypatch):
    monkeypatch.setattr(
        broken, "look", lambda data: replace(look_at_table(data), doubts=("It may be odd.",))
    )

    assert judged(next(sound(orders())))[0] is Ending.ALARMED


def test_a_dialect_that_is_read_wrongly_is_told(monkeypatch):
    monkeypatch.setattr(
        broken,
        "look",
        lambda data: replace(look_at_table(data), dialect=Dialect(delimiter="|")),
    )

    assert judged(next(sound(orders())))[0] in BAD
