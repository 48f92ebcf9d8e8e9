"""Latitude and longitude that changed places are changed back in the rows that are named."""

from __future__ import annotations

import pytest

from incidents.formats.mapped import Mapped
from incidents.formats.mapping import ColumnMapping
from incidents.formats.own import Own
from incidents.formats.rows import read_table
from incidents.formats.turned import coordinate_columns, turned_back
from incidents.formats.ushahidi_v1 import UshahidiV1

ROWS = (
    b"event_type,date_start,latitude,longitude\nRiots,2022-01-01,36.2,49.9\nRiots,2022-01-02,1,2\n"
)


def test_only_the_rows_that_are_named_are_turned_back():
    table = read_table(ROWS)

    assert turned_back(table, Own(), {2}) == {2: ("Riots", "2022-01-01", "49.9", "36.2")}


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (("a", "LATITUDE", "LONGITUDE"), (1, 2)),
        (("lng", "b", "lat"), (2, 0)),
        (("lat", "y", "lon"), None),
        (("a", "coordinates"), None),
        (("latitude", "lat", "longitude"), (0, 2)),
    ],
)
def test_the_columns_are_known_by_their_names_where_one_alone_can_be_meant(header, columns):
    assert coordinate_columns(header, UshahidiV1()) == columns


def test_a_mapping_says_which_columns_they_are():
    mapping = ColumnMapping(name="A", columns={"latitude": "N", "longitude": "E"})

    assert coordinate_columns(("E", "latitude", "N"), Mapped(mapping)) == (2, 0)
