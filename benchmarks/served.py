"""A real dashboard on a free port and a real browser before it, for measurements and tests."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from urllib.error import URLError

ROOT: Final = Path(__file__).resolve().parent.parent
_CHROMIUM: Final = "/usr/bin/chromium"
# Without these Chromium looks for its maker's hosts, which a closed network answers with delays.
_QUIET: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_START_S: Final = 90.0
# A person looks at the map before the next key.
_REST_MS: Final = 300
_NOTE_THE_KEY: Final = """() => {
  window.__painted = null;
  const note = (event) => { window.__pressed = performance.timeOrigin + event.timeStamp; };
  window.addEventListener('keydown', note, { capture: true, once: true });
}"""


@contextmanager
def dashboard(
    database: str,
    log: Path,
    *,
    script: str = "dashboard.py",
    told: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[str]:
    """Serve the dashboard over a database; give its address.

    Args:
        database: The ledger's address.
        log: Where the server's messages go.
        script: What Streamlit is given, from the project's folder.
        told: More of the environment.

    Raises:
        RuntimeError: It did not start; the message holds what it said.
    """
    port = _free_port()
    with log.open("wb") as out:
        server = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}"],
            cwd=ROOT,
            env={**os.environ, "INCIDENTS_DATABASE": database, **told},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address, server, log)
            yield address
        finally:
            server.terminate()
            server.wait(20)


@contextmanager
def browser() -> Iterator[Any]:
    """A headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path=_CHROMIUM, args=list(_QUIET))
        try:
            yield one
        finally:
            one.close()


def painted(page: Any) -> dict[str, Any] | None:  # noqa: ANN401 - playwright is not typed for us here
    """What the map's layer has painted last: how many points, of how many, for which filters."""
    for frame in page.frames:
        if "/map/page" in frame.url:
            found: dict[str, Any] | None = frame.evaluate("() => window.__painted || null")
            return found
    return None


def waited_for_key(page: Any, key: str) -> float:  # noqa: ANN401 - playwright is not typed for us here
    """Seconds from a key's own time stamp to the paint after it, both by the browser's clock."""
    frame = next(each for each in page.frames if "/map/page" in each.url)
    frame.evaluate(_NOTE_THE_KEY)
    frame.locator(".leaflet-container").press(key)
    while not (now := painted(page)):
        page.wait_for_timeout(2)
    wait: float = (now["t"] - frame.evaluate("() => window.__pressed")) / 1_000
    page.wait_for_timeout(_REST_MS)
    return wait


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2) as answer:  # noqa: S310 - http on 127.0.0.1
                if answer.status == 200:
                    return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"The dashboard did not start:\n{log.read_text(errors='replace')}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
