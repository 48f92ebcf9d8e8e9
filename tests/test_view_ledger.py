"""A view of a ledger shows what the ledger says, after every change and of any past head."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest

from geo.place import Place
from incidents.actor import Actor
from incidents.count import Count
from incidents.errors import LedgerError, NotFound
from incidents.filters import Filters
from incidents.interval import Interval
from incidents.record import Incident
from incidents.table import Change, Operation, open_ledger
from incidents.view import Box, View
from incidents.view.past import past
from incidents.vocabulary import SUB_EVENT_TYPES, EventType, State
from tests.table_ground import BY, batch, change, coded, record
from tests.view_ground import FACETS, WORLD, facet, passes, square, total

ASKED = (
    Filters(),
    Filters(states=tuple(State)),
    Filters(text="kenya market"),
    Filters(types=(EventType.BATTLES,), killed_min=1),
    Filters(first_day=date(2020, 2, 1), last_day=date(2020, 6, 1), certainly=True),
    Filters(actors=("arsa",)),
    Filters(review=True),
)
WHOLE = Box(x0=0, y0=0, x1=WORLD - 1, y1=WORLD - 1)


@pytest.fixture
def ledger(tmp_path):
    ledger = open_ledger(f"sqlite:///{tmp_path / 'incidents.db'}")
    yield ledger
    ledger.close()


def an_incident(chance):
    kind = chance.choice(list(EventType))
    first = date.fromordinal(date(2020, 1, 1).toordinal() + chance.randint(0, 300))
    last = date.fromordinal(first.toordinal() + chance.choice([0, 0, 6, 30]))
    where = chance.randint(1, 3)
    place = Place(
        latitude=chance.uniform(-4, 4),
        longitude=chance.uniform(34, 41),
        uncertainty_m=where * 5_000,
        where_prec=where,
        geo_precision=where,
        name="Marsabit",
    )
    return Incident(
        event_type=kind,
        sub_event_type=chance.choice([None, *SUB_EVENT_TYPES[kind]]),
        date=chance.choice([None, Interval.spanning(first, last)]),
        country=chance.choice(["KE", "MM", None]),
        place=chance.choice([place, None]),
        killed=chance.choice([None, Count(), Count.at_least(2), Count.exactly(0)]),
        injured=chance.choice([None, Count(minimum=1, maximum=3)]),
        actors=chance.choice([(), (Actor(name="ARSA"),)]),
        notes=chance.choice(["A market burned.", "100% of it [gone]", None]),
        state=chance.choice(list(State)),
        review=chance.choice([(), ("Look at it.",)]),
    )


def rows_of(ledger):
    return [row for each in ledger.current_batches() for row in each.to_pylist()]


def assert_it_shows(snapshot, rows):
    assert snapshot.size == len(rows)
    for filters in ASKED:
        selection = snapshot.select(filters)
        shown = [row for row in rows if passes(row, filters)]
        assert sorted(selection.ids()) == sorted(row["incident_id"] for row in shown)
        assert selection.killed == total(shown, "killed")
        for name in FACETS:
            assert selection.facet(name) == facet(rows, filters, name)
        on_map = {row["incident_id"]: square(row) for row in shown if row["latitude"] is not None}
        signs = selection.cells(WHOLE, 3).signs.tolist()
        assert {snapshot.incident_id(sign[4]): (sign[0], sign[1]) for sign in signs} == on_map
        for incident_id, (x, y) in on_map.items():
            there = [snapshot.incident_id(int(row)) for row in selection.at(x, y, 0)]
            assert there == [incident_id]
    for row in rows:
        point = snapshot.point(snapshot.row_of(row["incident_id"]))
        radius = row["uncertainty_m"]
        assert point == (row["latitude"] and (row["latitude"], row["longitude"], radius))


def do_something(ledger, chance):
    doings = [
        lambda: record(ledger, an_incident(chance)),
        lambda: record(ledger, an_incident(chance)),
        lambda: edit_any(ledger, chance),
        lambda: ledger.file_batch(
            batch(str(chance.random())),
            [coded(chance.randint(0, 9), killed=chance.randint(0, 9)) for _ in range(3)],
            [],
            by=BY,
        ),
        lambda: undo_the_last(ledger),
    ]
    chance.choice(doings)()


def edit_any(ledger, chance):
    entries = list(ledger.entries())
    if entries:
        entry = chance.choice(entries)
        ledger.write([change(an_incident(chance), entry)], by=BY)


def undo_the_last(ledger):
    standing = [each for each in ledger.batches() if each.undone_at is None]
    # It is refused where a person has edited the batch's incidents since.
    with suppress(LedgerError):
        if standing:
            ledger.undo(standing[0].id, by=BY)


@pytest.mark.parametrize("seed", range(4))
def test_a_view_that_follows_shows_what_the_ledger_says_and_once_said(ledger, seed):
    chance = random.Random(seed)
    view = View(ledger)
    said = {0: []}
    for step in range(40):
        do_something(ledger, chance)
        said[ledger.head().sequence] = rows_of(ledger)
        if step % 5 == 4:
            assert_it_shows(view.snapshot(), rows_of(ledger))

    for sequence in chance.sample(sorted(said), 6):
        snapshot = View(past(ledger, sequence)).snapshot()

        assert snapshot.head.sequence == sequence
        assert_it_shows(snapshot, said[sequence])


def test_a_past_head_keeps_an_incident_that_was_undone_and_the_words_it_had(ledger):
    summary = ledger.file_batch(batch("a"), [coded(1, killed=4)], [], by=BY)
    then = ledger.head()
    ledger.undo(summary.batch, by=BY)

    snapshot = View(past(ledger, then.sequence)).snapshot()

    assert View(ledger).snapshot().size == 0
    assert snapshot.head == then
    assert snapshot.select(Filters(text="shushi")).killed.minimum == 4


def test_a_head_that_is_yet_to_come_is_not_found(ledger):
    record(ledger)

    with pytest.raises(NotFound, match="no revision 2 yet"):
        past(ledger, 2)


def test_a_ledger_put_in_the_place_of_a_shorter_one_is_read_from_its_beginning(tmp_path):
    ledgers = [open_ledger(f"sqlite:///{tmp_path / name}") for name in ("a.db", "b.db")]
    record(ledgers[0])
    for number in range(3):
        record(ledgers[1], coded(number))
    view = View(ledgers[0])
    view.snapshot()

    ledgers[0].database, other = ledgers[1].database, ledgers[0].database
    snapshot = view.snapshot()

    assert_it_shows(snapshot, rows_of(ledgers[1]))
    other.close()
    ledgers[1].close()


def test_an_incident_edited_after_it_was_read_keeps_a_row_number_below_the_size(ledger):
    first, _ = (record(ledger, coded(number)) for number in (1, 2))
    view = View(ledger)
    view.snapshot()
    edited = replace(coded(1), notes="corrected")
    ledger.write(
        [
            Change(
                incident=edited,
                operation=Operation.EDIT,
                incident_id=first.incident_id,
                expected_version=1,
            )
        ],
        by=BY,
    )

    snapshot = view.snapshot()

    assert snapshot.row_of(first.incident_id) in {0, 1}
    assert len(snapshot.select(Filters(text="corrected")).rows()) == 1
