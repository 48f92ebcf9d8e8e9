"""An event's time is an interval with a precision."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.interval import (
    DATE_PREC_OF_TIME_PRECISION,
    TIME_PRECISION_OF_DATE_PREC,
    Interval,
)


def test_a_month_only_date_matches_any_day_in_it():
    october = Interval.month(2020, 10)

    assert october.possibly_within(date(2020, 10, 31), date(2020, 11, 30))
    assert not october.possibly_within(date(2020, 11, 1), date(2020, 11, 30))
    assert (october.time_precision, october.date_prec) == (3, 4)


def test_a_weekend_is_two_days_of_period_precision():
    weekend = Interval.spanning(date(2020, 10, 3), date(2020, 10, 4))

    assert (weekend.time_precision, weekend.date_prec) == (2, 2)


def test_an_acled_week_reaches_three_days_either_side():
    week = Interval.coded_by_acled(date(2020, 10, 7), 2)

    assert (week.start, week.end) == (date(2020, 10, 4), date(2020, 10, 10))


def test_the_first_days_of_the_calendar_do_not_overflow():
    assert Interval.coded_by_acled(date(1, 1, 2), 2).start == date.min
    assert Interval.coded_by_acled(date(9999, 12, 30), 2).end == date.max


def test_an_interval_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="before it starts"):
        Interval.spanning(date(2020, 1, 2), date(2020, 1, 1))


@pytest.mark.parametrize(("time_precision", "date_prec"), [(0, 1), (4, 1), (1, 0), (1, 6)])
def test_a_code_outside_its_scale_is_refused(time_precision, date_prec):
    with pytest.raises(ValueError, match=r"precision|prec"):
        Interval(
            start=date(2020, 1, 1),
            end=date(2020, 1, 1),
            time_precision=time_precision,
            date_prec=date_prec,
        )


@given(st.dates(), st.dates())
def test_any_day_of_an_interval_is_possible(one, other):
    start, end = sorted((one, other))
    interval = Interval.spanning(start, end)

    assert interval.possibly_within(start, start)
    assert interval.possibly_within(end, end)
    assert interval.possibly_within(None, None)


def test_each_acled_code_survives_the_way_through_ucdp():
    for code, date_prec in DATE_PREC_OF_TIME_PRECISION.items():
        assert TIME_PRECISION_OF_DATE_PREC[date_prec] == code


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval.day(date(2020, 10, 3)), "2020-10-03"),
        (Interval.month(2020, 2), "some day in February 2020"),
        (Interval.spanning(date(2020, 10, 3), date(2020, 10, 4)), "2020-10-03 to 2020-10-04"),
    ],
)
def test_an_interval_is_said_with_its_precision(interval, words):
    assert interval.in_words() == words
