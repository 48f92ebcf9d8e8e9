"""A town that nobody knows has an incident of its own, without coordinates and with a doubt."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction_ground import drafts_of


@pytest.mark.parametrize(
    ("text", "town"),
    [
        pytest.param(
            "Russian missiles hit Kharkiv on Monday, killing three. Gunmen killed two people in "
            "Obscureville on Sunday.",
            "Obscureville",
            id="on another day",
        ),
        pytest.param(
            "Bandits abducted 12 people in Gusau, Nigeria, on Friday. Elsewhere, in Tungar Maiwake "
            "village, two farmers were shot dead.",
            "Tungar Maiwake village",
            id="elsewhere",
        ),
        pytest.param(
            "Shells hit Kharkiv on Monday. Armed men kidnapped two priests in Vorobkivtsi.",
            "Vorobkivtsi",
            id="another kind of deed",
        ),
    ],
)
def test_a_deed_in_a_town_that_nobody_knows_is_an_incident_apart(text, town):
    drafts = drafts_of(text)

    assert len(drafts) == 2
    assert (drafts[1].location, drafts[1].place) == (town, None)
    assert any(town in doubt and "no such place is known" in doubt for doubt in drafts[1].review)
    assert any(piece.field == "location" and piece.quote == town for piece in drafts[1].evidence)


@pytest.mark.parametrize("wording", ["Zorvanyk", "the town of Zorvanyk", "the village of Zorvanyk"])
def test_a_town_that_nobody_knows_is_the_location_however_it_is_worded(wording):
    (draft,) = drafts_of(f"Clashes in {wording} on Monday killed three soldiers.")

    assert (draft.location, draft.place) == ("Zorvanyk", None)


def test_a_quarter_that_nobody_knows_stays_with_its_town():
    text = (
        "A bomb exploded in Quetta on Tuesday. Six people were killed in the blast in Zorkhan Mela."
    )

    (draft,) = drafts_of(text)

    assert draft.location == "Quetta"
    assert draft.killed.minimum == 6


def test_what_two_towns_are_joined_to_a_road_is_no_town():
    text = "Gunmen seized 20 passengers as hostages on the Abuja-Kaduna highway on Monday."

    (draft,) = drafts_of(text)

    assert draft.location == "Abuja-Kaduna highway"
    assert draft.country == "NG"


def test_where_an_attack_took_place_is_where_the_text_says_so():
    text = (
        "Militants killed 11 soldiers in an ambush east of Algiers, officials said on Sunday. The "
        "attack took place on Saturday near Tizi Ouzou."
    )

    (draft,) = drafts_of(text)

    assert draft.location == "near Tizi Ouzou"
    assert draft.date.start == date(2024, 6, 8)


def test_a_day_in_the_text_stands_before_the_day_of_its_dateline():
    text = (
        "ALGIERS, June 9 (Reuters) - Militants killed 11 soldiers in an ambush, officials said on "
        "Sunday. The attack took place late on Saturday near Tizi Ouzou."
    )

    (draft,) = drafts_of(text)

    assert draft.date.start == draft.date.end == date(2024, 6, 8)
