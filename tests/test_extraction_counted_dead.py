"""Each of the dead of an event is counted once, and nobody is who did not die in it."""

from __future__ import annotations

import pytest

from tests.extraction_ground import drafts_of


def killed_in(text):
    killed = drafts_of(text)[0].killed
    return None if killed is None else killed.minimum


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "A father of three was killed by gunmen in Garissa on Monday.", 1, id="a father of"
        ),
        pytest.param(
            "A class eight pupil was shot dead by police during a protest in Kisumu on Monday.",
            1,
            id="a school class",
        ),
        pytest.param(
            "A roadside bomb killed a group of five soldiers in Garissa on Monday.",
            5,
            id="a group of",
        ),
        pytest.param(
            "A soldier opened fire with a rifle, without reloading, killing 12 guards in Lviv on "
            "Monday.",
            12,
            id="without something else",
        ),
        pytest.param(
            "Rebels said on Monday that they had killed three soldiers in a raid in Gao.",
            3,
            id="said",
        ),
        pytest.param(
            "Soldiers claimed to kill three militants in a clash in Gao on Monday.",
            3,
            id="claimed to kill",
        ),
    ],
)
def test_a_number_counts_the_dead_and_not_what_is_said_of_them(text, killed):
    counted = killed_in(text)

    assert counted == killed


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Villagers nearly lynched a suspected thief in Nakuru on Monday.", id="nearly"
        ),
        pytest.param(
            "Two women narrowly escaped death when a mob attacked them in Kisii on Monday.",
            id="escaped death",
        ),
        pytest.param(
            "Gunmen attacked the village of Gamba on Monday. It is not clear whether anyone was "
            "killed.",
            id="whether",
        ),
        pytest.param(
            "Police shot and wounded a man in Kisumu on Monday. It is not known if he died.",
            id="if",
        ),
    ],
)
def test_nobody_is_counted_who_may_live(text):
    assert not killed_in(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "A farmer was shot dead by gunmen in Wajir on Monday, just 12 hours after two people "
            "were killed and one injured there.",
            id="hours after",
        ),
        pytest.param(
            "A driver was lynched by a mob in Nakuru on Monday for allegedly stabbing and killing "
            "a boy.",
            id="for killing",
        ),
        pytest.param(
            "Villagers lynched a man suspected to be behind the killing of three girls in Nakuru "
            "on Monday.",
            id="suspected to be behind",
        ),
        pytest.param(
            "A mob lynched a man they believed murdered a teacher in Nakuru on Monday.",
            id="they believed",
        ),
        pytest.param("A mob lynched a murder suspect in Nakuru on Monday.", id="a murder suspect"),
    ],
)
def test_the_dead_of_what_went_before_are_not_counted(text):
    counted = killed_in(text)

    assert counted == 1


def test_whom_somebody_is_believed_to_have_killed_is_counted():
    text = "The militants are believed to have killed four traders in Gao on Monday."

    counted = killed_in(text)

    assert counted == 4


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "Gunmen fired on a bus in Cali on Monday. Ana Maria Lima and Luis Pardo were killed "
            "and Eva Ruiz was injured.",
            2,
            id="names",
        ),
        pytest.param(
            "Gunmen opened fire on a patrol car in Cali on Monday. Officers Pardo and Mera were "
            "killed.",
            2,
            id="names after an office",
        ),
        pytest.param(
            "A gunman opened fire on a depot in Gao on Monday. Five soldiers and the gunman were "
            "killed.",
            6,
            id="a number and one",
        ),
        pytest.param(
            "A gunman opened fire in a tram in Graz on Monday. The gunman and one bystander were "
            "killed.",
            2,
            id="one and a number",
        ),
    ],
)
def test_those_of_a_row_are_counted_one_by_one(text, killed):
    counted = killed_in(text)

    assert counted == killed


def test_people_stabbed_and_wounded_are_counted_once():
    (draft,) = drafts_of("A man stabbed and wounded a tram driver in Graz on Monday.")

    assert draft.injured.minimum == 1


