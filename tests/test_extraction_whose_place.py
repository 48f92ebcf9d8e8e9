"""Which place of an article an event was at, and which are of somebody else."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.count import Count
from tests.extraction_ground import drafts_of

NEWS = "Gunmen shot dead four traders at a market in Gao, Mali, on Monday, officials said."


def test_the_town_to_which_somebody_fled_does_not_stand_for_a_village_that_nobody_knows():
    text = (
        "Gunmen killed four people in the village of Obscureville in northern Burkina Faso on "
        'Monday.\n\n"They shot the men," said a woman who fled to the town of Dori.'
    )

    (draft,) = drafts_of(text)

    assert "Obscureville" in draft.location


def test_the_same_town_is_the_one_named_before():
    text = (
        "Four rebels surrendered in Bunia, Congo, on Friday.\n\nA firefight had broken out in the "
        "same town on Wednesday, in which two soldiers died."
    )

    drafts = drafts_of(text)

    assert [draft.location for draft in drafts] == ["Bunia, Congo", "Bunia, Congo"]


def test_what_came_of_something_is_where_the_sentence_before_puts_it():
    text = (
        f"{NEWS}\n\nOn Sunday, fighters stopped a row of tankers near Sikasso. Two drivers were "
        "killed."
    )

    drafts = drafts_of(text)

    assert [draft.killed for draft in drafts] == [Count.exactly(4), Count.exactly(2)]
    assert drafts[1].location == "near Sikasso"


def test_a_known_town_is_not_taken_for_the_unknown_one_before_it():
    text = (
        "Troops killed two men during a raid in the village of Obscureville in southern Syria on "
        "Sunday.\n\nIn Latakia, an explosion hit a church on Sunday, killing three people."
    )

    drafts = drafts_of(text)

    assert [draft.killed for draft in drafts] == [Count.exactly(2), Count.exactly(3)]


@pytest.mark.parametrize(
    "later",
    [
        "Two of the injured are at a hospital in Bamako.",
        "President Keita, who was in Ankara when the attack took place, returned at once.",
    ],
)
def test_where_somebody_was_then_or_is_cared_for_is_not_where_it_happened(later):
    text = (
        f"Gunmen killed four traders in the Gao region of Mali on Monday, officials said. {later}"
    )

    (draft,) = drafts_of(text)

    assert draft.location == "Gao region of Mali"


def test_a_heading_that_names_a_country_places_no_event():
    text = (
        "On Monday, gunmen attacked a hamlet and killed two people.\n\nINDONESIA. Students rallied "
        "in Makassar on Monday."
    )

    drafts = drafts_of(text)

    assert drafts[0].location is None


def test_attacks_across_a_province_are_not_each_of_those_in_its_towns():
    text = (
        "Militants launched attacks on police stations across Pakistan's Balochistan province on "
        "Saturday, killing thirty people.\n\nA suicide bomber blew up a vehicle at the gate of a "
        "jail in Mastung, killing two guards."
    )

    drafts = drafts_of(text)

    assert [draft.location for draft in drafts] == ["Balochistan province", "Mastung"]


@pytest.mark.parametrize(
    "later",
    [
        "The victims were on their way to Timbuktu when five men armed with rifles opened fire.",
        "The attack came a day after 130 pupils in Timbuktu were freed.",
    ],
)
def test_where_somebody_was_going_or_something_was_before_is_no_place_of_the_event(later):
    (draft,) = drafts_of(f"{NEWS} {later}")

    assert draft.location == "Gao, Mali"
    assert draft.date.start == date(2024, 6, 10)


def test_a_paragraph_may_say_at_length_where_it_is():
    text = (
        "Warplanes bombed hideouts in the hills near Duhok, Iraq, on Tuesday, killing two people."
        "\n\nIn the southern port city of Basra, gunmen killed a judge."
    )

    drafts = drafts_of(text)

    assert [draft.killed for draft in drafts] == [Count.exactly(2), Count.exactly(1)]
