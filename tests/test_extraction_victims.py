"""Who was harmed is told apart by kind; parts, lists and other incidents are not added up."""

from __future__ import annotations

import pytest

from incidents.count import Count
from tests.extraction_ground import drafts_of


def harmed(text, harm="killed"):
    (draft,) = drafts_of(text)
    return {each.description: each.count for each in draft.victims if each.harm == harm}


def killed(text):
    (draft,) = drafts_of(text)
    return draft.killed


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        (
            "Gunmen killed a teacher, a trader and two herders near Jos on Monday.",
            {"teacher": 1, "trader": 1, "herders": 2},
        ),
        (
            "Two soldiers and a nurse were killed in a blast in Jos on Monday.",
            {"soldiers": 2, "nurse": 1},
        ),
        ("A mine killed four farmworkers near Izium on Monday.", {"farmworkers": 4}),
    ],
)
def test_each_kind_of_victim_has_its_own_number(text, groups):
    assert harmed(text) == {who: Count.exactly(number) for who, number in groups.items()}


def test_an_age_counts_nobody():
    text = "A blast in Jos on Monday hurt at least 21 people, including a three-year-old girl."

    assert Count.exactly(3) not in harmed(text, "injured").values()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Militants killed a colonel, a major and two drivers near Jos on Monday.", 4),
        ("Militants killed an inspector, a corporal and four constables in Jos on Monday.", 6),
        ("Gunmen shot dead an elder and took away ten young men in Jos on Monday.", 1),
    ],
)
def test_those_listed_one_by_one_add_up(text, number):
    assert killed(text) == Count.exactly(number)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gunmen killed two of the five traders whom they held in Jos.", Count.exactly(2)),
        ("Half of the 18 passengers of a bus were killed by gunmen in Jos.", Count.exactly(9)),
        ("A third of the 20 hostages were killed by gunmen in Jos on Monday.", None),
        ("Some of the 20 hostages were killed by gunmen in Jos on Monday.", None),
    ],
)
def test_of_a_whole_only_the_part_is_counted(text, count):
    assert killed(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Shells killed a third of the herd on a farm near Izium on Monday.", None),
        ("A herder and seven of his goats were killed by a mine near Izium.", Count.exactly(1)),
        ("An elephant was killed by gunmen near Jos on Monday.", None),
    ],
)
def test_animals_are_not_counted(text, count):
    assert killed(text) == count


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed five soldiers in Jos on Monday, bringing to 60 those killed this year.",
        "Gunmen killed five people in Jos on Monday, a day after six bodies were found in Bauchi.",
    ],
)
def test_numbers_of_other_incidents_are_left_out(text):
    assert killed(text) == Count.exactly(5)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Two gunmen shot and killed a settler near Hebron and were then killed by soldiers.", 3),
        ("A gunman killed three people in Jos on Monday before being shot dead by police.", 4),
        ("A bomb in Jos killed three guards on Monday. Two terrorists were neutralised.", 5),
    ],
)
def test_attackers_who_die_of_their_attack_add_to_its_dead(text, number):
    assert killed(text) == Count.exactly(number)


def test_those_listed_with_their_ages_are_counted_by_them():
    text = "Killed in the shelling of Sartana: Olena Lys, 62; Mykola Lys, 65; Daryna Lys, 8."

    assert killed(text) == Count.exactly(3)


def test_a_bound_on_one_side_bounds_the_sum():
    text = "Two soldiers and as many as twenty jihadists were killed in fighting near Ansongo."

    assert killed(text) == Count(minimum=2, maximum=22)


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("A strike in Jos killed two men and five others were injured.", 5),
        ("A strike in Jos killed two men, and a nurse was wounded.", 1),
        ("Two killed and three injured in strike in Jos", 3),
    ],
)
def test_those_who_meet_something_else_are_not_among_the_dead(text, injured):
    (draft,) = drafts_of(text)

    assert draft.killed == Count.exactly(2)
    assert draft.injured == Count.exactly(injured)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Two men stepped on a mine near Izium. One died, the other lost both legs.", 1),
        ("A strike in Jos killed two men and a nurse suffered head injuries.", 1),
    ],
)
def test_wounds_are_told_by_their_names(text, count):
    (draft,) = drafts_of(text)

    assert draft.injured == Count.exactly(count)


