"""What a program writes for nothing is read as nothing where no code is written so, and said."""

from __future__ import annotations

import pytest

from incidents.formats.format import Context
from incidents.formats.registry import recognise
from incidents.formats.rows import read_table
from tests.publishers_ground import ACLED, AIRWARS, ATLOS, GTD, UCDP, read, three


def test_a_word_for_nothing_is_like_an_empty_cell_beside_the_other_rows():
    row = ACLED | {"region": "NA"}

    *others, last = read(*three(row, {"region": "Eastern Africa"}))

    assert not any("region" in sentence for each in others for sentence in each.review)
    assert any("region “Eastern Africa”" in sentence for sentence in last.review)


@pytest.mark.parametrize("word", ["NA", "NaN", "NULL", "None"])
@pytest.mark.parametrize(
    ("row", "column", "of"),
    [
        (ACLED, "actor1", lambda incident: [actor.name for actor in incident.actors]),
        (UCDP, "where_coordinates", lambda incident: [incident.location]),
        (GTD, "provstate", lambda incident: [incident.admin1]),
        (GTD, "nkill", lambda incident: [incident.killed]),
        (AIRWARS, "location_name", lambda incident: [incident.location]),
        (ATLOS, "description", lambda incident: [incident.notes]),
    ],
)
def test_a_program_s_word_for_nothing_is_no_name_in_data_sets_without_codes(word, row, column, of):
    (incident,) = read(row | {column: word})
    (empty,) = read(row | {column: ""})

    assert of(incident) == of(empty)
    assert word not in of(incident)


def test_words_for_nothing_are_said_of_the_file_and_shown_where_a_cell_is_needed():
    table = read_table(
        b"event_id_cnty,event_date,event_type,sub_event_type,actor2\nKEN1,2022-06-30,NA,NA,NA\n"
    )
    known, _ = recognise(table.header, table.tags)

    (rejection,) = known.read(table, Context())

    assert (rejection.column, rejection.value) == ("event_type", "NA")
    assert any(
        doubt == "“NA” in event_type, sub_event_type, actor2 is what programs write for nothing, "
        "and read as nothing."
        for doubt in known.doubts(table, Context())
    )


def test_na_stays_namibia_where_a_table_writes_codes():
    row = {"event_type": "Riots", "date": "2022-06-30", "location": "Swakopmund", "country": "NA"}

    (incident,) = read(row)

    assert incident.country == "NA"


def test_a_word_for_nothing_far_down_is_said_of_its_row():
    rows = [ACLED | {"event_id_cnty": f"KEN{1000 + number}"} for number in range(520)]
    rows[510] |= {"admin2": "NA"}

    *_, last = read(*rows[:511])

    assert "“NA” in admin2 is read as nothing, as programs write it for that." in last.review
