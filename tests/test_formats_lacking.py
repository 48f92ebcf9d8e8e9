"""A table that lacks columns of its format, or was cut off, says so before it is taken."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest

from incidents.formats.cells import counted
from incidents.formats.format import Context
from incidents.formats.lacking import lacking, renamed
from incidents.formats.own import Own
from incidents.formats.registry import recognise
from incidents.formats.survey import survey
from incidents.rejection import Rejection
from tests.formats_ground import read_file

OWN = "event_type,date_start,location,notes"


def doubts(text):
    table = read_file(text.encode(), "table.csv")
    known, _ = recognise(table.header, table.tags)
    return (*table.doubts, *known.doubts(table, Context()))


def test_what_a_format_has_and_a_table_lacks_is_said():
    (sentence,) = lacking(("Event_Date", "notes"), ("event_date", "actor1", "notes"))

    assert "1 column is missing" in sentence
    assert "actor1" in sentence


def test_a_whole_table_lacks_nothing():
    assert lacking(("A", "b"), ("a", "b")) == ()


@pytest.mark.parametrize("name", ["country (2)", "Country old", "killed min"])
def test_a_column_that_is_nearly_one_of_ours_is_said(name):
    (sentence,) = renamed((name,), ("country", "killed_min"))

    assert f"“{name}” is kept beside" in sentence


def test_a_column_of_somebody_elses_is_no_misspelt_one():
    assert renamed(("Photographer", "country"), ("country", "killed_min")) == ()


def test_an_acled_file_without_its_actors_says_so():
    found = doubts(
        "event_id_cnty,event_date,event_type,sub_event_type\nKEN1,2022-01-13,Riots,Mob violence\n"
    )

    assert any("actor1" in sentence for sentence in found)


def test_an_own_file_whose_column_was_renamed_says_so():
    assert any(
        "country_x" in each for each in doubts(f"{OWN},country_x\nRiots,2022-01-13,Homs,,\n")
    )


def test_a_last_line_that_ends_in_the_middle_is_said():
    rows = "\n".join(f"Riots,2022-01-1{at},Homs,It was quiet {at * 'and '}" for at in range(5))

    assert any(
        "may be cut off" in each for each in doubts(f"{OWN}\n{rows}\nRiots,2022-01-13,Homs,It w")
    )
    assert doubts(f"{OWN}\n{rows}\nRiots,2022-01-13,Homs,It w\n") == ()


@pytest.mark.parametrize("last", ["KEN", '"It was loud"'])
def test_a_program_that_ends_no_last_line_is_not_doubted(last):
    text = (
        f"{OWN}\nRiots,2022-01-13,Homs,KEN\nRiots,2022-01-14,Homs,UGA\nRiots,2022-01-15,Homs,{last}"
    )

    assert doubts(text) == ()


def test_texts_that_a_program_has_cut_are_counted():
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(OWN.split(","))
    writer.writerows(["Riots", "2022-01-13", "Homs", "x" * length] for length in (255, 12, 255))
    table = read_file(text.getvalue().encode(), "table.csv")

    found = survey(table, Own(), Context())

    assert found.cut == {"notes": 2}
    assert "2 texts seem to be cut at the end." in found.in_words()


def test_a_publishers_order_is_not_trusted_where_a_date_is_written_the_other_way():
    head = "id,date,latitude,longitude,location,description,sources,associations"
    rest = "34.7,36.7,Homs,x,https://example.org,Weapon System=Unknown"
    text = f"{head}\nA1,05/06/2022,{rest}\nA2,25/06/2022,{rest}\nA3,06/25/2022,{rest}\n"
    table = read_file(text.encode(), "table.csv")
    known, _ = recognise(table.header)

    first, second, third = known.read(table, Context())

    assert isinstance(first, Rejection)
    assert second.date == third.date
    assert any("day first or month first" in each for each in known.doubts(table, Context()))


def test_the_columns_are_counted_once_and_stay_counted_with_their_table_alone():
    table = read_file(b"event_type,date_start,location\nRiots,2022-01-13,Homs\n" * 2, "table.csv")

    first = counted(table, ("date_start", "date_end"))
    again = counted(table, ("date_start",))

    assert first == again == {"date_start": {"2022-01-13": 2}}
    assert replace(table, grid=()).counted == {}


def test_a_doubt_calls_the_column_as_the_file_does():
    (sentence,) = doubts("Event_Type,Date_Start,Location\nRiots,03/04/2022,Homs\n")

    assert "in Date_Start may be" in sentence
