"""The map works in a real browser by pointer and by keyboard, and asks nothing of another host."""

from __future__ import annotations

import base64
import json
import socket
import time
from datetime import date
from itertools import combinations
from threading import Thread
from types import SimpleNamespace

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from geo.gazetteer import open_gazetteer
from geo.map.division_codes import DivisionCodes
from geo.place import Place
from incidents.headers import middleware
from incidents.interval import Interval
from incidents.place_names import PlaceNames
from incidents.record import Incident
from incidents.routes import routes
from incidents.table import Author, Change, Operation, open_ledger
from incidents.tiles import Tiles
from incidents.view import View
from incidents.vocabulary import EventType

pytestmark = pytest.mark.browser

# What the Streamlit component does, in a page of its own.
HOST = """<!doctype html><html lang="en"><title>host</title><script src="/host.js"></script>"""
HOST_SCRIPT = """
window.picks = [];
window.addEventListener('message', (event) => {
  if (event.data.kind === 'ready') window.ready = true;
  if (event.data.kind === 'pick') window.picks.push(event.data.ids);
});
window.addEventListener('DOMContentLoaded', () => {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width:900px;height:560px;border:0';
  frame.src = '/map/page';
  document.body.appendChild(frame);
});
"""
SPOT = (-1.28, 36.82)
SQUARE = {
    "type": "MultiPolygon",
    "coordinates": [[[[27, -16], [29, -16], [29, -14], [27, -14], [27, -16]]]],
}
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
NOTHING_THERE = {
    "kind": "state",
    "state": {"params": "type=Riots&country=XX", "selected": None, "fit": None, "dark": False},
}
FURNITURE = ".atlas-box, .leaflet-bar, .leaflet-control-attribution, .leaflet-control-scale"
DIVISIONS = DivisionCodes(open_gazetteer())


def incident(kind, latitude, longitude, *, where_prec=1):
    return Incident(
        event_type=kind,
        date=Interval.day(date(2023, 5, 1)),
        place=Place.given("Somewhere", latitude, longitude, where_prec=where_prec, country="KE"),
    )


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    ledger = open_ledger(f"sqlite:///{tmp_path_factory.mktemp('map') / 'incidents.db'}")
    placed = (
        incident(EventType.BATTLES, *SPOT),
        incident(EventType.BATTLES, *SPOT),
        incident(EventType.PROTESTS, 15.5, 32.5),
        incident(EventType.RIOTS, -15.0, 28.0, where_prec=4),
    )
    ledger.write(
        [Change(operation=Operation.RECORD, incident=each) for each in placed],
        by=Author(actor="tests", reason="a test"),
    )
    host = [
        Route("/host", lambda _: HTMLResponse(HOST)),
        Route("/host.js", lambda _: HTMLResponse(HOST_SCRIPT, media_type="text/javascript")),
    ]
    atlas = SimpleNamespace(
        ledger=ledger, view=View(ledger), divisions=DIVISIONS, tiles=Tiles(), names=PlaceNames()
    )
    app = Starlette(routes=[*routes(atlas), *host], middleware=middleware())
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)
    ledger.close()


@pytest.fixture
def page(chromium, address):
    opened = chromium.new_page(viewport={"width": 940, "height": 600})
    opened.hosts, opened.complaints = set(), []
    opened.on("request", lambda request: opened.hosts.add(request.url.split("/")[2]))
    opened.on("console", lambda message: complain(opened, message.type, message.text))
    opened.on("pageerror", lambda fault: complain(opened, "error", str(fault)))
    opened.goto(f"{address}/host")
    until(lambda: opened.evaluate("window.ready"))
    yield opened
    opened.close()


def complain(page, kind, text):
    if kind in {"error", "warning"}:
        page.complaints.append(text)


def until(ask):
    """Ask until the answer is yes: the policy forbids wait_for_function, which evaluates text."""
    for _ in range(1_600):
        if answer := ask():
            return answer
        time.sleep(0.025)
    pytest.fail("the browser never came so far")


def the_map(page):
    return next(frame for frame in page.frames if frame.url.endswith("/map/page"))


def tell(page, **state):
    """Post a state as the component does and wait for its paint."""
    the_map(page).evaluate("delete window.__painted")
    post(page, **state)
    return until(lambda: the_map(page).evaluate("window.__painted"))


def post(page, **state):
    told = {"params": "", "selected": None, "fit": None, "dark": False} | state
    page.evaluate("state => frames[0].postMessage({kind: 'state', state}, location.origin)", told)


