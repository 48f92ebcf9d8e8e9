"""A view reads what is new in the ledger and nothing twice; a snapshot never changes."""

from __future__ import annotations

import random
import threading
from datetime import timedelta

import pyarrow as pa
import pytest

from incidents.errors import BadFilter, LedgerError
from incidents.filters import Filters
from incidents.table.columns import CURRENT_COLUMNS
from incidents.view import View
from incidents.vocabulary import State
from tests.view_ground import EPOCH, FACETS, Followed, facet, passes, random_row, random_rows

EVERY_STATE = Filters(states=tuple(State))


def test_the_same_head_gives_the_same_snapshot():
    ledger = Followed(random_rows(10))
    view = View(ledger)

    assert view.snapshot() is view.snapshot()
    assert ledger.read == [10]


def test_only_what_is_new_is_read():
    ledger = Followed(random_rows(300))
    view = View(ledger)
    view.snapshot()

    ledger.write(random_row(random.Random(5), 1_000))
    ledger.write(random_row(random.Random(6), 7))
    after = view.snapshot()

    assert ledger.read == [300, 2]
    assert after.size == 301


def test_a_view_that_followed_agrees_with_one_that_read_everything():
    chance = random.Random(3)
    ledger = Followed(random_rows(200))
    view = View(ledger)
    for step in range(40):
        if chance.random() < 0.3:
            ledger.withdraw(chance.choice(list(ledger.rows)))
        else:
            ledger.write(random_row(chance, chance.randint(0, 250)))
        if step % 3 == 0:
            view.snapshot()

    snapshot = view.snapshot()

    rows = list(ledger.rows.values())
    assert snapshot.size == len(rows)
    for filters in (Filters(), Filters(text="kenya"), Filters(actors=("arsa",), killed_min=1)):
        selection = snapshot.select(filters)
        shown = [row for row in rows if passes(row, filters)]
        assert selection.count == len(shown)
        assert {snapshot.incident_id(int(row)) for row in selection.rows(limit=999)} == {
            row["incident_id"] for row in shown
        }
        for name in FACETS:
            assert selection.facet(name) == facet(rows, filters, name)


def test_every_row_number_lies_below_the_number_of_rows():
    ledger = Followed(random_rows(60))
    view = View(ledger)
    view.snapshot()
    for number in range(30):
        ledger.write(random_row(random.Random(number), number))
    ledger.withdraw("i40")

    snapshot = view.snapshot()

    rows = snapshot.select(EVERY_STATE).rows(limit=1_000)
    ids = [snapshot.incident_id(row) for row in rows]
    assert sorted(ids) == sorted(ledger.rows)
    assert [snapshot.row_of(each) for each in ids] == list(rows)
    assert max(rows) < snapshot.rows


def test_a_snapshot_stays_as_it_was():
    ledger = Followed(random_rows(50))
    view = View(ledger)
    before = view.snapshot()
    count, first = before.select(Filters()).count, before.incident_id(0)

    for number in range(50):
        ledger.withdraw(f"i{number}")
    after = view.snapshot()

    assert after.size == 0
    assert (before.size, before.select(Filters()).count) == (50, count)
    assert before.row_of(first) == 0


def test_a_ledger_put_in_the_place_of_a_longer_one_is_read_from_its_beginning():
    ledger = Followed(random_rows(50))
    view = View(ledger)
    view.snapshot()

    other = Followed(random_rows(20, seed=1))
    ledger.rows, ledger.gone, ledger.sequence = other.rows, other.gone, other.sequence

    assert view.snapshot().size == 20


def test_an_incident_that_is_gone_has_no_row():
    ledger = Followed(random_rows(5))
    view = View(ledger)
    view.snapshot()
    ledger.withdraw("i3")

    snapshot = view.snapshot()

    assert snapshot.row_of("i3") is None
    assert snapshot.row_of("never") is None


def test_threads_share_a_view():
    ledger = Followed(random_rows(400))
    view = View(ledger)
    expected = sum(passes(row, Filters(text="kenya")) for row in ledger.rows.values())
    counts = []

    def ask():
        counts.extend(view.snapshot().select(Filters(text="kenya")).count for _ in range(20))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert counts == [expected] * 120


def test_the_days_of_a_snapshot_are_those_of_its_incidents():
    rows = random_rows(300)
    snapshot = View(Followed(rows)).snapshot()

    days = [row for row in rows if row["first_day"] is not None]
    assert snapshot.first_day == EPOCH + timedelta(days=min(row["first_day"] for row in days))
    assert snapshot.last_day == EPOCH + timedelta(days=max(row["last_day"] for row in days))
    assert View(Followed([])).snapshot().first_day is None


def test_a_point_is_where_the_source_put_it():
    rows = random_rows(100)
    snapshot = View(Followed(rows)).snapshot()

    for row in rows:
        point = snapshot.point(snapshot.row_of(row["incident_id"]))

        expected = (
            None
            if row["latitude"] is None
            else (
                row["latitude"],
                row["longitude"],
                row["uncertainty_m"],
            )
        )
        assert point == expected


