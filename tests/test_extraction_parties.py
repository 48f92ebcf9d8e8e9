"""Who took part, what was hit and who says so are named once, and nobody else."""

from __future__ import annotations

import pytest

from incidents.vocabulary import Role
from tests.extraction_ground import drafts_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Two soldiers died in Tibu, Colombia, on Monday when they entered a minefield.", set()
        ),
        pytest.param(
            "A mob in Haiti's capital beat a thief to death on Monday in Port-au-Prince.", {"mob"}
        ),
        pytest.param(
            "A suicide bomber killed nine people in Iraq's first big attack of the year on Monday.",
            {"suicide bomber"},
        ),
        pytest.param(
            "Shelling by the Rapid Support Forces (RSF) killed six in Omdurman on Monday. The RSF "
            "fired 20 shells.",
            {"Rapid Support Forces"},
        ),
        pytest.param(
            "Yemen's Houthis said on Sunday they had struck a ship near Hodeidah with missiles.",
            {"Yemen's Houthis"},
        ),
        pytest.param(
            "Kyrgyz and Tajik border guards exchanged fire near Batken on Monday.",
            {"Kyrgyz", "Tajik border guards"},
        ),
        pytest.param(
            "Seventy people were killed when members of a gang swept through Verrettes, Haiti.",
            {"gang"},
        ),
    ],
)
def test_those_who_took_part_are_named_once_and_nobody_else(text, names):
    (draft,) = drafts_of(text)

    assert {actor.name for actor in draft.actors} == names


def test_inmates_who_only_riot_are_a_party():
    text = "Inmates rioted at a prison in Guayaquil, Ecuador, on Friday, leaving eight dead."

    (draft,) = drafts_of(text)

    assert [(actor.name, actor.role) for actor in draft.actors] == [("Inmates", Role.PARTY)]


def test_who_drives_over_a_mine_did_not_plant_it():
    text = (
        "A vehicle of the army hit a mine planted by suspected CODECO militiamen in Djugu, Congo."
    )

    (draft,) = drafts_of(text)

    assert [actor.name for actor in draft.actors] == ["CODECO militiamen"]


def test_soldiers_in_a_headline_did_not_lay_the_mine():
    text = (
        "Five soldiers killed in landmine explosion\n\nFive soldiers embraced martyrdom and three "
        "others sustained injuries when their vehicle hit a landmine near Turbat on Monday."
    )

    (draft,) = drafts_of(text)

    assert (draft.actors, draft.injured.maximum) == ((), 3)


def test_a_victim_named_among_others_did_nothing():
    text = (
        "Bandits invaded Danmusa in Katsina, Nigeria, on Monday, killed three persons including a "
        "policeman, burnt four houses and abducted many women."
    )

    (draft,) = drafts_of(text)

    assert [actor.name for actor in draft.actors] == ["Bandits"]


def test_an_agency_in_a_dateline_took_no_part():
    text = "DAKAR (AFP) - Police fired tear gas at protesters in Dakar on Monday."

    (draft,) = drafts_of(text)

    assert [actor.name for actor in draft.actors] == ["Police"]


def test_a_source_after_claimed_by_ends_with_its_name():
    text = "A drone attack on Abu Dhabi claimed by Yemen's rebels killed three on Monday."

    (draft,) = drafts_of(text)

    assert [claim.source for claim in draft.claims] == ["Yemen's rebels"]


def test_a_town_a_speaker_and_a_sick_bed_are_no_targets():
    text = (
        "PORT SUDAN - Shells hit a market in Omdurman on Monday, the health ministry said. Two of "
        "the wounded died in a hospital."
    )

    (draft,) = drafts_of(text)

    assert [target.name for target in draft.targets] == ["market"]
