"""A newer release marks what is gone, and never writes over what a person edited without asking."""

from __future__ import annotations

from dataclasses import replace

import pytest

from incidents.count import Count
from incidents.rejection import Rejection
from incidents.table import Choices, Edited, Gone, Operation
from tests.table_ground import BY, batch, change, coded

NOTHING_CHOSEN = Choices()
MARK = Choices(gone=Gone.MARK)


def release(name, choices=NOTHING_CHOSEN):
    return replace(batch(name, name=f"{name}.csv"), choices=choices)


def by_id(ledger):
    return {each.incident.dataset_id: each for each in ledger.entries()}


def edited(ledger, number, killed):
    entry = by_id(ledger)[f"KEN{number}"]
    meant = replace(entry.incident, killed=Count.exactly(killed))
    ledger.write([change(meant, entry)], by=BY)
    return entry.incident_id


def test_a_row_that_a_newer_release_no_longer_has_is_marked_and_kept(ledger):
    ledger.file_batch(release("one"), map(coded, range(10)), [], by=BY)

    summary = ledger.file_batch(release("two"), map(coded, range(9)), [], by=BY)

    assert (summary.unchanged, summary.gone) == (9, 1)
    (sentence,) = by_id(ledger)["KEN9"].incident.review
    assert sentence.startswith("Gone from the source: not in “two.csv”")
    assert not by_id(ledger)["KEN8"].incident.review


def test_a_file_that_lacks_much_looks_like_a_part_and_marks_nothing(ledger):
    ledger.file_batch(release("one"), map(coded, range(10)), [], by=BY)

    _, compared = ledger.rehearse_batch(release("part"), map(coded, range(3)), [], by=BY)
    summary = ledger.file_batch(release("part"), map(coded, range(3)), [], by=BY)

    (vanished,) = compared.vanished
    assert (vanished.number, vanished.looks_whole, vanished.marked) == (7, False, False)
    assert summary.gone == 0
    assert not any(each.incident.review for each in ledger.entries())


def test_a_person_says_that_what_a_part_lacks_is_gone(ledger):
    ledger.file_batch(release("one"), map(coded, range(10)), [], by=BY)

    summary = ledger.file_batch(release("part", MARK), map(coded, range(3)), [], by=BY)

    assert summary.gone == 7


def test_days_and_countries_that_a_file_does_not_cover_are_not_gone(ledger):
    elsewhere = replace(coded(8), country="AR")
    later = replace(coded(9), date=None)
    ledger.file_batch(release("one"), [*map(coded, range(8)), elsewhere, later], [], by=BY)

    summary = ledger.file_batch(release("two", MARK), map(coded, range(8)), [], by=BY)

    assert summary.gone == 0


def test_another_data_set_is_never_gone(ledger):
    ledger.file_batch(release("one"), map(coded, range(9)), [], by=BY)

    summary = ledger.file_batch(
        release("two", MARK), [replace(coded(1), dataset="UCDP GED")], [], by=BY
    )

    assert summary.gone == 0


def test_a_row_that_could_not_be_read_is_not_gone(ledger):
    ledger.file_batch(release("one"), map(coded, range(9)), [], by=BY)
    unread = Rejection(
        line=9, column="date", value="?", reason="No date.", mend="Mend it.", row=("KEN8", "?")
    )

    summary = ledger.file_batch(release("two", MARK), map(coded, range(8)), [unread], by=BY)

    assert summary.gone == 0


def test_what_comes_back_in_a_later_release_is_unmarked(ledger):
    ledger.file_batch(release("one"), map(coded, range(9)), [], by=BY)
    ledger.file_batch(release("two"), map(coded, range(8)), [], by=BY)

    summary = ledger.file_batch(release("three"), map(coded, range(10)), [], by=BY)

    assert (summary.accepted, summary.updated, summary.unchanged) == (1, 1, 8)
    assert not by_id(ledger)["KEN8"].incident.review


def test_what_is_gone_is_marked_once(ledger):
    ledger.file_batch(release("one"), map(coded, range(9)), [], by=BY)
    ledger.file_batch(release("two"), map(coded, range(8)), [], by=BY)

    summary = ledger.file_batch(release("three"), [*map(coded, range(7)), coded(7, 5)], [], by=BY)

    assert (summary.updated, summary.gone) == (1, 0)


