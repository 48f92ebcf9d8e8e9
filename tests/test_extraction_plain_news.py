"""Plain news drafts nothing, whatever words of war it uses; what happened is drafted beside it."""

from __future__ import annotations

import pytest

from incidents.vocabulary import Role
from tests.extraction_ground import drafts_of


@pytest.mark.parametrize(
    "text",
    [
        "Arsenal beat Chelsea 3-1 in London on Sunday.",
        "The forward fired a rocket into the top corner in Milan on Sunday.",
        "The Olympic torch arrived in Paris on Monday.",
        "The marathon blocked roads in Boston on Monday.",
        "The bank targeted inflation of 2 percent, it said in Frankfurt on Thursday.",
        "Shell opened an office in Lagos on Monday.",
        "The two airlines signed an agreement on shared flights in Doha on Monday.",
        "Parliament was dissolved in London on Thursday ahead of an election.",
        "The ministry deployed nurses to Mombasa on Monday.",
        "The school in Lahore expelled two pupils on Monday.",
        "The candidate attacked her rival in a debate in Santiago on Monday.",
        "The photographer shot a portrait of the Queen in London on Monday.",
        "The band exploded onto the stage in Manchester on Friday.",
        "A thriller about a hijacked plane topped the charts in London on Sunday.",
        "A storm struck Manila on Monday and killed three people.",
        "NASA launched a rocket from Florida on Friday.",
        "The virus attacks the lungs, doctors in Wuhan said on Tuesday.",
        "A crocodile killed a fisherman near Darwin on Monday.",
        "A lorry hit a bus near Mombasa on Friday and 12 people died.",
        "A fire killed six people in a nursing home in Budapest on Friday.",
        "Police in Lagos arrested two men for internet fraud on Tuesday.",
        "A jealous husband killed his wife in Naples on Monday.",
        "The king died at his palace in Riyadh on Thursday.",
        "Hackers attacked the website of a bank in Kyiv on Tuesday.",
        "The battle of Waterloo was fought near Brussels in 1815.",
        "The tax is a time bomb, the economist said in Athens on Monday.",
        "Police marched in the national day parade in Lagos on Tuesday.",
    ],
)
def test_plain_news_drafts_nothing(text):
    assert drafts_of(text) == ()


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        ("Police beat a journalist in Kampala on Monday.", "Attack"),
        ("Gunmen shot a trader in Maiduguri on Friday.", "Attack"),
        ("Gunmen opened fire in a museum in Tunis, killing 22 tourists.", "Attack"),
        ("A judge was shot dead by gunmen as he walked to the court in Cali.", "Attack"),
        ("A rocket hit a house in Kharkiv on Sunday.", "Shelling/artillery/missile attack"),
        ("Troops were deployed in Asmara on Monday.", "Change to group/activity"),
        ("The police arrested three activists in Minsk on Monday.", "Arrests"),
        ("The rebels signed an agreement on a ceasefire in Juba on Monday.", "Agreement"),
        ("Thousands rallied in Tbilisi on Sunday.", "Peaceful protest"),
        ("A blast rocked Kabul on Monday.", "Remote explosive/landmine/IED"),
        ("Gunmen set a fire in Bria on Monday, killing six people.", "Attack"),
    ],
)
def test_the_same_words_tell_an_event_beside_somebody_of_the_field(text, sub_type):
    (draft,) = drafts_of(text)

    assert draft.sub_event_type == sub_type


def test_a_second_sentence_goes_on_about_the_event_of_the_first():
    text = "An airstrike hit Idlib on Sunday. Three people died in the wreck, and one man later."

    (draft,) = drafts_of(text)

    assert draft.killed is not None


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        (
            "A bomb exploded on Sunday at a ceremony to commemorate the war in Herat, killing 9.",
            "Remote explosive/landmine/IED",
        ),
        (
            "Gunmen shot dead a journalist who was on trial for libel in Karachi on Monday.",
            "Attack",
        ),
        (
            "The maker of a film about crime was shot dead by gunmen in Naples on Monday.",
            "Attack",
        ),
        (
            "Militants attacked soldiers during drills near Gao on Tuesday, killing three.",
            "Armed clash",
        ),
        (
            "Thousands marched through Minsk on Sunday although demonstrations are banned.",
            "Peaceful protest",
        ),
    ],
)
def test_words_that_only_say_who_or_where_take_no_event_back(text, sub_type):
    (draft,) = drafts_of(text)

    assert draft.sub_event_type == sub_type


@pytest.mark.parametrize(
    "text",
    [
        "The bombing of 2005 was remembered at a ceremony to commemorate the dead in Herat.",
        "Thousands gathered in Herat on Sunday at a ceremony to commemorate the dead.",
        "The documentary about the bombing in Herat was shown on Monday.",
    ],
)
def test_a_memorial_or_a_film_alone_drafts_nothing(text):
    assert drafts_of(text) == ()


def test_police_who_kill_the_attackers_did_not_do_it():
    text = (
        "Gunmen killed six worshippers at a mosque in Quetta on Friday. "
        "Police killed two of the attackers."
    )

    (draft,) = drafts_of(text)

    assert {(each.name, each.role) for each in draft.actors} == {
        ("Gunmen", Role.PERPETRATOR),
        ("Police", Role.RESPONDER),
    }


@pytest.mark.parametrize(
    "text",
    [
        "A roadside bomb hit a convoy of UN peacekeepers near Kidal on Sunday, killing two.",
        "A grenade thrown at peacekeepers in Bangui on Friday wounded three.",
    ],
)
def test_peacekeepers_who_are_hit_did_not_do_it(text):
    (draft,) = drafts_of(text)

    assert all(each.role is not Role.PERPETRATOR for each in draft.actors)


@pytest.mark.parametrize(
    "text",
    [
        (
            "A bus plunged into a ravine near Lima on Sunday, killing 20 people. The driver was "
            "arrested. Rescuers battled to reach the wreck."
        ),
        "A fire destroyed a market in Kampala on Monday. Two people died.",
        (
            "Arsenal beat Chelsea in London on Sunday. The hosts attacked from the start. "
            "The captain was injured in the first half."
        ),
    ],
)
def test_plain_news_of_several_sentences_drafts_nothing(text):
    assert drafts_of(text) == ()
