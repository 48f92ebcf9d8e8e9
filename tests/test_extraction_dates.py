"""Dates as texts write them, seen from a day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.article import Article
from incidents.extraction.lexicon.lexicon import Lexicon
from incidents.extraction.text.reading import Reading
from incidents.extraction.when.dates import Dating, dates_in
from incidents.settings import ROOT

PUBLISHED = date(2020, 10, 5)  # a Monday


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.load(ROOT / "data" / "lexicon")


def spans(text, lexicon, published=PUBLISHED):
    article = Article(id="a", text=text, sha256="", published=published)
    reading = Reading.of(article, lexicon)
    return reading, dates_in(reading)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("On 30 June 2020, troops came.", (2020, 6, 30), (2020, 6, 30)),
        ("on Monday, October 5, he said", (2020, 10, 5), (2020, 10, 5)),
        ("It happened on October 2nd, 2020.", (2020, 10, 2), (2020, 10, 2)),
        ("over the weekend, videos", (2020, 10, 3), (2020, 10, 4)),
        ("killed on Friday night", (2020, 10, 2), (2020, 10, 2)),
        ("shelled overnight by", (2020, 10, 4), (2020, 10, 5)),
        ("two days ago in the town", (2020, 10, 3), (2020, 10, 3)),
        ("yesterday", (2020, 10, 4), (2020, 10, 4)),
        ("last week", (2020, 9, 28), (2020, 10, 4)),
        ("last month", (2020, 9, 1), (2020, 9, 30)),
        ("in early March", (2020, 3, 1), (2020, 3, 10)),
        ("in December 2019", (2019, 12, 1), (2019, 12, 31)),
        ("29 December: a march", (2019, 12, 29), (2019, 12, 29)),
        ("between 9-13 Aug", (2020, 8, 9), (2020, 8, 13)),
        ("on the night of 18/07", (2020, 7, 18), (2020, 7, 18)),
        ("on 2020-09-27 at noon", (2020, 9, 27), (2020, 9, 27)),
        ("on 27.09.2020", (2020, 9, 27), (2020, 9, 27)),
    ],
)
def test_a_date_is_the_days_it_means(lexicon, text, start, end):
    _, (found,) = spans(text, lexicon)

    assert (found.interval.start, found.interval.end) == (date(*start), date(*end))


@pytest.mark.parametrize(
    "text",
    [
        "wait a second",
        "the soldiers may march",
        "a 12-year-old boy",
        "ward 5/30 of the town",
        "in 13/13 cases",
        "30 February 2020",
        "Next Friday they meet",
        "in the 1990s",
        "section 3.4.5 says",
    ],
)
def test_what_is_no_date_is_not_read_as_one(lexicon, text):
    _, found = spans(text, lexicon)

    assert found == ()


def test_since_bounds_a_time_and_dates_no_event(lexicon):
    _, (found,) = spans("since September 27 they fought", lexicon)

    assert found.dating is Dating.BOUND


def test_a_day_and_month_that_fit_both_ways_are_the_ones_just_before_publication(lexicon):
    _, (found,) = spans("on 04/10 he came", lexicon)

    assert found.interval.start == date(2020, 10, 4)


def test_without_publication_only_full_dates_are_told(lexicon):
    _, found = spans("On Friday, 3 May and 4 May 2019 and last week", lexicon, published=None)

    assert [each.interval.start for each in found] == [date(2019, 5, 4)]


def test_the_words_that_lead_in_a_date_belong_to_its_span(lexicon):
    reading, (found,) = spans("They say that over the weekend it rained", lexicon)

    assert reading.said(found.first, found.end) == "over the weekend"
