"""Who speaks: nobody is no source, a capital is its country, a body is named by what it is."""

from __future__ import annotations

import pytest

from tests.extraction_ground import drafts_of

STRIKE = "Two shells hit a bakery in Sumy on Tuesday, killing three people."


def sources_of(text):
    """The sources of the only draft."""
    (draft,) = drafts_of(text)
    return [claim.source for claim in draft.claims]


def blamed_in(text):
    """Name, attribution and source of each actor of the only draft."""
    (draft,) = drafts_of(text)
    return [(each.name, each.attribution.value, each.according_to) for each in draft.actors]


@pytest.mark.parametrize(
    "text",
    [
        f"{STRIKE} Nobody has claimed the shelling.",
        f"NOBODY HAS CLAIMED THE SHELLING\n\n{STRIKE}",
        f"{STRIKE} No group has claimed responsibility for the attack.",
        f"{STRIKE} No one said where the shells came from.",
        f"{STRIKE} No officials confirmed the attack.",
        f"{STRIKE} None of the authorities reported the shelling.",
        f"{STRIKE} No armed group active in the northern region claimed responsibility.",
    ],
)
def test_words_for_nobody_are_neither_source_nor_actor(text):
    (draft,) = drafts_of(text)

    assert (draft.claims, draft.actors) == ((), ())


def test_a_number_after_no_is_no_word_for_nobody():
    assert sources_of("Shells killed two in Sumy, according to Hospital No 4.") == ["Hospital No 4"]


@pytest.mark.parametrize(
    ("said", "actor"),
    [
        ("Moscow denied involvement in the attack.", ("Russia", "denied", "Moscow")),
        ("But the Kremlin has repeatedly denied it.", ("Russia", "denied", "Kremlin")),
        ("Tehran claimed responsibility.", ("Iran", "stated", "Tehran")),
        ("Kyiv has blamed Moscow for the shells.", ("Russia", "alleged", "Kyiv")),
    ],
)
def test_a_capital_that_denies_claims_or_blames_is_its_country(said, actor):
    assert blamed_in(f"{STRIKE} {said}") == [actor]


@pytest.mark.parametrize(
    "said",
    [
        "A shopkeeper in Moscow denied involvement.",
        "General Washington denied involvement.",
        "Residents blamed a Moscow newspaper.",
    ],
)
def test_a_capital_that_is_only_a_place_or_part_of_a_name_is_nobody(said):
    assert blamed_in(f"{STRIKE} {said}") == []


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("the emergency service said", "the emergency service"),
        ("the state emergency service reported", "the state emergency service"),
        ("prosecutors said", "prosecutors"),
        ("the fire department confirmed", "the fire department"),
    ],
)
def test_a_body_without_a_name_is_a_source(said, source):
    assert sources_of(f"A drone hit a tram in Sumy on Tuesday, killing two people, {said}.") == [
        source
    ]


@pytest.mark.parametrize(
    ("said", "actor"),
    [
        ("Ukraine's navy blamed Russia.", ("Russia", "alleged", "Ukraine's navy")),
        ("Ukraine blamed Russia.", ("Russia", "alleged", "Ukraine")),
        (
            "The Ukrainian military has blamed the strike on Russian forces.",
            ("Russian forces", "alleged", "Ukrainian military"),
        ),
    ],
)
def test_whoever_blames_is_named_and_did_nothing(said, actor):
    assert blamed_in(f"{STRIKE} {said}") == [actor]


@pytest.mark.parametrize("paper", ["Own report", "Staff report", "Our Correspondent reports"])
def test_the_paper_itself_is_no_source_of_a_dateline(paper):
    assert sources_of(f"KYIV, July 9 ({paper}) - {STRIKE}") == []


def test_an_agency_in_a_dateline_that_reports_is_a_source():
    assert sources_of(f"KYIV, July 9 (Reuters reports) - {STRIKE}") == ["Reuters"]
