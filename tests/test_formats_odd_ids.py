"""An id that is missing, unlike the others or in two rows is said."""

from __future__ import annotations

import pytest

from tests.publishers_ground import ACLED, AIRWARS, ATLOS, GTD, KOBO, UCDP, read


def test_a_row_without_an_id_is_said_where_the_others_have_one():
    ids = [f"u{number}" for number in range(40)]

    *others, last = read(*(KOBO | {"_uuid": each} for each in (*ids, "")))

    assert not any("_uuid" in sentence for each in others for sentence in each.review)
    assert any("_uuid is empty, and other rows" in sentence for sentence in last.review)


@pytest.mark.parametrize(
    ("row", "name", "ids"),
    [
        (ACLED, "event_id_cnty", [f"KEN{number}" for number in range(98, 110)]),
        (AIRWARS, "code", [f"CI{number:03}" for number in range(98, 110)]),
        (ATLOS, "slug", [f"ATL-{number}" for number in range(98, 110)]),
    ],
)
def test_an_id_unlike_all_others_asks_for_a_look(row, name, ids):
    *others, last = read(*({**row, name: each} for each in (*ids, "2022-06-30")))

    assert not any("unlike" in sentence for each in others for sentence in each.review)
    assert f"{name} “2022-06-30” is unlike the other ids." in last.review


@pytest.mark.parametrize(
    ("row", "name", "column"),
    [(ACLED, "event_id_cnty", "notes"), (UCDP, "id", "side_a"), (GTD, "eventid", "summary")],
)
def test_of_two_rows_under_one_id_the_second_is_put_aside_with_its_cells(row, name, column):
    first, same, other = read(row, row, row | {column: "Other words."})

    assert first == same
    assert (other.line, other.column, other.value) == (4, name, row[name])
    assert other.reason == f"The id “{row[name]}” stands in line 2 too, with other contents."
    assert other.row == tuple((row | {column: "Other words."}).values())


def test_ids_of_a_table_made_by_hand_are_held_against_each_other():
    rows = [
        {"id": f"a{number}", "event_type": "Riots", "date": "2022-06-30", "location": "Homs"}
        for number in range(30)
    ]
    odd = rows[0] | {"id": "2022-06-30"}
    second = rows[0] | {"location": "Hama"}

    *others, unlike, twice = read(*rows, odd, second)

    assert all(each.review == () for each in others)
    assert unlike.review == ("id “2022-06-30” is unlike the other ids.",)
    assert twice.reason == "The id “a0” stands in line 2 too, with other contents."


def test_an_id_that_no_cell_holds_as_it_is_read_is_said_of_the_whole_row():
    row = {"id": "'=A1", "event_type": "Riots", "date": "2022-06-30", "location": "Homs"}

    _, twice = read(row, row | {"location": "Hama"})

    assert (twice.column, twice.value) == (None, None)
    assert twice.reason == "The id “=A1” stands in line 2 too, with other contents."


def test_a_report_of_ushahidi_has_a_number():
    row = {"Serial": "Food needed", "INCIDENT TITLE": "12", "INCIDENT DATE": "2022-06-30"}

    (incident,) = read(row)

    assert "Serial “Food needed” is no number of a report." in incident.review
