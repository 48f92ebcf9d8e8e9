"""What two people change in one incident is kept of both where they change different fields."""

from __future__ import annotations

from dataclasses import replace

import pytest

from incidents.both_changes import both_changes
from incidents.count import Count
from incidents.vocabulary import EventType
from tests.table_ground import CLASH

PLACED = replace(CLASH, location="Lachin")
COUNTED = replace(CLASH, killed=Count.exactly(3))


def test_changes_of_different_fields_are_both_kept():
    assert both_changes(CLASH, PLACED, COUNTED) == replace(PLACED, killed=Count.exactly(3))


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        (PLACED, replace(CLASH, location="Berdzor")),
        (COUNTED, replace(PLACED, killed=Count.exactly(4))),
        (PLACED, PLACED),
        (PLACED, CLASH),
        (replace(PLACED, killed=Count.exactly(3)), COUNTED),
    ],
)
def test_where_both_changed_one_field_or_one_holds_both_a_person_chooses_one(theirs, mine):
    assert both_changes(CLASH, theirs, mine) is None


def test_a_type_and_a_sub_type_that_do_not_fit_are_not_put_together():
    theirs = replace(CLASH, event_type=EventType.RIOTS, sub_event_type=None)
    mine = replace(CLASH, sub_event_type="Government regains territory")

    assert both_changes(replace(CLASH, sub_event_type=None), theirs, mine) is None
