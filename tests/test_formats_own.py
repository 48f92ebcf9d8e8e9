"""What export writes, import reads back as it was; a file by hand needs three columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.place import Place
from incidents.actor import Actor
from incidents.claim import Claim
from incidents.count import Count
from incidents.evidence import Evidence
from incidents.formats.format import Context
from incidents.formats.formula import neutralised, restored
from incidents.formats.own import Own
from incidents.formats.own_columns import COLUMNS
from incidents.formats.rows import read_table
from incidents.formats.template import template_csv
from incidents.formats.write_csv import write_csv
from incidents.formats.write_geojson import write_geojson
from incidents.interval import Interval
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.target import Target
from incidents.victim import Victims
from incidents.vocabulary import (
    TYPE_OF_SUB_EVENT,
    ActorKind,
    Attribution,
    EventType,
    Grade,
    Role,
    State,
)
from incidents.weapon import Weapon
from tests.formats_ground import read_file


def read(data):
    return list(Own().read(read_table(data), Context()))


def by_hand(header, row):
    (found,) = read(f"{header}\n{row}\n".encode())
    return found


def written(*entries):
    out = BytesIO()
    write_csv(entries, out)
    return out.getvalue()


TEXT = (
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("=+-@\t\r\n'\"\\,;[{"),
        min_size=1,
        max_size=12,
    )
    | st.sampled_from(["NA", "=cmd()", "'=x", "-5", "+1", "@a", "{{7*7}}", "<script>", "'", "[]"])
).filter(str.strip)
MAYBE = st.none() | TEXT
CODES = st.sampled_from(["NA", "KE", "XK", "MM"])
NUMBERS = st.none() | st.integers(0, 10**9)


@st.composite
def counts(draw):
    one, other = draw(NUMBERS), draw(NUMBERS)
    if one is not None and other is not None:
        one, other = sorted((one, other))
    return Count(minimum=one, maximum=other)


@st.composite
def intervals(draw):
    start, end = sorted((draw(st.dates()), draw(st.dates())))
    return Interval(
        start=start,
        end=end,
        time_precision=draw(st.integers(1, 3)),
        date_prec=draw(st.integers(1, 5)),
    )


@st.composite
def places(draw):
    reason = draw(MAYBE)
    return Place(
        name=draw(TEXT),
        latitude=draw(st.floats(-90, 90)),
        longitude=draw(st.floats(-180, 180)),
        uncertainty_m=draw(st.integers(1, 10**7)),
        where_prec=draw(st.integers(1, 7)),
        geo_precision=draw(st.integers(1, 3)),
        country=draw(st.none() | CODES),
        admin1=draw(MAYBE),
        kind=draw(TEXT),
        how=draw(TEXT),
        review=reason is not None and draw(st.booleans()),
        reason=reason,
    )


EVIDENCE = st.builds(
    lambda field, start, quote: Evidence(
        field=field, start=start, end=start + len(quote), quote=quote
    ),
    TEXT,
    st.integers(0, 10**6),
    TEXT,
)


def several(part):
    return st.lists(part, max_size=2).map(tuple)


@st.composite
def incidents(draw):
    sub = draw(st.none() | st.sampled_from(sorted(TYPE_OF_SUB_EVENT)))
    kind = draw(st.sampled_from(EventType)) if sub is None else TYPE_OF_SUB_EVENT[sub]
    return Incident(
        event_type=kind,
        sub_event_type=sub,
        date=draw(st.none() | intervals()),
        location=draw(MAYBE),
        country=draw(st.none() | CODES),
        admin1=draw(MAYBE),
        place=draw(st.none() | places()),
        killed=draw(st.none() | counts()),
        injured=draw(st.none() | counts()),
        casualties_unknown=draw(st.booleans()),
        weapons=draw(several(st.builds(Weapon, name=TEXT, category=MAYBE, origin=MAYBE))),
        actors=draw(
            several(
                st.builds(
                    Actor,
                    name=TEXT,
                    kind=st.sampled_from(ActorKind),
                    role=st.sampled_from(Role),
                    attribution=st.sampled_from(Attribution),
                    according_to=MAYBE,
                )
            )
        ),
        targets=draw(several(st.builds(Target, name=TEXT, kind=MAYBE))),
        victims=draw(several(st.builds(Victims, description=TEXT, harm=TEXT, count=counts()))),
        claims=draw(
            several(
                st.builds(
                    Claim,
                    source=TEXT,
                    says=TEXT,
                    killed=st.none() | counts(),
                    injured=st.none() | counts(),
                    article_id=MAYBE,
                    evidence=several(EVIDENCE),
                )
            )
        ),
        evidence=draw(several(EVIDENCE)),
        notes=draw(MAYBE),
        state=draw(st.sampled_from(State)),
        confidence=draw(st.none() | st.floats(0, 1)),
        grade=draw(st.none() | st.sampled_from(Grade)),
        dataset=draw(TEXT),
        dataset_id=draw(TEXT),
        article_id=draw(MAYBE),
        review=draw(several(TEXT)),
        extra=draw(st.dictionaries(TEXT, TEXT, max_size=2)),
    )


@given(found=st.lists(incidents(), min_size=1, max_size=3))
@settings(deadline=None, max_examples=60)
def test_an_exported_incident_reads_back_as_it_was(found):
    data = written(*((str(number), incident) for number, incident in enumerate(found)))

    assert read(data) == found


def test_an_exported_incident_without_a_data_set_is_named_by_its_id():
    incident = Incident(event_type=EventType.RIOTS, location="Homs")

    (found,) = read(written(("01J", incident)))

    assert found == replace(incident, dataset="Incident Atlas", dataset_id="01J")


def test_an_export_that_holds_less_than_the_csv_says_so_when_it_comes_back():
    out = BytesIO()
    write_geojson([("1", Incident(event_type=EventType.RIOTS, location="Homs"))], out, about={})

    less = read_file(out.getvalue(), "incidents.geojson")
    whole = read_table(written(("1", Incident(event_type=EventType.RIOTS, location="Homs"))))

    assert "holds less than the CSV" in " ".join(Own().doubts(less, Context()))
    assert Own().doubts(whole, Context()) == ()


@settings(deadline=None)
@given(text=st.text("'=+-@\t\r\n＝1a.", max_size=6))
def test_no_text_starts_a_formula_and_every_text_comes_back(text):
    safe = neutralised(text)

    assert restored(safe) == text
    assert safe == text or safe.startswith("'")
    if text[:1] in tuple("=@\t\r\n＝"):
        assert safe == f"'{text}"


@pytest.mark.parametrize("number", ["-5", "+3", "-45.8644", "-3,25", "12"])
def test_a_plain_number_is_no_formula(number):
    assert neutralised(number) == number


def test_an_export_holds_no_cell_that_a_spreadsheet_would_run():
    incident = Incident(event_type=EventType.RIOTS, location="=cmd()", notes="@SUM(A1)")

    data = written(("1", incident)).decode("utf-8-sig")

    assert ",'=cmd()," in data
    assert ",'@SUM(A1)," in data


def test_the_name_of_a_sub_type_in_place_of_the_type_says_both():
    header = "event_type,date_start,location"

    found = by_hand(header, "sexual violence,2022-06-30,Homs")

    assert (found.event_type, found.sub_event_type) == (
        EventType.VIOLENCE_AGAINST_CIVILIANS,
        "Sexual violence",
    )


def test_a_sub_type_in_place_of_the_type_beside_another_cell_is_rejected():
    header = "event_type,sub_event_type,date_start,location"

    found = by_hand(header, "Attack,Grenade,2022-06-30,Homs")

    assert isinstance(found, Rejection)
    assert "Did you mean “Explosions/Remote violence”" in found.mend


def test_three_columns_by_hand_are_enough():
    incident = by_hand("event_type,date_start,location", "Riots,2022-06-30,Homs")

    assert incident.date == Interval.day(date(2022, 6, 30))
    assert incident.location == "Homs"
    assert incident.place is None
    assert incident.state is State.ACCEPTED
    assert incident.dataset is None


@pytest.mark.parametrize(
    ("cell", "interval"),
    [
        ("2022-06-30", Interval.day(date(2022, 6, 30))),
        ("2022-06", Interval.month(2022, 6)),
        ("2022", Interval.spanning(date(2022, 1, 1), date(2022, 12, 31))),
    ],
)
def test_a_date_by_hand_may_be_a_month_or_a_year(cell, interval):
    assert by_hand("event_type,date,location", f"Riots,{cell},Homs").date == interval


def test_a_time_precision_by_hand_widens_the_date():
    incident = by_hand("event_type,date,location,time_precision", "Riots,2022-06-15,Homs,3")

    assert incident.date == Interval.month(2022, 6)


def test_plain_lists_by_hand_give_names():
    incident = by_hand(
        "event_type,date,location,weapons,actors,targets,sources,notes",
        "Riots,2022-06-15,Homs,mortar; rifle,A,school,One; Two,It happened.",
    )

    assert [weapon.name for weapon in incident.weapons] == ["mortar", "rifle"]
    assert incident.actors == (Actor(name="A"),)
    assert incident.targets == (Target(name="school"),)
    assert [(claim.source, claim.says) for claim in incident.claims] == [
        ("One", "It happened."),
        ("Two", "It happened."),
    ]


def test_a_deaths_number_said_to_be_unknown_is_kept_apart_from_nothing_said():
    header = "event_type,date,location,killed_unknown"

    assert by_hand(header, "Riots,2022-06-15,Homs,yes").killed == Count()
    assert by_hand(header, "Riots,2022-06-15,Homs,").killed is None


def test_coordinates_without_a_precision_are_looked_at():
    place = by_hand("event_type,date,latitude,longitude", "Riots,2022-06-15,1.5,2.5").place

    assert (place.where_prec, place.uncertainty_m) == (2, 25_000)
    assert place.review
    assert "25 km" in place.reason


@pytest.mark.parametrize(
    ("latitude", "longitude", "where_prec", "metres", "review"),
    [
        ("48.59532", "38.00031", 1, 5_000, False),
        ("48.6", "38.0003", 1, 5_000, False),  # a spreadsheet drops a number's last zeros
        ("48.6", "38.0", 2, 25_000, True),
        ("48", "38", 4, 120_000, True),
    ],
)
def test_coordinates_without_a_precision_are_as_exact_as_their_decimals(
    latitude, longitude, where_prec, metres, review
):
    place = by_hand(
        "event_type,date,latitude,longitude", f"Riots,2022-06-15,{latitude},{longitude}"
    ).place

    assert (place.where_prec, place.uncertainty_m, place.review) == (where_prec, metres, review)
    assert "does not say how exact" in place.how


@pytest.mark.parametrize(
    ("column", "cell", "where_prec", "radius"),
    [
        ("geo_precision", "3", 4, 120_000),
        ("where_prec", "5", 5, 250_000),
        ("uncertainty_m", "300", 1, 300),
        ("uncertainty_m", "30000", 3, 30_000),
    ],
)
def test_one_precision_gives_the_others(column, cell, where_prec, radius):
    place = by_hand(
        f"event_type,date,latitude,longitude,{column}", f"Riots,2022-06-15,1.5,2.5,{cell}"
    ).place

    assert (place.where_prec, place.uncertainty_m, place.review) == (where_prec, radius, False)


@pytest.mark.parametrize("written_as", ["NA", "na", "NAM", "Namibia"])
def test_a_country_by_hand_is_a_code_or_a_name(written_as):
    assert by_hand("event_type,date,location,country", f"Riots,2022,X,{written_as}").country == "NA"


def test_a_date_beside_date_start_is_kept():
    incident = by_hand(
        "event_type,date_start,date,location", "Riots,2022-06-15,about midsummer,Homs"
    )

    assert incident.extra == {"date": "about midsummer"}


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("country", "Atlantis"),
        ("killed_min", "some"),
        ("killed_max", "-1"),
        ("casualties_unknown", "maybe"),
        ("state", "published"),
        ("grade", "Good"),
        ("weapons", "[broken"),
        ("weapons", '"[{""nom"":""x""}]"'),
        ("actors", '"[{""name"":""x"",""role"":""hero""}]"'),
        ("victims", "civilians"),
        ("sources", '"[{""name"":7}]"'),
        ("extra", "[1]"),
        ("evidence", '"[{""field"":""date"",""start"":3,""end"":1,""quote"":""x""}]"'),
        ("where_prec", "9"),
        ("uncertainty_m", "0"),
        ("date_end", "2022-01-01"),
        ("time_precision", "x"),
    ],
)
def test_a_cell_by_hand_is_checked(column, cell):
    rejection = by_hand(
        f"event_type,date,location,latitude,longitude,{column}", f"Riots,2022-06-15,X,1,2,{cell}"
    )

    assert isinstance(rejection, Rejection)
    assert rejection.column == column
    assert rejection.mend.endswith(".")


@pytest.mark.parametrize(
    ("columns", "cells"),
    [
        ("confidence", "1.5"),
        ("killed_min,killed_max", "3,2"),
        ("killed_min,killed_unknown", "3,true"),
        ("victims", '"[{""description"":""x"",""harm"":""killed"",""min"":3,""max"":1}]"'),
        ("event_type2,place_review", "x,perhaps"),
    ],
)
def test_cells_that_contradict_each_other_are_rejected(columns, cells):
    rejection = by_hand(
        f"event_type,date,location,latitude,longitude,where_prec,{columns}",
        f"Riots,2022-06-15,X,1,2,1,{cells}",
    )

    assert isinstance(rejection, Rejection)


def test_the_template_reads_as_one_incident_in_the_columns_of_the_export():
    table = read_table(template_csv())

    (incident,) = Own().read(table, Context())

    assert set(table.header) <= set(COLUMNS)
    assert incident.killed == Count(minimum=2, maximum=3)
    assert incident.injured == Count.at_least(4)
    assert incident.place is not None
    assert incident.place.review is False
    assert incident.extra == {}
