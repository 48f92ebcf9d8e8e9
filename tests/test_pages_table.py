"""The table turns to the incident that was chosen elsewhere, and keeps the chosen columns."""

from __future__ import annotations

import json

import pytest

from incidents.filters import Filters
from incidents.settings import Settings
from tests.pages_ground import named, opened, pills


def test_the_table_begins_near_the_incident_that_was_chosen_elsewhere(filled):
    snapshot = filled.view.snapshot()
    listed = snapshot.select(Filters()).rows(limit=2_000)

    test = opened(id=snapshot.incident_id(int(listed[1_234])))

    (table,) = (each.value for each in test.dataframe if len(each.value) > 1)
    expected = snapshot.frame(listed[1_231 : 1_231 + 200])
    assert table["location"].tolist() == expected["location"].tolist()


def test_the_table_stays_whole_where_the_chosen_incident_is_in_sight_from_its_top(filled):
    snapshot = filled.view.snapshot()
    listed = snapshot.select(Filters()).rows(limit=200)

    test = opened(id=snapshot.incident_id(int(listed[4])))

    (table,) = (each.value for each in test.dataframe if len(each.value) > 100)
    assert table["location"].tolist() == snapshot.frame(listed)["location"].tolist()


def test_the_table_that_was_left_shows_the_chosen_incident_again(filled):
    snapshot = filled.view.snapshot()
    listed = snapshot.select(Filters()).rows(limit=2_000)
    test = opened(id=snapshot.incident_id(int(listed[1_234])))

    below(test).set_value("Totals").run()
    below(test).set_value("Table").run()

    (table,) = (each.value for each in test.dataframe if len(each.value) > 1)
    expected = snapshot.frame(listed[1_231 : 1_231 + 200])
    assert table["location"].tolist() == expected["location"].tolist()


@pytest.mark.usefixtures("filled")
def test_the_columns_of_the_table_are_those_that_were_chosen(tmp_path, monkeypatch):
    kept = tmp_path / "columns.json"
    monkeypatch.setattr(Settings, "columns", kept)
    test = opened()

    named(test.multiselect, "Columns, in their order").set_value(["location", "actors"]).run()

    assert json.loads(kept.read_text("utf-8")) == ["location", "actors"]


def below(test):
    return pills(test, "Below the map")
