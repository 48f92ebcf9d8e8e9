"""A mapping is remembered for the columns it was made for, in any order."""

from __future__ import annotations

import pytest

from incidents.errors import NotKept
from incidents.formats.mapping import ColumnMapping
from incidents.remembered import RememberedMappings

MAPPING = ColumnMapping(name="mine", columns={"location": "Lugar", "date_start": "Día"})


@pytest.fixture
def mappings(tmp_path):
    return RememberedMappings(tmp_path / "mappings")


def test_a_mapping_is_found_again_for_the_same_columns_in_any_order(mappings):
    mappings.keep(["Lugar", "Día"], MAPPING)

    assert mappings.of(["Día", "Lugar"]) == MAPPING


def test_other_columns_have_no_mapping(mappings):
    mappings.keep(["Lugar", "Día"], MAPPING)

    assert mappings.of(["Lugar", "Fecha"]) is None


def test_no_name_of_a_column_becomes_a_path(mappings, tmp_path):
    mappings.keep(["../../evil", "x"], MAPPING)

    (file,) = [each for each in tmp_path.rglob("*") if each.is_file()]

    assert file.parent == tmp_path / "mappings"


def test_the_same_mapping_is_not_written_again(mappings, tmp_path):
    mappings.keep(["Lugar"], MAPPING)
    (file,) = (tmp_path / "mappings").iterdir()
    before = file.stat().st_ino

    mappings.keep(["Lugar"], MAPPING)

    assert file.stat().st_ino == before


def test_a_mapping_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "mappings").write_text("a file where the folder should be")

    with pytest.raises(NotKept, match=r"\.json cannot be written"):
        RememberedMappings(tmp_path / "mappings").keep(["Lugar"], MAPPING)


def test_a_file_that_somebody_broke_is_no_mapping(mappings, tmp_path):
    mappings.keep(["Lugar"], MAPPING)
    (file,) = (tmp_path / "mappings").iterdir()
    file.write_text("{")

    assert mappings.of(["Lugar"]) is None
