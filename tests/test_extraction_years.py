"""A date without a year is the last before publication; what lies after it is said to."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction_ground import PUBLISHED, drafts_of


def drafts_told(when, published=PUBLISHED):
    return drafts_of(f"Gunmen killed two men in Jos {when}.", published=published)


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("on 20 December", date(2023, 12, 20), date(2023, 12, 20)),
        ("on Sunday", date(2024, 6, 9), date(2024, 6, 9)),
        ("on Wednesday", date(2024, 6, 12), date(2024, 6, 12)),
        ("on Friday, June 7", date(2024, 6, 7), date(2024, 6, 7)),
        ("in July", date(2023, 7, 1), date(2023, 7, 31)),
        ("in June", date(2024, 6, 1), date(2024, 6, 12)),
        ("in late June", date(2023, 6, 21), date(2023, 6, 30)),
        ("this week", date(2024, 6, 10), date(2024, 6, 12)),
    ],
)
def test_a_date_without_a_year_is_the_last_before_publication(when, first, last):
    (draft,) = drafts_told(when)

    assert (draft.date.start, draft.date.end) == (first, last)
    assert draft.review == ()


def test_on_a_saturday_the_weekend_may_be_the_one_before():
    (draft,) = drafts_told("over the weekend", published=date(2024, 6, 8))

    assert (draft.date.start, draft.date.end) == (date(2024, 6, 1), date(2024, 6, 8))


@pytest.mark.parametrize(
    "when", ["on 5 July 2024", "on 2024-07-01", "in December 2024", "on 13 June"]
)
def test_a_date_after_publication_is_for_review_and_says_so(when):
    (draft,) = drafts_told(when)

    assert draft.date.end > PUBLISHED
    assert any("after the day of publication, 12 June 2024" in each for each in draft.review)


def test_a_weekday_beside_a_day_tells_the_year():
    (draft,) = drafts_told("on Friday, 14 June")

    assert draft.date.start == date(2024, 6, 14)
    assert any("after the day of publication" in each for each in draft.review)


def test_a_weekday_that_contradicts_its_day_is_for_review():
    (draft,) = drafts_told("on Monday, June 7")

    assert draft.date.start == date(2024, 6, 7)
    assert draft.review == ("'on Monday, June 7' is read as 7 June 2024, which is a Friday",)


@pytest.mark.parametrize(
    "text",
    [
        "Protesters will march in London on Friday.",
        "Teachers will go on strike on Monday in Lagos.",
        "Workers plan to hold a rally in Lagos this coming Friday.",
        "Rebels may attack Goma on Sunday, residents fear.",
    ],
)
def test_what_may_or_will_be_is_no_incident(text):
    assert drafts_of(text) == ()


@pytest.mark.parametrize("published", [None, date.min, date.max])
@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed two men in Jos on 9999-12-31. The next day a bomb killed one.",
        "Gunmen killed two men in Jos on 1 January 0001, a day after a bomb killed one.",
        "Police said today that gunmen killed two men in Jos. The next day a bomb killed one.",
        "Police said on Sunday, over the weekend, last month, that gunmen killed two men in Jos.",
        "Вчора та 31.12.9999 російські війська обстріляли Харків, двоє людей загинули, за словами.",
    ],
)
def test_a_day_at_the_end_of_time_stops_nothing_and_dates_nothing(text, published):
    drafts = drafts_of(text, published=published)

    assert drafts
    assert all(each.date is None or 1_000 <= each.date.end.year <= 9_000 for each in drafts)
