"""The figures that places are held to, measured where the evaluation data is."""

from __future__ import annotations

import json
import os
from pathlib import Path
from statistics import median

import pytest

from geo.distance import kilometres
from geo.gazetteer import open_gazetteer
from geo.place import Place
from geo.resolve import Resolver
from geo.toponyms.sourced_texts import SourcedText, find_in_many

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("INCIDENTS_EVAL_DATA") or ROOT.parent / "shared") / "eval" / "data"
pytestmark = pytest.mark.skipif(
    not (DATA / "places_world.jsonl").is_file(),
    reason=f"the evaluation data is not in {DATA}; set INCIDENTS_EVAL_DATA",
)


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver(open_gazetteer())


def gold(name: str):
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()]


def away(place: object, row) -> float:
    if not isinstance(place, Place):
        return 20_000.0
    return kilometres(place.latitude, place.longitude, row["latitude"], row["longitude"])


def located(resolver: Resolver, row):
    return resolver.locate_one(
        row["place"],
        country=row.get("country"),
        admin1=row.get("admin1"),
        admin2=row.get("admin2"),
    )


@pytest.mark.parametrize(("name", "least"), [("places_world", 0.77), ("places_kenya", 0.62)])
def test_place_strings_meet_their_floors(resolver, name, least):
    rows = gold(name)

    places = [located(resolver, row) for row in rows]

    errors = [away(place, row) for place, row in zip(places, rows, strict=True)]
    sure = [
        (error, place)
        for error, place in zip(errors, places, strict=True)
        if isinstance(place, Place) and not place.review
    ]
    far = [e for e, place in sure if e > max(50, 1.5 * place.uncertainty_m / 1_000)]
    inside = [
        error * 1_000 <= place.uncertainty_m
        for error, place in zip(errors, places, strict=True)
        if isinstance(place, Place)
    ]
    exact = [p.uncertainty_m for p in places if isinstance(p, Place) and p.where_prec == 1]
    assert sum(error <= 25 for error in errors) / len(rows) >= least
    assert len(far) / len(sure) <= 0.03
    assert sum(inside) / len(inside) >= 0.88
    assert median(exact) <= 8_000


def test_hard_phrases_meet_their_floor(resolver):
    rows = gold("places_hard60")

    inside = [away(located(resolver, row), row) <= row["tolerance_km"] for row in rows]

    assert sum(inside) >= 52


@pytest.mark.parametrize("name", ["toponyms_lgl", "toponyms_trnews"])
def test_texts_meet_their_floors(resolver, name):
    rows = gold(name)
    raw = [SourcedText(text=row["text"], source=row["source"]) for row in rows]
    marked = [
        SourcedText(
            text=row["text"],
            source=row["source"],
            spans=tuple((each["start"], each["end"]) for each in row["toponyms"]),
        )
        for row in rows
    ]

    assert share_near(rows, find_in_many(raw, resolver)) >= 0.73
    assert share_near(rows, find_in_many(marked, resolver)) >= 0.84


def share_near(rows, answers) -> float:
    near = []
    for row, found in zip(rows, answers, strict=True):
        places = {(each.start, each.end): each.place for each in found}
        near += [
            away(places.get((each["start"], each["end"])), each) <= 161
            for each in row["toponyms"]
            if each.get("latitude") is not None
        ]
    return sum(near) / len(near)
