"""What many tests stand on: the ledger, the program, its command line, a module's browser.

Each imports what it needs itself, so that tests of plain values start at once.
"""

from __future__ import annotations

import json
import sys

import pytest


@pytest.fixture(autouse=True)
def _own_main():
    """A page under test stands in for the program, which other processes would start as."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path):
    from tests.table_ground import an_address

    return an_address(request.param, tmp_path)


@pytest.fixture
def ledger(address):
    from incidents.table import open_ledger

    opened = open_ledger(address)
    yield opened
    opened.close()


@pytest.fixture
def atlas(tmp_path, monkeypatch):
    from tests.pages_ground import an_atlas

    return an_atlas(tmp_path, monkeypatch)


@pytest.fixture
def filled(tmp_path, monkeypatch):
    """The program with the samples in its ledger."""
    from tests.pages_ground import a_filled_atlas

    return a_filled_atlas(tmp_path, monkeypatch)


@pytest.fixture
def database(tmp_path):
    return f"sqlite:///{tmp_path / 'incidents.db'}"


@pytest.fixture
def run(capsys):
    """Run a command; give its status, its JSON lines and what it said."""
    from incidents.cli import main

    def run_it(*arguments):
        with pytest.raises(SystemExit) as ended:
            main([str(each) for each in arguments])
        out, err = capsys.readouterr()
        return ended.value.code, [json.loads(line) for line in out.splitlines()], err

    return run_it


@pytest.fixture(scope="module")
def chromium():
    # Not for the whole session: while it is open no test can run an event loop of its own.
    from benchmarks.served import browser

    with browser() as opened:
        yield opened