def test_others_in_unknown_number_are_some():
    text = "Seven civilians were killed and others wounded by a strike on Jos on Monday."

    assert harmed(text, "injured") == {"people": Count()}


def test_what_is_burned_is_nobody_hurt():
    text = "Armed men attacked Jos on Monday, killing a trader. They burned several granaries."

    assert harmed(text, "injured") == {}


@pytest.mark.parametrize(
    ("text", "abducted"),
    [
        ("Gunmen seized a French aid worker and two local colleagues in Jos on Tuesday.", 3),
        ("Gunmen abducted a priest and his two drivers in Jos on Tuesday.", 3),
    ],
)
def test_people_seized_are_abducted(text, abducted):
    counts = harmed(text, "abducted").values()

    assert sum(count.minimum for count in counts) == abducted


def test_things_seized_are_nobody_abducted():
    text = "Gunmen killed two men in Jos on Monday and seized three vehicles."

    assert harmed(text, "abducted") == {}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The driver and three passengers were killed by gunmen near Jos.", Count.exactly(4)),
        ("Six rebels and an unconfirmed number of soldiers were killed in Jos.", Count.at_least(6)),
        (
            "A suicide bomber hit a hall in Kabul. Including the bomber, at least 64 people died.",
            Count.at_least(64),
        ),
        (
            "Police shot dead four assailants in Jos on Monday. Two teachers were also killed.",
            Count.exactly(6),
        ),
        ("The toll of Friday's bombing in Lima rose from nine to 13.", Count.exactly(13)),
    ],
)
def test_a_number_is_put_together_from_all_that_are_told(text, count):
    assert killed(text) == count


def test_others_after_parts_are_no_parts():
    text = (
        "At least nine civilians were killed, including up to four women and one child, and "
        "between 15 and 20 others were injured in airstrikes on Hajin on March 5th 2024."
    )

    (draft,) = drafts_of(text)

    assert draft.injured == Count(minimum=15, maximum=20)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Insurgents beheaded three men at Quissanga and took two others with them.", 2),
        ("Pirates seized a ship off Somalia and are holding its 23 sailors hostage.", 23),
        ("The militia freed 12 of 45 hostages it seized in Bangassou on Sunday.", 45),
    ],
)
def test_hostages_are_abducted(text, number):
    assert Count.exactly(number) in harmed(text, "abducted").values()


@pytest.mark.parametrize(
    "text",
    [
        "A mortar round hit a home in Mardin on Monday; two men were taken to hospital.",
        "A shell hit Jos on Monday and the hospital admitted two men with gunshot wounds.",
    ],
)
def test_people_brought_to_hospital_are_injured(text):
    (draft,) = drafts_of(text)

    assert draft.injured == Count.exactly(2)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Gunmen killed journalist Marco Ruiz and his brother Luis in Jos on Friday.", 2),
        ("A missile killed Hanna Petrenko, 70, and Viktor Petrenko, 73, in Orikhiv.", 2),
        ("The bomber and two worshippers were killed in a mosque in Jos on Friday.", 3),
    ],
)
def test_people_are_counted_by_their_names(text, number):
    assert killed(text) == Count.exactly(number)


def test_no_victim_is_named():
    who = harmed("A missile killed Hanna Petrenko, 70, and Viktor Petrenko, 73, in Orikhiv.")

    assert set(who) == {"people"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Militants killed five police officers in Jos, freeing 30 detainees.", 5),
        ("Militants killed five police officers and freed 30 detainees in Jos.", 5),
        ("Troops killed 25 fighters and rescued 16 women and 21 children in Jos.", 25),
    ],
)
def test_those_who_are_freed_are_not_among_the_dead(text, number):
    assert killed(text) == Count.exactly(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Fifty people were hurt in riots in Dakar on Monday. Police made a dozen arrests.", 12),
        ("Five suspects in the murder of a priest in Narok were arrested on Sunday.", 5),
    ],
)
def test_arrests_are_counted(text, number):
    assert list(harmed(text, "arrested").values()) == [Count.exactly(number)]