def test_undoing_a_release_takes_its_marks_back(ledger):
    ledger.file_batch(release("one"), map(coded, range(9)), [], by=BY)
    summary = ledger.file_batch(release("two"), map(coded, range(8)), [], by=BY)

    ledger.undo(summary.batch, by=BY)

    assert by_id(ledger)["KEN8"].incident == coded(8)
    assert ledger.file_batch(release("two"), map(coded, range(8)), [], by=BY).gone == 1


def test_the_first_differences_are_told_before_anything_is_kept(ledger):
    ledger.file_batch(release("one"), [coded(1), coded(2)], [], by=BY)

    _, compared = ledger.rehearse_batch(release("two"), [coded(1), coded(2, 7)], [], by=BY)

    (difference,) = compared.changed
    assert (difference.here, difference.file) == (coded(2), coded(2, 7))


@pytest.mark.parametrize(
    ("choice", "killed", "counts"),
    [(Edited.ASK, 9, (0, 0, 1)), (Edited.MINE, 9, (0, 1, 0)), (Edited.FILE, 2, (1, 0, 0))],
)
def test_a_person_chooses_between_an_edit_and_the_file(ledger, choice, killed, counts):
    ledger.file_batch(release("one"), [coded(1)], [], by=BY)
    edited(ledger, 1, 9)

    chosen = release("two", Choices(edited=choice))
    summary = ledger.file_batch(chosen, [coded(1, 2)], [], by=BY)

    assert (summary.updated, summary.unchanged, summary.quarantined) == counts
    assert by_id(ledger)["KEN1"].incident.killed == Count.exactly(killed)


def test_one_incident_is_chosen_apart_from_the_others(ledger):
    ledger.file_batch(release("one"), [coded(1), coded(2)], [], by=BY)
    first = edited(ledger, 1, 9)
    edited(ledger, 2, 9)

    choices = Choices(edited=Edited.MINE, one_by_one={first: Edited.FILE})
    ledger.file_batch(release("two", choices), [coded(1, 3), coded(2, 3)], [], by=BY)

    now = by_id(ledger)
    assert now["KEN1"].incident.killed == Count.exactly(3)
    assert now["KEN2"].incident.killed == Count.exactly(9)


def test_a_file_that_says_what_it_said_before_an_edit_asks_nothing(ledger):
    ledger.file_batch(release("one"), [coded(1), coded(2)], [], by=BY)
    edited(ledger, 1, 9)

    summary = ledger.file_batch(release("two"), [coded(1), coded(2), coded(3)], [], by=BY)

    assert (summary.accepted, summary.unchanged, summary.quarantined) == (1, 2, 0)
    assert by_id(ledger)["KEN1"].incident.killed == Count.exactly(9)


def test_an_edit_that_was_marked_gone_and_comes_back_is_still_the_persons(ledger):
    ledger.file_batch(release("one"), map(coded, range(9)), [], by=BY)
    incident_id = edited(ledger, 8, 9)
    ledger.file_batch(release("two"), map(coded, range(8)), [], by=BY)

    summary = ledger.file_batch(release("three"), [*map(coded, range(8)), coded(8, 3)], [], by=BY)

    now = ledger.entry(incident_id).incident
    assert summary.quarantined == 1
    assert (now.killed, now.review) == (Count.exactly(9), ())
    assert [each.operation for each in ledger.history(incident_id)] == [
        Operation.RECORD,
        Operation.EDIT,
        Operation.VANISH,
        Operation.RETURN,
    ]


def test_an_edit_that_an_undo_brought_back_is_still_the_persons(ledger):
    ledger.file_batch(release("one"), [coded(1)], [], by=BY)
    edited(ledger, 1, 9)
    chosen = release("two", Choices(edited=Edited.FILE))
    ledger.undo(ledger.file_batch(chosen, [coded(1, 2)], [], by=BY).batch, by=BY)

    summary = ledger.file_batch(release("three"), [coded(1, 4)], [], by=BY)

    assert summary.quarantined == 1
    assert by_id(ledger)["KEN1"].incident.killed == Count.exactly(9)
