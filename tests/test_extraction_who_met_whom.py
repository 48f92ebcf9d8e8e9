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


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        ("Residents of Webuye killed two suspected burglars on Monday.", "Mob violence"),
        ("A group of fishermen attacked four officers at Naivasha on Monday.", "Mob violence"),
        ("Political rivals clashed at a funeral in Kakamega on Monday.", "Mob violence"),
        (
            "Supporters of one candidate clashed with those of another in Kitui on Monday.",
            "Mob violence",
        ),
        (
            "Protesters against insecurity threw stones at a bus in Mwingi on Monday.",
            "Violent demonstration",
        ),
        ("Police engaged bandits near Kapedo on Monday, killing three.", "Armed clash"),
        (
            "Following a fatal road accident, residents protested in Meru on Monday.",
            "Peaceful protest",
        ),
        (
            "Residents protested the number of traffic accidents in Meru on Monday.",
            "Peaceful protest",
        ),
        ("Supporters held peaceful demos in Mombasa on Monday.", "Peaceful protest"),
        ("Gunmen seriously wounded a teacher near Nanyuki on Monday.", "Attack"),
        ("A teacher was killed by land invaders near Nanyuki on Monday.", "Attack"),
    ],
)
def test_who_did_it_to_whom_tells_the_type(text, sub_type):
    (draft,) = drafts_of(text)

    assert draft.sub_event_type == sub_type


@pytest.mark.parametrize(
    "text",
    [
        "The teacher engaged rebels of the class in a debate on Monday.",
        "The band played new demos to supporters in Leeds on Monday.",
        "Shoppers thronged the streets of Madrid on Monday for the sales.",
        "Political rivals clashed over the budget in parliament on Monday.",
    ],
)
def test_who_argues_shops_or_sings_makes_no_riot(text):
    assert drafts_of(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        (
            "Investors left Kitui on Monday after they were attacked by residents and pelted with "
            "stones."
        ),
        "Residents of Eldama Ravine beat two boys on Monday whom they took for thieves.",
    ],
)
def test_a_trade_and_a_towns_name_make_no_news_of_markets_or_accidents(text):
    (draft,) = drafts_of(text)

    assert draft.sub_event_type == "Mob violence"


def test_what_is_reported_of_none_makes_no_riot():
    text = (
        "Supporters protested in Mombasa on Monday. There were no reports of violence or clashes "
        "with police."
    )

    (draft,) = drafts_of(text)

    assert draft.sub_event_type == "Peaceful protest"


def test_an_attack_without_injuries_is_one():
    (draft,) = drafts_of(
        "There were no reported injuries in the attack on a camp near Bria on Monday."
    )

    assert draft.sub_event_type in {"Attack", "Armed clash"}
