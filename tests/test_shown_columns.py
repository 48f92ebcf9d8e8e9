"""The columns that a person chose for the table come back, whatever became of the file."""

from __future__ import annotations

import pytest

from incidents.errors import NotKept
from incidents.shown_columns import ShownColumns

ALL = ("first_day", "location", "killed")


@pytest.fixture
def remembered(tmp_path):
    return ShownColumns(tmp_path / "data" / "columns.json")


def test_chosen_columns_come_back_in_their_order(remembered):
    remembered.keep(["killed", "first_day"])

    assert remembered.among(ALL) == ("killed", "first_day")


def test_a_column_that_is_no_more_is_left_out(remembered):
    remembered.keep(["killed", "weather"])

    assert remembered.among(ALL) == ("killed",)


@pytest.mark.parametrize("content", ["", "[1, 2]", '{"a": 1}', "[]"])
def test_a_file_that_says_nothing_is_as_good_as_none(tmp_path, content):
    file = tmp_path / "columns.json"
    file.write_text(content, "utf-8")

    assert ShownColumns(file).among(ALL) is None


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "data").write_text("a file, no folder", "utf-8")

    with pytest.raises(NotKept, match=r"columns\.json"):
        ShownColumns(tmp_path / "data" / "columns.json").keep(["killed"])
