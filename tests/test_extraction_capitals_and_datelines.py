"""A capital is meant without its name, a part of a country is owned, a dateline places nothing."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction_ground import drafts_of


def first_draft_of(text):
    return drafts_of(text)[0]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        pytest.param(
            "A bomb went off at a bus stop in the Kenyan capital on Monday, police said.",
            "Nairobi",
            "KE",
            id="an adjective",
        ),
        pytest.param(
            "Students marched in Peru's capital on Monday to demand lower fares.",
            "Lima",
            "PE",
            id="an owner",
        ),
        pytest.param(
            "Gunmen shot dead four traders in Nigeria's restive Zamfara state on Monday.",
            "Zamfara State",
            "NG",
            id="a part of a country",
        ),
        pytest.param(
            "A roadside bomb killed two drivers in Peru's southern department of Puno on Monday.",
            "Puno",
            "PE",
            id="a province of a country",
        ),
        pytest.param(
            "Shops were looted in Guatemala City on Monday.", "Guatemala City", "GT", id="a city"
        ),
        pytest.param(
            "On Monday, Palma town in Cabo Delgado, Mozambique, was attacked by insurgents.",
            "Palma",
            "MZ",
            id="before the verb",
        ),
    ],
)
def test_the_place_is_the_one_that_is_meant(text, name, country):
    draft = first_draft_of(text)

    assert draft.place is not None
    assert (draft.place.name, draft.country) == (name, country)


def test_the_capital_alone_is_that_of_the_country_here_and_for_review():
    text = "Kenyan police used tear gas against a march in the capital on Monday."

    draft = first_draft_of(text)

    assert draft.place is not None
    assert draft.place.name == "Nairobi"
    assert any("the capital is not named" in doubt for doubt in draft.review)


@pytest.mark.parametrize("dateline", ["(Beirut) – ", "Beirut (AFP) - ", "Beirut, 11 June (AFP). "])
def test_a_town_with_an_agency_places_nothing(dateline):
    text = f"{dateline}Guards shot dead two men at a farm near Darkush, Syria, on Monday."

    draft = first_draft_of(text)

    assert draft.country == "SY"
    assert draft.date is not None
    assert draft.date.start == date(2024, 6, 10)


def test_a_broadcasters_name_is_no_town():
    text = "A shell killed a reporter of Sanaa television at Tyre in Lebanon on Monday."

    draft = first_draft_of(text)

    assert draft.country == "LB"


def test_a_city_that_everybody_knows_stands_before_the_country_of_most_names():
    text = (
        "Glide bombs slammed into a store in Kharkiv on Monday, killing six people.\n\nIn Russia's "
        "Belgorod region, officials said, shelling wounded a man in Shebekino on Monday. Russia "
        "has "
        "moved troops to Belgorod and Kursk."
    )

    draft = first_draft_of(text)

    assert (draft.place.name, draft.country) == ("Kharkiv", "UA")


@pytest.mark.parametrize(
    ("wording", "country"), [("Zwelitsha, South Africa,", "ZA"), ("Baghdad's Tahrir Square", "IQ")]
)
def test_a_name_is_no_part_of_what_it_looks_like(wording, country):
    text = f"Residents of {wording} burned tyres on Monday."

    draft = first_draft_of(text)

    assert draft.country == country


@pytest.mark.parametrize("write", [str.lower, str.upper])
@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Shells hit Kharkiv on Monday.", "UA"),
        ("Gunmen abducted a man on the road between Mopti and Sevare on Monday.", "ML"),
        ("Soldiers took control of Kidal on Monday after fighting with rebels.", "ML"),
        ("Raiders shot two men dead in Kitundwe, Fizi territory, South Kivu, on Monday.", "CD"),
        ("Workers marched through the port of Guayaquil on Monday.", "EC"),
        ("Farmers burned tyres in central Brussels on Monday.", "BE"),
        ("Kampala (AFP) - Rebels shot a teacher dead in Goma on Monday.", "CD"),
    ],
)
def test_a_place_is_found_in_one_case(text, country, write):
    draft = first_draft_of(write(text))

    assert draft.country == country


@pytest.mark.parametrize("write", [str, str.lower, str.upper])
def test_an_ordinal_is_a_day_in_any_case(write):
    text = "A drone hit a car near Ain Issa, Syria, on the evening of August 19th 2021."

    draft = first_draft_of(write(text))

    assert draft.date is not None
    assert draft.date.start == draft.date.end == date(2021, 8, 19)


def test_the_middle_of_a_city_is_the_city_and_no_region_around_it():
    text = (
        "An airstrike hit a shop at Al-Shabia Junction in the Al-Daraj neighbourhood in central "
        "Gaza "
        "City on Monday."
    )

    draft = first_draft_of(text)

    assert draft.place is not None
    assert abs(draft.place.latitude - 31.5) < 0.05
