"""Which day of an article dates an event, and which dates nothing that it tells."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction_ground import drafts_of

NEWS = "Gunmen shot dead four traders at a market in Gao, Mali, on Monday, officials said."


def test_a_later_meeting_dates_no_event_that_was_told_without_a_day():
    text = (
        "Drones struck an oil depot near Saratov, Russia, the governor said.\n\nHe said that there "
        "were no casualties.\n\nFirefighters came.\n\nEnvoys are to meet in Geneva on Tuesday."
    )

    (draft,) = drafts_of(text)

    assert draft.date is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Four days later, shells hit a clinic in Lviv, killing three.", date(2024, 6, 7)),
        ("Two days earlier, shells hit a clinic in Lviv, killing three.", date(2024, 6, 1)),
    ],
)
def test_days_are_counted_from_the_day_named_before(text, day):
    drafts = drafts_of(f"Shells hit a market in Kharkiv on June 3, killing two. {text}")

    assert drafts[1].date.start == drafts[1].date.end == day


def test_a_line_that_says_a_day_is_when_it_was_filed():
    text = (
        "HAITI: Situation Update No. 14 of the coordination office - Attack in Cabaret\n12 June "
        "2024\n\nOn 3 June, gangs attacked Cabaret, killing forty-two people."
    )

    (draft,) = drafts_of(text)

    assert draft.date.start == draft.date.end == date(2024, 6, 3)


def test_a_day_in_the_month_that_a_report_opens_with_dates_its_event():
    text = (
        "Attacks on Umm Ruwaba in Sudan in May killed many people.\n\nOn May 9, a drone dropped "
        "bombs on the market in Umm Ruwaba, killing fourteen people."
    )

    draft = drafts_of(text)[0]

    assert draft.date.start == draft.date.end == date(2024, 5, 9)


def test_experts_who_speak_today_date_nothing():
    text = (
        "The experts today expressed alarm at an attack by gunmen in Nyala, Sudan, in which five "
        "nurses were killed."
    )

    (draft,) = drafts_of(text)

    assert draft.date.start < draft.date.end


def test_the_day_on_which_somebody_died_of_wounds_is_not_the_day_of_the_strike():
    text = (
        "The toll of a strike on a bakery in Kharkiv has risen to 17 after two children died of "
        "their wounds on Monday. The strike on Saturday hit the bakery at noon."
    )

    (draft,) = drafts_of(text)

    assert draft.date.start == draft.date.end == date(2024, 6, 8)


def test_a_paragraph_that_opens_with_a_year_gone_by_goes_on_with_it():
    text = (
        f"{NEWS}\n\nIn 2021, the leader fled to the hills near Timbuktu. From there he raided "
        "villages and took hostages."
    )

    (draft,) = drafts_of(text)

    assert not any("raided" in piece.quote for piece in draft.evidence)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Drones hit a camp near Menaka over the weekend. The strike on Saturday killed 9.",
            date(2024, 6, 8),
        ),
        (
            "The toll from Monday's bombing of a market in Gao, Mali, has risen to 29.",
            date(2024, 6, 10),
        ),
    ],
)
def test_the_closest_day_that_a_text_gives_dates_an_event(text, day):
    (draft,) = drafts_of(text)

    assert draft.date.start == draft.date.end == day


def test_a_month_in_which_something_else_was_dates_no_event():
    text = (
        "Soldiers shot at a motorcycle near Gao, Mali, killing a couple.\n\nIn May, a group "
        "published its report on fuel."
    )

    (draft,) = drafts_of(text)

    assert draft.date is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("A day earlier, on Saturday, mortars killed three in Izium.", 1, id="named"),
        pytest.param("In the town of Izium, on June 1, a day earlier, mortars hit.", 1, id="again"),
        pytest.param("The previous week had been calm.", None, id="none"),
        pytest.param("Two days later, mortars killed three people in Izium.", 4, id="counted"),
    ],
)
def test_days_are_counted_from_an_event_and_not_from_when_it_was_told(text, day):
    told = "Gunmen shot two traders in Kharkiv on Sunday, June 2, the governor said on Monday."

    drafts = drafts_of(f"{told}\n\n{text}")

    days = [each.date.start for each in drafts]
    assert days == [date(2024, 6, 2)] + ([] if day is None else [date(2024, 6, day)])


def test_a_weekday_named_beside_a_counted_day_that_is_another_is_the_day():
    told = "Gunmen shot two traders in Kharkiv on Tuesday, June 4, the governor said on Thursday."

    drafts = drafts_of(f"{told}\n\nTwo days earlier, on Saturday, mortars killed three in Izium.")

    assert drafts[1].date.start.strftime("%A") == "Saturday"


def test_in_the_sentence_that_tells_it_a_day_is_counted_from_the_telling():
    text = "The governor said on Monday that a day earlier mortars killed three people in Izium."

    (draft,) = drafts_of(text)

    assert draft.date.start.strftime("%A") == "Sunday"


def test_a_date_beside_this_evening_is_the_day():
    text = "Drones killed a nurse in Kupiansk this evening, 14 May 2024, the council wrote."

    (draft,) = drafts_of(text)

    assert draft.date.start == draft.date.end == date(2024, 5, 14)