def test_what_somebody_was_is_nobody_more():
    counted = killed_in("A gunman shot and killed Ana Lima, a prison guard, in Leeds on Monday.")

    assert counted == 1


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "Two gunmen opened fire on a party in Gao on Monday. Nine people were killed. Both "
            "gunmen were found and killed by police.",
            11,
            id="beside people",
        ),
        pytest.param(
            "A gunman shot and killed eight people in Gao on Monday. He fired at police before "
            "shooting and killing himself.",
            9,
            id="himself",
        ),
        pytest.param(
            "A gunman fired at worshippers before killing himself in Gao on Monday. At least four "
            "people, including the gunman, were killed.",
            4,
            id="included",
        ),
        pytest.param(
            "Raiders attacked Lodwar on Monday. Four villagers were killed, as was one of the "
            "raiders.",
            5,
            id="as was one",
        ),
    ],
)
def test_the_attackers_dead_add_to_all_but_a_number_that_includes_them(text, killed):
    counted = killed_in(text)

    assert counted == killed


def test_attackers_in_the_next_line_are_not_those_of_a_headline():
    counted = killed_in("Gunmen kill nine\n\nGunmen attacked Gao on Monday, killing nine people.")

    assert counted == 9


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "A man stabbed and killed his three flatmates and a lodger in a flat in Leeds on "
            "Monday.",
            4,
            id="a noun nobody lists",
        ),
        pytest.param(
            "Rebels killed three soldiers and a tractor was burned near Gao on Monday.",
            3,
            id="a thing",
        ),
        pytest.param(
            "Two raiders opened fire on a hall in Gao on Monday. The raiders were killed.",
            2,
            id="the raiders",
        ),
        pytest.param(
            "Soldiers arrested a family of six in Gao on Monday. Three of those arrested were "
            "later found dead.",
            3,
            id="of those arrested",
        ),
    ],
)
def test_those_are_counted_who_were_named_or_counted_before(text, killed):
    counted = killed_in(text)

    assert counted == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "Gunmen shot and killed four people in a bar in Gao on Monday. In the following days "
            "the death toll was raised to six.",
            6,
            id="raised",
        ),
        pytest.param(
            "A bomb killed seven people at a market in Gao on Monday. Three of the wounded later "
            "died, bringing the death toll to ten.",
            10,
            id="brought to",
        ),
        pytest.param(
            "A bomb killed seven people at a market in Gao on Monday. The death toll of attacks "
            "this year has risen to 90.",
            7,
            id="of a year",
        ),
    ],
)
def test_a_toll_that_rises_corrects_the_number_told_before(text, killed):
    counted = killed_in(text)

    assert counted == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "An armed robber and a student were killed in a shootout in Gao on Monday.",
            2,
            id="an adjective",
        ),
        pytest.param(
            "A nurse and a suspected robber were killed in a shootout in Gao on Monday.",
            2,
            id="a noun nobody lists",
        ),
        pytest.param(
            "Riots broke out in Kisumu on Monday. During one of these riots, a man was shot dead.",
            1,
            id="one of the riots",
        ),
        pytest.param(
            "A gunman killed three women in a salon in Gao on Monday before turning the gun on "
            "himself.",
            4,
            id="the gun on himself",
        ),
    ],
)
def test_people_are_counted_and_events_are_not(text, killed):
    counted = killed_in(text)

    assert counted == killed


@pytest.mark.parametrize(
    "text",
    [
        "Police fired tear gas at a rally in Kisumu on Monday to honour 60 people killed in May.",
        "A mob attacked two traders in Nakuru on Monday, blaming them for a recent murder.",
        "Police shot and wounded a man in Gao on Monday. It is not clear if he survived, or died.",
    ],
)
def test_the_dead_of_other_days_are_not_counted(text):
    assert not killed_in(text)


@pytest.mark.parametrize(
    ("text", "sub_type", "killed"),
    [
        pytest.param(
            "After police killed a trader in Gao on Monday, youths protested.",
            "Peaceful protest",
            0,
            id="a protest",
        ),
        pytest.param(
            "After raiders killed two herders in Gao on Monday, residents lynched a suspect.",
            "Mob violence",
            1,
            id="a mob",
        ),
        pytest.param(
            "After killing three nurses in Gao on Monday, militants burned the clinic.",
            "Attack",
            3,
            id="the same people",
        ),
    ],
)
def test_what_a_crowd_answers_is_no_part_of_what_it_does(text, sub_type, killed):
    draft = drafts_of(text)[0]

    assert (draft.sub_event_type, draft.killed.minimum if draft.killed else 0) == (sub_type, killed)


def test_the_suicide_of_another_year_is_none_of_the_attack():
    text = (
        "Poisoned letters were sent to a clerk in Gao on Monday, injuring her. The sender "
        "committed suicide in 2019."
    )

    assert not killed_in(text)
