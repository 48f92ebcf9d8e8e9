"""A view is saved under a name, found again, replaced and removed; the file never tears."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.errors import BadInput
from incidents.filters import Filters
from incidents.saved_views import SavedViews
from incidents.vocabulary import EventType

FILTERS = Filters(first_day=date(2020, 1, 1), types=(EventType.RIOTS,), text="Minsk")


@pytest.fixture
def views(tmp_path):
    return SavedViews(tmp_path / "data" / "views.json")


def test_a_saved_view_gives_its_filters_back(views):
    views.save(" Riots since 2020 ", FILTERS, by="tester")

    (view,) = views.all()

    assert (view.name, view.by) == ("Riots since 2020", "tester")
    assert view.filters() == FILTERS


def test_without_a_file_there_are_none(views):
    assert views.all() == ()


def test_views_come_by_their_names(views):
    for name in ("b", "A", "c"):
        views.save(name, FILTERS, by="tester")

    assert [view.name for view in views.all()] == ["A", "b", "c"]


def test_a_name_that_is_taken_gets_the_new_filters(views):
    views.save("mine", Filters(), by="tester")
    views.save("mine", FILTERS, by="tester")

    (view,) = views.all()

    assert view.filters() == FILTERS


def test_a_removed_view_is_gone_and_removing_it_again_does_nothing(views):
    views.save("mine", FILTERS, by="tester")

    views.remove("mine")
    views.remove("mine")

    assert views.all() == ()


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "a\0b"])
def test_a_name_that_is_none_is_refused(views, name):
    with pytest.raises(BadInput, match="Give the view a name"):
        views.save(name, FILTERS, by="tester")


def test_a_file_that_somebody_broke_is_named_and_left_as_it_is(tmp_path):
    file = tmp_path / "views.json"
    file.write_text("[{]")

    with pytest.raises(BadInput, match=r"views\.json"):
        SavedViews(file).save("mine", FILTERS, by="tester")

    assert file.read_text() == "[{]"


def test_a_file_that_cannot_be_opened_is_said_in_a_sentence(tmp_path):
    (tmp_path / "views.json").mkdir()

    with pytest.raises(BadInput, match=r"views\.json cannot be read"):
        SavedViews(tmp_path / "views.json").all()
