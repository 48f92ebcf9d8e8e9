"""A sentence about a trend tells of no event, and one that names the day of a deed tells of it."""

from __future__ import annotations

import pytest

from tests.extraction_ground import drafts_of


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A wave of Russian drones struck Kyiv on Monday, killing five people.", 5),
        ("A spate of bombings in Baghdad on Monday killed 12 people, police said.", 12),
        ("Gunmen killed four people in Zamfara on Monday, where raids are common in villages.", 4),
        ("Strikes have intensified in Gaza City, where 12 people were killed on Monday.", 12),
        ("Gunmen attacked a village near Jos during heavy rains on Monday, killing six.", 6),
        ("A missile killed six people in Kharkiv on Monday, a war crime, Ukraine said.", 6),
        ("Two people were killed on Monday in Kampala by a bomb as fans watched the World Cup.", 2),
        ("Gunmen killed four people in Jos on Monday, after similar attacks last week.", 4),
        ("The death toll from a suicide bombing in Peshawar has risen to 100, police said.", 100),
    ],
)
def test_a_deed_with_its_day_or_its_new_toll_is_drafted_beside_a_trend(text, killed):
    drafts = drafts_of(text)

    assert [draft.killed.minimum for draft in drafts] == [killed]


@pytest.mark.parametrize(
    "text",
    [
        "Attacks by gunmen on villages in Zamfara have increased.",
        "Killings are common in Zamfara, and violence has surged.",
        "The laws of war ban an attack that kills civilians, the court said on Monday.",
        "Similar attacks on Monday were blamed on rebels who killed 12 people in Jos last year.",
        "Arsenal beat Chelsea in London on Monday in the Premier League.",
        "A spate of bombings has killed many people in Baghdad since 2019.",
        "Soldiers were deployed to rescue stranded villagers after flash floods killed 12 people.",
    ],
)
def test_a_trend_alone_is_no_event(text):
    drafts = drafts_of(text)

    assert drafts == ()
