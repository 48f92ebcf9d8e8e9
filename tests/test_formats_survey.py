"""What is odd in a table is said before it is stored, and rejected rows are mended in groups."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest

from incidents.formats.acled import Acled
from incidents.formats.format import Context
from incidents.formats.mends import MENDS, apply
from incidents.formats.odd_points import by_gazetteer
from incidents.formats.own import Own
from incidents.formats.quarantine import grouped, with_meanings
from incidents.formats.rows import read_table
from incidents.formats.survey import survey
from incidents.formats.ucdp_ged import UcdpGed
from incidents.ingest import TableFile
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.vocabulary import EventType
from tests.formats_ground import read_again, read_file

MOB = "Mob violence"
ROW = {
    "id": "1",
    "event_type": "Riots",
    "date": "2022-06-30",
    "location": "Homs",
    "latitude": "34.7",
    "longitude": "36.7",
    "where_prec": "1",
    "country": "SY",
    "killed_min": "1",
    "notes": "quiet",
}


def table_of(*rows):
    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(rows[0])
    writer.writerows(row.values() for row in rows)
    return read_table(text.getvalue().encode(), encoding="utf-8", delimiter=",")


def surveyed(*rows, around=None):
    return survey(table_of(*rows), Own(), Context(), around=around)


def rejected(known, *rows):
    table = table_of(*rows)
    found = known.read(table, Context())
    return table, [each for each in found if isinstance(each, Rejection)]


def middle_east(latitude, longitude):
    if 30 <= latitude <= 38 and 35 <= longitude <= 42:
        return frozenset({"SY", "LB"})
    return frozenset({"EG"}) if 20 <= latitude <= 32 and 25 <= longitude <= 35 else frozenset()


def test_every_row_is_counted_once():
    found = surveyed(ROW, ROW | {"id": "2", "latitude": "95"}, ROW | {"id": "3", "date": ""})

    assert (found.rows, found.incidents, len(found.rejections)) == (3, 2, 1)
    assert found.without_date == 1
    assert found.in_words()


def test_a_table_without_oddities_says_nothing():
    assert surveyed(ROW, around=middle_east).in_words() == ()


def test_looking_through_a_table_can_be_followed_and_broken_off():
    told = []

    def stop(done, of):
        told.append((done, of))
        raise TimeoutError

    with pytest.raises(TimeoutError):
        survey(table_of(ROW, ROW), Own(), Context(), progress=stop)

    assert told == [(0, 2)]


def test_swapped_coordinates_are_noticed_by_the_country():
    found = surveyed(
        ROW | {"latitude": "40.5", "longitude": "35.5"},
        around=lambda a, b: frozenset({"SY"}) if (a, b) == (35.5, 40.5) else frozenset({"TR"}),
    )

    assert [point.line for point in found.swapped] == [2]
    assert found.elsewhere == []


def test_swapped_coordinates_are_noticed_where_they_lie_at_sea():
    row = ROW | {"latitude": "-38.5", "longitude": "-3.5", "country": ""}

    assert [point.line for point in surveyed(row).swapped] == [2]


def test_a_point_in_a_gulf_is_not_taken_for_a_swapped_one_in_antarctica():
    found = surveyed(ROW | {"latitude": "18.829", "longitude": "-73.7", "country": ""})

    assert found.swapped == []


def test_a_point_in_another_country_is_noticed():
    found = surveyed(ROW | {"latitude": "30.0", "longitude": "31.2"}, around=middle_east)

    assert "EG" in found.elsewhere[0].reason


def test_a_point_in_the_ocean_is_noticed():
    found = surveyed(ROW | {"latitude": "0", "longitude": "-30", "country": ""})

    assert [point.line for point in found.at_sea] == [2]


@pytest.mark.parametrize(
    ("latitude", "longitude"), [("-3.6", "39.87"), ("64.1", "-21.9"), ("-4.05", "39.67")]
)
def test_a_town_on_the_coast_is_not_at_sea(latitude, longitude):
    found = surveyed(ROW | {"latitude": latitude, "longitude": longitude, "country": ""})

    assert found.at_sea == found.swapped == []


def test_the_gazetteer_tells_the_countries_around_a_point():
    class Towns:
        def towns_within(self, *box):
            self.box = box
            return ()

    towns = Towns()

    assert by_gazetteer(towns)(34.0, 36.0) == frozenset()
    assert towns.box[0] < 34.0 < towns.box[1]
    assert towns.box[2] < 36.0 < towns.box[3]


def test_an_id_that_stands_twice_is_noticed():
    assert surveyed(ROW, ROW, ROW | {"id": "2"}).twice == {"1": 2}


def test_a_text_decoded_wrongly_is_proposed_as_it_may_have_been_and_left_alone():
    wrong = "Å½ilina and Donâ€™t"

    found = surveyed(ROW | {"notes": wrong})

    assert found.mojibake_count == 1
    assert found.mojibake[0].proposal == "Žilina and Don’t"
    table = table_of(ROW | {"notes": wrong})
    (incident,) = Own().read(table, Context())
    assert incident.notes == wrong


def test_a_long_text_shows_the_place_where_it_is_wrong():
    found = surveyed(ROW | {"notes": "x" * 500 + " Petit-GoÃ¢ve"})

    assert "Petit-Goâve" in found.mojibake[0].proposal


@pytest.mark.parametrize("sound", ["Žilina, naïve café", "Дніпро", "حمص", "Malmö – ån", "北京"])
def test_sound_text_is_no_mojibake(sound):
    assert surveyed(ROW | {"notes": sound}).mojibake == []


def test_dates_without_a_day_are_grouped_with_what_would_mend_them():
    rows = [ROW | {"id": str(at), "date": "2019-05-00"} for at in range(3)]
    table, rejections = rejected(Own(), *rows, ROW | {"latitude": "abc"})

    months, other = grouped(rejections, table.header)

    assert months.sentence == "3 × date like “2019-05-00”: take the month? (as “2019-05”)"
    assert [mend.name for mend in months.mends] == ["month"]
    assert other.mends == ()


@pytest.mark.parametrize(
    ("change", "mend", "column", "cell"),
    [
        ({"date": "2019-05-00"}, "month", "date", "2019-05"),
        ({"date": "20190500"}, "month", "date", "2019-05"),
        ({"date": "2019-00-00"}, "year", "date", "2019"),
        ({"date": "03/04/2019"}, "day first", "date", "2019-04-03"),
        ({"date": "03/04/2019"}, "month first", "date", "2019-03-04"),
        ({"latitude": "134.7", "longitude": "36.7"}, "swap", "latitude", "36.7"),
        ({"killed_min": "unknown"}, "unknown", "killed_min", ""),
        ({"killed_min": "-99"}, "unknown", "killed_min", ""),
        ({"event_type": "Riots", "sub_event_type": "Mob violenc"}, "meant", "sub_event_type", MOB),
        ({"killed_min": "1,234"}, "thousands", "killed_min", "1234"),
    ],
)
def test_a_mend_makes_the_row_readable(change, mend, column, cell):
    table, (rejection,) = rejected(Own(), ROW | change)
    (group,) = grouped([rejection], table.header)

    row = apply(MENDS[mend], rejection, table.header)

    assert mend in {each.name for each in group.mends}
    assert dict(zip(table.header, row, strict=True))[column] == cell
    (incident,) = read_again(table, [(rejection.line, row)], Own())
    assert isinstance(incident, Incident)


def test_words_that_are_no_event_type_are_one_group_with_what_each_may_mean():
    table = table_of(
        *(ROW | {"event_type": each} for each in ("Shelling", "Batles", "shelling", "Blorf"))
    )
    rows = [each for each in Own().read(table, Context()) if isinstance(each, Rejection)]

    (group,) = grouped(rows, table.header)

    assert [(each.value, each.rows, each.proposal) for each in group.words] == [
        ("Shelling", 2, "Shelling/artillery/missile attack"),
        ("Batles", 1, "Battles"),
        ("Blorf", 1, None),
    ]
    assert group.mends == ()


def test_rows_are_read_as_their_words_are_said_to_mean():
    table = table_of(*(ROW | {"event_type": each} for each in ("Shelling", "shelling", "Blorf")))
    rows = [each for each in Own().read(table, Context()) if isinstance(each, Rejection)]

    said = with_meanings(rows, table.header, {"Shelling": "Grenade"})

    first, second = read_again(table, said.items(), Own())
    assert (first.event_type, first.sub_event_type) == (EventType.EXPLOSIONS, "Grenade")
    assert second.sub_event_type == "Grenade"


def test_a_word_that_is_no_number_is_left_unknown_only_where_a_number_stands():
    table, (rejection,) = rejected(Own(), ROW | {"event_type": "???"})

    assert apply(MENDS["unknown"], rejection, table.header) is None


def test_both_ends_of_a_number_that_nobody_knows_are_left_unknown_at_once():
    row = ROW | {"killed_min": "n/a", "killed_max": "n/a"}
    table, (rejection,) = rejected(Own(), row)

    (incident,) = read_again(
        table, [(rejection.line, apply(MENDS["unknown"], rejection, table.header))], Own()
    )

    assert incident.killed is None


@pytest.mark.parametrize("written", ["31/02/2023", "29/02/2023", "02-30-2023", "31.04.2023"])
def test_a_date_that_is_no_day_in_either_order_is_offered_no_mend(written):
    table, (rejection,) = rejected(Own(), ROW | {"date": written})

    (group,) = grouped([rejection], table.header)

    assert group.mends == ()
    assert "no day of the calendar" in group.sentence


def test_a_second_date_that_is_no_day_stays_as_it_is_written():
    dates = {"date": "", "date_start": "03/04/2023", "date_end": "31/02/2023"}
    table, (rejection,) = rejected(Own(), ROW | dates)

    row = apply(
        MENDS["day first"],
        replace(rejection, column="date_start", value="03/04/2023"),
        table.header,
    )

    cells = dict(zip(table.header, row, strict=True))
    assert (cells["date_start"], cells["date_end"]) == ("2023-04-03", "31/02/2023")


def test_a_month_of_acleds_is_said_by_its_precision():
    acled = {
        "event_id_cnty": "K1",
        "event_date": "2019-05-00",
        "time_precision": "1",
        "event_type": "Riots",
        "sub_event_type": "",
        "location": "Homs",
    }
    table, (rejection,) = rejected(Acled(), acled)

    row = apply(MENDS["month"], rejection, table.header)

    (incident,) = read_again(table, [(2, row)], Acled())
    assert incident.date.time_precision == 3
    assert (incident.date.start.month, incident.date.end.day) == (5, 31)


def test_a_year_of_acleds_is_said_by_the_date_itself():
    acled = {
        "event_id_cnty": "K1",
        "event_date": "2019-00-00",
        "year": "2019",
        "time_precision": "3",
        "event_type": "Riots",
        "sub_event_type": "",
        "location": "Homs",
    }
    table, (rejection,) = rejected(Acled(), acled)

    row = apply(MENDS["year"], rejection, table.header)

    (incident,) = read_again(table, [(2, row)], Acled())
    assert (incident.date.start, incident.date.end) == (date(2019, 1, 1), date(2019, 12, 31))


@pytest.mark.parametrize(
    ("written", "mend", "code", "last"),
    [("2019-00-00", "year", 5, date(2019, 12, 31)), ("2019-02-00", "month", 4, date(2019, 2, 28))],
)
def test_a_part_of_a_date_of_ucdps_is_said_by_both_days_and_the_code(written, mend, code, last):
    ucdp = {
        "id": "1",
        "type_of_violence": "1",
        "where_prec": "1",
        "date_prec": "1",
        "date_start": written,
        "date_end": written,
        "best": "1",
    }
    table, (rejection,) = rejected(UcdpGed(), ucdp)

    row = apply(MENDS[mend], rejection, table.header)

    (incident,) = read_again(table, [(2, row)], UcdpGed())
    assert (incident.date.end, incident.date.date_prec) == (last, code)


def test_a_year_in_our_own_columns_needs_no_code():
    codes = {"time_precision": "1", "date_prec": "1"}
    table, (rejection,) = rejected(Own(), ROW | codes | {"date": "2019-00-00"})

    row = apply(MENDS["year"], rejection, table.header)

    (incident,) = read_again(table, [(2, row)], Own())
    assert incident.date.date_prec == 5


def test_dates_written_year_day_month_are_a_doubt_of_the_whole_column():
    text = "event_type,date_start,location\nRiots,2022-13-06,Homs\nRiots,2022-05-06,Homs\n"
    table = read_file(text.encode(), "table.csv")

    (doubt,) = Own().doubts(table, Context())

    assert "1 date is written year-day-month in date_start, such as “2022-13-06”" in doubt


def test_a_mend_that_does_not_fit_changes_nothing():
    table, (rejection,) = rejected(Own(), ROW | {"latitude": "abc"})

    assert all(apply(mend, rejection, table.header) is None for mend in MENDS.values())


def test_a_row_that_could_be_read_may_be_written_anew_too_and_stays_in_its_place():
    table = table_of(*(ROW | {"id": each} for each in "abc"))
    again = replace(table, rewritten={3: tuple((ROW | {"id": "x"}).values())})

    found = list(Own().read(again, Context()))

    assert [each.dataset_id for each in found] == ["a", "x", "c"]


def test_a_row_that_still_cannot_be_read_is_rejected_again():
    table, (rejection,) = rejected(Own(), ROW | {"latitude": "abc"})

    (again,) = read_again(table, [(rejection.line, rejection.row)], Own())

    assert (again.line, again.column) == (rejection.line, "latitude")


def test_rows_of_the_wrong_width_are_grouped_without_a_mend():
    table = read_table(b"event_type,date,location\nRiots,2022-06-30\nRiots\n")
    rejections = [each for each in Own().read(table, Context()) if isinstance(each, Rejection)]

    groups = grouped(rejections, table.header)

    assert sum(len(group.rejections) for group in groups) == 2
    assert all(group.mends == () for group in groups)


def test_an_empty_cell_is_not_quoted_in_the_sentence_of_its_group():
    table, found = rejected(Own(), ROW | {"event_type": ""})

    (group,) = grouped(found, table.header)

    assert group.sentence == "1 row: event_type is empty. Fill in event_type."


def test_wrongly_decoded_texts_are_read_as_they_may_have_been_once_a_person_says_so():
    table = table_of(ROW | {"notes": "Ã‰tat dâ€™urgence Ã  LiÃ¨ge", "location": "Łódź"})

    (as_it_stands,) = Own().read(table, Context())
    (mended_,) = Own().read(replace(table, texts_mended=True), Context())

    assert as_it_stands.notes == "Ã‰tat dâ€™urgence Ã  LiÃ¨ge"
    assert (mended_.notes, mended_.location) == ("État d’urgence à Liège", "Łódź")


def test_the_same_file_with_its_texts_mended_is_another_batch():
    table = table_of(ROW)
    as_it_stands = TableFile.of(b"x", name="x.csv", table=table)

    mended_ = TableFile.of(b"x", name="x.csv", table=replace(table, texts_mended=True))

    assert as_it_stands.batch.content_hash != mended_.batch.content_hash


def test_a_point_far_from_all_others_of_its_place_is_said():
    rows = [
        ROW | {"id": f"a{number}", "latitude": latitude, "country": ""}
        for number, latitude in enumerate(("34.7", "34.71", "34.72", "34.73", "5.1"))
    ]

    found = surveyed(*rows)

    (far,) = found.elsewhere
    assert far.line == 6
    assert far.reason.startswith("Most rows that name “Homs” lie 3,2")


def test_places_that_are_only_known_roughly_lie_where_they_like():
    rows = [
        ROW | {"id": f"a{number}", "latitude": latitude, "country": "", "where_prec": "4"}
        for number, latitude in enumerate(("34.7", "34.71", "34.72", "34.73", "31.1"))
    ]

    assert surveyed(*rows).elsewhere == []
