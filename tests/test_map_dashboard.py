"""In the real dashboard the map stays where it is, and gives what is picked on it."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.served import dashboard, painted
from geo.place import Place
from incidents.interval import Interval
from incidents.record import Incident
from incidents.table import Author, Change, Operation, open_ledger
from incidents.vocabulary import EventType, State

pytestmark = pytest.mark.browser

MARKET = (-1.28, 36.82)
# A place on either side of 180°.
FIJI = ((-17.8, 178.0), (-16.8, -179.9))
GUESS = Place(
    name="Baidoa",
    latitude=3.12,
    longitude=43.65,
    uncertainty_m=8_000,
    where_prec=1,
    geo_precision=1,
    country="SO",
    kind="town",
    review=True,
    reason="two towns bear the name",
)


def incident(kind, latitude, longitude):
    return Incident(
        event_type=kind,
        date=Interval.day(date(2023, 5, 1)),
        place=Place.given("Somewhere", latitude, longitude, where_prec=1),
        state=State.ACCEPTED,
    )


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    address = f"sqlite:///{tmp_path_factory.mktemp('dashboard') / 'incidents.db'}"
    ledger = open_ledger(address)
    placed = (
        incident(EventType.BATTLES, *MARKET),
        incident(EventType.PROTESTS, *FIJI[0]),
        incident(EventType.PROTESTS, *FIJI[1]),
        Incident(
            event_type=EventType.RIOTS,
            date=Interval.month(2023, 6),
            location="Baidoa",
            place=GUESS,
            country="SO",
            review=(GUESS.reason,),
        ),
    )
    ledger.write(
        [Change(operation=Operation.RECORD, incident=each) for each in placed],
        by=Author(actor="tests", reason="a test"),
    )
    ledger.close()
    return address


@pytest.fixture(scope="module")
def address(database, tmp_path_factory):
    with dashboard(database, tmp_path_factory.mktemp("log") / "server.log") as served:
        yield served


@pytest.fixture
def page(chromium, address):
    opened = chromium.new_page(viewport={"width": 1440, "height": 1000})
    opened.goto(address)
    until(opened, lambda: (painted(opened) or {}).get("total") == 4)
    yield opened
    opened.close()


def until(page, ask):
    """Ask until the answer is yes: the policy forbids wait_for_function, which evaluates text."""
    for _ in range(1_200):
        if answer := ask():
            return answer
        page.wait_for_timeout(25)  # events of the browser arrive meanwhile
    pytest.fail("the browser never came so far")


def the_map(page, ending="/map/page"):
    return next((frame for frame in page.frames if frame.url.endswith(ending)), None)


def look_at(page, latitude, longitude, zoom):
    frame = the_map(page)
    frame.evaluate("() => { delete window.__painted; }")
    frame.evaluate("([at, zoom]) => { atlasMap.setView(at, zoom); }", [[latitude, longitude], zoom])
    return until(page, lambda: painted(page))


def places(database):
    ledger = open_ledger(database)
    found = [each.incident.place for each in ledger.entries()]
    ledger.close()
    return found


def click_centre(page):
    frame = the_map(page)
    size = frame.evaluate("() => [atlasMap.getSize().x, atlasMap.getSize().y]")
    frame.locator(".leaflet-container").click(position={"x": size[0] / 2, "y": size[1] / 2})


def type_button(page, kind):
    return page.locator("section[data-testid=stSidebar] button", has_text=kind).first


def test_a_click_on_an_incident_opens_it_and_the_address_names_it(page):
    look_at(page, *MARKET, 8)

    click_centre(page)

    until(page, lambda: "id=" in page.url)
    until(page, lambda: page.get_by_role("button", name="Close").is_visible())


def test_a_filter_neither_moves_the_map_nor_makes_its_frame_anew(page):
    look_at(page, *MARKET, 6)
    the_map(page).evaluate("() => { window.kept = true; }")

    type_button(page, "Protests").click()

    until(page, lambda: painted(page)["key"] == "type=Protests")
    assert the_map(page).evaluate("[window.kept, atlasMap.getZoom()]") == [True, 6]


def test_only_what_i_see_becomes_a_filter_of_the_address(page):
    look_at(page, *MARKET, 6)

    the_map(page).click("text=Only what I see")

    until(page, lambda: "bbox=" in page.url)
    until(page, lambda: page.get_by_text("Showing 1 of 4").is_visible())


def test_only_what_i_see_works_across_180_degrees(page):
    look_at(page, -17.3, 179.5, 6)

    the_map(page).click("text=Only what I see")

    until(page, lambda: page.get_by_text("Showing 2 of 4").is_visible())


def test_a_link_with_an_incident_rings_it(page, chromium):
    look_at(page, *MARKET, 8)
    click_centre(page)
    until(page, lambda: "id=" in page.url)

    other = chromium.new_page(viewport={"width": 1440, "height": 1000})
    other.goto(page.url)

    until(other, lambda: (painted(other) or {}).get("ringed"))
    assert the_map(other).evaluate("at => atlasMap.getBounds().contains(at)", list(MARKET))
    other.close()


def test_playing_through_time_shows_what_a_window_holds_and_leaves_the_page_alone(page):
    the_map(page).click("text=Play through time")
    until(page, lambda: painted(page)["key"] == "from=2023-05-01&to=2023-06-30")
    address = page.url

    the_map(page).select_option("select[aria-label='Length of the window']", "1")
    until(page, lambda: painted(page)["total"] == 3)
    the_map(page).locator("input[type=range]").press("End")
    until(page, lambda: painted(page)["total"] == 1)
    page.keyboard.press("Escape")

    until(page, lambda: painted(page)["total"] == 4)
    assert page.url == address


def test_a_full_screen_map_fills_the_screen(page):
    the_map(page).click("button[title='Full screen']")

    until(page, lambda: the_map(page).evaluate("Boolean(document.fullscreenElement)"))
    until(page, lambda: the_map(page).evaluate("atlasMap.getSize().x") > 1_000)


def test_a_pin_is_dropped_by_the_keyboard_and_becomes_the_place(page, address, database):
    page.goto(f"{address}/review")
    page.get_by_text("Doubts").first.click()
    frame = until(page, lambda: the_map(page, "?places"))
    until(page, lambda: frame.evaluate("window.__painted && window.__painted.candidates > 0"))
    frame.locator(".leaflet-container").focus()

    page.keyboard.press("Enter")
    use = page.get_by_role("button", name="Use the dropped pin")
    until(page, use.is_visible)
    use.click()

    until(page, page.get_by_text("Doubts · 0").is_visible)
    assert "pin dropped by a person" in [each.how for each in places(database)]
