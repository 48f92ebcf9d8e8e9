"""Ids are each another, and sort by the time they were made."""

from __future__ import annotations

import os
import random
import re
import time
from itertools import islice

from incidents.table.identity import new_batch_id, new_incident_id, new_incident_ids

DIGITS = "[0-9a-hjkmnp-tv-z]{15}"


def test_many_ids_are_each_another_and_as_one_by_itself():
    many = list(islice(new_incident_ids(), 5_000))

    assert len(set(many)) == 5_000
    assert all(
        re.fullmatch(r"i[0-9a-hjkmnp-tv-z]{15}", each) for each in (*many, new_incident_id())
    )
    assert re.fullmatch(r"b[0-9a-hjkmnp-tv-z]{15}", new_batch_id())


def test_ids_sort_by_the_millisecond_in_which_they_were_made(monkeypatch):
    ids = new_incident_ids()
    made = []
    for millisecond in (1_700_000_000_000, 1_700_000_000_001, 1_800_000_000_000):
        monkeypatch.setattr("time.time_ns", lambda now=millisecond: now * 1_000_000)
        made += [next(ids), new_incident_id()]

    assert [sorted(made[at : at + 2]) for at in (0, 2, 4)] == [
        sorted(made)[at : at + 2] for at in (0, 2, 4)
    ]


def test_ids_made_in_one_millisecond_differ_even_where_chance_repeats_itself(monkeypatch):
    few = random.Random(1)
    monkeypatch.setattr(time, "time_ns", lambda: 1_700_000_000_000_000_000)
    monkeypatch.setattr(
        os, "urandom", lambda size: b"".join(bytes(3) + few.randbytes(1) for _ in range(size // 4))
    )

    made = list(islice(new_incident_ids(), 200))

    assert len(set(made)) == 200
