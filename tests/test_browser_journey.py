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
ANOTHERS = (
    "Day,Town,What happened,Dead,Remarks\n"
    "2031-03-05,Kharkiv,Shelling,3,one\n"
    "2031-03-06,Kharkiv,Airstrike,100+,two\n"
    "2031-03-07,Kharkiv,Ambush,12-15,three\n"
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
    data = {"INCIDENTS_DATA": str(data_without_mappings(folder, settings.data))}
    with dashboard(database, folder / "server.log", told=data) as served:
        yield served


def data_without_mappings(folder, data):
    """A data folder of the test's own, so that no choice of it is remembered for anybody."""
    own = folder / "data"
    own.mkdir()
    for name in ("gazetteer", "lexicon", "samples"):
        (own / name).symlink_to((data / name).absolute())
    return own


@pytest.fixture
def page(address):
    with browser() as one:
        context = one.new_context(viewport={"width": 1440, "height": 1000}, locale="en-GB")
        page = context.new_page()
        page.set_default_timeout(15_000)
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


def test_a_newcomer_filters_reads_adds_and_comes_back(page, address):
    everything = after(page, lambda now: now["total"] > 3_000)["total"]

    filters_by_type(page, everything)
    filters_by_date(page, everything)
    reads_an_incident(page)
    adds_an_article(page)
    adds_a_table(page)
    comes_back_to_the_same_view(page)

    assert page.complaints == []
    asked = {urlsplit(each).netloc for each in page.asked if each.startswith(("http", "ws"))}
    assert asked == {urlsplit(address).netloc}


def test_a_field_is_chosen_while_the_page_is_drawn_again(page):
    page.get_by_role("link", name="Add").first.click()
    page.get_by_role("tab", name="Table").click()
    page.locator("input[type=file][accept*='.csv']").set_input_files(
        {"name": "theirs.csv", "mimeType": "text/csv", "buffer": ANOTHERS.encode()}
    )
    page.get_by_text("Which column is which?").wait_for()

    for number, field in ((5, "notes"), (4, "killed_min"), (3, "sub_event_type")):
        chooses(page, number, field)

    expect_text(page, "What an import would do")
    for number, field in ((5, "notes"), (4, "killed_min"), (3, "sub_event_type")):
        assert box_of(page, number).input_value() == field


def box_of(page, number):
    return page.get_by_role("combobox", name=f"Field of column {number}")


def chooses(page, number, field):
    box_of(page, number).click()
    # The page is drawn again now, as the choice before has it.
    page.wait_for_timeout(500)
    page.keyboard.type(field)
    page.keyboard.press("Enter")


def filters_by_type(page, everything):
    page.get_by_role("button", name=re.compile("^Protests")).click()
    after(page, lambda now: now["total"] == 2)
    expect_text(page, "Showing 2 of")
    assert "type=Protests" in page.url
    page.get_by_role("button", name="Reset").click()
    after(page, lambda now: now["total"] == everything)


def filters_by_date(page, everything):
    page.get_by_role("group", name="From").get_by_role("spinbutton").first.click()
    page.keyboard.type("20200101")
    page.keyboard.press("Escape")  # Streamlit takes the date when its calendar closes
    found = after(page, lambda now: 0 < now["total"] < 20)["total"]
    expect_text(page, f"Showing {found} of")
    assert found < everything
    assert "from=2020-01-01" in page.url


def reads_an_incident(page):
    frame = next(each for each in page.frames if "/map/page" in each.url)
    frame.locator(".leaflet-container").focus()
    page.keyboard.press("Enter")
    page.get_by_text("The words behind it").wait_for()
    page.locator("mark").first.wait_for()


def adds_an_article(page):
    page.get_by_role("link", name="Add").click()
    page.get_by_label("Paste an article").fill(ARTICLE)
    page.get_by_role("button", name="Read it").click()
    page.get_by_text("1 incident found").wait_for()
    page.get_by_role("button", name="Accept").click()
    page.get_by_role("button", name="Back to draft").wait_for()
    page.get_by_role("link", name="See it on the map").click()
    page.get_by_text("The words behind it").wait_for()
    expect_text(page, re.compile("Kharkiv"))


def adds_a_table(page):
    page.get_by_role("link", name="Add").click()
    page.get_by_role("tab", name="Table").click()
    page.locator("input[type=file][accept*='.csv']").set_input_files(
        {"name": "mine.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    )
    page.get_by_text("1 row cannot be read").wait_for()
    page.get_by_role("button", name="Import", exact=True).click()
    page.get_by_text("Imported.").wait_for()
    page.get_by_role("link", name="See them on the map").first.click()
    after(page, lambda now: now["total"] == 1)


def comes_back_to_the_same_view(page):
    before = page.url
    page.reload()
    after(page, lambda now: now["total"] == 1)
    expect_text(page, "Showing 1 of")
    assert page.url == before


def expect_text(page, text):
    page.get_by_text(text).first.wait_for()
