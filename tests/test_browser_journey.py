"""One journey through the real dashboard in a real browser, as a newcomer would make it."""

from __future__ import annotations

import re
import time
from urllib.parse import urlsplit

import pytest

from benchmarks.served import browser, dashboard, painted
from incidents.atlas import extractor_of, open_resolver
from incidents.samples import add_samples
from incidents.settings import read_settings
from incidents.table import open_ledger

pytestmark = pytest.mark.browser

ARTICLE = (
    "Shells hit a market in Kharkiv\n\nAt least three people were killed when shells hit a market "
    "in Kharkiv on Monday, March 4, the mayor said.\n"
)
TABLE = (
    "event_type,date_start,location,country,killed_min,notes\n"
    "Battles,2031-03-05,Kharkiv,UA,2,{{7*7}} <script>alert(1)</script>\n"
    "Battles,2031-99-05,Kharkiv,UA,2,\n"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("journey")
    database = f"sqlite:///{folder / 'incidents.db'}"
    settings = read_settings({"INCIDENTS_DATABASE": database})
    ledger = open_ledger(database)
    add_samples(
        settings.samples, ledger=ledger, extractor=extractor_of(settings), resolver=open_resolver()
    )
    ledger.close()
    with dashboard(database, folder / "server.log") as served:
        yield served


@pytest.fixture
def page(address):
    with browser() as one:
        context = one.new_context(viewport={"width": 1440, "height": 1000}, locale="en-GB")
        page = context.new_page()
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda fault: page.complaints.append(str(fault)))
        page.goto(address)
        yield page
        context.close()


def after(page, wanted, seconds=20):
    """Wait until what the map has painted is as wanted, and give it."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = painted(page)
        if found is not None and wanted(found):
            return found
        page.wait_for_timeout(50)
    raise AssertionError(f"the map did not become as wanted; it painted {painted(page)}")


def test_a_newcomer_finds_filters_reads_adds_and_comes_back(page, address):
    first = after(page, lambda now: now["total"] > 3_000)
    expect_text(page, re.compile(r"3,2\d\d"))

    page.get_by_role("button", name=re.compile("^Protests")).click()
    protests = after(page, lambda now: 0 < now["total"] < 10)
    expect_text(page, "Showing 1 of")
    assert protests["total"] < first["total"]

    page.get_by_role("button", name="Reset").click()
    after(page, lambda now: now["total"] == first["total"])
    day = page.get_by_label("From").first
    day.fill("2020-01-01")
    day.press("Enter")
    later = after(page, lambda now: 0 < now["total"] < 20)
    assert "from=2020-01-01" in page.url

    select_on_the_map(page)
    page.get_by_text("The words behind it").wait_for()
    assert page.locator("mark").count() > 0

    page.get_by_role("link", name="Add").click()
    page.get_by_label("Paste an article").fill(ARTICLE)
    page.get_by_role("button", name="Read it").click()
    page.get_by_text("1 incident found").wait_for()
    page.get_by_role("button", name="Accept").click()
    page.get_by_text("Accepted", exact=True).first.wait_for()
    page.get_by_role("link", name="See it on the map").click()
    page.get_by_text("The words behind it").wait_for()
    expect_text(page, "Kharkiv")

    page.get_by_role("link", name="Add").click()
    page.get_by_role("tab", name="Table").click()
    page.get_by_label(re.compile("Upload a table")).set_input_files(
        {"name": "mine.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    )
    page.get_by_text("1 rows cannot be read").or_(
        page.get_by_text("1 row cannot be read")
    ).wait_for()
    page.get_by_role("button", name="Import", exact=True).click()
    page.get_by_text("Imported.").wait_for()
    page.get_by_role("link", name="See them on the map").first.click()
    one = after(page, lambda now: now["total"] == 1)

    page.reload()
    again = after(page, lambda now: now["total"] == 1)
    assert again["key"] == one["key"]
    expect_text(page, "Showing 1 of")

    assert later["total"] > 1
    assert page.complaints == []
    hosts = {
        urlsplit(each).netloc for each in page.asked if not each.startswith(("data:", "blob:"))
    }
    assert hosts == {urlsplit(address).netloc}


def expect_text(page, text):
    page.get_by_text(text).first.wait_for()


def select_on_the_map(page):
    frame = next(each for each in page.frames if "/map/page" in each.url)
    frame.locator("#map, .leaflet-container").first.focus()
    page.keyboard.press("Enter")
