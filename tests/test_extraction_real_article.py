"""One real article, kept outside the repository, gives exactly its three incidents."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from incidents.articles import read_article
from incidents.claim import Basis
from incidents.extraction import to_contract
from incidents.settings import ROOT
from tests.extraction_ground import the_extractor

DATA = Path(os.environ.get("INCIDENTS_EVAL_DATA") or ROOT.parent / "shared")
ARTICLE = DATA / "articles" / "000_cb48c17940f712ad.txt"

pytestmark = pytest.mark.skipif(
    not ARTICLE.is_file(), reason=f"the article is not in {DATA}; set INCIDENTS_EVAL_DATA"
)


@pytest.fixture(scope="module")
def article():
    return read_article(ARTICLE.read_bytes(), name=ARTICLE.name, published=date(2020, 10, 5))


@pytest.fixture(scope="module")
def incidents(article):
    extractor = the_extractor()
    return extractor.drafts(article)


@pytest.fixture(scope="module")
def drafts(article, incidents):
    return [to_contract(draft, article) for draft in incidents]


def test_there_are_three_and_the_headlines_comes_first(drafts):
    assert [draft["location"].split()[-1] for draft in drafts] == [
        "Stepanakert",
        "Stepanakert",
        "Shushi",
    ]
    assert {draft["event_type"] for draft in drafts} == {"Explosions/Remote violence"}
    assert {draft["sub_event_type"] for draft in drafts} == {"Shelling/artillery/missile attack"}


def test_the_first_names_weapon_actor_and_source(drafts):
    first = drafts[0]

    assert first["weapons"] == [
        {"name": "M095 DPICM", "category": "cluster munition", "origin": "Israel"}
    ]
    assert first["actors"] == [
        {
            "name": "Azerbaijani forces",
            "kind": "organisation",
            "role": "perpetrator",
            "attribution": "alleged",
            "according_to": "Amnesty International",
        }
    ]
    assert first["sources"][0]["name"] == "Amnesty International"
    assert [target["kind"] for target in first["targets"]] == ["residential"]
    assert (first["date_start"], first["date_end"]) == ("2020-10-03", "2020-10-04")
    assert (first["geo_precision"], first["killed_min"], first["injured_min"]) == (1, None, None)


def test_the_first_claim_says_how_its_source_knows(incidents):
    claim = incidents[0].claims[0]

    assert claim.source == "Amnesty International"
    assert claim.basis is Basis.FOOTAGE
    assert claim.blames == ("Azerbaijani forces",)
    quotes = [piece.quote for piece in claim.evidence if piece.field == "known_by"]
    assert any("location of the footage" in quote for quote in quotes)
    assert any("M095 DPICM" in quote for quote in quotes)


def test_nothing_is_drafted_from_dateline_call_briefing_law_or_newsletter(drafts):
    outside = (
        "LONDON", "phone conversation", "briefed", "drew the attention", "is banned under",
        "in your inbox", "fighting continues",
    )  # fmt: skip
    quotes = [piece["quote"] for draft in drafts for piece in draft["evidence"]]

    assert all(words not in quote for words in outside for quote in quotes)
    assert {draft["country"] for draft in drafts} == {"AZ"}


def test_the_others_have_civilian_casualties_in_unknown_number(drafts):
    for draft in drafts[1:]:
        assert draft["casualties_unknown"] is True
        assert (draft["weapons"], draft["actors"]) == ([], [])
        assert (draft["date_start"], draft["date_end"]) == ("2020-10-03", "2020-10-04")
        assert draft["killed_min"] is None
        assert draft["victims"] == [
            {"description": "civilians", "harm": "casualties", "min": None, "max": None}
        ]
        assert [source["name"] for source in draft["sources"]] == [
            "the region’s de facto authorities"
        ]
