"""The browser's Back goes through the filters, and a quick second click is not lost."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.served import dashboard
from geo.place import Place
from incidents.interval import Interval
from incidents.record import Incident
from incidents.table import Author, Change, Operation, open_ledger
from incidents.vocabulary import EventType

pytestmark = pytest.mark.browser

PRESSED = """() => [...document.querySelectorAll('button[aria-pressed=true]')]
  .map((each) => each.textContent.split(' · ')[0])"""
CLICK_ONE_THEN_THE_OTHER = """async ([names, pause]) => {
  for (const name of names) {
    [...document.querySelectorAll('button[aria-pressed]')]
      .find((each) => each.textContent.startsWith(name)).click();
    await new Promise((done) => setTimeout(done, pause));
  }
}"""
KINDS = (EventType.BATTLES, EventType.PROTESTS, EventType.RIOTS)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("back")
    ledger = open_ledger(f"sqlite:///{folder / 'incidents.db'}")
    changes = [
        Change(
            operation=Operation.RECORD,
            incident=Incident(
                event_type=kind,
                date=Interval.day(date(2023, 5, 1)),
                country="KE",
                place=Place.given("Somewhere", -1.28, 36.82, where_prec=1),
            ),
        )
        for kind in KINDS
    ]
    ledger.write(changes, by=Author(actor="tests", reason="a test"))
    ledger.close()
    with dashboard(f"sqlite:///{folder / 'incidents.db'}", folder / "server.log") as served:
        yield served


@pytest.fixture
def page(address, chromium):
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    page.get_by_role("button", name="Battles · 1").wait_for()
    yield page
    page.close()


def pressed(page, wanted):
    """Which types are chosen, once they are those that are wanted or five seconds have passed."""
    for _ in range(100):
        found = page.evaluate(PRESSED)
        if found == wanted:
            break
        page.wait_for_timeout(50)
    return found


def test_back_goes_through_the_filters_to_none(page):
    page.get_by_role("button", name="Battles").click()
    assert pressed(page, ["Battles"]) == ["Battles"]
    page.wait_for_url("**?type=Battles")
    page.get_by_role("button", name="Riots").click()
    page.wait_for_url("**&type=Riots")
    both = pressed(page, ["Battles", "Riots"])

    page.go_back()
    one = pressed(page, ["Battles"])
    page.go_back()

    assert (both, one) == (["Battles", "Riots"], ["Battles"])
    assert pressed(page, []) == []


def test_back_from_another_page_shows_the_filters_it_was_left_with(page):
    page.get_by_role("button", name="Battles").click()
    page.wait_for_url("**?type=Battles")
    page.get_by_role("link", name="Add").click()
    page.get_by_label("Paste an article").wait_for()

    page.go_back()

    assert pressed(page, ["Battles"]) == ["Battles"]


@pytest.mark.parametrize("pause", [30, 60, 120])
def test_a_second_click_before_the_address_follows_counts_too(page, pause):
    page.evaluate(CLICK_ONE_THEN_THE_OTHER, [["Battles", "Riots"], pause])

    page.get_by_text("Showing 2 of 3").wait_for()
    page.wait_for_timeout(500)

    assert page.get_by_text("Showing 2 of 3").is_visible()
    assert page.url.endswith("?type=Battles&type=Riots")
