"""A cell that gives a range or a bound of people is read as one; a vague one is not."""

from __future__ import annotations

import pytest

from incidents.formats.ranges import range_of


@pytest.mark.parametrize(
    ("cell", "ends"),
    [
        ("2-5", (2, 5)),
        ("2 – 5", (2, 5)),
        ("between 2 and 5", (2, 5)),
        ("12 to 15", (12, 15)),
        ("at least 4", (4, None)),
        ("At least four", (4, None)),
        ("100+", (100, None)),
        ("4 or more", (4, None)),
        ("more than 4", (5, None)),
        (">5", (6, None)),
        ("≥5", (5, None)),
        ("up to 9", (None, 9)),
        ("fewer than 9", (None, 8)),
        ("mindestens 3", (3, None)),
        ("two", (2, 2)),
    ],
)
def test_a_range_or_a_bound_gives_its_ends(cell, ends):
    assert range_of(cell) == ends


@pytest.mark.parametrize(
    "cell",
    ["", "3", "3.0", "about 20", "~20", "dozens", "5-2", "fewer than 0", "2-3-4", "unknown", "-3"],
)
def test_what_is_no_range_is_left_to_the_number_or_to_a_person(cell):
    assert range_of(cell) is None
