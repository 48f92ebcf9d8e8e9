"""A note of damage tells of a weapon where it says that something struck, and of none elsewhere."""

from __future__ import annotations

import pytest

from incidents.vocabulary import EventType
from tests.extraction_ground import drafts_of


@pytest.mark.parametrize(
    "text",
    [
        "Izium. Apartment block struck overnight.",
        "Chuhuiv. Primary school heavily damaged in a reported strike.",
        "Odesa. Strike on what appears to be a residential building.",
        "Sumy. Aftermath of the strike on a warehouse.",
        "Kherson. Strike at a market. Two people reported dead.",
        "Izium. Library destroyed in strike.",
        "Poltava. Residential building hit by strike.",
        "Poltava. Large crater on a playground.",
        "Nikopol. Rocket motor lodged in a pavement.",
        "Izium. Houses destroyed by shelling.",
        "Izium. Storehouse destroyed by explosion.",
        "Bakhmut. Two houses were hit in the north of the town.",
    ],
)
def test_damage_by_a_strike_is_remote_violence_though_no_weapon_is_named(text):
    (draft,) = drafts_of(text)

    assert draft.event_type is EventType.EXPLOSIONS


@pytest.mark.parametrize(
    "text",
    [
        "Leeds. Hospitals hit by strike of nurses on Monday.",
        "Paris. Commuters wait after a strike at the railway station on Monday.",
        "Nurses began a strike at a hospital in Leeds on Monday over pay.",
        "Damage to a school in Leeds was repaired by volunteers.",
        "Two houses were hit by a lorry in Leeds on Monday.",
        "Several schools were hit by floods in Gloucester on Monday.",
        "A large crater on Mars was photographed by the probe on Monday.",
        "Economists say that Leeds was damaged by the rail strike of Monday.",
        "A gas leak: house destroyed by explosion in Leeds.",
        "Turnover fell after the strike at the car plant in Leeds.",
        "An apparent strike by bus drivers left commuters stranded in Leeds on Monday.",
        "Reported strike at the car plant in Turin: production stopped on Monday.",
        "The rocket motor was tested in Texas by a company on Monday.",
        "A sinkhole left a large crater in a street in Naples on Monday.",
        "Apartment blocks were hit by a tornado in Iowa on Monday.",
        "The school struck by lightning in Leeds burned down on Monday.",
    ],
)
def test_workers_storms_and_planets_strike_nothing_with_a_weapon(text):
    assert [each for each in drafts_of(text) if each.event_type is EventType.EXPLOSIONS] == []


def test_fire_opened_on_a_hall_is_no_news_of_what_was_shown_in_it():
    text = "Two gunmen opened fire on a hall in Dallas on Monday, where an exhibition was held."

    (draft,) = drafts_of(text)

    assert draft.sub_event_type == "Attack"
