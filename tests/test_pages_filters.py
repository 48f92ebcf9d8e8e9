"""The filters stand in the address and the controls, and what leaves nothing is said."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.filters import Filters
from incidents.saved_views import SavedViews
from incidents.settings import Settings
from incidents.vocabulary import EventType
from tests.pages_ground import button, day, named, opened, pills, said


def words(test):
    return named(test.text_input, "Words")


@pytest.mark.usefixtures("filled")
def test_a_link_shows_the_filtered_view_again():
    test = opened(type="Protests")

    assert "Showing 2 of" in said(test)
    assert pills(test, "Type").value == ["Protests"]


@pytest.mark.usefixtures("filled")
def test_a_filter_that_is_none_is_said_and_the_rest_of_the_link_works():
    test = opened(type="Protests", precision="9")

    assert "'precision' takes 1, 2 or 3" in said(test)
    assert "Showing 2 of" in said(test)


@pytest.mark.usefixtures("filled")
def test_every_part_of_a_link_that_is_no_filter_is_named():
    test = opened(type="Wars", precision="9", country="UA")

    assert "'type' takes an ACLED event type" in said(test)
    assert "'precision' takes 1, 2 or 3" in said(test)
    assert test.query_params["country"] in ("UA", ["UA"])


@pytest.mark.usefixtures("filled")
def test_days_that_end_before_they_begin_are_said_and_the_rest_of_the_link_works():
    test = opened(**{"from": "2020-09-01", "to": "2020-08-01", "type": "Protests"})

    assert "lies before 'from'" in said(test)
    assert pills(test, "Type").value == ["Protests"]


@pytest.mark.usefixtures("filled")
def test_days_set_the_wrong_way_round_can_be_reset():
    test = opened(**{"from": "2020-09-01"})

    day(test, "To").set_value(date(2020, 8, 1)).run()
    assert "lies before 'from'" in said(test)
    button(test, "Reset").click().run()

    assert "lies before 'from'" not in said(test)
    assert day(test, "From").value is None


@pytest.mark.usefixtures("filled")
def test_each_precision_says_how_many_places_are_at_least_so_exact():
    test = opened()

    numbers = [int(each.split(" · ")[1].replace(",", "")) for each in pills(test, "Place").options]

    assert 0 < numbers[0] <= numbers[1] <= numbers[2]


@pytest.mark.usefixtures("filled")
def test_choosing_dates_writes_them_into_the_address():
    test = opened()

    day(test, "From").set_value(date(2020, 8, 1)).run()

    assert test.query_params["from"] in ("2020-08-01", ["2020-08-01"])
    assert "Showing" in said(test)


@pytest.mark.usefixtures("filled")
def test_undo_takes_the_last_filter_back_and_reset_all_of_them():
    test = opened()
    day(test, "From").set_value(date(2020, 8, 1)).run()
    words(test).set_value("Minsk").run()

    button(test, "Undo").click().run()
    undone = words(test).value, day(test, "From").value
    button(test, "Reset").click().run()

    assert undone == ("", date(2020, 8, 1))
    assert day(test, "From").value is None


@pytest.mark.usefixtures("filled")
def test_filters_that_leave_nothing_say_which_they_are_and_what_to_do():
    test = opened(text="qqxyzzyqq")

    assert "No incident passes all the filters: text qqxyzzyqq" in said(test)


@pytest.mark.usefixtures("filled")
def test_a_filter_that_leaves_nothing_is_taken_away_by_its_own_button():
    test = opened(text="qqxyzzyqq", type="Protests")

    button(test, "Without the words").click().run()

    assert words(test).value == ""
    assert "Showing 2 of" in said(test)


def test_a_view_that_was_saved_is_shown_again_with_one_click(filled, tmp_path, monkeypatch):
    monkeypatch.setattr(Settings, "views", property(lambda _: tmp_path / "views.json"))
    SavedViews(tmp_path / "views.json").save(
        "Protests", Filters(types=(EventType.PROTESTS,)), by="tester"
    )
    test = opened()

    button(test, "Show").click().run()

    assert "Showing 2 of" in said(test)
    assert filled.view.snapshot().size > 2


@pytest.mark.usefixtures("filled")
def test_a_view_without_a_name_is_not_saved_and_that_is_said_once(tmp_path, monkeypatch):
    monkeypatch.setattr(Settings, "views", property(lambda _: tmp_path / "views.json"))
    test = opened()

    button(test, "Save").click().run()
    at_once = said(test)
    test.run()

    assert "Give the view a name" in at_once
    assert "Give the view a name" not in said(test)
    assert not (tmp_path / "views.json").exists()
