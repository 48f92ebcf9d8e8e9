"""Ten people filter at once: how long each waits for the page and the map's cells."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from benchmarks.many_ledger import SIZE
from benchmarks.served import dashboard
from benchmarks.streamlit_session import StreamlitSession
from incidents.vocabulary import EventType

_INCIDENTS: Final = 100_000
_SESSIONS: Final = 10
_ROUNDS: Final = 3


def rows() -> Iterator[tuple[str, str, str]]:
    """Name, figure and limit."""
    with (
        tempfile.TemporaryDirectory() as folder,
        dashboard(
            f"sqlite:///{folder}/incidents.db",
            Path(folder) / "server.log",
            script="benchmarks/many_dashboard.py",
            told={SIZE: str(_INCIDENTS)},
        ) as address,
        ThreadPoolExecutor(_SESSIONS) as people,
    ):
        waits = [wait for each in people.map(_filtering, [address] * _SESSIONS) for wait in each]
    at = f"{_SESSIONS} sessions filtering at {_INCIDENTS:,}"
    yield f"{at}, median", f"{statistics.median(waits):.2f} s", ""
    yield f"{at}, 95th percentile", f"{statistics.quantiles(waits, n=20)[-1]:.2f} s", "1 s"


def _filtering(address: str) -> list[float]:
    with StreamlitSession(address) as person:
        return [person.choose(each.value) for _ in range(_ROUNDS) for each in EventType]
