"""What hardly ever is asks for a look, and a row whose cells were moved is not taken."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from incidents.formats.format import Context
from incidents.formats.registry import recognise
from incidents.record import Incident
from incidents.rejection import Rejection
from tests.formats_ground import read_file

UCDP = Path(__file__).resolve().parent.parent / "data/samples/ucdp_ged_myanmar_bangladesh.csv"
OWN = "event_type,date_start,location,country,latitude,longitude,killed_min"
ACLED = "event_id_cnty,event_date,event_type,sub_event_type,fatalities,tags,timestamp"
GTD = "eventid,iyear,imonth,iday,attacktype1,country_txt,nkill,dbsource,INT_LOG,INT_ANY"


TOMORROW = (datetime.now(UTC) + timedelta(days=2)).date()


def read(text):
    table = read_file(text.encode(), "table.csv")
    known, _ = recognise(table.header, table.tags)
    return list(known.read(table, Context()))


def ucdp(**changed):
    """The first coded day of the samples, with some cells changed."""
    with UCDP.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    row = next(each for each in rows if each["date_prec"] == "1") | changed
    out = io.StringIO()
    writer = csv.DictWriter(out, row.keys())
    writer.writeheader()
    writer.writerow(row)
    return read(out.getvalue())


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (f"Battles,{TOMORROW},Homs,SY,34.7,36.7,2", "in the future"),
        ("Battles,1899-12-30,Homs,SY,34.7,36.7,2", "where a date is missing"),
        ("Battles,1970-01-01,Homs,SY,34.7,36.7,2", "where a date is missing"),
        ("Battles,2022-03-03,Homs,SY,34.7,36.7,44562", "44,562 killed are many"),
        ("Battles,2022-03-03,Homs,SY,0,36.7,2", "latitude of exactly 0"),
        ("Battles,2022-03-03,Homs,SY,-71.4,36.7,2", "Antarctic"),
        ("Battles,2022-03-03,Homs,SY,34.7,36.7,999", "where a number is not known"),
        ("Battles,2022-03-03,#REF!,SY,34.7,36.7,2", "#REF! in location is an error"),
        ("Battles,,Homs,SY,34.7,36.7,2", "No day is given"),
        ("Battles,2022-03-03,Homs,SY,34.7,34.7,2", "are the same number"),
        ("Battles,2022-03-03,,SY,,,2", "No place is given"),
    ],
)
def test_what_hardly_ever_is_asks_for_a_look(row, sentence):
    (incident,) = read(f"{OWN}\n{row}\n")

    assert sentence in " ".join(incident.review)


@pytest.mark.parametrize("day", ["9999-12-31", "2155-03-03"])
def test_a_date_far_in_the_future_is_not_taken(day):
    (rejection,) = read(f"{OWN}\nBattles,{day},Homs,SY,34.7,36.7,2\n")

    assert "far in the future" in rejection.reason


@pytest.mark.parametrize("more", [("", ""), (",review", ",look at it")])
def test_what_is_no_id_is_refused_also_where_a_table_says_what_to_look_at(more):
    header, cell = more

    (rejection,) = read(f"id,{OWN}{header}\n#REF!,Battles,2022-03-03,Homs,SY,34.7,36.7,2{cell}\n")

    assert (rejection.column, rejection.value) == ("id", "#REF!")


def test_a_usual_row_asks_for_nothing():
    (incident,) = read(f"{OWN}\nBattles,2022-03-03,Homs,SY,34.7,36.7,2\n")

    assert incident.review == ()


def test_a_table_that_says_itself_what_to_look_at_comes_back_as_it_was():
    (incident,) = read(f"{OWN},review\nBattles,1970-01-01,Homs,SY,34.7,36.7,2,\n")

    assert incident.review == ()


def test_an_id_that_a_spreadsheet_shortened_is_not_taken():
    (rejection,) = read(f"{GTD}\n2.01704E+11,2017,4,3,2,Iraq,1,START,-9,0\n")

    assert "2.01704E+11" in rejection.reason


@pytest.mark.parametrize("row", ["1,2017,4,3,2,Iraq,START,-9,0,0", "1,2017,4,3,2,Iraq,,1,START,-9"])
def test_a_gtd_row_whose_cells_were_moved_is_not_taken(row):
    (answer,) = read(f"{GTD}\n201704030001,{row.partition(',')[2]}\n")

    assert isinstance(answer, Rejection)
    assert "moved" in answer.reason


def test_an_acled_row_whose_cells_were_moved_is_not_taken():
    (answer,) = read(f"{ACLED}\nKEN1,2022-03-03,Riots,Mob violence,,2,\n")
    (moved,) = read(f"{ACLED}\nKEN1,2022-03-03,Riots,Mob violence,,2,local\n")

    assert "fatalities is empty" in answer.review[0]
    assert "moved" in moved.reason


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"high": ""}, "high is empty though low is given"),
        ({"best": "999", "high": "1000"}, "its parts add up to"),
        ({"deaths_a": ""}, "deaths_a is empty"),
        ({"year": "1950"}, "The year is 1950"),
        ({"date_start": "1904-01-01"}, "end of a year"),
    ],
)
def test_a_ucdp_row_that_contradicts_itself_asks_for_a_look(changed, sentence):
    changed = changed | ({"year": "1904"} if "date_start" in changed else {})
    (incident,) = ucdp(**changed)

    assert isinstance(incident, Incident)
    assert sentence in " ".join(incident.review)


def test_a_report_that_is_neither_approved_nor_not_asks_for_a_look():
    (incident,) = read(
        "Serial,INCIDENT TITLE,INCIDENT DATE,LOCATION,CATEGORY,APPROVED,VERIFIED\n"
        "1,Road blocked,2010-01-13 10:00:00,Jacmel,Roads,YES,maybe\n"
    )

    assert any("verified says “maybe”" in each for each in incident.review)


@pytest.mark.parametrize("point", [{"latitude": "-23.844167"}, {"longitude": "9.0251111"}])
def test_a_ucdp_point_that_its_text_or_cell_contradicts_asks_for_a_look(point):
    right = {"latitude": "23.844167", "longitude": "90.251111", "priogrid_gid": "163981"}
    wkt = "POINT (90.251111 23.844167)"
    (good,) = ucdp(**right, geom_wkt=wkt)
    (incident,) = ucdp(**{**right, **point}, geom_wkt=wkt)
    (without_text,) = ucdp(**{**right, **point}, geom_wkt="")

    assert good.review == ()
    assert "geom_wkt says" in " ".join(incident.review)
    assert "does not lie in priogrid_gid" in " ".join(without_text.review)


def test_a_point_that_acled_and_ucdp_leave_out_asks_for_a_look():
    (incident,) = ucdp(latitude="", longitude="")
    head = f"{ACLED},latitude,longitude,geo_precision"
    (other,) = read(f"{head}\nKEN1,2022-03-03,Riots,Mob violence,2,,1555959151,,,\n")

    assert "gives a point in every row" in " ".join(incident.review)
    assert "gives a point in every row" in " ".join(other.review)


@pytest.mark.parametrize("name", ["Argentina", "Star (Kenya)"])
def test_an_acled_id_that_is_none_is_not_taken(name):
    (answer,) = read(f"{ACLED}\n{name},2022-03-03,Riots,Mob violence,2,,\n")

    assert (answer.column, answer.value) == ("event_id_cnty", name)


def test_an_acled_id_without_its_number_of_before_2023_is_not_taken():
    head = f"{ACLED},event_id_no_cnty"
    (answer,) = read(f"{head}\nKEN12,2022-03-03,Riots,Mob violence,2,,,13\n")

    assert answer.column == "event_id_cnty"


@pytest.mark.parametrize("written", ["#VALUE!", "NULL", "nan", "id\u200b7", "\ufeff7"])
def test_an_id_that_is_a_programs_word_or_holds_an_unseen_character_is_not_taken(written):
    (answer,) = read(f"id,{OWN}\n{written},Battles,2022-03-03,Homs,SY,34.7,36.7,2\n")

    assert isinstance(answer, Rejection)
    assert answer.column == "id"


def test_blanks_around_an_id_and_a_name_do_not_double_the_row():
    (incident,) = read(f"id,{OWN}\n 7\u00a0,Battles,2022-03-03,\tHoms ,SY,34.7,36.7,2\n")

    assert (incident.dataset_id, incident.location) == ("7", "Homs")


@pytest.mark.parametrize("word", ["Total", "TOTAL:", "Итого", "المجموع"])
def test_a_row_that_sums_up_the_others_is_not_taken(word):
    good = "Battles,2022-03-03,Homs,SY,34.7,36.7,2"
    _, total = read(f"{OWN}\n{good}\n{word},,,,,,2\n")

    assert (total.column, total.value) == ("event_type", word)
    assert "sum of the others" in total.reason


def test_a_cell_that_a_record_refuses_is_named():
    (answer,) = read(f"{OWN},confidence\nBattles,2022-03-03,Homs,SY,34.7,36.7,2,7\n")
    (radius,) = read(f"{OWN},uncertainty_m\nBattles,2022-03-03,Homs,SY,34.7,36.7,2,0\n")

    assert (answer.column, answer.value) == ("confidence", "7")
    assert radius.column == "uncertainty_m"


def test_a_point_more_exact_than_its_whole_degrees_asks_for_a_look():
    head = f"{OWN},where_prec"
    (exact,) = read(f"{head}\nBattles,2022-03-03,Homs,SY,34,36,2,1\n")
    (wide,) = read(f"{head}\nBattles,2022-03-03,Homs,SY,34,36,2,4\n")

    assert "decimals may be lost" in " ".join(exact.review)
    assert wide.review == ()


def test_a_gtd_row_whose_id_is_of_another_month_asks_for_a_look():
    (right,) = read(f"{GTD}\n201704030001,2017,4,3,2,Iraq,1,START,-9,0\n")
    (other,) = read(f"{GTD}\n201704030001,2018,4,3,2,Iraq,1,START,-9,0\n")

    assert "eventid" not in " ".join(right.review)
    assert "eventid 201704030001 is of 2017-04" in " ".join(other.review)


def test_a_number_of_99_alone_asks_for_a_look_and_a_range_up_to_it_does_not():
    head = f"{OWN},killed_max"
    (alone,) = read(f"{head}\nBattles,2022-03-03,Homs,SY,34.7,36.7,99,99\n")
    (among,) = read(f"{head}\nBattles,2022-03-03,Homs,SY,34.7,36.7,90,99\n")

    assert "where a number is not known" in " ".join(alone.review)
    assert among.review == ()


def test_a_text_that_was_decoded_wrongly_once_is_said_of_its_row():
    good, bad = read(
        f"{OWN},notes\nBattles,2022-03-03,Homs,SY,34.7,36.7,2,Petit-Goâve\n"
        "Battles,2022-03-03,Homs,SY,34.7,36.7,2,à Petit-GoÃ¢ve on ruelle Antoine Dupre\n"
    )

    assert good.review == ()
    assert bad.review == (
        "The text in notes looks wrongly decoded: “Petit-GoÃ¢ve on r” may be “Petit-Goâve on ru”.",
    )
