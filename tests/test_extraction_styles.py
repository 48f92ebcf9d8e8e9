"""Reports in the styles of wires, police, monitors, ministries and local newspapers.

All texts are our own; they are written as such sources write.
"""

from __future__ import annotations

from datetime import date

import pytest

from incidents.count import Count
from incidents.vocabulary import Attribution, Role
from tests.extraction_ground import drafts_of

REPORTS = [
    pytest.param(
        "KYIV, June 11 (Reuters) - A Russian missile strike on the southern Ukrainian city of "
        "Kryvyi Rih killed nine people and wounded 29 on Wednesday, officials said.",
        ("Shelling/artillery/missile attack", "UA", date(2024, 6, 12), 9),
    ),
    pytest.param(
        "PORT-AU-PRINCE, June 10 (Reuters) - Gang members set fire to a police station in the "
        "Haitian town of Gressier on Sunday, killing three officers, a police union said.",
        ("Looting/property destruction", "HT", date(2024, 6, 9), 3),
    ),
    pytest.param(
        "POLICE: A 34-year-old man was shot dead outside a bar in Mombasa late on Tuesday. "
        "Officers recovered two spent cartridges. No arrests have been made.",
        ("Attack", "KE", date(2024, 6, 11), 1),
    ),
    pytest.param(
        "Officers found the bodies of three men with bullet wounds beside a road in Culiacan on "
        "Sunday morning, prosecutors reported.",
        ("Attack", "MX", date(2024, 6, 9), 3),
    ),
    pytest.param(
        "OHCHR verified that on 7 June 2024 an airstrike hit a market in Omdurman, Khartoum, "
        "killing 32 civilians, including five women.",
        ("Air/drone strike", "SD", date(2024, 6, 7), 32),
    ),
    pytest.param(
        "A child died on June 9 when a landmine of unknown source exploded in al-Raqqa suburbs.",
        ("Remote explosive/landmine/IED", "SY", date(2024, 6, 9), 1),
    ),
    pytest.param(
        "Syrian Democratic Forces arrested two civilians in Manbij city on June 8, and took them "
        "to an undisclosed location.",
        ("Abduction/forced disappearance", "SY", date(2024, 6, 8), None),
    ),
    pytest.param(
        "Governor Vyacheslav Gladkov said that a civilian was killed when a Ukrainian drone "
        "dropped an explosive device on a car in Shebekino on Tuesday.",
        ("Air/drone strike", "RU", date(2024, 6, 11), 1),
    ),
    pytest.param(
        "Troops of Operation Hadin Kai neutralised 12 Boko Haram terrorists in Bama, Borno State, "
        "on Saturday, the army spokesman said. Two AK-47 rifles were recovered.",
        ("Armed clash", "NG", date(2024, 6, 8), 12),
    ),
    pytest.param(
        "Angry youths lynched a suspected kidnapper in Lafia on Monday and set his body ablaze.",
        ("Mob violence", "NG", date(2024, 6, 10), 1),
    ),
    pytest.param(
        "Two CRPF jawans were killed and four injured in an IED blast triggered by Maoists in "
        "Sukma district of Chhattisgarh on Sunday, police said.",
        ("Remote explosive/landmine/IED", "IN", date(2024, 6, 9), 2),
    ),
    pytest.param(
        "Farmers blocked the highway in Ambala on Tuesday demanding a guarantee of prices. Police "
        "lathi-charged the protesters, leaving ten injured.",
        ("Protest with intervention", "IN", date(2024, 6, 11), None),
    ),
    pytest.param(
        "Armed men opened fire on a bar in Tarimoro, Guanajuato, on Friday night, killing six "
        "people, the state prosecutor's office said.",
        ("Attack", "MX", date(2024, 6, 7), 6),
    ),
    pytest.param(
        "Two NPA rebels were killed in an encounter with soldiers of the 62nd Infantry Battalion "
        "in Binalbagan, Negros Occidental on Sunday.",
        ("Armed clash", "PH", date(2024, 6, 9), 2),
    ),
    pytest.param(
        "Troops withdrew from Avdiivka on Saturday and Russian forces took full control of the "
        "town.",
        ("Non-violent transfer of territory", "UA", date(2024, 6, 8), None),
    ),
    pytest.param(
        "Police dispersed students in Cali, Colombia, on Thursday.",
        ("Protest with intervention", "CO", date(2024, 6, 6), None),
    ),
    pytest.param(
        "A peaceful protest was held in Mombasa on Monday over the demolition of shops.",
        ("Peaceful protest", "KE", date(2024, 6, 10), None),
    ),
    pytest.param(
        "A protest in Kisumu on Monday against the finance bill turned violent.",
        ("Violent demonstration", "KE", date(2024, 6, 10), None),
    ),
    pytest.param(
        "Party members attacked a teacher with sticks in Dehradun on Monday, injuring him.",
        ("Mob violence", "IN", date(2024, 6, 10), None),
    ),
    pytest.param(
        "Soldiers in Sittwe detained 20 villagers on Tuesday and tortured two of them to death.",
        ("Attack", "MM", date(2024, 6, 11), 2),
    ),
]


@pytest.mark.parametrize(("text", "told"), REPORTS)
def test_reports_of_many_styles_are_read_alike(text, told):
    (draft,) = drafts_of(text)

    killed = draft.killed.minimum if draft.killed is not None else None
    assert (draft.sub_event_type, draft.country, draft.date.start, killed) == told
    assert draft.date.start == draft.date.end