def look_at(page, latitude, longitude, zoom):
    the_map(page).evaluate("delete window.__painted")
    the_map(page).evaluate(
        "([at, zoom]) => { atlasMap.setView(at, zoom, {animate: false}); }",
        [[latitude, longitude], zoom],
    )
    return until(lambda: the_map(page).evaluate("window.__painted"))


def picked(page):
    return until(lambda: page.evaluate("window.picks.at(-1)"))


def centre(page):
    return the_map(page).evaluate("[atlasMap.getCenter().lat, atlasMap.getZoom()]")


def test_incidents_are_painted_and_follow_the_filters(page):
    everything = tell(page)

    protests = tell(page, params="type=Protests")

    assert (everything["total"], everything["head"]) == (4, 4)
    assert (protests["total"], protests["key"]) == (1, "type=Protests")


def test_a_filter_leaves_the_map_where_it_is(page):
    tell(page, fit=[-20, 20, 20, 40])
    look_at(page, 15.5, 32.5, 7)

    tell(page, params="type=Protests", fit=[10, 30, 20, 40])

    assert centre(page) == pytest.approx([15.5, 7], abs=0.1)


def test_a_reset_shows_everything_again(page):
    tell(page, fit=[-20, 20, 20, 40], refit=0)
    look_at(page, 60, 100, 7)

    tell(page, fit=[-20, 20, 20, 40], refit=1)

    assert centre(page)[0] == pytest.approx(0, abs=1)


def test_a_button_shows_all_that_the_filters_leave(page):
    tell(page, fit=[-20, 20, 20, 40])
    look_at(page, 60, 100, 7)

    the_map(page).get_by_role("button", name="Show all that the filters leave").click()

    assert until(lambda: abs(centre(page)[0]) < 1)


def test_the_map_goes_to_what_was_chosen_in_the_table(page):
    tell(page, fit=[-40, -40, 60, 60])

    tell(page, id="b", selected={"latitude": 15.5, "longitude": 32.5, "metres": 0})

    assert centre(page) == pytest.approx([15.5, 6], abs=0.1)


def test_it_opens_where_the_incidents_are(page):
    tell(page, fit=[-20, 20, 20, 40])

    latitude, zoom = centre(page)
    assert latitude == pytest.approx(0, abs=1)
    assert zoom >= 4


def test_a_click_on_one_spot_names_all_incidents_on_it(page):
    tell(page)
    look_at(page, *SPOT, 8)

    page.mouse.click(8 + 450, 8 + 280)

    assert len(set(picked(page))) == 2


def test_enter_chooses_the_incident_nearest_to_the_centre(page):
    tell(page, params="type=Protests")
    look_at(page, 15.0, 32.0, 7)
    the_map(page).focus("#map_world")

    page.keyboard.press("Enter")

    assert len(picked(page)) == 1


def test_a_failed_answer_is_said_and_can_be_asked_for_again(page):
    page.route("**/map/cells*", lambda route: route.abort())
    post(page, params="type=Strategic developments")
    until(lambda: the_map(page).is_visible("text=could not be loaded"))
    page.unroute("**/map/cells*")

    the_map(page).click("text=Try again")

    until(lambda: the_map(page).is_visible("text=No incident in this part"))


def test_zooming_into_incidents_that_came_one_by_one_asks_nothing_again(page):
    tell(page)
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/cells" in request.url else 0)

    seen = look_at(page, *SPOT, 6)

    assert seen["drawn"] == 1
    assert asked == []


def test_a_question_that_is_out_of_date_is_broken_off(page):
    tell(page)
    broken_off = []
    page.on("requestfailed", lambda request: broken_off.append(request.url))
    page.route("**/map/cells?type=Riots*", lambda _: None)  # never answered
    post(page, params="type=Riots")

    protests = tell(page, params="type=Protests")

    assert protests["key"] == "type=Protests"
    until(lambda: page.title() and any("type=Riots" in url for url in broken_off))


def test_a_row_of_an_older_ledger_is_found_by_its_place(page):
    tell(page, params="type=Protests")
    look_at(page, 15.5, 32.5, 8)
    page.route("**/map/incident*", lambda route: route.fulfill(status=409, body="{}"))

    page.mouse.click(8 + 450, 8 + 280)

    assert len(picked(page)) == 1


def test_countries_are_coloured_by_number_and_the_rest_is_said(page):
    tell(page)

    the_map(page).click("text=Countries")

    areas = until(lambda: the_map(page).evaluate("window.__areas"))
    assert areas["unknown"] == 4
    assert the_map(page).is_visible("text=4 incidents with no country")


