"""The same waits on the pages most people would write, at the sizes at which they still answer."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from benchmarks.many_ledger import SIZE
from benchmarks.served import browser, dashboard

# At more, FastMarkerCluster takes minutes and pydeck hangs the browser.
_MOST: Final = {"FastMarkerCluster": 100_000, "pydeck": 100_000}
_WAIT_S: Final = 120


def peer_rows(size: int) -> Iterator[tuple[str, str, str]]:
    """Name and figure of opening and of a filter click; no limit is theirs."""
    for peer, most in _MOST.items():
        if size > most:
            continue
        with (
            tempfile.TemporaryDirectory() as folder,
            dashboard(
                f"sqlite:///{folder}/incidents.db",
                Path(folder) / "server.log",
                script="benchmarks/peer_page.py",
                told={SIZE: str(size), "BENCH_PEER": peer},
            ) as address,
            browser() as one,
        ):
            opened, clicked = _measured(one, address, peer)
        yield f"  peer at {size:,}: {peer}, opened to first points", f"{opened:.2f} s", ""
        yield f"  peer at {size:,}: {peer}, filter click to repainted", f"{clicked:.2f} s", ""


def _measured(one: Any, address: str, peer: str) -> tuple[float, float]:  # noqa: ANN401 - playwright's
    context = one.new_context(viewport={"width": 1440, "height": 1000})
    warm = context.new_page()
    warm.goto(address)
    _until_drawn(warm, peer, unlike="")
    warm.close()
    page = context.new_page()
    begun = time.perf_counter()
    page.goto(address, wait_until="commit")
    first = _until_drawn(page, peer, unlike="")
    opened = time.perf_counter() - begun
    page.wait_for_timeout(1_000)
    first = _drawn(page, peer) or first
    begun = time.perf_counter()
    page.get_by_role("button", name="Protests").click()
    _until_drawn(page, peer, unlike=first)
    return opened, time.perf_counter() - begun


def _until_drawn(page: Any, peer: str, *, unlike: str) -> str:  # noqa: ANN401 - playwright's
    end = time.monotonic() + _WAIT_S
    while time.monotonic() < end:
        now = _drawn(page, peer)
        if now and now != unlike:
            return now
        page.wait_for_timeout(10)
    raise TimeoutError(f"{peer} drew nothing in {_WAIT_S} s")


def _drawn(page: Any, peer: str) -> str:  # noqa: ANN401 - playwright's
    """What is on the map now, as a text that another picture has not; empty while there is none."""
    if peer == "pydeck":
        return _pixels(page)
    from playwright.sync_api import Error

    for frame in page.frames[1:]:
        numbers: list[str] = []
        with suppress(Error):  # each filter makes the frame anew, perhaps in this moment
            numbers = frame.evaluate(
                "() => [...document.querySelectorAll('.marker-cluster')].map((e) => e.textContent)"
            )
        if numbers:
            return " ".join(numbers)
    return ""


def _pixels(page: Any) -> str:  # noqa: ANN401 - playwright's
    """How many pixels are of the layer's red; the canvas itself cannot be read after a draw."""
    from io import BytesIO

    import numpy as np
    from PIL import Image

    canvas = page.locator("canvas").first
    if not canvas.count():
        return ""
    picture = np.asarray(Image.open(BytesIO(canvas.screenshot())).convert("RGB")).astype(int)
    red = int(((picture[..., 0] - picture[..., 1]) > 60).sum())
    return str(red) if red else ""
