"""Axe finds nothing serious on any page nor in the map, in either theme, on a desk or a phone.

Nor does a page scroll sideways.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from hashlib import sha256

import pytest
from axe_playwright_python.sync_playwright import Axe

from benchmarks.served import dashboard, painted
from geo.place import Place
from incidents.article import Article
from incidents.atlas import open_atlas
from incidents.ingest import ingest_article
from incidents.interval import Interval
from incidents.record import Incident
from incidents.settings import read_settings
from incidents.table import Author, Change, Operation
from incidents.vocabulary import EventType
from tests.pages_ground import a_data_folder

pytestmark = pytest.mark.browser

SIZES = ((1440, 900), (390, 844))
STATE = """{
  kind: 'state',
  state: {params: '', selected: null, fit: null, days: ['2023-01-01', '2024-01-01'],
          dark: matchMedia('(prefers-color-scheme: dark)').matches}
}"""
PREVIEW = """{
  kind: 'state',
  state: {spots: [[49.99, 36.23, 5000, 3, 1]], odd: [[36.23, 49.99]], odd_in_all: 1,
          dark: matchMedia('(prefers-color-scheme: dark)').matches}
}"""
FOCUSED = """(() => {
  const at = document.activeElement;
  return at.getAttribute('aria-label') || at.textContent.trim();
})()"""
BUSY = """() => !!document.querySelector(
  '[data-testid=stStatusWidget], [data-testid=stSkeleton], [data-stale=true]')"""
IS_DARK = """() => getComputedStyle(document.querySelector('[data-testid=stApp]'))
  .backgroundColor.match(/\\d+/g).every((each) => each < 90)"""
SCROLLS_SIDEWAYS = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  return main.scrollWidth > main.clientWidth;
}"""
MARK_THE_FIRST_WORDS = """() => {
  const inside = (root) => [...root.querySelectorAll('*')].flatMap((each) =>
    each.shadowRoot ? inside(each.shadowRoot) : each.matches('.text.tall') ? [each] : []);
  const text = inside(document)[0];
  getSelection().selectAllChildren(text.firstChild);
  text.onmouseup();
}"""
BY = Author(actor="tests", reason="a test")
ARTICLE = (
    "Shells hit a market in Kharkiv\n\nAt least three people were killed when shells hit a market "
    "in Kharkiv on Monday, March 4, the mayor said.\n"
)
OURS = "event_type,date_start,location\nBattles,2023-03-05,Kharkiv\nBattles,2023-99-05,Kharkiv\n"
ANOTHERS = "what,when,town,dead\nshelling,03/04/2022,Kharkiv,2\nmob,05/04/2022,Lviv,\n"
INCIDENT = Incident(
    event_type=EventType.BATTLES,
    date=Interval.day(date(2023, 5, 1)),
    country="KE",
    place=Place.given("Somewhere", -1.28, 36.82, where_prec=1),
)
DOUBTED = Incident(
    event_type=EventType.RIOTS, location="Springfield", review=("several places have this name",)
)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("axe")
    settings = read_settings({"INCIDENTS_DATABASE": f"sqlite:///{folder / 'incidents.db'}"})
    atlas = open_atlas(settings)
    changes = [Change(operation=Operation.RECORD, incident=each) for each in (INCIDENT, DOUBTED)]
    atlas.ledger.write(changes, by=BY)
    article = Article(id="a1", text=ARTICLE, sha256=sha256(ARTICLE.encode()).hexdigest())
    ingest_article(article, ARTICLE.encode(), extractor=atlas.extractor, ledger=atlas.ledger, by=BY)
    atlas.ledger.close()
    told = {"INCIDENTS_DATA": str(a_data_folder(folder))}
    with dashboard(settings.database, folder / "server.log", told=told) as served:
        yield served


@pytest.fixture(scope="module")
def new(tmp_path_factory):
    folder = tmp_path_factory.mktemp("new")
    with dashboard(f"sqlite:///{folder / 'incidents.db'}", folder / "server.log") as served:
        yield served