def test_the_holder_of_an_office_and_others_add_up():
    text = "Gunmen abducted the mayor of Dinangourou and two of his councillors on Friday."

    counts = harmed(text, "abducted").values()

    assert sum(count.minimum for count in counts) == 3


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Four worshippers died in a mosque attack in Jos; nine injured are in hospital.", 9),
        ("Students rallied in Kabul on Monday. Taliban members beat two women.", 2),
    ],
)
def test_the_injured_are_told_by_their_state(text, injured):
    (draft,) = drafts_of(text)

    assert draft.injured == Count.exactly(injured)


def test_troops_who_beat_back_an_attack_hurt_nobody():
    (draft,) = drafts_of("The army beat back rebels in Jos on Saturday, killing two.")

    assert draft.injured is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A man shot two people dead in Jos on Monday, then turned the gun on himself.", 3),
        ("Three bodies were found in Dnipro after a missile hit, bringing the toll to 46.", 46),
        ("Russian attack kills 4-year-old in Kherson", 1),
        ("Couple, three children among seven dead in Aleppo shelling", 7),
    ],
)
def test_a_toll_holds_those_who_are_told_last(text, count):
    assert killed(text) == Count.exactly(count)


def test_people_killed_or_injured_are_casualties_and_no_dead():
    (draft,) = drafts_of("Up to 15 people were killed or injured by shelling in Jos on Monday.")

    assert draft.killed is None
    assert [each.harm for each in draft.victims] == ["casualties"]


def test_people_are_arrested_across_a_country():
    text = "Police shot dead a student in Nairobi; 200 were hurt and 105 arrested across Kenya."

    assert list(harmed(text, "arrested").values()) == [Count.exactly(105)]


def test_someone_shot_in_the_leg_is_injured():
    (draft,) = drafts_of("Gunmen abducted six tourists near Jos. A guide was shot in the leg.")

    assert draft.injured == Count.exactly(1)


@pytest.mark.parametrize(
    ("text", "harm", "number"),
    [
        ("A raid in Jos left 38 dead, including a nurse, and 29 injured.", "injured", 29),
        ("A police officer shot two Kosovo Albanians dead in Jos on Friday.", "killed", 2),
        (
            "A bomb burned a Roma family's house in Kosice on Friday, injuring a child.",
            "injured",
            1,
        ),
        ("Militants killed an elder in Wana, the third such killing this month.", "killed", 1),
        ("A soldier killed five comrades in Jos before committing suicide.", "killed", 6),
    ],
)
def test_each_number_counts_its_own_people(text, harm, number):
    (draft,) = drafts_of(text)

    assert getattr(draft, harm) == Count.exactly(number)


def test_an_unspecified_number_of_deaths_is_some():
    (draft,) = drafts_of("Warplanes bombed Jos, causing an unspecified number of deaths.")

    assert draft.killed is None
    assert draft.casualties_unknown


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Armed men took a mother and her three children hostage in Manabi on Tuesday.", 4),
        ("Thirteen of the 28 villagers kidnapped in Jos on Friday were freed by troops.", 28),
    ],
)
def test_all_who_were_taken_are_abducted(text, number):
    counts = harmed(text, "abducted").values()

    assert sum(count.minimum for count in counts) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Soldiers opened fire on a march in Jos on Monday, killing around 50.", 50),
        ("Gunmen killed some 50 people in Jos on Monday.", 50),
        ("Twenty hostages and five hijackers died when a bus was stormed in Jos by police.", 25),
    ],
)
def test_a_number_about_right_is_taken_as_it_stands(text, number):
    assert killed(text) == Count.exactly(number)


def test_parts_of_the_injured_are_no_parts_of_the_dead():
    text = (
        "A bomb in Jos killed at least four people and wounded 11, including two police officers."
    )

    assert set(harmed(text)) == {"people"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Farmers found the bodies of three men and a teenage boy near Tibu on Tuesday.", 4),
        ("The attack on Jos led to the deaths of two soldiers and five civilians.", 7),
        ("Police found the bodies of two men in Jos and a third was wounded by gunmen.", 2),
    ],
)
def test_bodies_and_deaths_are_counted_in_a_row(text, number):
    assert killed(text) == Count.exactly(number)
