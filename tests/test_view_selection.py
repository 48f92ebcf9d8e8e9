"""Every number of a selection is the one a slow count over plain rows gives."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.count import Total
from incidents.filters import BoundingBox, Filters
from incidents.table.columns import SEPARATOR, folded
from incidents.view import View
from incidents.view.order import ORDERS
from incidents.vocabulary import EventType, State
from tests.view_ground import (
    EPOCH,
    FACETS,
    FILTERS,
    ROWS,
    Followed,
    bars,
    certain,
    facet,
    passes,
    random_rows,
    total,
)

MANY = random_rows(1_500)


def select(rows, filters):
    return View(Followed(rows)).snapshot().select(filters)


@settings(max_examples=150, deadline=None)
@given(ROWS, FILTERS)
def test_counts_and_facets_are_those_of_a_slow_count(rows, filters):
    selection = select(rows, filters)

    shown = [row for row in rows if passes(row, filters)]
    assert selection.count == len(shown)
    assert selection.certain == sum(certain(row, filters) for row in shown)
    assert selection.without_place == sum(row["latitude"] is None for row in shown)
    assert selection.to_review == sum(row["review"] for row in shown)
    assert selection.unsure_date == sum(
        row["first_day"] is None or row["first_day"] != row["last_day"] for row in shown
    )
    for name in FACETS:
        assert selection.facet(name) == facet(rows, filters, name), name


@settings(max_examples=60, deadline=None)
@given(ROWS, FILTERS)
def test_totals_are_those_of_a_slow_sum(rows, filters):
    selection = select(rows, filters)

    shown = [row for row in rows if passes(row, filters)]
    assert selection.killed == total(shown, "killed")
    assert selection.injured == total(shown, "injured")
    for name, column in (("type", "event_type"), ("country", "country")):
        assert dict(selection.totals_by(name)) == {
            value or "": total([row for row in shown if row[column] == value], "killed")
            for value in {row[column] for row in shown}
        }


def test_totals_by_actor_count_an_incident_under_each_of_its_actors():
    selection = select(MANY, Filters())

    shown = [row for row in MANY if passes(row, Filters())]
    actors = {name for row in shown for name in (row["actors"] or "").split(SEPARATOR) if name}
    assert dict(selection.totals_by("actor", "injured")) == {
        name: total(
            [row for row in shown if name in (row["actors"] or "").split(SEPARATOR)], "injured"
        )
        for name in actors
    }


def test_totals_by_month_put_an_incident_where_it_may_have_begun():
    selection = select(MANY, Filters())

    shown = [row for row in MANY if passes(row, Filters())]
    months = {month(row) for row in shown}
    assert dict(selection.totals_by("month")) == {
        each: total([row for row in shown if month(row) == each], "killed") for each in months
    }


def month(row):
    if row["first_day"] is None:
        return ""
    return date.fromordinal(EPOCH.toordinal() + row["first_day"]).strftime("%Y-%m")


@pytest.mark.parametrize("unit", ["day", "week", "month", "year"])
def test_an_incident_is_spread_evenly_over_its_interval(unit):
    filters = Filters(types=(EventType.BATTLES, EventType.RIOTS))

    found = {day: dict(counts) for day, counts in select(MANY, filters).histogram(unit)}

    expected = bars([row for row in MANY if passes(row, filters)], unit)
    assert found.keys() == expected.keys()
    for day, counts in expected.items():
        assert found[day] == pytest.approx(counts)


@pytest.mark.parametrize(
    ("days", "apart"), [(30, {1}), (400, {7}), (3_000, {28, 29, 30, 31}), (30_000, {365, 366})]
)
def test_bars_without_a_unit_are_as_wide_as_the_range_asks(days, apart):
    rows = [
        {**row, "first_day": day, "last_day": day, "state": "accepted"}
        for day, row in zip(range(0, days, max(1, days // 1_500)), MANY, strict=False)
    ]

    found = [day for day, _ in select(rows, Filters()).histogram(None)]

    assert {(after - before).days for before, after in pairwise(found)} == apart


def test_no_incident_at_all_gives_empty_answers():
    selection = select([], Filters(text="anything", actors=("x",), first_day=date(2020, 1, 1)))

    assert (selection.count, selection.certain, selection.without_place) == (0, 0, 0)
    assert selection.killed == Total(minimum=0, maximum=0, unknown=0, open_ended=0)
    assert not selection.totals_by("type")
    assert not selection.totals_by("actor")
    assert not selection.totals_by("month")
    assert list(selection.histogram(None)) == []
    assert list(selection.rows()) == []
    assert selection.bounds is None
    assert all(not selection.facet(name) for name in FACETS)


def test_a_state_has_its_number_even_where_it_is_not_shown():
    rows = [{**row, "state": "rejected"} for row in random_rows(3)]

    selection = select(rows, Filters())

    assert selection.count == 0
    assert selection.facet("state") == {"rejected": 3}


def test_a_box_across_180_degrees_holds_both_its_sides():
    rows = [
        {**row, "latitude": 0.0, "longitude": east, "state": "accepted"}
        for row, east in zip(random_rows(4), (179.0, -179.0, 170.0, 0.0), strict=True)
    ]

    box = BoundingBox(south=-1, west=175, north=1, east=-170)

    assert select(rows, Filters(box=box)).count == 2


def test_bounds_hold_every_place_that_is_shown():
    selection = select(MANY, Filters(states=(State.REJECTED,)))

    places = [
        (row["latitude"], row["longitude"])
        for row in MANY
        if row["state"] == "rejected" and row["latitude"] is not None
    ]
    box = selection.bounds
    assert (box.south, box.north) == (min(places)[0], max(places)[0])
    assert (box.west, box.east) == (
        min(east for _, east in places),
        max(east for _, east in places),
    )


def test_bounds_hold_a_place_on_the_180th_meridian_and_one_beyond_the_map():
    rows = [
        {**row, "latitude": north, "longitude": east, "state": "accepted"}
        for row, north, east in zip(
            random_rows(3), (89.0, 86.0, -3.0), (180.0, 10.0, -120.0), strict=True
        )
    ]

    box = select(rows, Filters()).bounds

    assert box == BoundingBox(south=-3.0, west=-120.0, north=89.0, east=180.0)


@pytest.mark.parametrize("every", [2, 31, 100])
def test_words_are_found_in_each_row_and_not_across_two(every):
    rows = [
        {**row, "state": "accepted", "words": "red sand" if at % every else "kiln and a ha"}
        for at, row in enumerate(random_rows(300))
    ]

    assert select(rows, Filters(text="kiln")).count == -(-300 // every)
    assert select(rows, Filters(text="kiln sand")).count == 0
    assert select(rows, Filters(text="hared")).count == 0


def test_a_second_question_is_answered_from_memory():
    snapshot = View(Followed(MANY)).snapshot()

    first = snapshot.select(Filters(text="kenya"))

    assert snapshot.select(Filters(text="kenya")) is first


def dated(first, last=None):
    """An accepted incident of the given days."""
    days = [day and day.toordinal() - EPOCH.toordinal() for day in (first, last or first)]
    row = {**MANY[0], "state": "accepted", "event_type": "Battles"}
    return {**row, "incident_id": f"{first} {last}", "first_day": days[0], "last_day": days[1]}


def test_bars_from_year_1_to_9999_are_years():
    rows = [dated(date.min), dated(date.max), dated(date(1, 1, 1), date(9999, 12, 31))]

    bars = select(rows, Filters()).histogram(None)

    assert bars.unit == "year"
    assert len(bars) == 9_999
    assert sum(counts[EventType.BATTLES] for _, counts in bars) == pytest.approx(3)
    assert bars[0] == (date.min, {EventType.BATTLES: pytest.approx(1 + 365 / 3_652_059)})


@pytest.mark.parametrize(
    ("last", "asked", "given"),
    [
        (date(2079, 1, 1), "day", "day"),
        (date(2300, 1, 1), "day", "week"),
        (date(9999, 12, 31), "day", "month"),
        (date(9999, 12, 31), "week", "month"),
        (date(9999, 12, 31), "month", "month"),
    ],
)
def test_more_bars_than_anybody_can_look_at_become_coarser_and_say_so(last, asked, given):
    first = date(2000, 1, 1) if last.year < 9999 else date(8000, 1, 1)

    bars = select([dated(first), dated(last)], Filters()).histogram(asked)

    assert bars.unit == given
    assert sum(counts[EventType.BATTLES] for _, counts in bars) == pytest.approx(2)


def test_a_date_of_which_one_end_is_unknown_is_unknown():
    whole = dated(date(2020, 1, 1))
    rows = [
        {**whole, "incident_id": "a", "last_day": None},
        {**whole, "incident_id": "b", "first_day": None},
    ]

    assert select(rows, Filters()).unsure_date == 2
    assert not select(rows, Filters()).histogram("day")
    assert select(rows, Filters(first_day=date(2020, 1, 1))).count == 0
    assert select(rows, Filters(last_day=date(2020, 1, 1))).count == 0


def test_at_least_nobody_killed_asks_nothing():
    rows = [{**MANY[0], "state": "accepted", "killed_min": None, "killed_max": None}]

    assert select(rows, Filters(killed_min=0)).count == 1
    assert select(rows, Filters(killed_min=1)).count == 0


def test_a_box_that_ends_at_a_place_holds_it():
    row = {**MANY[0], "state": "accepted", "latitude": 9.03, "longitude": 38.74}
    box = BoundingBox(south=9.03, west=38.74, north=9.03, east=38.74)
    beside = BoundingBox(south=9.0300001, west=38, north=10, east=39)

    assert select([row], Filters(box=box)).count == 1
    assert select([row], Filters(box=beside)).count == 0
    assert select([row], Filters()).bounds == box


@settings(deadline=None)
@given(st.text(st.sampled_from("ab.*+?[](){}|\\^$#&~-_'\"/ \u0130ß"), max_size=8))
def test_a_search_takes_every_character_as_it_is(text):
    rows = [{**row, "state": "accepted", "words": folded(f"x {text} y a.b")} for row in MANY[:1]]

    assert select(rows, Filters(text=text)).count == 1
    assert select(rows, Filters(text=f"{text} ab")).count == ("ab" in rows[0]["words"])


def test_a_word_longer_than_any_pattern_is_searched_too():
    word = "x" * 5_000
    rows = [{**MANY[0], "state": "accepted", "words": f"a {word}"}]

    assert select(rows, Filters(text=word)).count == 1
    assert select(rows, Filters(text=word + "y")).count == 0
    assert select(rows, Filters(text="\ud800")).count == 0


def test_a_facet_follows_the_other_filters_and_not_its_own():
    filters = Filters(types=(EventType.BATTLES,), countries=("KE",))
    selection = select(MANY, filters)

    assert selection.facet("type") == facet(MANY, Filters(countries=("KE",)), "type")
    assert len(selection.facet("type")) == len(EventType)
    assert selection.facet("country") == facet(MANY, Filters(types=(EventType.BATTLES,)), "country")


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("descending", [True, False])
def test_a_row_stands_in_the_table_where_its_rank_says(order, descending):
    selection = select(MANY, Filters())
    listed = selection.rows(limit=len(MANY), order_by=order, descending=descending).tolist()

    ranks = {
        at: selection.rank(listed[at], order_by=order, descending=descending)
        for at in range(0, len(listed), 7)
    }

    assert all(at == rank for at, rank in ranks.items())


def test_a_row_that_is_not_shown_has_no_rank():
    selection = select(MANY, Filters(text="nowhere to be found"))

    assert selection.count == 0
    assert selection.rank(0) is None
