"""A crowd makes a mob, a riot or a demonstration, and those who answer fire make a battle."""

from __future__ import annotations

import pytest

from tests.extraction_ground import drafts_of


@pytest.mark.parametrize(
    "text",
    [
        (
            "Supporters of the governor and of the senator threw stones at each other at a "
            "campaign rally in Kitale on Monday."
        ),
        "Two groups of churchgoers clashed over a chapel in Ibadan on Monday.",
        "Residents burned a truck in Mbale on Monday.",
    ],
)
def test_a_crowd_that_fights_another_or_breaks_things_is_a_mob(text):
    (draft,) = drafts_of(text)

    assert draft.sub_event_type == "Mob violence"


@pytest.mark.parametrize(
    "text",
    [
        (
            "Police used tear gas to disperse youths who blocked roads and hurled stones at "
            "officers in Kitale on Monday."
        ),
        "Students violently protested against new fees in Accra on Monday.",
    ],
)
def test_a_demonstration_is_violent_where_the_crowd_is(text):
    (draft,) = drafts_of(text)

    assert draft.sub_event_type == "Violent demonstration"


@pytest.mark.parametrize(
    "text",
    [
        (
            "Rebels attacked a village near Bria on Monday. Soldiers came and a gunfight followed. "
            "Two villagers and a rebel were killed."
        ),
        (
            "Bandits raided a market in Kaduna on Monday. Police came and shot two of the "
            "attackers dead."
        ),
        "Two policemen were wounded when herdsmen fired on their car near Lokichar on Monday.",
        "Five officers escorting a bus were killed by fighters near Wajir on Monday.",
    ],
)
def test_an_attack_that_is_answered_or_hits_forces_is_a_battle(text):
    (draft,) = drafts_of(text)

    assert draft.sub_event_type == "Armed clash"


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        ("Farmers clashed with herders near Jos on Monday, killing two.", "Armed clash"),
        ("Gunmen killed two traders in Kaduna on Monday. Police came an hour later.", "Attack"),
        ("Protesters clashed with police in Kisumu on Monday.", "Violent demonstration"),
        (
            "Police dispersed a march with tear gas in Lome on Monday.",
            "Protest with intervention",
        ),
    ],
)
def test_what_is_no_mob_and_no_battle_stays_what_it_was(text, sub_type):
    draft = drafts_of(text)[0]

    assert draft.sub_event_type == sub_type
