"""What a place is called on the page is the project's choice, from one small file."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest
from starlette.requests import Request

from geo.map.labels import label_names
from incidents.errors import SettingsError
from incidents.pages.details import fields
from incidents.place_names import place_names
from incidents.record import Incident
from incidents.routes.map_page import map_page_routes
from incidents.settings import read_settings
from incidents.tiles import Tiles
from incidents.vocabulary import EventType


def chosen(tmp_path, text):
    file = tmp_path / "names.toml"
    file.write_text(text, "utf-8")
    return place_names(read_settings({"INCIDENTS_PLACE_NAMES": str(file)}))


def test_a_chosen_name_is_shown_whatever_its_capitals(tmp_path):
    names = chosen(tmp_path, '[names]\n"western  sahara" = "Sahrawi Republic"')

    assert names.of("Western Sahara") == "Sahrawi Republic"
    assert names.of("Morocco") == "Morocco"


def test_the_map_is_told_the_names_that_it_writes_and_no_others(tmp_path):
    names = chosen(tmp_path, '[names]\n"Western Sahara" = "WS"\n"No Such Label" = "X"')
    atlas = SimpleNamespace(tiles=Tiles(), names=names)

    asked = Request({"type": "http", "method": "GET", "path": "/map/names", "headers": []})
    route = next(each for each in map_page_routes(atlas) if each.path == "/map/names")

    told = json.loads(route.endpoint(asked).body)

    assert told == {"names": {"Western Sahara": "WS"}}


def test_the_contested_territories_bear_a_name_that_can_be_chosen():
    assert {"Kosovo", "Palestine", "Taiwan", "Western Sahara"} <= label_names()


def test_the_details_show_the_chosen_names(tmp_path, monkeypatch):
    file = tmp_path / "names.toml"
    file.write_text('[names]\n"Western Sahara" = "WS"\n"El Aaiun" = "Laayoune"', "utf-8")
    monkeypatch.setenv("INCIDENTS_PLACE_NAMES", str(file))

    incident = Incident(event_type=EventType.RIOTS, country="EH", location="El Aaiun")

    told = dict(fields(incident, lambda _: None))

    assert told["Place"].startswith("Laayoune, WS")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[names", "is no TOML"),
        ('"a" = "b"', "one table"),
        ('[names]\n"a" = 7', "no name to show"),
        ('[names]\n"a" = " "', "no name to show"),
    ],
)
def test_a_wrong_file_is_said_in_a_sentence(tmp_path, text, words):
    with pytest.raises(SettingsError, match=words):
        chosen(tmp_path, text)


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        place_names(read_settings({"INCIDENTS_PLACE_NAMES": str(tmp_path / "none.toml")}))
