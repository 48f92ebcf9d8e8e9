"""The filters have one set of names, and every way back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.errors import BadFilter
from incidents.filters import NAMES, BoundingBox, Filters, from_params, to_params
from incidents.vocabulary import TYPE_OF_SUB_EVENT, EventType, Grade, State

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Zs", "Zl", "Zp")), min_size=1
)
DAYS = st.dates()
BOXES = st.builds(
    lambda lats, west, east: BoundingBox(south=lats[0], west=west, north=lats[1], east=east),
    st.tuples(st.floats(-90, 90), st.floats(-90, 90)).map(sorted),
    st.floats(-180, 180),
    st.floats(-180, 180),
)
FILTERS = st.builds(
    lambda days, **others: Filters(first_day=days[0], last_day=days[1], **others),
    days=st.tuples(DAYS, DAYS).map(sorted) | st.tuples(st.none(), DAYS) | st.just((None, None)),
    types=st.lists(st.sampled_from(EventType), unique=True).map(tuple),
    sub_types=st.lists(st.sampled_from(sorted(TYPE_OF_SUB_EVENT)), unique=True).map(tuple),
    states=st.lists(st.sampled_from(State), unique=True).map(tuple),
    grades=st.lists(st.sampled_from(Grade), unique=True).map(tuple),
    weapons=st.lists(WORDS, unique=True).map(tuple),
    box=st.none() | BOXES,
    killed_min=st.none() | st.integers(0, 10**9 - 1),
    certainly=st.booleans(),
    banned=st.booleans(),
    review=st.booleans(),
    text=st.none() | WORDS,
)


@given(FILTERS)
def test_every_filter_survives_the_address(filters):
    assert from_params(to_params(filters)) == filters


def test_no_filter_asks_nothing():
    assert to_params(Filters()) == {}
    assert from_params({}) == Filters()
    assert from_params({"type": [""], "id": ["i1"]}) == Filters()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("from", "yesterday"),
        ("to", "2020-13-01"),
        ("type", "Wars"),
        ("sub-type", "Battles"),
        ("country", "Namibia"),
        ("bbox", "1,2,3"),
        ("bbox", "nan,0,1,1"),
        ("bbox", "10,0,5,1"),
        ("precision", "4"),
        ("state", "gone"),
        ("grade", "Good"),
        ("review", "yes"),
        ("killed-min", "-1"),
        ("killed-min", "²"),
    ],
)
def test_a_value_that_is_none_is_named_with_its_filter(name, value):
    with pytest.raises(BadFilter, match=f"^'{name}' takes "):
        from_params({name: [value]})


def test_a_filter_of_one_value_refuses_two():
    with pytest.raises(BadFilter, match="'from' takes one value, not 2"):
        from_params({"from": ["2020-01-01", "2020-01-02"]})


def test_a_range_the_wrong_way_round_is_named():
    with pytest.raises(BadFilter, match="before 'from'"):
        from_params({"from": ["2020-02-01"], "to": ["2020-01-01"]})


def test_filters_are_said_in_words():
    filters = Filters(first_day=date(2020, 1, 1), types=(EventType.RIOTS,))

    assert filters.in_words() == ("from 2020-01-01", "type Riots")


def test_a_box_in_the_address_is_as_short_as_it_can_be():
    box = BoundingBox(south=-1, west=33.5, north=5.123456789, east=42)

    assert to_params(Filters(box=box)) == {"bbox": ["-1,33.5,5.123456789,42"]}


def test_a_switch_that_is_off_asks_nothing():
    assert from_params({"review": ["0"], "certainly": ["0"]}) == Filters()
    assert to_params(Filters(review=True)) == {"review": ["1"]}


def test_the_names_are_those_of_the_contract():
    contract = "from to type sub-type country bbox precision state grade source weapon actor"

    assert {*NAMES} >= {*contract.split(), "killed-min", "text", "batch"}