@pytest.mark.parametrize("order", ["date", "killed", "type", "country", "precision", "changed"])
@pytest.mark.parametrize("descending", [True, False])
def test_pages_of_the_table_are_the_whole_in_order_with_the_unknown_last(order, descending):
    rows = random_rows(400)
    snapshot = View(Followed(rows)).snapshot()
    column = {
        "date": "first_day",
        "killed": "killed_min",
        "type": "event_type",
        "country": "country",
        "precision": "where_prec",
        "changed": "sequence",
    }[order]
    selection = snapshot.select(Filters())

    found = [
        snapshot.incident_id(int(row))
        for offset in range(0, selection.count, 37)
        for row in selection.rows(offset=offset, limit=37, order_by=order, descending=descending)
    ]

    known = {row["incident_id"]: row[column] for row in rows if passes(row, Filters())}
    assert set(found) == set(known)
    assert len(found) == len(known)
    values = [known[each] for each in found if known[each] is not None]
    assert values == sorted(values, reverse=descending)
    assert all(known[each] is None for each in found[len(values) :])


def test_an_order_that_there_is_none_of_is_refused():
    selection = View(Followed(random_rows(3))).snapshot().select(Filters())

    with pytest.raises(BadFilter, match="sorted by"):
        selection.rows(order_by="colour")


def test_a_frame_says_numbers_in_words_and_leaves_the_unknown_empty():
    row = {
        **random_rows(1)[0],
        "first_day": 18_000,
        "last_day": None,
        "killed_min": 14,
        "killed_max": None,
        "injured_min": None,
        "injured_max": None,
        "country": None,
        "actors": "A\x1fB",
    }
    snapshot = View(Followed([{**row, "last_day": 18_000}])).snapshot()

    frame = snapshot.frame([0])

    assert frame["killed"][0] == "at least 14"
    assert frame["injured"].isna()[0]
    assert frame["country"].isna()[0]
    assert frame["actors"][0] == "A; B"
    assert str(frame["first_day"][0].date()) == "2019-04-14"
    assert len(snapshot.frame([])) == 0
    assert list(snapshot.frame([]).dtypes) == list(frame.dtypes)


def test_of_an_id_that_is_read_twice_at_once_the_last_is_shown():
    first, second = random_rows(2, seed=2)
    again = {**second, "incident_id": first["incident_id"], "state": "accepted", "words": "later"}
    ledger = Followed([first])
    batches = [[{**first, "words": "earlier"}, again], [{**again, "words": "latest"}]]
    ledger.current_batches = lambda _after=0: (
        pa.RecordBatch.from_pylist(rows, CURRENT_COLUMNS) for rows in batches
    )

    snapshot = View(ledger).snapshot()

    assert snapshot.size == 1
    assert snapshot.select(Filters(text="latest")).count == 1
    assert snapshot.select(Filters(text="earlier")).count == 0


def test_what_goes_while_it_is_read_is_not_shown():
    ledger = Followed(random_rows(5))
    view = View(ledger)
    view.snapshot()
    ledger.write(random_row(random.Random(1), 2))
    batches = list(ledger.current_batches(5))
    ledger.withdraw("i2")
    ledger.current_batches = lambda _after=0: iter(batches)

    snapshot = view.snapshot()

    assert (snapshot.size, snapshot.row_of("i2")) == (4, None)


def test_while_one_thread_reads_the_others_see_what_was_known():
    ledger = Followed(random_rows(20))
    view = View(ledger)
    before = view.snapshot()
    ledger.write(random_row(random.Random(1), 99))
    reading, seen = threading.Event(), threading.Event()
    read = ledger.current_batches

    def slowly(after=0):
        reading.set()
        assert seen.wait(10)
        yield from read(after)

    ledger.current_batches = slowly
    reader = threading.Thread(target=view.snapshot)
    reader.start()
    assert reading.wait(10)
    meanwhile = view.snapshot()
    seen.set()
    reader.join()

    assert meanwhile is before
    assert view.snapshot().size == 21


def test_a_reading_that_fails_leaves_what_was_known_and_is_tried_again():
    ledger = Followed(random_rows(20))
    view = View(ledger)
    before = view.snapshot()
    ledger.write(random_row(random.Random(1), 99))
    read = ledger.current_batches

    def torn(after=0):
        yield from read(after)
        raise LedgerError("the database is gone")

    ledger.current_batches = torn
    with pytest.raises(LedgerError):
        view.snapshot()
    ledger.current_batches = read

    assert before.size == 20
    assert view.snapshot().size == 21


def test_rows_that_were_replaced_do_not_pile_up_for_ever():
    ledger = Followed(random_rows(60_000))
    view = View(ledger)
    view.snapshot()
    for _ in range(3):
        for row in list(ledger.rows.values())[:40_000]:
            ledger.write(row)
        view.snapshot()

    assert ledger.read == [60_000, 40_000, 40_000, 60_000]
    assert view.snapshot().size == 60_000


def test_a_row_that_is_none_is_an_error_and_not_another_incident():
    snapshot = View(Followed(random_rows(3))).snapshot()

    for row in (3, -1):
        with pytest.raises(IndexError):
            snapshot.incident_id(row)
    assert snapshot.row_of("\ud800") is None
