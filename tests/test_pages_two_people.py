"""Two people at one ledger, in a real browser: each sees what the other does, and loses nothing."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

import pytest

from benchmarks.served import ROOT, browser, dashboard, painted
from incidents.count import Count
from incidents.table import open_ledger
from tests.table_ground import CLASH, coded, record

pytestmark = pytest.mark.browser

_ANOTHER_PROCESS = """
import sys, time
from incidents.table import open_ledger
from tests.table_ground import coded, record
ledger = open_ledger(sys.argv[1])
for number in sys.stdin:
    record(ledger, coded(int(number)))
    print(time.time(), flush=True)
"""
_SHOWS = "said => document.body.innerText.replace(/\\s+/g, ' ').includes(said)"


@pytest.fixture(name="database", scope="module")
def _database(tmp_path_factory):
    return f"sqlite:///{tmp_path_factory.mktemp('two') / 'incidents.db'}"


@pytest.fixture(name="address", scope="module")
def _address(database, tmp_path_factory):
    ledger = open_ledger(database)
    record(ledger, coded(0))
    ledger.close()
    with dashboard(database, tmp_path_factory.mktemp("log") / "server.log") as served:
        yield served


@pytest.fixture(name="open_page")
def _open_page():
    with browser() as one:

        def open_page(address):
            page = one.new_context(viewport={"width": 1440, "height": 1000}).new_page()
            page.set_default_timeout(20_000)
            page.goto(address)
            return page

        yield open_page


def test_what_another_process_writes_is_seen_within_two_seconds(database, address, open_page):
    page = open_page(address)
    page.wait_for_function(_SHOWS, arg="1 incident ")
    while painted(page) is None:
        page.wait_for_timeout(50)
    loaded = []
    page.on("framenavigated", lambda frame: loaded.append(frame.url))
    waits = []

    with subprocess.Popen(
        [sys.executable, "-c", _ANOTHER_PROCESS, database],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        for number in range(1, 6):
            other.stdin.write(f"{number}\n")
            other.stdin.flush()
            written = float(other.stdout.readline())
            page.wait_for_function(_SHOWS, arg=f"All {number + 1} incidents ")
            waits.append(time.time() - written)
        other.stdin.close()

    assert statistics.median(waits) < 2, waits
    assert loaded == []


def test_two_people_who_edit_one_incident_choose_between_their_versions(
    database, address, open_page
):
    ledger = open_ledger(database)
    incident_id = record(ledger, CLASH).incident_id
    pages = [open_page(f"{address}/?id={incident_id}") for _ in range(2)]
    for page, killed in zip(pages, ("11", "22"), strict=True):
        page.get_by_text("Edit", exact=True).click()
        form = page.locator("[data-testid=stForm]")
        form.get_by_role("spinbutton", name="Killed, at least").fill(killed)
        page.get_by_label("Reason for the change").fill(f"heard of {killed}")
        page.keyboard.press("Tab")
    first, second = (page.get_by_role("button", name="Save", exact=True) for page in pages)

    first.click()
    pages[0].wait_for_function(_SHOWS, arg="at least 11")
    second.click()
    for said in ("(heard of 11)", "As it is now at least 11", "As you meant it at least 22"):
        pages[1].wait_for_function(_SHOWS, arg=said)
    pages[1].get_by_role("button", name="Save mine over it").click()
    pages[0].wait_for_function(_SHOWS, arg="at least 22")

    history = ledger.history(incident_id)
    ledger.close()
    assert [each.reason for each in history[1:]] == [
        "heard of 11",
        "heard of 22 (chosen after a conflict)",
    ]
    assert history[-1].incident.killed == Count.at_least(22)
