"""Which towns a report means: listed towns apart, no country for a town, quarters of a city."""

from __future__ import annotations

import pytest

from incidents.count import Count
from tests.extraction_ground import drafts_of


def test_two_towns_struck_in_one_sentence_have_victims_of_their_own():
    text = "Missiles struck Kharkiv on Monday, killing three people, and Dnipro, killing five."

    drafts = drafts_of(text)

    assert [(draft.location, draft.killed) for draft in drafts] == [
        ("Kharkiv", Count.exactly(3)),
        ("Dnipro", Count.exactly(5)),
    ]


def test_towns_listed_before_one_toll_share_it():
    text = "Missiles struck in Kharkiv and Dnipro on Monday, killing three people."

    drafts = drafts_of(text)

    assert [(draft.location, draft.killed) for draft in drafts] == [
        ("Kharkiv", Count.exactly(3)),
        ("Dnipro", Count.exactly(3)),
    ]
    assert all(any("together" in each for each in draft.review) for draft in drafts)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Rebels killed five people near Beni on Monday, the army said.", "CD"),
        ("Soldiers killed four villagers in Chin State on Monday.", "MM"),
        ("Protesters marched in Benin on Monday.", "BJ"),
        ("Police killed a man in Kibera on Monday, residents said.", "KE"),
        ("Gunmen killed two men in Cité Soleil on Monday.", "HT"),
    ],
)
def test_a_town_is_no_country_of_a_like_name_and_a_quarter_tells_its_country(text, country):
    (draft,) = drafts_of(text)

    assert draft.country == country


def test_a_town_in_its_own_province_of_the_same_name_is_no_doubt():
    (draft,) = drafts_of("Shells hit a market in Kherson on Monday, killing two.")

    assert draft.review == ()


def test_the_country_of_a_strike_is_not_that_of_the_striking_army():
    text = (
        "An Israeli airstrike hit a house in Jabalia on Monday, killing three, and Israeli "
        "authorities said they had struck a command post."
    )

    (draft, *_) = drafts_of(text)

    assert draft.country == "PS"


@pytest.mark.parametrize("word", ["in", "near", "on the outskirts of"])
@pytest.mark.parametrize("town", ["San Pedro", "Hyderabad"])
def test_a_town_with_a_namesake_abroad_is_a_doubt_whatever_stands_before_it(word, town):
    (draft,) = drafts_of(f"Gunmen killed two farmers {word} {town} on Monday.")

    assert draft.place.review
    assert any("nearly as likely" in each for each in draft.review)


@pytest.mark.parametrize("where", ["near San Pedro", "near Kibbutz Alumim"])
def test_a_place_that_was_passed_over_is_said(where):
    text = f"Gunmen killed two farmers {where} on Monday. On Tuesday shells hit Deir ez-Zor, Syria."

    drafts = drafts_of(text)

    assert f"the text says {where!r}, and no such place" in " ".join(drafts[0].review)


def test_two_of_a_headline_are_the_two_that_the_report_names():
    text = "Two killed in Jos\n\nGunmen killed two farmers in Jos on Monday, police said."

    (draft,) = drafts_of(text)

    assert [(each.description, each.count) for each in draft.victims] == [
        ("farmers", Count.exactly(2))
    ]
