"""UCDP GED's columns are read by their codebook: ranges, precisions, and who did it to whom."""

from __future__ import annotations

import pytest

from incidents.count import Count
from incidents.formats.format import Context
from incidents.formats.rows import read_table
from incidents.formats.ucdp_ged import UcdpGed
from incidents.vocabulary import ActorKind, EventType, Role

ROW = {
    "id": "209980",
    "type_of_violence": "1",
    "side_a": "Government of Myanmar (Burma)",
    "side_b": "MNDAA",
    "source_article": "two papers",
    "source_office": "One Paper;Another Paper",
    "source_headline": "First;Second",
    "where_prec": "3",
    "where_coordinates": "Laukkaing Town",
    "adm_1": "Shan State",
    "latitude": "23.690225",
    "longitude": "98.765042",
    "country": "Myanmar (Burma)",
    "date_prec": "4",
    "date_start": "2015-05-01 00:00:00.000",
    "date_end": "2015-05-31 00:00:00.000",
    "deaths_civilians": "4",
    "low": "1",
    "best": "9",
    "high": "30",
}


def read(**change):
    row = {**ROW, **change}
    text = "|".join(row) + "\n" + "|".join(row.values()) + "\n"
    (found,) = UcdpGed().read(read_table(text.encode(), delimiter="|"), Context())
    return found


def test_deaths_are_the_range_from_low_to_high_and_best_is_kept():
    incident = read()

    assert incident.killed == Count(minimum=1, maximum=30)
    assert incident.extra["best"] == "9"
    assert incident.review == ()


def test_civilians_killed_are_victims():
    (victims,) = read().victims

    assert (victims.description, victims.harm, victims.count) == (
        "civilians",
        "killed",
        Count.exactly(4),
    )
    assert read(deaths_civilians="0").victims == ()


def test_a_best_estimate_outside_the_range_is_looked_at():
    assert "31" in read(best="31").review[0]


def test_a_low_above_high_is_taken_as_a_range_and_looked_at():
    incident = read(low="12", high="9")

    assert incident.killed == Count(minimum=9, maximum=12)
    assert "12" in incident.review[0]
    assert (incident.extra["low"], incident.extra["high"]) == ("12", "9")


@pytest.mark.parametrize(
    ("code", "kind", "role"),
    [
        ("1", EventType.BATTLES, Role.PARTY),
        ("2", EventType.BATTLES, Role.PARTY),
        ("3", EventType.VIOLENCE_AGAINST_CIVILIANS, Role.PERPETRATOR),
    ],
)
def test_the_kind_of_violence_says_who_did_it(code, kind, role):
    incident = read(type_of_violence=code, side_b="Civilians")

    assert incident.event_type is kind
    assert incident.sub_event_type is None
    assert incident.actors[0].role is role
    assert incident.actors[1].kind is ActorKind.PEOPLE


def test_both_scales_of_precision_are_kept():
    incident = read()

    assert (incident.date.date_prec, incident.date.time_precision) == (4, 3)
    assert (incident.place.where_prec, incident.place.geo_precision) == (3, 2)


def test_a_headline_goes_with_its_source():
    assert [(claim.source, claim.says) for claim in read().claims] == [
        ("One Paper", "First"),
        ("Another Paper", "Second"),
    ]


def test_headlines_that_cannot_be_told_apart_go_with_no_source():
    claims = read(source_headline="First; with a break;Second").claims

    assert {claim.says for claim in claims} == {"two papers"}


def test_an_article_without_an_office_is_a_source():
    assert read(source_office="", source_headline="").claims[0].source == "two papers"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Myanmar (Burma)", "MM"),
        ("DR Congo (Zaire)", "CD"),
        ("Yemen (North Yemen)", "YE"),
        ("Russia (Soviet Union)", "RU"),
        ("Cambodia (Kampuchea)", "KH"),
        ("Serbia (Yugoslavia)", "RS"),
        ("Bosnia-Herzegovina", "BA"),
        ("Macedonia, FYR", "MK"),
        ("Kingdom of eSwatini (Swaziland)", "SZ"),
        ("Zimbabwe (Rhodesia)", "ZW"),
        ("Madagascar (Malagasy)", "MG"),
        ("Ivory Coast", "CI"),
        ("United States of America", "US"),
        ("Congo", "CG"),
        ("Gambia", "GM"),
        ("Namibia", "NA"),
    ],
)
def test_a_country_is_known_as_ucdp_writes_it(name, code):
    assert read(country=name).country == code


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("type_of_violence", "4"),
        ("type_of_violence", ""),
        ("where_prec", "8"),
        ("date_prec", ""),
        ("date_end", "2015-04-30"),
        ("id", ""),
    ],
)
def test_what_the_codebook_does_not_know_is_rejected(column, value):
    rejection = read(**{column: value})

    assert (rejection.column, rejection.value) == (column, value)