def test_regions_are_coloured_by_number_and_what_names_none_is_said(page):
    tell(page)

    the_map(page).click("text=Regions")

    areas = until(lambda: (the_map(page).evaluate("window.__areas") or {}).get("level"))
    assert areas == "admin1"
    until(lambda: the_map(page).is_visible("text=4 incidents with no country and no region"))
    assert the_map(page).inner_text("summary") == "Legend · 4 not coloured"


def test_a_town_is_its_circle_from_where_the_circle_is_wider_than_its_sign(page):
    tell(page)

    far, near = (look_at(page, *SPOT, zoom) for zoom in (8, 10))

    assert (far["circles"], near["circles"]) == (0, 1)


def test_a_region_that_is_selected_is_drawn_by_its_edge(page):
    page.route("**/map/outline*", lambda route: route.fulfill(json={"outline": SQUARE}))

    tell(page, id="one", selected={"latitude": -15.0, "longitude": 28.0, "metres": 120_000})

    until(lambda: the_map(page).evaluate("window.__outlined"))


def test_the_only_incident_there_is_drawn_by_the_edge_of_its_region(page):
    asked = []
    page.route(
        "**/map/outline*",
        lambda route: asked.append(route.request.url) or route.fulfill(json={"outline": SQUARE}),
    )

    tell(page, params="type=Riots")

    until(lambda: the_map(page).evaluate("window.__outlined"))
    assert "row=" in asked[0]


def test_moving_the_map_asks_for_no_edge_again(page):
    asked = []
    page.on("request", lambda sent: asked.append(sent.url) if "/outline" in sent.url else None)
    tell(page, params="type=Riots")

    for zoom in (4, 6, 8):
        look_at(page, -15.0, 28.0, zoom)

    assert len(asked) == 1


def test_own_tiles_lie_over_the_basemap_and_their_credit_is_text(chromium, address):
    opened = chromium.new_page(viewport={"width": 940, "height": 600})
    about = {"address": "tiles/{z}/{x}/{y}", "said": "It learns.", "problems": [], "credit": "<b>X"}
    opened.route("**/map/tiles", lambda route: route.fulfill(json=about))
    opened.route(
        "**/map/tiles/*/*/*", lambda route: route.fulfill(body=PNG, content_type="image/png")
    )
    opened.goto(f"{address}/map/page")

    until(lambda: opened.locator("img.leaflet-tile-loaded").count() > 0)
    assert opened.inner_text(".leaflet-control-attribution").startswith("It learns. · <b>X · ")
    opened.click("text=Own tiles")
    assert opened.locator("img.leaflet-tile").count() == 0
    opened.close()


def test_no_tile_is_shown_before_the_land_is_there(chromium, address):
    opened = chromium.new_context(viewport={"width": 940, "height": 600})
    opened.route("**/basemap/*.json.gz", lambda _: None)  # never answered
    page = opened.new_page()
    page.goto(f"{address}/map/page")

    page.wait_for_timeout(600)

    assert page.locator(".leaflet-tile-pane canvas.leaflet-tile-loaded").count() == 0
    opened.close()


@pytest.mark.parametrize("words", ["summary", "text=No incident in this part"])
def test_at_390_pixels_no_part_of_the_map_touches_another(chromium, address, words):
    opened = chromium.new_page(viewport={"width": 390, "height": 640})
    opened.goto(f"{address}/map/page")
    opened.evaluate(f"postMessage({json.dumps(NOTHING_THERE)}, location.origin)")
    if words == "summary":
        opened.click(words)
    until(lambda: opened.is_visible(words))

    boxes = [
        box
        for each in opened.locator(FURNITURE).all()
        if each.is_visible() and (box := each.bounding_box())
    ]

    assert len(boxes) >= 6
    assert [(a, b) for a, b in combinations(boxes, 2) if touch(a, b)] == []
    opened.close()


def touch(one, other):
    return all(
        one[start] < other[start] + other[length] and other[start] < one[start] + one[length]
        for start, length in (("x", "width"), ("y", "height"))
    )


def test_the_map_says_what_it_is_and_how_to_use_it_by_keyboard(page):
    label = the_map(page).get_attribute("#map_world", "aria-label")

    assert "Arrow keys" in label
    assert "Enter" in label


def test_nothing_is_asked_of_another_host_and_nothing_is_complained_of(page, address):
    tell(page, dark=True)
    for zoom in (3, 6, 9):
        look_at(page, 33, 44, zoom)

    assert page.hosts == {address.removeprefix("http://")}
    assert page.complaints == []
