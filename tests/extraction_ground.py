"""Where the tests of extraction stand: our gazetteer and lexicon, and an article on a Wednesday."""

from __future__ import annotations

from datetime import date
from functools import cache

from geo.gazetteer import open_gazetteer
from geo.resolve import Resolver
from incidents.article import Article
from incidents.extraction import Extractor, Lexicon
from incidents.record import Incident
from incidents.settings import ROOT

PUBLISHED = date(2024, 6, 12)


@cache
def the_extractor() -> Extractor:
    return Extractor(Resolver(open_gazetteer()), Lexicon.load(ROOT / "data" / "lexicon"))


def drafts_of(text: str, *, published: date | None = PUBLISHED) -> tuple[Incident, ...]:
    """The drafts of an article that says just this; their evidence stands where it says."""
    drafts = the_extractor().drafts(Article(id="a", text=text, sha256="", published=published))
    assert all(piece.holds_in(text) for draft in drafts for piece in draft.evidence)
    return drafts
