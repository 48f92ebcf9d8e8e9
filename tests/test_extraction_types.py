"""What was done to whom tells the type of an event, and what is only spoken of is none."""

from __future__ import annotations

import pytest

from tests.extraction_ground import drafts_of


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        pytest.param(
            "Iraqi forces recaptured the last district of Hit from fighters on Monday.",
            "Government regains territory",
        ),
        pytest.param(
            "Rebels retook the village of Kibumba on Monday, which the army had left without a "
            "fight.",
            "Non-violent transfer of territory",
        ),
        pytest.param(
            "Non-violent transfer of territory: On Monday, rebels surrendered the town of Nawa in "
            "Syria.",
            "Non-violent transfer of territory",
        ),
        pytest.param(
            "Rioters clashed with soldiers at the gate of a camp near Hebron on Monday.",
            "Mob violence",
        ),
        pytest.param(
            "The Arakan Army captured the town of Ponnagyun in Myanmar on Monday after two weeks "
            "of fighting with the military.",
            "Non-state actor overtakes territory",
        ),
        pytest.param(
            "Gunmen killed nine villagers in Gao, Mali, on Sunday. Hours later soldiers attacked "
            "a camp of the group.",
            "Attack",
        ),
        pytest.param(
            "Armed men opened fire on a judge in Puebla, Mexico, on Monday. Police arrested three "
            "men.",
            "Attack",
        ),
        pytest.param(
            "Fighters stormed an army base in Baidoa on Friday, detonating car bombs at the gate "
            "before a gunfight.",
            "Armed clash",
        ),
        pytest.param(
            "Students marched in Manzini on Monday. Police used tear gas and threw stun grenades "
            "to disperse them.",
            "Protest with intervention",
        ),
        pytest.param(
            "A drone carrying explosives blew up over a house in Uruapan, Mexico, on Monday.",
            "Air/drone strike",
        ),
        pytest.param(
            "Police opened fire on Monday night at a demonstration in Cancun, Mexico, wounding "
            "two.",
            "Excessive force against protesters",
        ),
        pytest.param(
            "Rebels dragged a village head out of his house in Gadchiroli, India, on Sunday and "
            "slit his throat.",
            "Attack",
        ),
        pytest.param(
            "Soldiers seized the crew of a ship in Mariupol on Monday and took them to an unknown "
            "destination.",
            "Abduction/forced disappearance",
        ),
    ],
)
def test_what_was_done_is_typed_by_who_did_it_to_whom(text, sub_type):
    draft = drafts_of(text)[0]

    assert draft.sub_event_type == sub_type


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        pytest.param(
            "Asylum seekers, supporters of the regime, clashed with police in Tel Aviv on Monday.",
            "Mob violence",
        ),
        pytest.param("Settlers threw stones at homes in Burin on Monday.", "Mob violence"),
        pytest.param(
            "Sudan unrest: fighting erupts\n\nThe army and the Rapid Support Forces clashed in "
            "Khartoum on Monday.",
            "Armed clash",
        ),
        pytest.param(
            "Gunmen opened fire on concertgoers near Moscow on Friday, killing 60 people. Four "
            "suspected gunmen were detained in Bryansk on Saturday.",
            "Attack",
        ),
        pytest.param("Soldiers destroyed a rebel convoy near Bria on Monday.", "Armed clash"),
    ],
)
def test_who_met_whom_tells_a_battle_from_a_brawl(text, sub_type):
    (draft,) = drafts_of(text)

    assert draft.sub_event_type == sub_type


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        pytest.param(
            "Elections/referendum: On 9 June 2024, a general election was held in Manila.", "Other"
        ),
        pytest.param(
            "Forces fired Tochka U at Novyi Buh, Ukraine, on Monday, killing one.",
            "Shelling/artillery/missile attack",
        ),
        pytest.param(
            "Police clashed with citizens demonstrating at the tribunal of Ben Arous on Monday.",
            "Violent demonstration",
        ),
    ],
)
def test_a_label_a_weapon_by_name_and_a_courts_house_are_read(text, sub_type):
    (draft,) = drafts_of(text)

    assert draft.sub_event_type == sub_type


def test_who_downs_tools_disrupts_no_weapon():
    text = "Magistrates in Nairobi downed their tools on Friday over delayed allowances."

    (draft,) = drafts_of(text)

    assert draft.sub_event_type == "Peaceful protest"


def test_a_bomb_that_is_found_is_a_weapon_disrupted():
    (draft,) = drafts_of("A bomb was found in a bus in Nairobi on Monday.")

    assert draft.sub_event_type == "Disrupted weapons use"


def test_a_court_that_is_only_the_cause_takes_nothing_back():
    text = (
        "Nine people were killed in clashes between police and supporters of the opposition in "
        "Dakar on Sunday after a court sentenced him to two years in prison."
    )

    (draft,) = drafts_of(text)

    assert (draft.location, draft.killed.minimum) == ("Dakar", 9)


@pytest.mark.parametrize(
    "text",
    [
        "The exercise near Kaliningrad will involve live artillery fire, the ministry said.",
        "Court jails man for life over mosque attack in Christchurch on Thursday.",
        "Residents of Kidal fear an attack by the militants.",
        "The film retells the bombardment of Sarajevo in 1993.",
        "A bus plunged into a gorge near Shimla on Thursday, killing 12 passengers.",
        "Kane fired Spurs ahead, hitting the target twice in a first-half blitz in London.",
    ],
)
def test_what_only_sounds_like_violence_tells_no_event(text):
    assert drafts_of(text) == ()
