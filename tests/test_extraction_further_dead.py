"""The dead whom a text sets beside those it counted add to them; a phrase stands for itself."""

from __future__ import annotations

import pytest

from tests.extraction_ground import drafts_of


def first_draft_of(text):
    return drafts_of(text)[0]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "A rocket hit a queue in Gori on Monday, killing four people. A nurse was also killed.",
            5,
            id="also",
        ),
        pytest.param(
            "Five guards were killed at a depot in Gao on Monday. The attacker was shot dead.",
            6,
            id="the attacker",
        ),
        pytest.param(
            "In addition to the bomber, six shoppers were killed in a blast in Mosul on Monday.",
            7,
            id="in addition to",
        ),
        pytest.param(
            "A bomber struck a tea shop in Baidoa on Monday. Four people died besides the bomber.",
            5,
            id="besides",
        ),
        pytest.param(
            "In addition to the two bombers, 16 people were killed at a market in Kano on Monday.",
            18,
            id="already in the row",
        ),
        pytest.param(
            "Two monks and their driver were shot dead near Palghar on Monday.",
            3,
            id="their driver",
        ),
        pytest.param(
            "Councillor Ana Lima and her driver were shot dead in Recife on Monday.",
            2,
            id="a name and her driver",
        ),
        pytest.param(
            "A woman and her two daughters were killed by a shell in Taiz on Monday.",
            3,
            id="her two daughters",
        ),
        pytest.param(
            "Seven members of a displaced family died when a shell hit a tent in Taiz on Monday.",
            7,
            id="a displaced family",
        ),
        pytest.param(
            "Troops shot and killed three armed members of a group near Nablus on Monday.",
            3,
            id="armed members",
        ),
        pytest.param(
            "A man drove a car bomb at a gate in Bogota on Monday, killing six guards and himself.",
            7,
            id="himself",
        ),
        pytest.param(
            "A parcel bomb sent to a clerk went off in Hpakant on Monday, killing him and his "
            "aide.",
            2,
            id="him and his aide",
        ),
        pytest.param(
            "Mercenaries assassinated President Jean Dorval in Port-au-Prince on Monday.",
            1,
            id="a president",
        ),
        pytest.param(
            "Six men shot dead Governor Rey Dumo and eight others in Pamplona on Monday.",
            9,
            id="a governor and eight others",
        ),
        pytest.param(
            "59 civilians, 15 soldiers and six guards were killed near Arbinda on Monday.",
            80,
            id="civilians and soldiers",
        ),
        pytest.param(
            "Militants beheaded a muezzin and his brother in Mavivi on Monday.",
            2,
            id="a word nobody lists",
        ),
        pytest.param(
            "A politician was gunned down along with his two bodyguards in Puerto Asis on Monday.",
            3,
            id="along with",
        ),
        pytest.param(
            "Bar massacre in Celaya kills 11\n\nEleven people were killed on Monday when gunmen "
            "burst into a bar in Celaya.",
            11,
            id="when gunmen",
        ),
        pytest.param(
            "A blast in Quetta on Monday killed 20, eight of them Hazaras.", 20, id="eight of them"
        ),
        pytest.param(
            "A mine went off near Hajjah on Monday, killing the shepherd and his daughter.",
            2,
            id="the shepherd",
        ),
        pytest.param(
            "Raiders came to a farm near Wukari on Monday; three labourers were hacked to death.",
            3,
            id="hacked to death",
        ),
        pytest.param(
            "Two men shot dead a police lieutenant outside a bank in Mosul on Monday.",
            1,
            id="a rank",
        ),
    ],
)
def test_the_dead_told_of_beside_others_are_counted(text, killed):
    draft = first_draft_of(text)

    assert (draft.killed.minimum, draft.killed.maximum) == (killed, killed)


def test_each_of_those_counted_adds_to_nobody():
    text = (
        "At least 12 people were killed in an airstrike on Raqqa on Monday. "
        "The baker Sami Aziz was killed in it. His wife was also killed."
    )

    draft = first_draft_of(text)

    assert draft.killed.minimum == 12


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers killed five militants near Gao. The five attackers were killed at a base.",
        "Troops killed five bandits in Zamfara on Monday. Two gunmen were killed as they fled.",
    ],
)
def test_attackers_may_be_the_fighters_who_were_counted(text):
    draft = first_draft_of(text)

    assert draft.killed.minimum == 5


def test_gunmen_who_kill_are_not_the_dead():
    text = "Gunmen killed a ruler in Jibia on Monday. A guard was also shot dead."

    draft = first_draft_of(text)

    assert draft.killed.minimum == 2


def test_a_wording_of_three_words_gives_way_to_none_with_a_gap():
    text = "Police fired tear gas at students who were marching against fees in Durban on Monday."

    draft = first_draft_of(text)

    assert draft.sub_event_type == "Protest with intervention"


def test_a_former_soldier_is_a_civilian():
    text = "Rebels executed a former soldier in Khost on Monday after dragging him out of a car."

    draft = first_draft_of(text)

    assert draft.sub_event_type == "Attack"


@pytest.mark.parametrize(
    "text",
    [
        "A mayor was shot dead by gunmen in Jos on Monday along with the",
        "On Monday in Jos gunmen killed a sheriff and",
    ],
)
def test_a_text_that_breaks_off_among_the_dead_is_read(text):
    draft = first_draft_of(text)

    assert draft.killed.minimum == 1
