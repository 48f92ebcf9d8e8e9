"""Other coders' notes are read as they write them: the GTD, the SMM, Insecurity Insight, NGOs."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.interval import Interval
from tests.extraction_ground import drafts_of


def first_draft_of(text, published=date(2024, 6, 12)):
    return drafts_of(text, published=published)[0]


def test_a_summary_that_opens_with_its_date_writes_the_month_first():
    text = "03/07/2014: Assailants opened fire on residents in Madagali, Adamawa, Nigeria."

    draft = first_draft_of(text, published=None)

    assert draft.date == Interval.day(date(2014, 3, 7))
    assert any("other way round" in doubt for doubt in draft.review)


def test_overnight_takes_the_days_that_are_named_beside_it():
    text = "Unidentified warplanes struck an airbase near Zintan overnight on 4-5 June."

    draft = first_draft_of(text)

    assert draft.date == Interval.spanning(date(2024, 6, 4), date(2024, 6, 5))


def test_the_year_of_a_day_at_the_end_of_last_year_is_no_year_gone_by():
    text = "27 December 2023: In Kabul, Taliban members detained two NGO staff members."

    draft = first_draft_of(text, published=date(2024, 1, 4))

    assert draft.date == Interval.day(date(2023, 12, 27))


@pytest.mark.parametrize("heading", ["11 June 2024 -", "Mogadishu, 11 June:"])
def test_a_day_that_heads_a_sentence_gives_way_to_one_just_before_it(heading):
    text = f"{heading} Gunmen killed six farmers near Jilib on Sunday, police said."

    draft = first_draft_of(text)

    assert draft.date == Interval.day(date(2024, 6, 9))


def test_as_of_a_day_dates_the_number_and_not_the_event():
    text = (
        "On 8 June a missile hit a market in Kremenchuk. As of 10 June, 20 people have been "
        "confirmed dead."
    )

    draft = first_draft_of(text)

    assert draft.date == Interval.day(date(2024, 6, 8))
    assert draft.killed.minimum == 20


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        pytest.param(
            "Men threw Molotov cocktails on the margins of a march in Paris on Monday.",
            "Paris",
            "FR",
            id="a weapon's name is no place",
        ),
        pytest.param(
            "Chadian soldiers set up a base in Gao on Monday to reinforce the G5 Sahel force.",
            "Gao",
            "ML",
            id="a word inside another name",
        ),
        pytest.param(
            "Members of La Linea clashed with the Sinaloa Cartel in Delicias (Chihuahua) on "
            "Monday.",
            "Ciudad Delicias",
            "MX",
            id="what bears the name of a group",
        ),
        pytest.param(
            "The army announced the deployment of 600 troops to Neiva (Huila) on Monday.",
            "Neiva",
            "CO",
            id="to a town with its region",
        ),
        pytest.param(
            "Thirty cadets were killed in a UAE drone strike on an academy in Tripoli on Monday.",
            "Tripoli",
            "LY",
            id="whose strike it was",
        ),
        pytest.param(
            "Six policemen killed in Chhattisgarh\nMaoists ambushed a convoy in Bijapur district "
            "on Sunday, killing six policemen.",
            "Bijapur",
            "IN",
            id="in the region of the headline",
        ),
        pytest.param(
            "Two men stood at a crossing in Barcelona, Spain. Both were shot dead on Monday.",
            "Barcelona",
            "ES",
            id="the sentence before the event",
        ),
        pytest.param(
            "Armed men killed 23 people in Qwerty near Ndu in north-west Cameroon on Monday.",
            "Cameroon",
            "CM",
            id="in a part of a country",
        ),
        pytest.param(
            "In al-Bab town, Aleppo governorate, a hospital was hit by an airstrike on Monday.",
            "Al Bāb",
            "SY",
            id="an article opens the name",
        ),
    ],
)
def test_where_it_was_is_read(text, place, country):
    draft = first_draft_of(text)

    assert (draft.place.name, draft.country) == (place, country)


def test_a_district_of_two_states_lies_in_the_one_that_the_headline_names():
    text = "Six policemen killed in Chhattisgarh\nMaoists killed six in Bijapur district on Sunday."

    draft = first_draft_of(text)

    assert draft.admin1 == "Chhattisgarh"


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        pytest.param("Eight CRPF men were killed in an ambush in Sukma on Monday.", "Armed clash"),
        pytest.param(
            "Gunmen stormed a hall in Butembo where nurses were meeting and killed a doctor.",
            "Attack",
        ),
        pytest.param(
            "Two bombs ripped through a crowd in Baghdad.", "Remote explosive/landmine/IED"
        ),
        pytest.param("In Kyiv, monitors observed a gathering of 300 people.", "Peaceful protest"),
        pytest.param(
            "The Taliban set up a command post in Herat.", "Headquarters or base established"
        ),
        pytest.param(
            "Two brothers were forcibly taken from home in Puebla.",
            "Abduction/forced disappearance",
        ),
        pytest.param(
            "At least 42 civilians were killed by Coalition strikes in Raqqa.", "Air/drone strike"
        ),
        pytest.param("Rebels razed Koluama and killed hundreds of people on Monday.", "Attack"),
        pytest.param(
            "Soldiers stormed a sit-in in Khartoum on Monday and fired at the protesters.",
            "Excessive force against protesters",
        ),
        pytest.param(
            "The arrest of a drug lord in Culiacan set off shootouts that left 10 soldiers dead.",
            "Armed clash",
        ),
        pytest.param(
            "Gunmen seized 140 pupils in Kaduna on Monday. Troops killed three of the kidnappers.",
            "Abduction/forced disappearance",
        ),
        pytest.param("A man drove a van into pedestrians in Barcelona on Monday.", "Attack"),
    ],
)
def test_what_it_was_is_read(text, sub_type):
    draft = first_draft_of(text)

    assert draft.sub_event_type == sub_type


def test_soldiers_who_kill_bandits_after_an_abduction_answer_it():
    text = (
        "Bandits abducted 12 farmers near Gusau on Monday. Soldiers pursued them and killed five "
        "bandits."
    )

    draft = first_draft_of(text)

    assert [(actor.name, actor.role.value) for actor in draft.actors] == [
        ("Bandits", "perpetrator"),
        ("Soldiers", "responder"),
    ]


def test_a_country_that_only_says_whose_a_gunship_is_is_no_place():
    text = "Nineteen people were killed when a US AC-130 gunship struck the Kunduz Trauma Centre."

    draft = first_draft_of(text)

    assert draft.country == "AF"


def test_a_day_that_cannot_be_a_month_is_the_day_also_in_front_of_a_summary():
    text = "13/07/2014: Assailants shot and killed a teacher in Mosul, Iraq."

    (draft,) = drafts_of(text, published=None)

    assert draft.date is not None
    assert draft.date.start.isoformat() == "2014-07-13"
