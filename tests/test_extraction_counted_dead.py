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
