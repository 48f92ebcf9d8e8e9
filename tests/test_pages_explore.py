"""The Explore page shows what is known now or was known then, and what stands below the map."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from incidents.citing import cite
from incidents.filters import Filters
from incidents.table import Author, Change, Operation
from incidents.vocabulary import EventType
from tests.pages_ground import button, opened, pills, said

ARTICLE = (
    "Market shelled in Kharkiv\n\nAt least three people were killed when shells hit a market in "
    "Kharkiv on Monday, the mayor said.\n"
)


def test_an_empty_database_offers_the_samples_and_loads_them(atlas):
    test = opened()

    button(test, "Load the samples").click().run()

    assert atlas.view.snapshot().size > 3_194
    assert f"{atlas.view.snapshot().size:,}" in said(test)


@pytest.mark.parametrize("title", ["Explore", "Add", "Review"])
@pytest.mark.usefixtures("filled")
def test_each_page_says_in_a_heading_what_it_is_for(title):
    (heading,) = opened(title).title

    assert heading.value != title


def test_a_selected_incident_shows_its_precision_in_words(filled):
    incident_id = filled.view.snapshot().incident_id(0)

    test = opened(id=incident_id)

    assert "within" in said(test)
    assert "History" in [each.label for each in test.expander]


@pytest.mark.usefixtures("filled")
def test_an_incident_that_is_gone_is_said_not_raised():
    test = opened(id="i0000")

    assert "no such incident here now" in said(test)


def test_a_cited_link_shows_what_was_known_then_and_what_has_changed_since(atlas):
    test = opened("Add")
    test.text_area[0].set_value(ARTICLE)
    button(test, "Read it").click().run()
    cited = cite(atlas.ledger.head())
    (entry,) = atlas.ledger.entries()
    change = Change(
        incident=replace(entry.incident, notes="later"),
        operation=Operation.EDIT,
        incident_id=entry.incident_id,
        expected_version=1,
    )
    atlas.ledger.write([change], by=Author(actor="another", reason="later"))

    then = opened(at=cited, id=entry.incident_id)
    shown = said(then)
    button(then, "Show what is known now").click().run()

    assert "as the link cites it. Since then: 1 changed" in shown
    assert "later" not in shown
    assert "later" in said(then)


def test_a_link_that_cites_nothing_of_this_ledger_is_said_and_the_present_is_shown(filled):
    test = opened(at="7-000000000000")

    assert "cites another ledger" in said(test)
    assert f"{filled.view.snapshot().size:,}" in said(test)


def test_totals_leave_empty_what_nobody_counted(filled):
    kinds = Filters(types=(EventType.STRATEGIC,))
    shown = filled.view.snapshot().select(kinds).count
    test = opened(type="Strategic developments")
    below(test).set_value("Totals").run()

    frame = test.dataframe[-1].value

    assert frame["At least"].isna().all()
    assert frame["Unknown in"].tolist() == [shown]


def test_totals_by_month_go_back_in_time_and_add_up_to_the_sum(filled):
    test = opened()
    below(test).set_value("Totals").run()

    pills(test, "By").set_value("Month").run()

    frame = test.dataframe[-1].value
    killed = filled.view.snapshot().select(Filters()).killed
    months = frame["Month"].tolist()
    assert not test.exception
    assert months == sorted(months, reverse=True)
    assert frame["At least"].sum() == killed.minimum
    assert frame["Unknown in"].sum() == killed.unknown


def test_it_is_said_how_many_may_lie_outside_the_dates(filled):
    days = Filters(first_day=date(1994, 9, 10), last_day=date(1994, 9, 12))
    shown = filled.view.snapshot().select(days)

    test = opened(**{"from": "1994-09-10", "to": "1994-09-12"})

    assert 0 < shown.certain < shown.count
    assert f"{shown.count - shown.certain:,} that may lie outside these dates" in said(test)


@pytest.mark.usefixtures("filled")
def test_countries_are_compared_by_charts_with_the_same_axes():
    test = opened()

    below(test).set_value("Countries").run()

    assert {"Myanmar (Burma) · 2,593", "Bangladesh · 601"} <= {each.value for each in test.text}
    assert not test.exception


def below(test):
    return pills(test, "Below the map")
