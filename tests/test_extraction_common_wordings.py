"""A wording that is common in other news tells of a deed only where a deed is meant."""

from __future__ import annotations

import pytest

from tests.extraction_ground import drafts_of


@pytest.mark.parametrize(
    ("text", "sub_event_type"),
    [
        ("The attack took place in the town of Djibo on Monday, killing five people.", "Attack"),
        ("Gunmen killed five people in Jos. It took place near the city centre.", "Attack"),
        ("A man was shot dead on Monday while taking photos in the city of Goma.", "Attack"),
        ("Police seized weapons in the city of Lagos on Monday.", "Disrupted weapons use"),
        ("M23 rebels seized the city of Goma.", "Non-violent transfer of territory"),
        ("Troops entered Palmyra on Monday.", "Non-violent transfer of territory"),
        (
            "Shells hit children playing with a ball in Gaza City, killing four of them.",
            "Shelling/artillery/missile attack",
        ),
        (
            "A missile struck late on Monday in Kharkiv, killing four people.",
            "Shelling/artillery/missile attack",
        ),
        ("Sappers disposed of a mine in Kherson on Monday.", "Disrupted weapons use"),
        ("Three men were taken away by gunmen in Gao.", "Abduction/forced disappearance"),
        ("Rebels and the army reached a deal in Doha on Monday.", "Agreement"),
    ],
)
def test_a_deed_is_of_the_kind_that_is_told(text, sub_event_type):
    drafts = drafts_of(text)

    assert [draft.sub_event_type for draft in drafts] == [sub_event_type]


@pytest.mark.parametrize(
    "text",
    [
        "Aid trucks entered Rafah on Monday, the army said.",
        "Police closed the road to traffic in Nakuru on Monday after heavy flooding.",
        "A landslide shut the highway near Kathmandu on Monday.",
        "Two children were taken away by a flooded river in Nairobi on Monday.",
        "Archaeologists found human remains in Cairo on Monday.",
        "The remains of the former president were flown to Lusaka on Monday.",
        "The children were picked up by their parents in Nairobi on Monday.",
        "The company was liquidated in Moscow on Monday.",
        "The bridge in Lagos was made safe on Monday.",
        "The court disposed of the appeal in Delhi on Monday.",
        "The company and the union reached an agreement on pay in Lagos on Monday.",
    ],
)
def test_a_text_of_no_deed_makes_no_draft(text):
    drafts = drafts_of(text)

    assert drafts == ()
