"""The ledger has one contract on every database: a test that asks for it runs on each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

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
