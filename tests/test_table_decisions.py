"""What people decide, grade, merge and take back are revisions like any other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from incidents.claim import Basis, Claim, Harmed
from incidents.count import Count
from incidents.errors import BadInput, LedgerError
from incidents.table import (
    Author,
    EditConflict,
    Merge,
    Operation,
)
from incidents.table.difference import in_words, told
from incidents.table.verify import verify
from incidents.vocabulary import Grade
from tests.table_ground import (
    BY,
    CLASH,
    batch,
    change,
    coded,
    record,
)


def test_a_conflict_carries_what_is_there_and_what_was_meant(ledger):
    first = record(ledger)
    theirs, mine = (replace(CLASH, location=name) for name in ("Lachin", "Berdzor"))
    ledger.write([change(theirs, first)], by=BY)

    with pytest.raises(EditConflict) as raised:
        ledger.write([change(mine, first)], by=BY)

    assert raised.value.there == ledger.entry(first.incident_id)
    assert (raised.value.there.incident, raised.value.meant) == (theirs, mine)


def test_one_incident_is_not_changed_twice_at_once(ledger):
    first = record(ledger)

    with pytest.raises(BadInput, match="changed twice"):
        ledger.write([change(CLASH, first), change(CLASH, first)], by=BY)


def test_a_grade_is_overridden_only_with_a_reason(ledger):
    first = record(ledger)
    graded = change(replace(CLASH, grade=Grade.FAIR), first, Operation.GRADE)

    with pytest.raises(BadInput, match="needs a reason"):
        ledger.write([graded], by=Author(actor="ana", reason=" "))
    ledger.write([graded], by=Author(actor="ana", reason="seen the footage"))

    last = ledger.history(first.incident_id)[-1]
    assert (last.operation, last.reason) == (Operation.GRADE, "seen the footage")
    assert in_words(CLASH, last.incident) == ("grade: nothing → Fair",)


def test_claims_stay_side_by_side_and_the_figures_name_theirs(ledger):
    claims = (
        Claim(source="AP", says="three killed", killed=Count.exactly(3), basis=Basis.REPORT),
        Claim(
            source="Army",
            says="nobody was hurt",
            basis=Basis.STATEMENT,
            corroborated=False,
            blames=("Militia",),
            harmed=Harmed.NOBODY,
        ),
    )
    incident = replace(CLASH, claims=claims, follows="AP", killed=Count.exactly(3))

    entry = ledger.entry(record(ledger, incident).incident_id)

    assert entry.incident == incident


def merged(ledger):
    ledger.file_batch(batch("one"), [coded(1), coded(2, killed=4)], [], by=BY)
    one, two = ledger.entries()
    both = replace(one.incident, killed=Count.at_least(4))
    merge = Merge(
        kept=one.incident_id,
        kept_version=one.version,
        gone=two.incident_id,
        gone_version=two.version,
        incident=both,
    )
    return one, two, merge


def test_merging_two_incidents_leaves_one_and_says_so_in_both_histories(ledger):
    one, two, merge = merged(ledger)

    kept, gone = ledger.merge(merge, by=BY)

    assert [each.incident for each in ledger.entries()] == [merge.incident]
    assert (kept.other_id, gone.other_id) == (two.incident_id, one.incident_id)
    assert ledger.history(two.incident_id)[-1].operation is Operation.MERGE
    assert ledger.withdrawn_since(2) == (two.incident_id,)
    assert verify(ledger) == ledger.head()


def test_a_merge_taken_back_leaves_both_as_they_were(ledger):
    one, two, merge = merged(ledger)
    ledger.merge(merge, by=BY)

    ledger.unmerge(one.incident_id, by=BY)

    assert [each.incident for each in ledger.entries()] == [one.incident, two.incident]
    assert ledger.withdrawn_since(0) == ()
    assert verify(ledger) == ledger.head()
    with pytest.raises(LedgerError, match="is no merge"):
        ledger.unmerge(one.incident_id, by=BY)


def test_an_import_does_not_bring_back_what_was_merged_away(ledger):
    _, _, merge = merged(ledger)
    ledger.merge(merge, by=BY)

    summary = ledger.file_batch(batch("two"), [coded(2, killed=5), coded(3)], [], by=BY)

    assert (summary.accepted, summary.quarantined) == (1, 1)
    assert f"merged here into {merge.kept}" in ledger.rejections(summary.batch)[0].reason


def test_a_merge_of_what_was_changed_meanwhile_is_refused(ledger):
    one, _, merge = merged(ledger)
    ledger.write([change(one.incident, one)], by=BY)

    with pytest.raises(EditConflict, match="at version 2, not 1"):
        ledger.merge(merge, by=BY)
    with pytest.raises(BadInput, match="itself"):
        ledger.merge(replace(merge, gone=merge.kept), by=BY)


def test_the_history_tells_a_merge_and_its_taking_back_in_words(ledger):
    one, two, merge = merged(ledger)
    claim = Claim(
        source="AP", says="four killed", killed=Count.exactly(4), basis=Basis.REPORT, blames=("X",)
    )
    ledger.merge(replace(merge, incident=replace(merge.incident, claims=(claim,))), by=BY)
    ledger.unmerge(one.incident_id, by=BY)

    kept, gone = (
        [changes for _, changes in told(ledger.history(each.incident_id))] for each in (one, two)
    )

    said = "AP (says four killed, killed 4, report, blames X)"
    assert kept == [
        ("recorded",),
        (f"{two.incident_id} merged into it", "killed: 0 → at least 4", f"claims: now {said}"),
        (
            f"taken apart from {two.incident_id}",
            "killed: at least 4 → 0",
            f"claims: no longer {said}",
        ),
    ]
    assert gone == [
        ("recorded",),
        (f"merged into {one.incident_id}",),
        (f"taken apart from {one.incident_id}", "brought back"),
    ]


def test_a_record_that_changed_is_told_by_what_differs_and_others_as_what_went_and_came():
    before = replace(CLASH, claims=(Claim(source="AP", says="shelling"),), extra={})
    after = replace(
        before,
        claims=(
            Claim(source="AP", says="shelling", corroborated=False, harmed=Harmed.NOBODY),
            Claim(source="BBC", says="a blast"),
        ),
        casualties_unknown=True,
        extra={"inter1": "1"},
    )

    assert in_words(before, after) == (
        "casualties, no number: no → yes",
        "claims: AP: corroborated nothing → no; harmed nothing → nobody; now BBC (says a blast)",
        "extra: nothing → inter1: 1",
    )
