"""Axe finds nothing serious on the Explore page and in its map, but what Streamlit owns."""

from __future__ import annotations

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe

from benchmarks.served import browser, dashboard, painted
from geo.place import Place
from incidents.interval import Interval
from incidents.record import Incident
from incidents.table import Author, Change, Operation, open_ledger
from incidents.vocabulary import EventType

pytestmark = pytest.mark.browser

# What no setting of ours changes: axe's rule, a word of the element, and whose it is.
NOT_OURS = (
    # Vega draws the brush of a selection as two marks and has no field that names them.
    ("svg-img-alt", "days_brush"),
)
# Streamlit fades a caption to 60 % of the text's colour, and no theme setting names that colour; on
# light paper axe asks for a little more contrast.
CAPTIONS = "[data-testid=stCaptionContainer]"
STATE = """{
  kind: 'state',
  state: {params: '', selected: null, fit: null, days: ['2023-01-01', '2024-01-01'],
          dark: matchMedia('(prefers-color-scheme: dark)').matches}
}"""
FOCUSED = """(() => {
  const at = document.activeElement;
  return at.getAttribute('aria-label') || at.textContent.trim();
})()"""
INCIDENT = Incident(
    event_type=EventType.BATTLES,
    date=Interval.day(date(2023, 5, 1)),
    country="KE",
    place=Place.given("Somewhere", -1.28, 36.82, where_prec=1),
)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("axe")
    ledger = open_ledger(f"sqlite:///{folder / 'incidents.db'}")
    ledger.write(
        [Change(operation=Operation.RECORD, incident=INCIDENT)],
        by=Author(actor="tests", reason="a test"),
    )
    ledger.close()
    with dashboard(f"sqlite:///{folder / 'incidents.db'}", folder / "server.log") as served:
        yield served


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_the_explore_page(address, scheme):
    with browser() as one:
        # Axe is put into the page as a script of its own, which the policy would refuse.
        page = one.new_context(color_scheme=scheme, bypass_csp=True).new_page()
        page.goto(address)
        while not painted(page):
            page.wait_for_timeout(50)
        page.wait_for_timeout(1_500)

        found = (
            Axe()
            .run(
                page,
                context={"exclude": [[CAPTIONS]]},
                options={"resultTypes": ["violations"]},
            )
            .response["violations"]
        )

    serious = [
        (each["id"], node["html"][:200])
        for each in found
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
        if not any(each["id"] == rule and word in node["html"] for rule, word in NOT_OURS)
    ]
    assert serious == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_serious_inside_the_map(address, scheme, width):
    with browser() as one:
        context = one.new_context(
            color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 700}
        )
        page = context.new_page()
        page.goto(f"{address}/map/page")
        page.evaluate(f"postMessage({STATE}, location.origin)")
        page.click("text=Play through time")
        found = []
        for mode in ("Points", "Heat", "Countries", "Regions"):
            page.click(f"button:text-is('{mode}')")
            page.wait_for_timeout(300)
            found += Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]

    assert [
        (each["id"], node["html"][:200])
        for each in found
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
    ] == []


def test_each_control_of_the_map_is_reached_by_the_tab_key(address):
    with browser() as one:
        page = one.new_page(viewport={"width": 390, "height": 700})
        page.goto(f"{address}/map/page")
        page.evaluate(f"postMessage({STATE}, location.origin)")
        page.wait_for_selector("text=Play through time")
        reached = []
        for _ in range(14):
            page.keyboard.press("Tab")
            reached.append(page.evaluate(FOCUSED))

    assert {"Points", "Heat", "Countries", "Regions", "Only what I see", "Legend"} <= set(reached)
    assert {"Zoom in", "Zoom out", "Play through time"} <= set(reached)
