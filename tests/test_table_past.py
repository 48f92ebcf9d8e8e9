"""What stood at a past head is read whole, each incident once, on whatever database."""

from __future__ import annotations

from dataclasses import replace

from incidents.count import Count
from incidents.table.past import entries_at
from tests.table_ground import BY, CLASH, batch, change, record


def test_a_past_head_has_each_incident_once_as_it_was(ledger):
    summary = ledger.file_batch(batch("one"), [replace(CLASH, notes="filed")], [], by=BY)
    edited, kept = record(ledger), record(ledger)
    then = ledger.head()
    more = replace(CLASH, killed=Count.exactly(9))
    ledger.write([change(more, edited)], by=BY)
    ledger.undo(summary.batch, by=BY)
    record(ledger)

    found = list(entries_at(ledger, then.sequence))

    assert sorted(each.sequence for each in found) == [1, edited.sequence, kept.sequence]
    assert [each.incident.notes for each in found].count("filed") == 1
    assert all(each.incident.killed == CLASH.killed for each in found)


def test_at_the_present_head_stands_what_is_shown(ledger):
    record(ledger)
    record(ledger)

    found = list(entries_at(ledger, ledger.head().sequence))

    assert found == list(ledger.entries())


def test_before_the_first_revision_there_was_nothing(ledger):
    record(ledger)

    assert list(entries_at(ledger, 0)) == []
