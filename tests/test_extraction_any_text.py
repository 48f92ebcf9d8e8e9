"""Any text is read without a fault, with work that grows with its length."""

from __future__ import annotations

import gc
import sys
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.article import Article
from incidents.extraction import to_contract
from incidents.extraction.text.word_list import word_row
from tests.extraction_ground import the_extractor

TOLD = word_row(
    "On Monday , . 5 October 2020 the shelling of Kharkiv killed at least three people and injured "
    "between 4 - 6 “ ” ( ) said police protest against airstrike in Goma village near 20 km north "
    "of they also reported further attacks Israeli made M095 dozens a an since September was were "
    "by Azerbaijan 's forces LONDON — : Arrests no casualties 18/07 early March to or"
)
WORDS = st.sampled_from((*TOLD, "\n", "\n\n"))


@pytest.fixture(scope="module")
def extractor():
    return the_extractor()


def drafts_of(extractor, text, published):
    article = Article(id="a", text=text, sha256="", published=published)
    return article, extractor.drafts(article)


def calls_of(work):
    """How many functions a piece of work calls; unlike seconds the same on every machine."""
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    text=st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join)),
    published=st.one_of(st.none(), st.dates()),
)
def test_any_text_gives_drafts_whose_evidence_quotes_it(extractor, text, published):
    article, drafts = drafts_of(extractor, text, published)

    for draft in drafts:
        assert all(piece.holds_in(text) for piece in draft.evidence)
        assert to_contract(draft, article)["article_id"] == "a"


@pytest.mark.parametrize(
    "piece",
    [
        "Police killed two men in Goma on Monday. ",
        "and killed 3 people ",
        "“" * 10,
        "set a ",
        "1 2 3 ",
        "Abu Abu Abu ",
        "in Goma (",
        "U.S. ",
    ],
)
def test_work_grows_in_a_straight_line(extractor, piece):
    drafts_of(extractor, piece * 50, date(2020, 10, 5))
    done = []
    for times in (1_000, 4_000):
        text = piece * (times // len(piece.split() or [1]))
        done.append(calls_of(lambda text=text: drafts_of(extractor, text, date(2020, 10, 5))))

    assert done[1] < 6 * done[0] + 10_000


def test_an_article_leaves_the_garbage_collector_nothing(extractor):
    text = "\n\n".join(["On Monday shelling killed three people in Goma, police said."] * 20)
    drafts_of(extractor, text, date(2020, 10, 7))
    gc.collect()

    gc.disable()
    left = []
    for _ in range(3):  # threads of other tests may leave something meanwhile, hardly each time
        drafts_of(extractor, text, date(2020, 10, 7))
        left.append(gc.collect())
    gc.enable()

    assert min(left) == 0
