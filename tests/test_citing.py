"""A cited view shows what was seen then, says what has changed, and cannot be forged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from incidents.citing import changed_since, cite, head_cited, revision_then, snapshot_cited
from incidents.count import Count
from incidents.errors import BadFilter, NotFound
from incidents.filters import Filters
from incidents.interval import Interval
from incidents.record import Incident
from incidents.selected import selected_then
from incidents.table import Author, BatchKind, Change, NewBatch, Operation, open_ledger
from incidents.view import View
from incidents.vocabulary import EventType

BY = Author(actor="tester", reason="a test")
INCIDENT = Incident(
    event_type=EventType.BATTLES,
    date=Interval.day(date(2024, 3, 4)),
    country="UA",
    location="Kharkiv",
    killed=Count.exactly(2),
)


@pytest.fixture
def ledger(tmp_path):
    one = open_ledger(f"sqlite:///{tmp_path / 'i.db'}")
    yield one
    one.close()


def record(ledger, *incidents):
    changes = [Change(incident=each, operation=Operation.RECORD) for each in incidents]
    return [each.incident_id for each in ledger.write(changes, by=BY)]


def edit(ledger, incident_id, incident):
    change = Change(
        incident=incident,
        operation=Operation.EDIT,
        incident_id=incident_id,
        expected_version=ledger.entry(incident_id).version,
    )
    ledger.write([change], by=BY)


def test_what_was_seen_then_is_shown_whatever_came_after(ledger):
    one, _ = record(ledger, INCIDENT, INCIDENT)
    cited = cite(ledger.head())
    edit(ledger, one, replace(INCIDENT, killed=Count.exactly(9)))
    record(ledger, INCIDENT)

    then = snapshot_cited(ledger, cited)

    assert then.size == 2
    assert then.select(Filters()).killed.maximum == 4
    assert View(ledger).snapshot().select(Filters()).killed.maximum == 13


def test_what_is_taken_away_from_a_cited_view_is_as_it_was_then(ledger):
    batch = NewBatch(kind=BatchKind.IMPORT, name="x", content_hash="x", format="x")
    summary = ledger.file_batch(batch, [replace(INCIDENT, notes="batch")], [], by=BY)
    edited, kept = record(ledger, INCIDENT, replace(INCIDENT, notes="kept"))
    then = snapshot_cited(ledger, cite(ledger.head()))
    edit(ledger, edited, replace(INCIDENT, killed=Count.exactly(9)))
    ledger.undo(summary.batch, by=BY)
    record(ledger, replace(INCIDENT, notes="later"))

    found = list(selected_then(ledger, then.select(Filters()), then.head))

    assert {each.notes for _, each in found} == {None, "batch", "kept"}
    assert dict(found)[edited] == INCIDENT
    assert dict(found)[kept].notes == "kept"
    assert len(found) == 3


def test_a_search_finds_the_countrys_name_then_as_now(ledger):
    record(ledger, INCIDENT)

    then = snapshot_cited(ledger, cite(ledger.head()))

    assert then.select(Filters(text="ukraine")).count == 1


def test_what_has_changed_since_is_counted(ledger):
    batch = NewBatch(kind=BatchKind.IMPORT, name="x", content_hash="x", format="x")
    summary = ledger.file_batch(batch, [replace(INCIDENT, notes="batch")], [], by=BY)
    one, _ = record(ledger, INCIDENT, INCIDENT)
    then = snapshot_cited(ledger, cite(ledger.head()))
    edit(ledger, one, replace(INCIDENT, killed=Count.exactly(9)))
    record(ledger, INCIDENT)
    ledger.undo(summary.batch, by=BY)

    since = changed_since(ledger, then)

    assert (since.new, since.changed, since.gone) == (1, 1, 1)


def test_nothing_has_changed_since_the_last_head(ledger):
    record(ledger, INCIDENT)

    since = changed_since(ledger, snapshot_cited(ledger, cite(ledger.head())))

    assert (since.new, since.changed, since.gone) == (0, 0, 0)


def test_an_incident_is_given_as_it_was_then(ledger):
    (one,) = record(ledger, INCIDENT)
    head = ledger.head()
    edit(ledger, one, replace(INCIDENT, killed=Count.exactly(9)))
    (later,) = record(ledger, INCIDENT)

    assert revision_then(ledger, one, head).incident == INCIDENT
    assert revision_then(ledger, later, head) is None


def test_a_head_that_the_ledger_never_had_is_refused(ledger):
    record(ledger, INCIDENT)

    with pytest.raises(NotFound, match="never had the head"):
        snapshot_cited(ledger, "1-000000000000")
    with pytest.raises(NotFound, match="has no revision 9"):
        snapshot_cited(ledger, f"9-{ledger.head().hash}")


@pytest.mark.parametrize("text", ["", "1", "1-xyz", "-1-000000000000", "1-0000", "' OR 1"])
def test_what_is_no_head_is_said(text):
    with pytest.raises(BadFilter, match="'at' takes a head"):
        head_cited(text)
