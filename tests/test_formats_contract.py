"""Every format keeps the same promises: it knows only its own columns and answers each row once."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from incidents.errors import BadTable
from incidents.formats.format import Context, DayOrder
from incidents.formats.registry import FORMATS, format_named, recognise
from incidents.formats.rows import read_table
from incidents.record import Incident
from incidents.rejection import Rejection

ROWS = {
    "ACLED": {
        "event_id_cnty": "XXX1",
        "event_date": "2022-06-30",
        "year": "2022",
        "time_precision": "1",
        "event_type": "Riots",
        "sub_event_type": "Mob violence",
        "actor1": "Rioters (Examplia)",
        "actor2": "",
        "country": "Namibia",
        "location": "Exampletown",
        "latitude": "-20.5",
        "longitude": "16.5",
        "geo_precision": "1",
        "notes": "{{7*7}} <script>alert(1)</script>",
        "fatalities": "0",
    },
    "UCDP GED": {
        "id": "1",
        "type_of_violence": "1",
        "side_a": "Government of Examplia",
        "side_b": "=cmd()",
        "where_prec": "2",
        "where_coordinates": "Exampletown",
        "latitude": "-20.5",
        "longitude": "16.5",
        "country": "Namibia",
        "date_prec": "2",
        "date_start": "2022-06-29",
        "date_end": "2022-06-30",
        "low": "0",
        "best": "1",
        "high": "2",
    },
    "Incident Atlas": {
        "event_type": "Riots",
        "date_start": "2022-06-30",
        "date_end": "2022-06-30",
        "location": "Exampletown",
        "latitude": "-20.5",
        "longitude": "16.5",
        "country": "NA",
        "killed_min": "0",
        "killed_max": "2",
        "notes": "{{7*7}}",
    },
}
DATE = {"ACLED": "event_date", "UCDP GED": "date_start", "Incident Atlas": "date_start"}
COUNT = {"ACLED": "fatalities", "UCDP GED": "high", "Incident Atlas": "killed_max"}
every_format = pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)


def table_of(*rows, delimiter=",", upper=False, tags=False, ragged=False):
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow([f" {name.upper()} " if upper else name for name in rows[0]])
    if tags:
        writer.writerow([f"#x+{name}" for name in rows[0]])
    writer.writerows(row.values() for row in rows)
    if ragged:
        writer.writerow(["a", "b"])
    return read_table(text.getvalue().encode("utf-8-sig"), delimiter=delimiter)


def read(known, *rows, context=None, **shape):
    return list(known.read(table_of(*rows, **shape), context or Context()))


def test_every_format_has_a_sample_here():
    assert set(ROWS) == {known.name for known in FORMATS}


@every_format
def test_a_format_recognises_its_own_columns_and_no_other_does(known):
    found, reason = recognise(list(ROWS[known.name]))

    assert found is known
    assert reason.startswith("has ")
    for other in FORMATS:
        if other is not known:
            assert other.recognises(list(ROWS[known.name])) is None


@every_format
def test_a_format_lacking_a_column_of_its_signature_is_not_recognised(known):
    header = [name for name in ROWS[known.name] if name not in known.recognises(ROWS[known.name])]

    assert known.recognises(header) is None


@every_format
def test_case_and_blanks_in_the_header_do_not_matter(known):
    found = read(known, ROWS[known.name], upper=True)

    assert isinstance(found[0], Incident)
    assert found[0].location == "Exampletown"


@every_format
def test_a_row_becomes_an_incident_in_its_place_and_time(known):
    (incident,) = read(known, ROWS[known.name])

    assert incident.country == "NA"
    assert (incident.place.latitude, incident.place.longitude) == (-20.5, 16.5)
    assert incident.place.country == "NA"
    assert incident.date.end.isoformat() == "2022-06-30"
    assert incident.killed is not None


@every_format
def test_each_row_is_answered_once_and_in_order(known):
    row = ROWS[known.name]
    bad = row | {"latitude": "95"}

    found = read(known, row, bad, row, ragged=True)

    assert [type(each) for each in found] == [Incident, Rejection, Incident, Rejection]
    assert [found[1].line, found[3].line] == [3, 5]


@every_format
def test_a_row_of_hxl_tags_is_no_incident(known):
    assert len(read(known, ROWS[known.name], tags=True)) == 1


@every_format
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("latitude", "95"),
        ("latitude", "north"),
        ("latitude", ""),
        ("longitude", "nan"),
        ("longitude", "-180.5"),
        ("DATE", "soon"),
        ("DATE", "2022-02-30"),
        ("DATE", "2022-06-30 to 2022-07-02"),
        ("COUNT", "-1"),
        ("COUNT", "dozens"),
        ("COUNT", "1,234"),
        ("COUNT", "1.5"),
    ],
)
def test_a_cell_that_cannot_be_true_is_rejected_with_what_to_do(known, column, value):
    column = {"DATE": DATE[known.name], "COUNT": COUNT[known.name]}.get(column, column)

    (rejection,) = read(known, ROWS[known.name] | {column: value})

    assert isinstance(rejection, Rejection)
    assert (rejection.line, rejection.column, rejection.value) == (2, column, value)
    assert rejection.reason.endswith(".")
    assert rejection.mend.endswith(".")
    assert value in rejection.row


@every_format
def test_a_spreadsheets_decimal_is_a_whole_number(known):
    (incident,) = read(known, ROWS[known.name] | {COUNT[known.name]: "3.0"})

    assert incident.killed.maximum == 3


@every_format
def test_decimal_commas_are_read_beside_semicolons(known):
    row = ROWS[known.name] | {"latitude": "-20,5", "longitude": "16,5"}

    (incident,) = read(known, row, delimiter=";")

    assert (incident.place.latitude, incident.place.longitude) == (-20.5, 16.5)


@every_format
def test_a_date_that_can_be_read_two_ways_is_rejected_until_the_order_is_named(known):
    row = ROWS[known.name] | {DATE[known.name]: "03/04/2022"}
    row |= {"date_end": "04/04/2022"} if "date_end" in row else {}
    table = table_of(row)

    (rejection,) = known.read(table, Context())
    (incident,) = known.read(table, Context(day_order=DayOrder.DAY_FIRST))

    assert "day first or month first" in rejection.reason
    assert "03/04/2022" in known.doubts(table, Context())[0]
    assert known.doubts(table, Context(day_order=DayOrder.DAY_FIRST)) == ()
    assert incident.date.start.isoformat() == "2022-04-03"


@every_format
def test_one_date_can_prove_the_order_of_the_column(known):
    row = ROWS[known.name] | {DATE[known.name]: "03/04/2022"}
    row |= {"date_end": "05/04/2022"} if "date_end" in row else {}
    proof = row | {DATE[known.name]: "30/04/2022"}
    proof |= {"date_end": "30/04/2022"} if "date_end" in row else {}

    found = read(known, row, proof)

    assert [each.date.start.isoformat() for each in found] == ["2022-04-03", "2022-04-30"]


@every_format
def test_a_column_without_counterpart_is_kept_exactly(known):
    (incident,) = read(known, ROWS[known.name] | {"Colour": "  NA "})

    assert incident.extra["Colour"] == "  NA "


@every_format
def test_unknown_stays_unknown_and_never_becomes_zero(known):
    empty = dict.fromkeys(("fatalities", "low", "best", "high", "killed_min", "killed_max"), "")
    row = ROWS[known.name]

    (incident,) = read(known, row | {name: "" for name in empty if name in row})

    assert incident.killed is None


@every_format
def test_a_place_name_without_coordinates_is_left_to_the_gazetteer(known):
    (incident,) = read(known, ROWS[known.name] | {"latitude": "", "longitude": ""})

    assert incident.place is None
    assert incident.location == "Exampletown"


@every_format
def test_a_format_is_found_by_its_name(known):
    assert format_named(known.name.upper()) is known


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(BadTable, match="ACLED, UCDP GED"):
        format_named("GTA")


def test_unknown_columns_are_refused_with_what_to_do():
    with pytest.raises(BadTable, match="columns of the template"):
        recognise(["colour", "shape"])
