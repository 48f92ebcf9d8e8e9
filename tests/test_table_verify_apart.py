"""A long ledger's later rows are checked by another process, and the first wrong row is named."""

from __future__ import annotations

import sys

import pytest

from incidents.errors import Tampered
from incidents.table import checking_apart, open_ledger, walk
from incidents.table.verify import verify
from tests.table_ground import BY, by_hand, change, coded, record

# Of four revisions, the first is checked here and three are checked apart.
ALTERED = [
    (["UPDATE revision SET reason = 'x' WHERE sequence = 3"], "Revision 3 was altered"),
    (["UPDATE revision SET hash = 'x' WHERE sequence = 3"], "Revision 3 was altered"),
    (["UPDATE revision SET previous_hash = 'x' WHERE sequence = 3"], "Revision 3 does not follow"),
    (["UPDATE current SET location = 'Baku' WHERE sequence = 3"], "'location' is not what .* 3"),
    (["UPDATE current SET incident_id = 'i0' WHERE sequence = 3"], "i0 is shown, and no revision"),
    (["UPDATE current SET sequence = 9 WHERE sequence = 3"], "is shown, and no revision made it"),
    (["DELETE FROM revision WHERE sequence = 3"], "Revision 3 is missing"),
    (["DELETE FROM current WHERE sequence = 3"], "revision 3 made, is missing from what is shown"),
    (
        [
            "UPDATE current SET location = 'Baku' WHERE sequence = 2",
            "DELETE FROM revision WHERE sequence = 3",
        ],
        "'location' is not what .* 2",
    ),
    (["UPDATE revision SET reason = 'x' WHERE sequence IN (1, 3)"], "Revision 1 was altered"),
]


@pytest.fixture(name="ledger")
def _ledger(address, monkeypatch):
    ledger = open_ledger(address)
    made = [record(ledger, coded(number)) for number in range(3)]
    ledger.write([change(coded(0, killed=3), made[0])], by=BY)
    monkeypatch.setattr(walk, "_ALONE", 0)
    monkeypatch.setattr(walk, "_WHILE_STARTING", 0)
    monkeypatch.setattr(walk.os, "cpu_count", lambda: 2)
    yield ledger
    ledger.close()


@pytest.fixture(name="only_apart")
def _only_apart(monkeypatch):
    def here(*_asked):
        pytest.fail("the other process did not answer")

    monkeypatch.setattr(checking_apart, "first_fault", here)


@pytest.mark.usefixtures("only_apart")
def test_a_ledger_checked_by_two_processes_is_found_sound(ledger):
    assert verify(ledger) == ledger.head()


@pytest.mark.usefixtures("only_apart")
@pytest.mark.parametrize(("statements", "named"), ALTERED)
def test_the_first_wrong_row_is_named_whichever_process_meets_it(
    ledger, address, statements, named
):
    with by_hand(address) as connection:
        for each in statements:
            connection.exec_driver_sql(each)

    with pytest.raises(Tampered, match=named):
        verify(ledger)


@pytest.mark.parametrize("program", ["/no/such/program", "/bin/false"])
def test_where_no_other_process_answers_the_rows_are_checked_here(
    ledger, address, monkeypatch, program
):
    monkeypatch.setattr(sys, "executable", program)
    head = verify(ledger)
    with by_hand(address) as connection:
        connection.exec_driver_sql("UPDATE revision SET reason = 'x' WHERE sequence = 3")

    assert head == ledger.head()
    with pytest.raises(Tampered, match="Revision 3 was altered"):
        verify(ledger)
