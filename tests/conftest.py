"""What many tests stand on: the ledger, on each database in turn, and a browser for a module."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from incidents.table import Ledger, open_ledger
from tests.table_ground import an_address


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return an_address(request.param, tmp_path)


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    opened = open_ledger(address)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    # Not for the whole session: while it is open no test can run an event loop of its own.
    from benchmarks.served import browser

    with browser() as opened:
        yield opened
