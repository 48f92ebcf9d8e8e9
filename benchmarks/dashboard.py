"""What a person waits for on the Explore page, in a real browser on a warm server."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from benchmarks.served import browser, dashboard, painted, waited_for_key
from incidents.atlas import extractor_of, open_resolver
from incidents.samples import add_samples
from incidents.settings import read_settings
from incidents.table import open_ledger

_TYPES: Final = ("Battles", "Violence against civilians", "Protests")
_PANS: Final = ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp") * 3
_ZOOMS: Final = ("+",) * 8 + ("-",) * 8 + ("+",) * 4


def rows() -> Iterator[tuple[str, str, str]]:
    """Give a name, a figure and a limit for each thing that is waited for."""
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/incidents.db"
        number = _fill(database)
        with dashboard(database, Path(folder) / "server.log") as address, browser() as one:
            yield from _measured(one, address, number)


def _fill(database: str) -> int:
    settings = read_settings({"INCIDENTS_DATABASE": database})
    ledger = open_ledger(database)
    number = add_samples(
        settings.samples, ledger=ledger, extractor=extractor_of(settings), resolver=open_resolver()
    )
    ledger.close()
    return number


def _measured(one: Any, address: str, number: int) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 - playwright's browser
    _open(one, address, number)[0].close()  # the server is warm from here on
    page, first = _open(one, address, number)
    yield f"dashboard, {number:,} incidents: opened to painted", f"{first:.2f} s", "2 s"
    clicks = [
        _seconds(page, partial(_click, page, kind), unlike=painted(page))
        for kind in _TYPES
        for _ in range(2)  # on, and off again
    ]
    median = statistics.median(clicks)
    yield "dashboard: filter click to repainted, median", f"{median:.2f} s", "0.5 s"
    yield "dashboard: filter click to repainted, slowest", f"{max(clicks):.2f} s", "0.5 s"
    # Zooms last: the first of them also fetch the finer parts of the basemap.
    for name, keys in (("pan", _PANS), ("zoom", _ZOOMS)):
        waits = [waited_for_key(page, key) for key in keys]
        late = statistics.quantiles(waits, n=20)[-1]
        yield (
            f"dashboard: {name} to repainted, median",
            f"{statistics.median(waits):.3f} s",
            "0.1 s",
        )
        yield f"dashboard: {name} to repainted, 95th percentile", f"{late:.3f} s", "0.1 s"
    page.close()


def _open(one: Any, address: str, number: int) -> tuple[Any, float]:  # noqa: ANN401 - playwright's browser and page
    page = one.new_page(viewport={"width": 1440, "height": 1000})
    begun = time.perf_counter()
    page.goto(address, wait_until="commit")
    while True:
        now = painted(page)
        if now is not None and now["total"] >= number - 20:
            return page, time.perf_counter() - begun
        page.wait_for_timeout(5)


def _click(page: Any, kind: str) -> None:  # noqa: ANN401 - playwright's page
    page.locator("section[data-testid=stSidebar] button", has_text=kind).first.click()


def _seconds(
    page: Any,  # noqa: ANN401 - playwright's page
    do: Callable[[], None],
    *,
    unlike: dict[str, Any] | None,
) -> float:
    before = (unlike or {}).get("key")
    begun = time.perf_counter()
    do()
    while (painted(page) or {}).get("key") == before:
        page.wait_for_timeout(2)
    return time.perf_counter() - begun
