"""What a person waits for on the Explore page at many incidents, in a real browser.

Beside it stand the pages most people would write, FastMarkerCluster and pydeck in the same
Streamlit, at the sizes at which they still answer. Ten million only where BENCH_LARGE asks for it.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from benchmarks.many_ledger import SIZE
from benchmarks.peers import peer_rows
from benchmarks.served import browser, dashboard, painted, waited_for_key

_SIZES: Final = (1_000, 100_000, 1_000_000)
_LARGE: Final = 10_000_000
_TYPES: Final = ("Battles", "Protests", "Riots", "Violence against civilians")
_YEARS: Final = ("1995", "2001", "2008", "2015")
_WORDS: Final = ("abc41", "abc52", "abc63", "abc74")
_KEYS: Final = ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "+", "+", "-", "-") * 2
# Seconds; at ten million at most twice that, but type and date filters the same.
_LIMITS: Final = {
    "opened to first points": 1.0,
    "filter by type, click to repainted": 0.25,
    "filter by date, typed to repainted": 0.25,
    "filter by country, click to repainted": 0.5,
    "text search, typed to repainted": 0.5,
    "pan or zoom to repainted": 0.1,
    "select to details": 0.3,
}
_SAME_WHEN_LARGE: Final = ("filter by type", "filter by date")
_OPEN: Final = 4
_SELECTED: Final = 3
_REST_MS: Final = 400
# The browser's clock says when; looking more often would only take the time it measures.
_LOOK_MS: Final = 25


def rows() -> Iterator[tuple[str, str, str]]:
    """Name, figure and limit of each wait, for each size, and then those of the peers."""
    for size in (*_SIZES, *((_LARGE,) if os.environ.get("BENCH_LARGE") else ())):
        for name, seconds in _waits(size):
            limit = _LIMITS[name]
            if size == _LARGE and not name.startswith(_SAME_WHEN_LARGE):
                limit *= 2
            yield f"explore at {size:,}: {name}", f"{seconds:.2f} s", f"{limit:g} s"
        yield from peer_rows(size)


def _waits(size: int) -> Iterator[tuple[str, float]]:
    with _opened(size) as (address, context):
        yield "opened to first points", _opening(context, address)
        for name, acts in _FILTERS.items():
            yield name, _median(_page(context, address), acts)
        page = _page(context, address)
        yield (
            "pan or zoom to repainted",
            statistics.median(waited_for_key(page, key) for key in _KEYS),
        )
        yield "select to details", _selecting(context, address, size)


@contextmanager
def _opened(size: int) -> Iterator[tuple[str, Any]]:
    with (
        tempfile.TemporaryDirectory() as folder,
        dashboard(
            f"sqlite:///{folder}/incidents.db",
            Path(folder) / "server.log",
            script="benchmarks/many_dashboard.py",
            told={SIZE: str(size)},
        ) as address,
        browser() as one,
    ):
        # A warm server, and a browser that has been here before.
        context = one.new_context(viewport={"width": 1440, "height": 1000})
        _page(context, address).close()
        yield address, context


def _opening(context: Any, address: str) -> float:  # noqa: ANN401 - playwright's
    times = []
    for _ in range(_OPEN):
        page = context.new_page()
        begun = time.time()
        page.goto(address, wait_until="commit")
        times.append(_until_painted(page) - begun)
        page.wait_for_timeout(_REST_MS * 4)
        page.close()
    return statistics.median(times)


def _page(context: Any, address: str) -> Any:  # noqa: ANN401 - playwright's
    page = context.new_page()
    page.goto(address)
    _until_painted(page)
    page.wait_for_timeout(_REST_MS * 6)  # until the last part of the page stands
    return page


def _until_painted(page: Any) -> float:  # noqa: ANN401 - playwright's
    """Wait for the first points; give their wall-clock second, by the browser's clock."""
    while (now := painted(page)) is None:
        page.wait_for_timeout(_LOOK_MS)
    return float(now["t"]) / 1_000


def _median(page: Any, acts: list[Callable[[Any], None]]) -> float:  # noqa: ANN401 - playwright's
    """Seconds from an act to the paint with its filter; the page is closed after the last."""
    times = []
    for act in acts:
        before = (painted(page) or {}).get("key")
        begun = _now_before(page, act)
        while (now := painted(page)) is None or now["key"] == before:
            page.wait_for_timeout(_LOOK_MS)
        times.append(float(now["t"]) / 1_000 - begun)
        page.wait_for_timeout(_REST_MS)
    page.close()
    return statistics.median(times)


def _now_before(page: Any, act: Callable[[Any], None]) -> float:  # noqa: ANN401 - playwright's
    """Do it; give the wall-clock second of the person's last event, by the browser's clock."""
    page.evaluate(
        """() => { for (const kind of ['pointerup', 'keydown']) {
          addEventListener(kind, (event) => {
            window.__done = performance.timeOrigin + event.timeStamp;
          }, { capture: true }); } }"""
    )
    act(page)
    done: float = page.evaluate("() => window.__done")
    return done / 1_000


def _type(kind: str) -> Callable[[Any], None]:
    return lambda page: page.get_by_role("button", name=kind).first.click()


def _from(year: str) -> Callable[[Any], None]:
    def act(page: Any) -> None:  # noqa: ANN401 - playwright's
        page.get_by_role("group", name="From").get_by_role("spinbutton").first.click()
        page.keyboard.type(f"{year}0101")
        page.wait_for_timeout(_REST_MS)
        page.keyboard.press("Escape")  # Streamlit takes the date when its calendar closes

    return act


def _words(words: str) -> Callable[[Any], None]:
    def act(page: Any) -> None:  # noqa: ANN401 - playwright's
        page.get_by_label("Words").fill(words)
        page.keyboard.press("Enter")

    return act


def _country(page: Any) -> None:  # noqa: ANN401 - playwright's
    # At ten million the page's last part may come while the list is open, which closes it.
    while not page.get_by_role("option").first.is_visible():
        page.get_by_role("combobox", name="Country").click()
        page.wait_for_timeout(_REST_MS)
    page.wait_for_timeout(_REST_MS)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def _selecting(context: Any, address: str, size: int) -> float:  # noqa: ANN401 - playwright's
    """One incident is found by its own word, and chosen on the map by the keyboard."""
    times: list[float] = []
    for number in range(size - 1, 0, -1):
        page = context.new_page()
        page.goto(f"{address}/?text=abc{number}")
        _until_painted(page)
        if (painted(page) or {})["total"]:  # one incident in five has no place
            times.append(_selected(page))
        page.close()
        if len(times) == _SELECTED:
            break
    return statistics.median(times)


def _selected(page: Any) -> float:  # noqa: ANN401 - playwright's
    page.wait_for_timeout(_REST_MS * 6)
    frame = next(each for each in page.frames if "/map/page" in each.url)
    frame.locator(".leaflet-container").focus()
    begun = time.perf_counter()
    page.keyboard.press("Enter")
    page.get_by_text("The number of casualties is unknown").first.wait_for()
    return time.perf_counter() - begun


_FILTERS: Final[dict[str, list[Callable[[Any], None]]]] = {
    "filter by type, click to repainted": [_type(each) for each in _TYPES],
    "filter by date, typed to repainted": [_from(each) for each in _YEARS],
    "filter by country, click to repainted": [_country] * 4,
    "text search, typed to repainted": [_words(each) for each in _WORDS],
}
