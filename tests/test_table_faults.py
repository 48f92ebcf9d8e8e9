"""After a kill or a crash of the server, the ledger holds all that it said it did."""

from __future__ import annotations

import random
import signal

import psycopg
import pytest
from sqlalchemy.engine import make_url

from incidents.errors import LedgerError
from incidents.table import open_ledger
from tests.table_ground import an_address, start_server
from tests.table_kill import POINTS, ROWS, before, file_into, kill_an_import, state

# Drawn once, so that a failure can be seen again; benchmarks/faults.py draws a hundred anew.
_DICE = random.Random(3)
_SPOTS = [_DICE.randrange(POINTS) for _ in range(5)] + [ROWS + 1]


@pytest.fixture(name="undisturbed", scope="module")
def _undisturbed(tmp_path_factory):
    place = an_address("sqlite", tmp_path_factory.mktemp("undisturbed"))
    before(place)
    ledger = open_ledger(place)
    file_into(ledger)
    ledger.close()
    return state(place)


@pytest.mark.parametrize("point", _SPOTS)
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_an_import_that_was_killed_is_whole_after_a_second_try(
    database, point, tmp_path, undisturbed
):
    place = an_address(database, tmp_path)
    before(place)

    assert kill_an_import(place, point)
    ledger = open_ledger(place)
    file_into(ledger)
    ledger.close()

    assert state(place) == undisturbed


def test_a_server_that_crashes_in_mid_import_keeps_what_was_committed(tmp_path, undisturbed):
    server = start_server(tmp_path / "server")
    place = _database(server, "crashed", tmp_path)
    before(place)
    committed = state(place)
    ledger = open_ledger(place)

    def crash(number):
        if number == ROWS // 2:
            # PostgreSQL's "immediate" shutdown: it goes down as in a crash, and recovers.
            process = server.get_postmaster_info().process
            process.send_signal(signal.SIGQUIT)
            process.wait(30)

    with pytest.raises(LedgerError, match="server stopped answering"):
        file_into(ledger, crash)
    server.start()

    assert state(place) == committed
    file_into(ledger)
    assert state(place) == undisturbed
    ledger.close()
    server.cleanup()


def _database(server, name, heads):
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    url = make_url(server.get_uri()).set(database=name)
    return url.update_query_dict({"heads": str(heads)}).render_as_string(hide_password=False)
