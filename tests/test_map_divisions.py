"""A division is coloured where its name tells which one it is, and only there."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer, open_gazetteer
from geo.gazetteer.build import build
from geo.map.division_codes import DivisionCodes, drawn_divisions
from geo.place import Place

CODES = DivisionCodes(open_gazetteer())


@pytest.mark.parametrize(
    ("country", "name", "code"),
    [
        ("UA", "Kharkiv", "UA.07"),
        ("UA", "Kharkiv Oblast", "UA.07"),
        ("UA", "Харківська область", "UA.07"),
        ("MM", "Shan State", "MM.11"),
        ("MM", "Bago  region", "MM.16"),
        ("SD", "South Darfur", "SD.49"),
        ("RU", "Crimea", "UA.11"),
    ],
)
def test_a_known_name_tells_the_division(country, name, code):
    assert CODES.code(country, name) == code
    assert code in drawn_divisions()


@pytest.mark.parametrize(
    ("country", "name"),
    [
        ("SD", "Nrth Drafur"),
        ("SD", "Darfur"),
        ("UA", "Nowhere Oblast"),
        ("UA", "Shan State"),
        ("RU", "Kharkiv"),
        ("ZZ", "Kharkiv"),
        ("UA", "?"),
        ("UA", "x" * 10_000),
    ],
)
def test_a_name_that_is_only_alike_tells_none(country, name):
    assert CODES.code(country, name) is None


def test_a_division_that_was_redrawn_has_no_outline():
    assert CODES.code("KE", "Kiambu") is not None
    assert CODES.code("KE", "Kiambu") not in drawn_divisions()


def test_a_name_that_an_analyst_confirmed_tells_the_division(tmp_path):
    gazetteer = Gazetteer(build(), aliases=tmp_path / "aliases.json")
    place = Place(
        name="Kharkiv",
        latitude=49.9,
        longitude=36.3,
        uncertainty_m=120_000,
        where_prec=4,
        geo_precision=3,
        country="UA",
        kind="admin1",
    )
    gazetteer.aliases.add("The Sloboda", place, by="a test")

    assert DivisionCodes(gazetteer).code("UA", "The Sloboda") == "UA.07"
