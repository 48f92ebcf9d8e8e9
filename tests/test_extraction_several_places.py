"""Incidents in several towns are several drafts, and what goes on about one incident is one."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.count import Count
from tests.extraction_ground import drafts_of


@pytest.mark.parametrize(
    "text",
    [
        (
            "Shells hit a market in Kharkiv on Sunday, killing three people. Gunmen of the Brigade "
            "killed two people in Lviv on Sunday."
        ),
        (
            "Shells hit a market in Kharkiv on Sunday, killing three people. Shells hit a "
            "school in Lviv on Sunday, killing two people."
        ),
        (
            "In Kharkiv, shells hit a market on Sunday, killing three people. In Lviv, gunmen "
            "killed two people on Sunday."
        ),
        (
            "Shells hit a market in Kharkiv, killing three people; in Lviv, gunmen killed two "
            "people on Sunday."
        ),
        "Shelling on Sunday killed three people in Kharkiv; gunmen shot dead two men in Lviv.",
        "Shelling killed three people in Kharkiv on Sunday, and in Lviv gunmen shot dead two men.",
        "Shells killed three people in Kharkiv on Sunday while gunmen shot dead two men in Lviv.",
        "Shelling killed three in Kharkiv and two in Lviv on Sunday.",
        "Three people were killed in Kharkiv and two in Lviv on Sunday, officials said.",
    ],
)
def test_attacks_in_two_towns_are_two_drafts_with_victims_of_their_own(text):
    drafts = drafts_of(text)

    assert [(draft.location, draft.killed) for draft in drafts] == [
        ("Kharkiv", Count.exactly(3)),
        ("Lviv", Count.exactly(2)),
    ]
    assert {draft.date.start for draft in drafts} == {date(2024, 6, 9)}


def test_each_clause_tells_its_own_type_of_event():
    text = "Police killed a man in Nairobi on Sunday while protesters marched in Mombasa."

    drafts = drafts_of(text)

    assert [(draft.location, draft.sub_event_type) for draft in drafts] == [
        ("Nairobi", "Attack"),
        ("Mombasa", "Peaceful protest"),
    ]


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        (
            "Russian forces shelled Toretsk, Pivnichne and Zalizne on Sunday.",
            ["Toretsk", "Pivnichne", "Zalizne"],
        ),
        (
            "Shelling was reported in Nikopol, Marhanets, and Kherson on Sunday.",
            ["Nikopol", "Marhanets", "Kherson"],
        ),
        ("Protesters marched in London, Paris and Berlin.", ["London", "Paris", "Berlin"]),
    ],
)
def test_a_row_of_towns_is_one_draft_a_town(text, towns):
    drafts = drafts_of(text)

    assert [draft.location for draft in drafts] == towns


def test_a_town_and_its_state_are_no_row():
    text = "Gunmen attacked villages in Maiduguri, Borno and Yola, Adamawa on Sunday."

    drafts = drafts_of(text)

    assert [draft.location for draft in drafts] == ["Maiduguri", "Yola"]


def test_a_name_in_a_row_that_nobody_knows_is_said_in_the_review():
    text = "Soldiers shelled Vovchansk, Obscurivka and Kupiansk on Sunday."

    drafts = drafts_of(text)

    assert [draft.location for draft in drafts] == ["Vovchansk", "Kupiansk"]
    assert all(any("Obscurivka" in each for each in draft.review) for draft in drafts)


@pytest.mark.parametrize(
    "text",
    [
        (
            "An airstrike hit a house in Idlib on Sunday. Three people were killed in the attack, "
            "rescuers said. The pilot fled to Hama after the strike."
        ),
        "Gunmen killed three farmers in Idlib on Sunday. The attackers fled towards Hama.",
        "Shells hit a market in Idlib, killing three. The wounded were brought to Hama.",
        "Gunmen shot dead three men in Idlib; the attackers fled to Hama.",
    ],
)
def test_what_came_of_an_incident_elsewhere_is_no_second_one(text):
    (draft,) = drafts_of(text)

    assert draft.location == "Idlib"
    assert draft.killed == Count.exactly(3)


def test_numbers_that_only_break_a_total_down_are_not_added_to_it():
    text = "Strikes by Israeli jets killed ten people in Gaza, five in Rafah and five in Jabalia."

    drafts = drafts_of(text)

    assert [draft.killed for draft in drafts] == [Count.exactly(10)]
