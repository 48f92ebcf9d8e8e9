"""A toll is read as the report tells it, however the dead are named, and once."""

from __future__ import annotations

import pytest

from tests.extraction_ground import drafts_of


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The death toll from a blast at a mosque in Kano climbed to 100 on Tuesday.", 100),
        pytest.param(
            "KYIV, May 26 - The death toll from a Russian missile strike on Kharkiv rose to 16, "
            "the governor said.",
            16,
        ),
        ("A football player and his cousin were killed when a mine exploded in Masbate.", 2),
        ("The envoy to Mali, his guard and his driver were killed by gunmen near Gao.", 3),
        ("An airstrike on Raqqa killed a family of seven, local media reported.", 7),
        ("A roadside bomb in Farah killed five members of a family, a police officer said.", 5),
        ("A mob in Les Cayes, Haiti, beat and burned to death 13 gang members on Monday.", 13),
    ],
)
def test_a_toll_is_read_as_it_is_told(text, killed):
    draft = drafts_of(text)[0]

    assert (draft.killed.minimum, draft.killed.maximum) == (killed, killed)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "Ten civilians, including six children from one family, were killed by shells in Bama.",
            10,
        ),
        pytest.param("The body of a man was found with gunshot wounds in Culiacan, Mexico.", 1),
        pytest.param("Gunmen attacked Gao. A nurse saw the bodies of at least seven soldiers.", 7),
    ],
)
def test_the_dead_are_counted_however_they_are_named(text, killed):
    (draft,) = drafts_of(text)

    assert draft.killed.minimum == killed


@pytest.mark.parametrize(
    "text",
    [
        "Police beat mourners at the funeral of slain journalist Aisha Musa in Jenin on Monday.",
        "A bomb went off in Kano on Monday. Police identified the dead as two traders.",
    ],
)
def test_the_dead_who_are_only_spoken_of_are_not_counted(text):
    (draft,) = drafts_of(text)

    assert draft.killed is None


def test_who_says_it_is_none_of_the_injured():
    text = "A bomb in Kano killed ten people and wounded 39, an army spokesman said on Monday."

    (draft,) = drafts_of(text)

    assert draft.injured.maximum == 39


def test_others_beside_the_dead_are_not_counted_twice():
    text = (
        "Six killed, 81 wounded in Istanbul blast\n\nSix people were killed and 81 others wounded "
        "on Sunday when an explosion rocked Istanbul."
    )

    (draft,) = drafts_of(text)

    assert (draft.killed.maximum, draft.injured.maximum) == (6, 81)


def test_a_towns_own_toll_stands_before_the_toll_of_several():
    text = (
        "Six people were killed when police fired at protesters in Dhaka and Rangpur on Tuesday. "
        "In Rangpur, a student was shot dead by police."
    )

    drafts = drafts_of(text)

    killed = {draft.location: draft.killed.maximum for draft in drafts}
    assert killed == {"Dhaka": 6, "Rangpur": 1}


def test_a_count_of_years_is_no_incident():
    text = (
        "Gunmen killed eight farmers in Konduga on Sunday.\n\nMore than 35,000 people have been "
        "killed in the conflict since 2009, the United Nations said."
    )

    (draft,) = drafts_of(text)

    assert draft.killed.maximum == 8


def test_doubt_whether_anybody_was_hurt_tells_of_no_casualties():
    text = "Soldiers exchanged fire in Mogadishu. It was not clear whether there were casualties."

    (draft,) = drafts_of(text)

    assert not draft.casualties_unknown


@pytest.mark.parametrize(
    "text",
    [
        "Bombs kill nine in Aleppo\n\nBombs killed at least nine people in Aleppo on Monday.",
        "Bombs kill at least nine in Aleppo\n\nBombs killed nine people in Aleppo on Monday.",
    ],
)
def test_an_open_count_holds_beside_the_same_number_told_as_exact(text):
    (draft,) = drafts_of(text)

    assert (draft.killed.minimum, draft.killed.maximum) == (9, None)
    assert [each.count for each in draft.victims] == [draft.killed]
