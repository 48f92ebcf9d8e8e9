"""What a headline counts and cites, and the day of a dateline, are read as the report has them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction_ground import drafts_of

_REPORT = "MAKURDI - Gunmen attacked Makurdi on Tuesday, wounding two people."


@pytest.mark.parametrize(
    ("headline", "killed"),
    [
        ("Gunmen kill eleven", 11),
        ("Gunmen kill twelve", 12),
        ("Gunmen kill seven", 7),
        ("Bomb kills eleven", 11),
        ("Gunmen kill 11", 11),
        ("Gunmen kill eleven people", 11),
        ("Gunmen kill eleven overnight", 11),
        ("Gunmen kill eleven Tuesday", 11),
        ("Gunmen kill suspected thief", 1),
    ],
)
def test_a_number_that_ends_a_headline_counts_those_killed(headline, killed):
    (draft,) = drafts_of(f"{headline}\n\n{_REPORT}")

    assert (draft.killed.minimum, draft.killed.maximum) == (killed, killed)


def test_a_number_of_no_people_counts_nobody():
    (draft,) = drafts_of(f"Gunmen kill eleven cattle\n\n{_REPORT}")

    assert draft.killed is None


@pytest.mark.parametrize(
    "report",
    [
        pytest.param("Two gunmen attacked Makurdi on Tuesday.", id="a unit"),
        pytest.param("May Pen was attacked by two gunmen on Tuesday.", id="a month's name"),
    ],
)
def test_a_number_ends_with_its_headline(report):
    (draft, *_) = drafts_of(f"Gunmen kill twenty\n\n{report}")

    assert (draft.killed.minimum, draft.killed.maximum) == (20, 20)


@pytest.mark.parametrize(
    "dateline",
    [
        "MAKURDI, 15 June 2023 -",
        "MAKURDI, June 15, 2023 (Reuters) -",
        "MAKURDI, Nigeria, Thursday, June 15, 2023 -",
        "Makurdi, Nigeria, 15 June 2023 -",
        "(Makurdi, June 15, 2023) -",
    ],
)
def test_a_weekday_is_told_from_the_day_of_the_dateline(dateline):
    text = f"{dateline} Gunmen attacked Makurdi on Tuesday, wounding two people."

    (draft,) = drafts_of(text, published=None)

    assert (draft.date.start, draft.date.end) == (date(2023, 6, 13), date(2023, 6, 13))
    assert any("read from the dateline" in reason for reason in draft.review)


def test_a_stated_day_of_publication_goes_before_that_of_a_dateline():
    text = "MAKURDI, 15 June 2023 - Gunmen attacked Makurdi on Friday, wounding two people."

    (draft,) = drafts_of(text, published=date(2023, 6, 17))

    assert draft.date.start == date(2023, 6, 16)
    assert not any("read from the dateline" in reason for reason in draft.review)


@pytest.mark.parametrize("published", [None, date(2023, 6, 16)])
def test_a_dateline_alone_dates_the_telling_of_an_event(published):
    text = "MAKURDI, 15 June 2023 - Gunmen attacked Makurdi, wounding two people."

    (draft,) = drafts_of(text, published=published)

    assert (draft.date.start, draft.date.end) == (date(2023, 6, 9), date(2023, 6, 15))
    assert any("is when this was told" in reason for reason in draft.review)


def test_a_day_in_a_later_paragraph_dates_what_the_dateline_opens():
    text = (
        "MAKURDI, 15 June 2023 - Gunmen attacked Makurdi, wounding two people.\n\n"
        "The attack took place on Tuesday."
    )

    (draft,) = drafts_of(text, published=None)

    assert draft.date.start == draft.date.end == date(2023, 6, 13)


def test_a_dateline_without_a_year_leaves_weekdays_open():
    text = "MAKURDI, June 15 (Reuters) - Gunmen attacked Makurdi on Tuesday, wounding two people."

    (draft,) = drafts_of(text, published=None)

    assert draft.date is None
    assert any("'on Tuesday' cannot be dated" in reason for reason in draft.review)
