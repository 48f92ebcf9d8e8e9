"""The day of an event is not the day on which somebody told of it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction_ground import drafts_of


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        pytest.param(
            "Fighting in Wad al-Mahi, Sudan, between Sunday and Monday killed 150 people.",
            date(2024, 6, 9),
            date(2024, 6, 10),
        ),
        pytest.param(
            "The toll from a suicide blast in Peshawar climbed to 100 on Tuesday, officials said, "
            "a day after a bomber blew himself up in a mosque.",
            date(2024, 6, 10),
            date(2024, 6, 10),
        ),
        pytest.param(
            "Police in Kano said on Sunday that gunmen had killed two officers.",
            date(2024, 6, 3),
            date(2024, 6, 9),
        ),
        pytest.param(
            "Shells killed a woman in Taiz, an official told Saba on Tuesday.",
            date(2024, 6, 5),
            date(2024, 6, 11),
        ),
    ],
)
def test_the_day_of_an_event_is_not_that_of_telling_it(text, start, end):
    (draft,) = drafts_of(text)

    assert (draft.date.start, draft.date.end) == (start, end)


def test_a_day_of_telling_is_said_for_review():
    text = "Police in Kano said on Sunday that gunmen had killed two officers."

    (draft,) = drafts_of(text)

    assert any("is when this was told" in reason for reason in draft.review)


def test_what_came_hours_later_was_on_the_same_day():
    text = (
        "A drone struck Abu Dhabi on Monday, killing three people.\n\nHours later, warplanes "
        "bombed Sanaa, killing 12 people."
    )

    drafts = drafts_of(text)

    assert [draft.date.start for draft in drafts] == [date(2024, 6, 10)] * 2
