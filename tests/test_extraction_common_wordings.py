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
        ("Planes dropped bombs on Idlib on Monday.", "Air/drone strike"),
        ("Ten soldiers deserted in Loikaw on Monday.", "Change to group/activity"),
        ("Two girls were snatched by gunmen in Kuriga.", "Abduction/forced disappearance"),
        ("Striking teachers disrupted traffic in Lima on Monday.", "Peaceful protest"),
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
        "Kenya and China signed a memorandum on trade in Nairobi on Monday.",
        "The streets of Goma were deserted on Monday, a public holiday.",
        "A handbag was snatched from a woman in Lagos on Monday.",
        "The runner was stripped of her medal in Paris on Monday.",
        "A fire burned the central market in Kano on Monday.",
        "A tribunal in the city of Lagos cleared the minister of corruption on Monday.",
        "A lorry ploughed into a bus near Mombasa on Monday, killing eight people.",
        "A child was run over by a bus in Kampala on Monday and died.",
        "Worshippers congregated at a mosque in Kano on Monday for prayers.",
        "Heavy rain disrupted traffic in Lagos on Monday.",
        "The builder suspended work on a bridge in Lagos on Monday.",
        "A plane dropped food over Gaza on Monday.",
        "A suspected robber was led to a cell in Accra on Monday.",
        "Parliament in Islamabad debated the blasphemy law on Monday.",
        "Firefighters fought a blaze in Athens on Monday.",
        "The actor died of a heart attack in Mumbai on Monday.",
        "Thousands got a flu shot in Paris on Monday.",
        "Shares rose in March in Tokyo.",
        "Floodwaters advanced on Khartoum on Monday.",
        "Scouts encamped near Nairobi on Monday.",
        "Fans glued themselves to the television in Lagos on Monday.",
        "Entry to the museums of Paris was free for all on Monday.",
    ],
)
def test_a_text_of_no_deed_makes_no_draft(text):
    drafts = drafts_of(text)

    assert drafts == ()
