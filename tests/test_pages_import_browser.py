"""Before a table is imported a person looks at it on a map, and says what its words mean."""

from __future__ import annotations

import re

import pytest

from benchmarks.served import dashboard
from tests.pages_ground import a_data_folder

pytestmark = pytest.mark.browser

HEADER = "event_type,date_start,location,country,latitude,longitude\n"
POINTS = HEADER + "".join(
    f"Battles,2023-05-{day:02},Kharkiv,UA,{49.9 + day / 100:.2f},36.2\n" for day in range(1, 25)
)
SWAPPED = "Battles,2023-06-01,Kharkiv,UA,36.23,49.99\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("import")
    told = {"INCIDENTS_DATA": str(a_data_folder(folder))}
    database = f"sqlite:///{folder / 'incidents.db'}"
    with dashboard(database, folder / "server.log", told=told) as served:
        yield served


@pytest.fixture
def page(chromium, address):
    opened = chromium.new_page(viewport={"width": 1440, "height": 900})
    opened.goto(f"{address}/add")
    opened.get_by_role("tab", name="Table").click()
    yield opened
    opened.close()


def hand_in(page, name, text):
    page.locator("input[type=file][accept*='.csv']").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
    )


def until(page, ask):
    """Ask until the answer is yes: the policy forbids wait_for_function, which evaluates text."""
    for _ in range(1_600):
        if answer := ask():
            return answer
        page.wait_for_timeout(25)
    pytest.fail("the browser never came so far")


def the_map(page):
    return until(page, lambda: next((each for each in page.frames if "?preview" in each.url), None))


def painted(page):
    return until(page, lambda: the_map(page).evaluate("window.__painted"))


def zoom(page):
    return the_map(page).evaluate("atlasMap.getZoom()")


def test_the_map_opens_on_the_rows_that_look_right_and_shows_the_odd_ones_when_asked(page):
    hand_in(page, "points.csv", POINTS + SWAPPED)
    seen = painted(page)
    near = zoom(page)

    the_map(page).get_by_text("Show all").click()

    assert (seen["spots"], seen["odd"]) == (24, 1)
    assert near >= 8
    assert until(page, lambda: zoom(page) < 6)


def test_the_map_zooms_by_its_buttons_and_says_how_many_rows_lie_on_a_spot(page):
    hand_in(page, "one_spot.csv", HEADER + "Riots,2023-05-01,Kharkiv,UA,49.99,36.23\n" * 3)
    painted(page)
    before = zoom(page)

    the_map(page).get_by_label("Zoom in").click()
    until(page, lambda: zoom(page) == before + 1)
    the_map(page).locator("#map_world").click()

    until(page, lambda: the_map(page).get_by_text(re.compile("Here: 3 rows")).is_visible())
