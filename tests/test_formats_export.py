"""An export can be read by others; rejected rows go back whole and can be imported again."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import BytesIO

import pytest

from geo.place import Place
from incidents.actor import Actor
from incidents.count import Count
from incidents.errors import BadInput
from incidents.formats.acled import Acled
from incidents.formats.export import WRITERS, writer_for
from incidents.formats.format import Context
from incidents.formats.own_columns import COLUMNS
from incidents.formats.registry import recognise
from incidents.formats.rejects import REJECTED_COLUMNS, rejects_csv
from incidents.formats.rows import read_table
from incidents.formats.write_csv import write_csv
from incidents.formats.write_geojson import write_geojson
from incidents.interval import Interval
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.vocabulary import EventType

PLACED = Incident(
    event_type=EventType.RIOTS,
    date=Interval.day(date(2022, 6, 30)),
    location="<script>{{7*7}}",
    place=Place.given("Exampletown", -20.5, 16.5, where_prec=1, country="NA"),
    killed=Count(minimum=1, maximum=3),
    actors=(Actor(name="A"), Actor(name="B")),
)
UNPLACED = Incident(event_type=EventType.RIOTS)
ACLED = (
    "event_id_cnty,event_date,event_type,sub_event_type,location,latitude,longitude,geo_precision\n"
)


def geojson(*incidents):
    out = BytesIO()
    count = write_geojson(
        ((str(number), each) for number, each in enumerate(incidents)),
        out,
        about={"attribution": "GeoNames, CC BY 4.0", "filters": "all"},
    )
    return count, json.loads(out.getvalue())


def rejected(data):
    table = read_table(data)
    rejections = [each for each in Acled().read(table, Context()) if isinstance(each, Rejection)]
    out = BytesIO()
    assert rejects_csv(table.header, rejections, out) == len(rejections)
    return out.getvalue()


def test_geojson_puts_longitude_first():
    count, collection = geojson(PLACED, UNPLACED)

    assert count == collection["count"] == 2
    assert collection["features"][0]["geometry"] == {"type": "Point", "coordinates": [16.5, -20.5]}


def test_geojson_has_no_geometry_where_there_is_no_place():
    _, collection = geojson(UNPLACED)

    assert collection["features"][0]["geometry"] is None
    assert collection["features"][0]["properties"]["killed_min"] is None


def test_geojson_says_what_it_holds_and_whose_it_is():
    _, collection = geojson()

    assert collection["type"] == "FeatureCollection"
    assert collection["features"] == []
    assert collection["about"]["attribution"] == "GeoNames, CC BY 4.0"
    assert collection["about"]["filters"] == "all"


def test_geojson_properties_are_flat():
    _, collection = geojson(PLACED)

    properties = collection["features"][0]["properties"]

    assert not any(isinstance(value, (dict, list)) for value in properties.values())
    assert properties["actors"] == "A; B"
    assert properties["killed_max"] == 3
    assert properties["location"] == "<script>{{7*7}}"


def test_csv_has_every_column_and_leaves_the_file_open():
    out = BytesIO()

    assert write_csv([("1", PLACED), ("2", UNPLACED)], out) == 2

    rows = list(csv.DictReader(out.getvalue().decode("utf-8-sig").splitlines(), strict=True))
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["latitude"] == "-20.5"
    assert rows[0]["killed_max"] == "3"
    assert rows[1]["killed_max"] == ""
    assert rows[1]["casualties_unknown"] == ""


def test_a_writer_is_found_by_the_ending():
    for ending in WRITERS:
        out = BytesIO()
        assert writer_for(f"x{ending.upper()}")([("1", PLACED)], out, about={}) == 1
        assert out.getvalue()


def test_an_unknown_ending_is_refused_with_the_known_ones():
    with pytest.raises(BadInput, match=r"\.csv or \.geojson"):
        writer_for("incidents.docx")


def test_rejected_rows_keep_their_columns_and_say_what_to_mend():
    data = rejected((ACLED + "K1,2022-06-30,Riot,,=cmd(),1,2,1\n").encode())

    table = read_table(data)
    (row,) = (dict(zip(table.header, row.cells, strict=True)) for row in table.rows)

    assert row["event_id_cnty"] == "K1"
    assert row["location"] == "'=cmd()"
    assert row["rejected_line"] == "2"
    assert row["rejected_column"] == "event_type"
    assert row["rejected_value"] == "Riot"
    assert "“Riots”" in row["rejected_mend"]


def test_a_mended_rejected_row_is_imported_as_if_it_had_never_been_rejected():
    right = ACLED + "K1,2022-06-30,Riots,,=cmd(),-1.5,2,1\n"
    wrong = rejected(right.replace("Riots", "Riot").encode())

    mended = read_table(wrong.replace(b"30,Riot,", b"30,Riots,"))

    known, _ = recognise(mended.header)
    assert list(known.read(mended, Context())) == list(
        known.read(read_table(right.encode()), Context())
    )


def test_a_row_of_the_wrong_width_goes_back_whole():
    data = rejected((ACLED + "K1,2022-06-30,Riots\n").encode())

    (row,) = read_table(data).rows
    named = dict(zip(read_table(data).header, row.cells, strict=True))

    assert json.loads(named["rejected_row"]) == ["K1", "2022-06-30", "Riots"]
    assert named["event_id_cnty"] == ""


def test_rejects_of_rejects_have_the_columns_once():
    once = rejected((ACLED + "K1,2022-06-30,Riot,,x,1,2,1\n").encode())

    twice = read_table(rejected(once))

    assert twice.header[-len(REJECTED_COLUMNS) :] == REJECTED_COLUMNS
    assert len(twice.header) == len(read_table(once).header)
