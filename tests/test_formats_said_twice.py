"""What a data set says twice in a row, or in every other row, is held against itself."""

from __future__ import annotations

import pytest

from tests.publishers_ground import (
    ACLED,
    AIRWARS,
    ATLOS,
    GTD,
    INSIGHT,
    KOBO,
    ONE_SIDED,
    UCDP,
    read,
    three,
)


@pytest.mark.parametrize("row", [ACLED, UCDP, UCDP | ONE_SIDED, GTD, AIRWARS, INSIGHT, ATLOS])
def test_a_row_that_says_the_same_twice_raises_no_doubt(row):
    (incident,) = read(row)

    assert incident.review == ()


@pytest.mark.parametrize(
    ("row", "changed", "sentence"),
    [
        (ACLED, {"event_id_cnty": "ARG101"}, "event_id_cnty ARG101 is of AR and the country is KE"),
        (ACLED, {"interaction": "60"}, "interaction is 60, and inter1 is 2 and inter2 7."),
        (ACLED, {"inter1": "5", "interaction": "57"}, "inter1 says Rioters, and actor1 is “Al"),
        (ACLED, {"inter2": "4", "interaction": "24"}, "actor2 is “Civilians (Kenya)”, and inter2"),
        (
            ACLED,
            {"event_type": "Riots", "sub_event_type": "Mob violence"},
            "neither actor is “Rioters”",
        ),
        (
            ACLED,
            {
                "event_type": "Protests",
                "sub_event_type": "Peaceful protest",
                "actor2": "Protesters (Kenya)",
                "inter2": "6",
                "interaction": "26",
            },
            "fatalities is 2, in a peaceful protest.",
        ),
        (ACLED, {"timestamp": "1637041386"}, "is 2021-11-16, before the date 2022-06-30"),
        (
            ACLED,
            {"notes": "On 3 June 2022, an attack."},
            "begin with “On 3 June 2022” and the date is 2022-06-30",
        ),
        (
            ACLED,
            {"time_precision": "2"},
            "The notes begin with “On 30 June 2022” and time_precision is 2.",
        ),
        (
            ACLED,
            {"event_id_cnty": "On 30 June 2022, an attack."},
            "The id “On 30 June 2022, an attack.” is a text; it may be of another column.",
        ),
        (UCDP, {"event_clarity": "5"}, "event_clarity 5 is neither 1 nor 2."),
        (UCDP, {"side_b": "Group B"}, "dyad_name is “Government of Kenya - Al-Shabaab”"),
        (UCDP, {"type_of_violence": "3", "deaths_b": "0"}, "and side_b is “Al-Shabaab”"),
        (UCDP, ONE_SIDED | {"deaths_a": "2"}, "deaths_a is 2, in one-sided violence."),
        (UCDP, {"date_prec": "4"}, "date_prec is 4, and the dates span 1 day."),
        (UCDP, {"date_prec": "2", "date_end": "2022-07-30"}, "and the dates span 31 days."),
        (
            GTD,
            {"iday": "3"},
            "eventid 202206300001 and the summary and the date 2022-06-03 are of different",
        ),
        (GTD, {"iday": "3", "summary": ""}, "eventid 202206300001 and the date 2022-06-03"),
        (GTD, {"imonth": "5"}, "is of 2022-06 and the date of 2022-05"),
        (GTD, {"nkillter": "3"}, "nkillter 3 is more than nkill 2."),
        (AIRWARS, {"children_killed_min": "4", "children_killed_max": "4"}, "At least 4 children"),
        (INSIGHT, {"Country ISO": "UGA"}, "Country ISO UGA is UG and country “Kenya” is KE."),
        (INSIGHT, {"Geo Precision": "near"}, "The precision “near” is none of UCDP's."),
        (ATLOS, {"inserted_at": "2021-07-02T10:00:00Z"}, "before the date 2022-06-30"),
        (KOBO, {"_submission_time": "2021-07-02T10:00:00"}, "before the date 2022-06-30"),
    ],
)
def test_a_row_that_contradicts_itself_asks_for_a_look(row, changed, sentence):
    (incident,) = read(row | changed)

    assert sentence in " ".join(incident.review)


@pytest.mark.parametrize(
    ("row", "changed", "sentence"),
    [
        (
            ACLED,
            {"latitude": "3.6704"},
            "longitude “41.1862” elsewhere in the file, and here with latitude “3.6704” and",
        ),
        (ACLED, {"country": "Uganda", "iso": "800"}, "event_id_cnty “KEN103” goes with country"),
        (UCDP, {"country": "Uganda"}, "country_id “501” goes with country “Kenya”"),
        (UCDP, {"type_of_violence": "2"}, "goes with type_of_violence “1” elsewhere"),
        (GTD, {"country_txt": "Uganda"}, "country “104” goes with country_txt “Kenya”"),
        (AIRWARS, {"country_name": "Syria"}, "country_slug “iraq” goes with country_name “Iraq”"),
    ],
)
def test_what_goes_together_in_other_rows_goes_together_in_each(row, changed, sentence):
    *others, last = read(*three(row, changed))

    assert all(each.review == () for each in others)
    assert sentence in " ".join(last.review)


def test_a_code_that_stands_in_one_row_alone_goes_with_whatever_stands_beside_it():
    last = read(*three(GTD, {"attacktype1": "1"}))[-1]

    assert not any("elsewhere in the file" in sentence for sentence in last.review)


def test_an_eventid_stays_where_gtd_corrected_the_day_later():
    (incident,) = read(GTD | {"iday": "29", "summary": "06/29/2022: An attack."})

    assert incident.review == ()