@pytest.mark.parametrize(
    "text",
    [
        "North Korea threatened on Monday to attack Seoul with missiles if the drills go ahead.",
        "Parliament passed a law on Tuesday that bans protests near the palace in Kampala.",
        "Thousands gathered in Srebrenica on Thursday to mark the anniversary of the massacre.",
        "The army began military exercises near Tallinn on Monday, firing rockets at targets.",
        "A court in Paris sentenced a man to 20 years in prison for the 2015 attack.",
        "If the rebels attacked Goma, thousands would flee, the analyst said.",
        "The army denied that its jets had bombed a hospital in Gao on Sunday.",
        "The minister called on the groups to stop killing civilians in Beni.",
        "The film tells the story of a soldier who was killed in a battle near Verdun.",
        "A man was killed in a car accident in Nairobi on Sunday.",
        "The police exercise in Lyon on Monday simulated an attack by gunmen on a school.",
        "Analysts say an attack on Taiwan would cost thousands of lives.",
        "There was no attack in Kabul on Monday, officials said.",
        "The trial of four men accused of killing a journalist in Valletta opened on Monday.",
        "The president warned on Tuesday that protests in Nairobi would be met with force.",
        "Oil prices exploded on Monday, traders in London said.",
        "An earthquake killed 20 people in Hatay on Monday.",
        "More than 2,500 people were displaced by flooding in Beledweyne on Monday.",
    ],
)
def test_what_is_threatened_imagined_judged_or_natural_is_no_incident(text):
    assert drafts_of(text) == ()


def test_what_has_been_since_a_day_is_not_the_toll_of_one_attack():
    text = (
        "Since 1 January, 34 aid workers have been killed in South Sudan, OCHA said. On 6 June, "
        "armed youth attacked a humanitarian convoy near Malakal and looted food."
    )

    (draft,) = drafts_of(text)

    assert draft.date.start == date(2024, 6, 6)
    assert draft.killed is None


def test_those_among_the_injured_are_no_second_number():
    text = (
        "Missiles hit Kharkiv on Monday, wounding 29 people, officials said. President "
        "Zelenskiy said that five children were among the injured."
    )

    (draft,) = drafts_of(text)

    assert draft.injured == Count.exactly(29)
    assert draft.review == ()


def test_whoever_is_arrested_for_an_earlier_killing_adds_no_death():
    text = "Police in Karachi arrested three men on Monday in connection with the killing of a man."

    (draft,) = drafts_of(text)

    assert (draft.sub_event_type, draft.killed) == ("Arrests", None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen attacked farmers and killed two in Jos on Sunday.", "Gunmen"),
        ("Gunmen attacked farmers, killing two, in Jos on Sunday.", "Gunmen"),
        ("Soldiers chased rebels and shot three villagers in Beni on Sunday.", "Soldiers"),
    ],
)
def test_whoever_was_attacked_first_did_not_do_what_came_next(text, name):
    (draft,) = drafts_of(text)

    doers = [actor.name for actor in draft.actors if actor.role is Role.PERPETRATOR]
    assert doers == [name]


def test_who_found_the_dead_did_not_kill_them():
    text = "Officers found the bodies of three men beside a road in Culiacan on Sunday."

    (draft,) = drafts_of(text)

    assert draft.actors == ()


def test_a_group_known_for_such_attacks_is_not_blamed_for_this_one():
    text = (
        "Twenty civilians were killed in an attack by suspected jihadists near Bandiagara on "
        "Sunday. No group has claimed responsibility; JNIM has carried out similar attacks."
    )

    (draft,) = drafts_of(text)

    assert [(actor.name, actor.attribution) for actor in draft.actors] == [
        ("jihadists", Attribution.ALLEGED)
    ]


def test_a_refugee_camp_is_a_place_by_the_name_before_it():
    text = "Israeli forces killed four people in the Jenin refugee camp in the West Bank on Monday."

    (draft,) = drafts_of(text)

    assert draft.location.startswith("Jenin refugee camp")
    assert draft.place.where_prec == 1


def test_two_provinces_of_one_sentence_are_two_drafts():
    text = (
        "Clashes between farmers and herders in Benue state left 12 dead on Tuesday, while in "
        "Plateau state gunmen killed seven villagers."
    )

    drafts = drafts_of(text)

    assert [(draft.location, draft.killed) for draft in drafts] == [
        ("Benue state", Count.exactly(12)),
        ("Plateau state", Count.exactly(7)),
    ]


def test_another_day_in_the_same_sentence_is_said_in_the_review():
    text = (
        "Fighters attacked an army post in Djibo on Monday and the village of Bourzanga on "
        "Tuesday, killing nine people."
    )

    (draft,) = drafts_of(text)

    assert draft.date.start == date(2024, 6, 10)
    assert any("'on Tuesday' too" in each for each in draft.review)


def test_what_an_attack_answers_is_no_part_of_it():
    text = (
        "Hezbollah said it fired rockets at Kiryat Shmona on Tuesday in response to an Israeli "
        "strike on Nabatieh that killed a commander."
    )

    (draft,) = drafts_of(text)

    assert [actor.name for actor in draft.actors] == ["Hezbollah"]
    assert (draft.location, draft.killed) == ("Kiryat Shmona", None)


@pytest.mark.parametrize("number", ["at least 14", "14", "more than 14"])
def test_who_killed_at_least_so_many_killed_them(number):
    (draft,) = drafts_of(f"Gunmen killed {number} villagers in Jos on Sunday.")

    assert [(actor.name, actor.role) for actor in draft.actors] == [("Gunmen", Role.PERPETRATOR)]


def test_a_name_with_and_in_it_is_no_row_of_towns():
    text = "Militants ambushed a bus in Reasi, Jammu and Kashmir, on Sunday, killing nine."

    drafts = drafts_of(text)

    assert [draft.location for draft in drafts] == ["Reasi"]


def test_a_nation_behind_a_hyphen_tells_no_country():
    (draft,) = drafts_of("Guards blocked the Pan-American highway in Cali on Monday.")

    assert draft.country == "CO"
