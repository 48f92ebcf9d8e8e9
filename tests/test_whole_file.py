"""A small file is written whole or not at all."""

from __future__ import annotations

import pytest

from incidents.errors import NotKept
from incidents.whole_file import write_whole


def test_a_file_is_written_with_its_folder_and_replaces_the_one_before_it(tmp_path):
    file = tmp_path / "new" / "views.json"

    write_whole(file, "первый")
    write_whole(file, "second")

    assert file.read_text("utf-8") == "second"
    assert [each.name for each in file.parent.iterdir()] == ["views.json"]


def test_a_file_that_cannot_be_written_is_said_and_leaves_nothing_behind(tmp_path):
    (tmp_path / "views.json").mkdir()

    with pytest.raises(NotKept, match=r"views\.json cannot be written"):
        write_whole(tmp_path / "views.json", "[]")

    assert [each.name for each in tmp_path.iterdir()] == ["views.json"]
