"""A count is a range, and unknown is not zero."""

from __future__ import annotations

import pytest

from incidents.count import Count, Total


def test_an_unknown_count_is_not_zero():
    assert Count().is_unknown
    assert not Count.exactly(0).is_unknown
    assert Count() != Count.exactly(0)


@pytest.mark.parametrize(("minimum", "maximum"), [(-1, None), (3, 2), (None, -1)])
def test_an_impossible_range_is_refused(minimum, maximum):
    with pytest.raises(ValueError, match="count cannot be"):
        Count(minimum=minimum, maximum=maximum)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(), "number unknown"),
        (Count.exactly(0), "0"),
        (Count.exactly(1200), "1,200"),
        (Count.at_least(14), "at least 14"),
        (Count(maximum=31), "up to 31"),
        (Count(minimum=14, maximum=31), "14 to 31"),
    ],
)
def test_a_count_is_said_as_a_person_would(count, words):
    assert count.in_words() == words


def test_a_total_carries_ranges_and_unknowns():
    total = Total.of(
        [Count.exactly(3), Count(minimum=11, maximum=28), Count(), None, Count.at_least(2)]
    )

    assert total == Total(minimum=16, maximum=33, unknown=2, open_ended=1)
    assert total.in_words() == "at least 16, up to 33; unknown in 2 incidents"


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ([Count.exactly(3)], "3"),
        ([Count.at_least(3)], "at least 3"),
        ([Count()], "none counted; unknown in 1 incident"),
    ],
)
def test_a_total_says_no_more_than_it_knows(counts, words):
    assert Total.of(counts).in_words() == words
