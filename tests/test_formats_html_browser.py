"""The exported page opens from a file, filters and shows, and asks nothing of any network."""

from __future__ import annotations

from datetime import date

import pytest

from geo.place import Place
from incidents.formats.export import export
from incidents.interval import Interval
from incidents.record import Incident
from incidents.vocabulary import EventType

pytestmark = pytest.mark.browser

HOSTILE = "</script><img src=x onerror=\"document.title='hit'\"><b>bold</b> {{7*7}}"


def incident(kind, day, notes):
    return Incident(
        event_type=kind,
        date=Interval.day(day),
        location="Exampletown",
        country="NA",
        place=Place.given("Exampletown", -20.5, 16.5, where_prec=1),
        notes=notes,
    )


ENTRIES = [
    ("1", incident(EventType.RIOTS, date(2022, 6, 30), HOSTILE)),
    ("2", incident(EventType.PROTESTS, date(2023, 1, 1), "later")),
    ("3", Incident(event_type=EventType.RIOTS, notes="somewhere, some day")),
]


@pytest.fixture
def page(chromium, tmp_path):
    file = tmp_path / "incidents.html"
    with file.open("wb") as out:
        export(file.name, ENTRIES, out, {"attribution": "GeoNames", "filters": ["x" * 80]})
    opened = chromium.new_page(viewport={"width": 1000, "height": 900})
    opened.asked, opened.faults = [], []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("pageerror", lambda fault: opened.faults.append(str(fault)))
    opened.on(
        "console",
        lambda message: opened.faults.append(message.text) if message.type == "error" else None,
    )
    opened.goto(file.as_uri())
    yield opened
    opened.close()


def rows(page):
    return page.locator("#rows tr").count()


def test_the_page_opens_from_a_file_and_asks_for_nothing_else(page):
    assert rows(page) == 3
    assert [url for url in page.asked if not url.startswith(("file:", "data:"))] == []
    assert len([url for url in page.asked if url.startswith("file:")]) == 1
    assert page.faults == []


def test_the_map_is_drawn_on_one_canvas(page):
    drawn = page.evaluate(
        "() => { const c = document.querySelector('#map canvas');"
        "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "return d.some((value) => value !== 0); }"
    )

    assert page.locator("#map canvas").count() == 1
    assert drawn


def test_hostile_text_is_shown_as_text(page):
    assert "<b>bold</b> {{7*7}}" in page.locator("#rows").inner_text()
    assert page.locator("#rows b, #rows img").count() == 0
    assert page.title() == "Incidents"


def test_the_filters_by_type_and_date_narrow_the_table_and_say_how_many(page):
    page.get_by_label("Protests").uncheck()
    assert rows(page) == 2

    page.get_by_label("From").fill("2022-01-01")
    assert rows(page) == 1
    assert page.locator("#count").inner_text() == "1 of 3 incidents, 1 on the map"


def test_words_and_a_country_narrow_the_table_too(page):
    page.get_by_label("Words").fill("LATER")
    assert rows(page) == 1

    page.get_by_label("Words").fill("")
    page.get_by_label("Country").select_option("NA")
    assert rows(page) == 2
    assert "Namibia (2)" in page.get_by_label("Country").inner_text()


def test_the_newest_stands_first_and_what_has_no_date_last(page):
    newest = page.locator("#rows button").all_inner_texts()

    page.get_by_label("Order").select_option("old")

    assert newest == ["2023-01-01", "2022-06-30", "no date"]
    assert page.locator("#rows button").all_inner_texts() == [
        *reversed(newest[:2]),
        "no date",
    ]


def test_towns_around_are_named_on_the_map_as_text(page):
    # The example lies in Namibia, between Omaruru and Otjiwarongo.
    assert "Otjiwarongo" in page.locator("#map .town").all_inner_texts()


def test_it_does_not_scroll_sideways_on_a_telephone(page):
    page.set_viewport_size({"width": 390, "height": 844})

    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_row_tells_the_whole_incident_by_keyboard(page):
    page.locator("#rows button").first.focus()
    page.keyboard.press("Enter")

    said = page.locator("#details").inner_text()
    assert "Exampletown, NA" in said
    assert "Killed: not stated" in said


def test_the_method_and_the_attribution_stand_on_the_page(page):
    text = page.locator("footer").inner_text()

    assert "“not stated” is not zero" in text
    assert "Attribution: GeoNames" in text