class Visit:
    """A visit in each of whose states axe looks at the page in each size and theme."""

    def __init__(self, chromium, address):
        self.found = defaultdict(list)
        # Axe is put into the page as a script of its own, which the policy would refuse.
        self.page = chromium.new_context(bypass_csp=True).new_page()
        self.page.set_viewport_size({"width": 1440, "height": 900})
        self._address = address

    def goes_to(self, path):
        self.page.goto(f"{self._address}{path}")
        self.page.get_by_role("heading", level=1).wait_for()
        self._rests()

    def clicks(self, role, name):
        self.page.get_by_role(role, name=re.compile(name)).first.click()
        self._rests()

    def uploads(self, name, text):
        self.page.locator("input[type=file][accept*='.csv']").set_input_files(
            {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
        )
        self._rests()

    def looks(self, state):
        for width, height in SIZES:
            self.page.set_viewport_size({"width": width, "height": height})
            for scheme in ("light", "dark"):
                self._turns(scheme)
                found = _serious(self.page, context={"exclude": [["iframe"]]})
                if self.page.evaluate(SCROLLS_SIDEWAYS):
                    found.append(("scrolls sideways", ""))
                for what in found:
                    self.found[what].append(f"{state}, {width}, {scheme}")
        self.page.set_viewport_size({"width": 1440, "height": 900})
        self._turns("light")

    def _turns(self, scheme):
        self.page.emulate_media(color_scheme=scheme)
        while self.page.evaluate(IS_DARK) != (scheme == "dark"):
            self.page.wait_for_timeout(20)
        self._rests()

    def _rests(self):
        still = 0
        while still < 3:
            self.page.wait_for_timeout(50)
            still = 0 if self.page.evaluate(BUSY) else still + 1


def _serious(page, **options):
    found = Axe().run(page, options={"resultTypes": ["violations"]}, **options)
    return [
        (each["id"], node["html"][:200])
        for each in found.response["violations"]
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
    ]


def test_axe_finds_nothing_serious_where_nothing_was_added_yet(chromium, new):
    visit = Visit(chromium, new)

    visit.goes_to("/")
    visit.looks("Explore, empty")
    visit.goes_to("/review")
    visit.looks("Review, empty")
    visit.goes_to("/add")
    visit.clicks("button", "Read it")
    visit.looks("Add, no article")
    visit.clicks("tab", "Earlier")
    visit.looks("Add, nothing earlier")

    assert dict(visit.found) == {}


def test_axe_finds_nothing_serious_on_the_explore_page(chromium, address):
    visit = Visit(chromium, address)

    visit.goes_to("/")
    while not painted(visit.page):
        visit.page.wait_for_timeout(50)
    visit.page.get_by_text("More filters").click()
    visit.clicks("button", "^Battles")
    visit.clicks("radio", "Totals")
    visit.looks("Explore, filtered, with totals")
    visit.clicks("radio", "Countries")
    visit.clicks("button", "Views and links")
    visit.looks("Explore, countries and saved views")
    visit.goes_to("/?text=nobody-wrote-this&precision=9&at=7-000000000000")
    visit.looks("Explore, nothing left, of a link that is not sound")

    assert dict(visit.found) == {}


def test_axe_finds_nothing_serious_in_an_incident(chromium, address):
    visit = Visit(chromium, address)

    visit.goes_to("/review")
    visit.page.evaluate(MARK_THE_FIRST_WORDS)
    visit.page.get_by_text("History", exact=True).click()
    visit.looks("Review, words marked")
    visit.clicks("link", "See it on the map")
    visit.page.get_by_text("The words behind it").wait_for()
    visit.page.get_by_text("Edit", exact=True).click()
    visit.looks("Explore, an incident edited")
    visit.goes_to("/review")
    visit.clicks("radio", "Doubts")
    visit.clicks("button", "Later")
    visit.page.get_by_text("Which place is meant?").wait_for()
    visit.looks("Review, places to choose from")

    assert dict(visit.found) == {}


def test_axe_finds_nothing_serious_where_things_are_added(chromium, address):
    visit = Visit(chromium, address)

    visit.goes_to("/add")
    visit.page.get_by_label("Paste an article").fill(ARTICLE.replace("three", "four"))
    visit.clicks("button", "Read it")
    visit.page.get_by_text("1 incident found").wait_for()
    visit.looks("Add, drafted")
    visit.page.get_by_text("Edit", exact=True).click()
    visit.page.get_by_text("Another actor").wait_for()
    visit.looks("Add, a draft edited")
    visit.clicks("tab", "Table")
    visit.uploads("another's.csv", ANOTHERS)
    visit.page.get_by_text("Which column is which?").wait_for()
    visit.looks("Add, a table's columns named")
    visit.uploads("ours.csv", OURS)
    visit.page.get_by_text("1 row cannot be read").wait_for()
    visit.looks("Add, rows to mend")
    visit.clicks("tab", "Earlier")
    visit.looks("Add, earlier imports")

    assert dict(visit.found) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_serious_inside_the_map(chromium, address, scheme, width):
    context = chromium.new_context(
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
        found += _serious(page)

    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_serious_in_the_map_before_an_import(chromium, address, scheme, width):
    context = chromium.new_context(
        color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 320}
    )
    page = context.new_page()
    page.goto(f"{address}/map/page?preview")
    page.evaluate(f"postMessage({PREVIEW}, location.origin)")
    page.get_by_text("Show all").click()

    assert _serious(page) == []


def test_each_control_of_the_map_is_reached_by_the_tab_key(chromium, address):
    page = chromium.new_page(viewport={"width": 390, "height": 700})
    page.goto(f"{address}/map/page")
    page.evaluate(f"postMessage({STATE}, location.origin)")
    page.wait_for_selector("text=Play through time")
    reached = []
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))

    assert {"Points", "Heat", "Countries", "Regions", "Only what I see", "Legend"} <= set(reached)
    assert {"Zoom in", "Zoom out", "Play through time"} <= set(reached)
