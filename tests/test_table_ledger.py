"""The ledger only grows, loses nothing and finds what was altered, on whatever database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from geo.place import Place
from incidents.article import Article
from incidents.count import Count
from incidents.errors import BadInput, Conflict, LedgerError, NotFound
from incidents.grade import Grade
from incidents.table import (
    Author,
    Change,
    Choices,
    Edited,
    Operation,
    Withdrawn,
    open_ledger,
)
from incidents.table.difference import in_words
from incidents.table.verify import verify
from incidents.vocabulary import State
from tests.table_ground import (
    BAD_ROW,
    BY,
    CLASH,
    batch,
    change,
    coded,
    record,
)

BYTES = b"Shells hit Shushi."
ARTICLE = Article(id="a1", text=BYTES.decode(), sha256=sha256(BYTES).hexdigest())


def test_an_incident_comes_back_as_it_was_written(ledger):
    revision = record(ledger)

    entry = ledger.entry(revision.incident_id)

    assert entry.incident == CLASH
    assert (entry.version, entry.sequence) == (1, 1)


def test_every_change_is_kept_with_who_and_why(ledger):
    first = record(ledger)
    changed = replace(CLASH, killed=Count.at_least(3))

    ledger.write(
        [
            Change(
                incident=changed,
                operation=Operation.EDIT,
                incident_id=first.incident_id,
                expected_version=1,
            )
        ],
        by=Author(actor="ana", reason="second report"),
    )

    history = ledger.history(first.incident_id)
    assert [each.version for each in history] == [1, 2]
    assert (history[1].actor, history[1].reason) == ("ana", "second report")
    assert history[1].at.utcoffset().total_seconds() == 0
    assert in_words(history[0].incident, history[1].incident) == (
        "killed: number unknown → at least 3",
    )


def test_a_change_of_an_old_version_is_refused_and_says_both(ledger):
    first = record(ledger)
    change = Change(
        incident=CLASH,
        operation=Operation.ACCEPT,
        incident_id=first.incident_id,
        expected_version=1,
    )
    ledger.write([change], by=BY)

    with pytest.raises(Conflict, match="at version 2, not 1") as raised:
        ledger.write([change], by=BY)

    assert (raised.value.expected, raised.value.found) == (1, 2)


def test_one_wrong_change_undoes_the_others_of_its_write(ledger):
    with pytest.raises(NotFound):
        ledger.write(
            [
                Change(incident=CLASH, operation=Operation.RECORD),
                Change(
                    incident=CLASH, operation=Operation.EDIT, incident_id="i0", expected_version=1
                ),
            ],
            by=BY,
        )

    assert ledger.head().sequence == 0


def test_a_batch_says_what_became_of_every_row(ledger):
    summary = ledger.file_batch(batch("one"), [coded(1), coded(2), CLASH, CLASH], [BAD_ROW], by=BY)

    assert (summary.rows, summary.accepted, summary.quarantined) == (5, 4, 1)
    assert ledger.rejections(summary.batch) == (BAD_ROW,)
    assert ledger.batch(summary.batch).header == ("latitude",)


def test_the_same_content_again_changes_nothing(ledger):
    first = ledger.file_batch(batch("one"), [coded(1)], [BAD_ROW], by=BY)
    head = ledger.head()

    again = ledger.file_batch(batch("one"), [coded(1)], [BAD_ROW], by=BY)

    assert (again.batch, again.accepted, again.unchanged, again.quarantined) == (
        first.batch,
        0,
        1,
        1,
    )
    assert ledger.head() == head


def test_a_newer_release_updates_by_the_data_sets_own_ids(ledger):
    ledger.file_batch(batch("one"), [coded(1), coded(2)], [], by=BY)

    summary = ledger.file_batch(batch("two"), [coded(1), coded(2, killed=5), coded(3)], [], by=BY)

    assert (summary.accepted, summary.updated, summary.unchanged) == (1, 1, 1)
    assert len(list(ledger.entries())) == 3


def test_the_same_row_without_an_id_in_another_file_is_not_doubled(ledger):
    ledger.file_batch(batch("one"), [CLASH, CLASH], [], by=BY)

    summary = ledger.file_batch(batch("two"), [CLASH, CLASH, CLASH], [], by=BY)

    assert (summary.accepted, summary.unchanged) == (1, 2)


def test_an_import_never_writes_over_what_a_person_edited(ledger):
    ledger.file_batch(batch("one"), [coded(1)], [], by=BY)
    entry = next(ledger.entries())
    edited = replace(entry.incident, killed=Count.exactly(9))
    ledger.write(
        [
            Change(
                incident=edited,
                operation=Operation.EDIT,
                incident_id=entry.incident_id,
                expected_version=1,
            )
        ],
        by=BY,
    )

    summary = ledger.file_batch(batch("two"), [coded(1, killed=2)], [], by=BY)

    assert (summary.updated, summary.quarantined) == (0, 1)
    assert ledger.entry(entry.incident_id).incident == edited
    assert "edited here" in ledger.rejections(summary.batch)[0].reason


def test_two_rows_of_one_id_that_differ_are_not_both_taken(ledger):
    summary = ledger.file_batch(batch("one"), [coded(1), coded(1), coded(1, killed=4)], [], by=BY)

    assert (summary.accepted, summary.unchanged, summary.quarantined) == (1, 1, 1)


def test_undoing_a_batch_brings_back_what_was_before(ledger):
    ledger.file_batch(batch("one"), [coded(1)], [], by=BY)
    second = ledger.file_batch(batch("two"), [coded(1, killed=5), coded(2)], [], by=BY)
    before = ledger.head().sequence

    undone = ledger.undo(second.batch, by=BY)

    assert undone.undone_at is not None
    assert [each.incident for each in ledger.entries()] == [coded(1)]
    assert sum(isinstance(each, Withdrawn) for each in ledger.entries(after=before)) == 1
    assert verify(ledger) == ledger.head()


def test_batches_are_undone_one_after_another(ledger):
    summaries = [
        ledger.file_batch(batch(name), [coded(1, killed=number)], [], by=BY)
        for number, name in enumerate(("one", "two", "three"))
    ]

    shown = []
    for summary in reversed(summaries):
        ledger.undo(summary.batch, by=BY)
        shown.append([each.incident for each in ledger.entries()])

    assert shown == [[coded(1, killed=1)], [coded(1, killed=0)], []]
    assert verify(ledger) == ledger.head()


def test_a_person_s_edit_below_an_undone_batch_keeps_the_first_from_being_undone(ledger):
    first = ledger.file_batch(batch("one"), [coded(1)], [], by=BY)
    entry = next(ledger.entries())
    accepted = Change(
        incident=entry.incident,
        operation=Operation.ACCEPT,
        incident_id=entry.incident_id,
        expected_version=1,
    )
    ledger.write([accepted], by=BY)
    chosen = Choices(edited=Edited.FILE)
    second = ledger.file_batch(
        replace(batch("two"), choices=chosen), [coded(1, killed=5)], [], by=BY
    )
    ledger.undo(second.batch, by=BY)

    with pytest.raises(LedgerError, match="1 incident was changed since"):
        ledger.undo(first.batch, by=BY)


def test_an_undone_batch_may_be_filed_again(ledger):
    first = ledger.file_batch(batch("one"), [coded(1)], [], by=BY)
    ledger.undo(first.batch, by=BY)

    again = ledger.file_batch(batch("one"), [coded(1)], [], by=BY)

    assert again.accepted == 1
    with pytest.raises(LedgerError, match="undone before"):
        ledger.undo(first.batch, by=BY)


def test_a_batch_that_was_changed_since_is_not_undone(ledger):
    summary = ledger.file_batch(batch("one"), [coded(1)], [], by=BY)
    entry = next(ledger.entries())
    ledger.write(
        [
            Change(
                incident=entry.incident,
                operation=Operation.ACCEPT,
                incident_id=entry.incident_id,
                expected_version=1,
            )
        ],
        by=BY,
    )

    with pytest.raises(LedgerError, match="1 incident was changed since"):
        ledger.undo(summary.batch, by=BY)


def test_the_tail_gives_each_changed_incident_once(ledger):
    first = record(ledger)
    record(ledger)
    ledger.write(
        [
            Change(
                incident=CLASH,
                operation=Operation.REJECT,
                incident_id=first.incident_id,
                expected_version=1,
            )
        ],
        by=BY,
    )

    tail = list(ledger.entries(after=1))

    assert [(each.incident_id == first.incident_id, each.sequence) for each in tail] == [
        (False, 2),
        (True, 3),
    ]


def test_an_article_is_kept_with_its_bytes(ledger):
    data = b"Shells hit Shushi."
    article = Article(
        id="a1", text=data.decode(), sha256=sha256(data).hexdigest(), published=date(2020, 10, 5)
    )

    ledger.file_batch(batch("one"), [CLASH], [], by=BY, source=(article, data))

    assert ledger.article("a1") == article
    assert ledger.article("a2") is None
    assert list(ledger.sources()) == [(article, data)]


@pytest.mark.parametrize("text", ["a\0b", "half \ud800"])
def test_text_that_no_database_can_keep_is_refused_by_name(ledger, text):
    with pytest.raises(BadInput, match="'notes' cannot be stored"):
        record(ledger, replace(CLASH, notes=text))

    assert ledger.head().sequence == 0


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 2.5])
@pytest.mark.parametrize("field", ["killed", "place"])
def test_what_is_no_number_is_refused_and_not_kept_as_unknown(ledger, field, number):
    place = replace(Place.given("Shushi", 39.8, 46.7, where_prec=1), uncertainty_m=number)
    odd = {"killed": Count(minimum=number), "place": place}[field]

    with pytest.raises(BadInput, match=f"{number} is no whole number"):
        record(ledger, replace(CLASH, **{field: odd}))

    assert ledger.head().sequence == 0


@pytest.mark.parametrize("table", ["revision", "source", "source_part", "article", "quarantine"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET {} = {}"])
def test_what_was_taken_in_cannot_be_changed_or_deleted(ledger, table, statement):
    column = "sequence" if table == "revision" else "id" if table == "article" else "sha256"
    column = "batch_id" if table == "quarantine" else column
    ledger.file_batch(batch("one"), [CLASH], [BAD_ROW], by=BY, source=(ARTICLE, BYTES))

    with (
        pytest.raises(DBAPIError, match="only grows"),
        ledger.database.writing() as connection,
    ):
        connection.exec_driver_sql(statement.format(table, column, column))


def test_eight_writers_lose_no_update(address, ledger):
    incident_id = record(ledger).incident_id

    def add_one(_):
        other = open_ledger(address)
        try:
            while True:
                entry = other.entry(incident_id)
                more = replace(
                    entry.incident, killed=Count.exactly((entry.incident.killed.minimum or 0) + 1)
                )
                try:
                    other.write(
                        [
                            Change(
                                incident=more,
                                operation=Operation.EDIT,
                                incident_id=incident_id,
                                expected_version=entry.version,
                            )
                        ],
                        by=BY,
                    )
                except Conflict:
                    continue
                return
        finally:
            other.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add_one, range(24)))

    assert ledger.entry(incident_id).incident.killed == Count.exactly(24)
    assert verify(ledger) == ledger.head()


def test_the_states_survive(ledger):
    draft = replace(CLASH, state=State.DRAFT, confidence=0.5)

    assert ledger.entry(record(ledger, draft).incident_id).incident.state is State.DRAFT


def test_a_rehearsal_says_what_would_happen_and_keeps_nothing(ledger):
    ledger.file_batch(batch("one"), [coded(1)], [], by=BY)
    head = ledger.head()

    summary, _ = ledger.rehearse_batch(batch("two"), [coded(1), coded(2)], [BAD_ROW], by=BY)

    assert (summary.accepted, summary.unchanged, summary.quarantined) == (1, 1, 1)
    assert ledger.head() == head
    assert len(ledger.batches()) == 1


def test_a_head_that_cannot_be_logged_is_said_and_the_change_is_kept(ledger):
    Path(ledger.database.heads).unlink(missing_ok=True)
    Path(ledger.database.heads).mkdir()

    with pytest.raises(LedgerError, match="The change was kept, but its head could not be logged"):
        record(ledger)

    assert ledger.head().sequence == 1


def test_a_grade_that_an_edit_changes_needs_a_reason_too(ledger):
    first = record(ledger)
    graded = replace(first.incident, grade=Grade.FAIR)

    with pytest.raises(BadInput, match="needs a reason"):
        ledger.write([change(graded, first)], by=Author(actor="ana", reason=" "))

    assert ledger.head().sequence == 1
