"""The signs on the map add up to the incidents in the box, none of them lost or drawn twice."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.filters import Filters
from incidents.view import Box, View
from incidents.view.grid import Counted, Grid
from incidents.vocabulary import EventType
from tests.view_ground import WORLD, Followed, passes, random_rows, square

SEVERAL = 0xFFFFFFFF
WHOLE = Box(x0=0, y0=0, x1=WORLD - 1, y1=WORLD - 1)
ROWS = random_rows(9_000)
SNAPSHOT = View(Followed(ROWS)).snapshot()
PLACED = [
    (row, *square(row)) for row in ROWS if row["latitude"] is not None and passes(row, Filters())
]
EDGE = st.integers(0, WORLD - 1)


def inside(box, placed=PLACED):
    return [(row, x, y) for row, x, y in placed if box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1]


def by_cell(points, shift):
    return Counter((x >> shift, y >> shift) for _, x, y in points)


def test_the_whole_world_is_counted_in_cells():
    cells = SNAPSHOT.select(Filters()).cells(WHOLE, 2)

    expected = by_cell(PLACED, 28)
    assert cells.total == len(PLACED)
    assert {(x >> 28, y >> 28): n for x, y, n, *_ in cells.signs.tolist()} == expected


def level(box, zoom):
    """The level whose cells are drawn: 64 pixels, and no more than 512 of them across."""
    level = min(zoom + 2, 30)
    while max(box.x1 - box.x0, box.y1 - box.y0) // 2 ** (32 - level) >= 512:
        level -= 1
    return level


@settings(max_examples=150, deadline=None)
@given(st.tuples(EDGE, EDGE).map(sorted), st.tuples(EDGE, EDGE).map(sorted), st.integers(0, 22))
def test_the_signs_in_any_box_are_what_lies_in_it(across, down, zoom):
    box = Box(x0=across[0], y0=down[0], x1=across[1], y1=down[1])

    cells = SNAPSHOT.select(Filters()).cells(box, zoom)

    points = inside(box)
    signs = cells.signs.tolist()
    assert cells.total == len(points)
    assert sum(n for _, _, n, *_ in signs) == len(points)
    if len(points) < 1_500:
        assert sorted((x, y) for x, y, *_ in signs) == sorted((x, y) for _, x, y in points)
    else:
        shift = 32 - level(box, zoom)
        assert {(x >> shift, y >> shift): n for x, y, n, *_ in signs} == by_cell(points, shift)


@pytest.mark.parametrize("zoom", [4, 9, 12, 22])
def test_a_box_ends_with_the_point_on_its_edge(zoom):
    _, x, y = PLACED[0]

    for reach in (0, 1):
        around = Box(x0=x - reach, y0=y - reach, x1=x + reach, y1=y + reach)
        found = SNAPSHOT.select(Filters()).cells(around, zoom)

        assert found.total == len(inside(around)) >= 1
    beside = Box(x0=x + 1, y0=y, x1=x + 1, y1=y)
    assert SNAPSHOT.select(Filters()).cells(beside, zoom).total == len(inside(beside))


def test_a_sign_for_one_incident_says_which_and_how_exactly_it_is_placed():
    cells = SNAPSHOT.select(Filters(types=(EventType.RIOTS,))).cells(WHOLE, 3)

    numbers = {each.value: number for number, each in enumerate(EventType)}
    known = {row["incident_id"]: row for row in ROWS}
    assert len(cells.signs) == cells.total
    for x, y, count, kind, at, radius in cells.signs.tolist():
        row = known[SNAPSHOT.incident_id(at)]
        assert (x, y) == square(row)
        assert (count, kind) == (1, numbers[row["event_type"]])
        itself = 2**31 if row["where_prec"] == 1 else 0
        assert radius == row["uncertainty_m"] + itself


def test_a_cell_of_several_names_no_row_and_one_of_a_single_incident_does():
    signs = SNAPSHOT.select(Filters()).cells(WHOLE, 6).signs

    several = signs[:, 2] > 1
    assert several.any()
    assert not several.all()
    assert (signs[several, 3] == 255).all()
    assert (signs[several, 4] == SEVERAL).all()
    assert (signs[~several, 4] < len(ROWS)).all()


def test_incidents_on_one_spot_can_be_listed():
    chance = random.Random(1)
    rows = [
        {**row, "latitude": 9.03, "longitude": 38.74, "state": "accepted"} for row in random_rows(5)
    ]
    chance.shuffle(rows)
    snapshot = View(Followed([*rows, *random_rows(50, seed=3)[5:]])).snapshot()
    x, y = square(rows[0])

    found = snapshot.select(Filters()).at(x, y, 10)

    assert {snapshot.incident_id(int(row)) for row in found} >= {row["incident_id"] for row in rows}
    assert len(snapshot.select(Filters()).at(x, WORLD - 1 - y, 0)) == 0


def test_an_incident_without_a_place_is_counted_and_on_no_cell():
    rows = [{**row, "latitude": None, "longitude": None} for row in random_rows(20)]
    selection = View(Followed(rows)).snapshot().select(Filters())

    cells = selection.cells(WHOLE, 2)

    assert selection.count == selection.without_place > 0
    assert (cells.total, len(cells.signs)) == (0, 0)


def test_no_incident_gives_no_cell():
    cells = View(Followed([])).snapshot().select(Filters()).cells(WHOLE, 2)

    assert cells.to_bytes() == bytes(8)


@pytest.mark.parametrize("zoom", [0, 5, 9, 14, 22])
def test_the_bytes_are_what_the_map_reads(zoom):
    cells = SNAPSHOT.select(Filters()).cells(WHOLE, zoom)

    numbers = np.frombuffer(cells.to_bytes(), "<u4")

    assert numbers[0] == cells.total == len(PLACED)
    assert len(numbers) == 2 + 6 * numbers[1]
    assert numbers[2:].reshape(-1, 6)[:, 2].sum() == cells.total


@pytest.mark.parametrize("share", [0.002, 0.5, 1.0])
def test_rows_are_found_by_their_number_in_the_order(share):
    grid = Grid.of(SNAPSHOT.columns)
    shown = np.random.default_rng(3).random(SNAPSHOT.columns.size) < share
    counted = Counted.of(grid, shown)
    expected = [row for row in grid.order.tolist() if shown[row]]

    few = counted.rows(np.arange(0, len(expected), 97))
    every = counted.rows(np.arange(len(expected)))
    before = counted.before(np.arange(len(grid.order) + 1))

    assert few.tolist() == expected[::97]
    assert every.tolist() == expected
    assert before.tolist() == [0, *np.cumsum(shown[grid.order]).tolist()]
