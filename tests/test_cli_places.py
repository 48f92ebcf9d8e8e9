"""`geocode`, `toponyms` and `gazetteer` answer offline, a line for a line, or say why not."""

from __future__ import annotations

import json
from functools import partial

import pytest

from geo import gazetteer
from tests.cli_ground import a_file


def test_geocode_prints_a_place_with_its_radius_and_how_it_was_found(run):
    status, (place,), _ = run("geocode", "Stepanakert", "--country", "az")

    assert status == 0
    assert place["id"] == "Stepanakert"
    assert (round(place["latitude"], 1), round(place["longitude"], 1)) == (39.8, 46.8)
    assert place["uncertainty_m"] > 0
    assert place["how"]


def test_geocode_says_null_and_why_where_nothing_is_found(run):
    status, (place,), _ = run("geocode", "Qqxyzzyqq")

    assert status == 0
    assert place["latitude"] is None
    assert "Qqxyzzyqq" in place["reason"]


def test_geocode_prints_several_candidates_when_asked(run):
    _, places, _ = run("geocode", "Springfield", "--candidates", "3")

    assert len({(each["latitude"], each["longitude"]) for each in places}) == 3


def test_geocode_answers_a_file_line_by_line_in_its_order(run, tmp_path):
    file = a_file(
        tmp_path,
        "places.jsonl",
        '{"id": 1, "place": "Mosul", "country": "IQ"}\n\n{"id": "x", "place": "Qqxyzzyqq"}\n',
    )

    _, answers, _ = run("geocode", "--jsonl", file)

    assert [each["id"] for each in answers] == [1, "x"]
    assert answers[0]["country"] == "IQ"


def test_toponyms_gives_each_place_of_a_text_with_its_offsets(run, tmp_path):
    text = "Shells fell on Mosul and Baghdad."
    file = a_file(tmp_path, "texts.jsonl", json.dumps({"id": "t", "text": text}))

    _, (answer,), _ = run("toponyms", "--jsonl", file)

    assert [text[each["start"] : each["end"]] for each in answer["toponyms"]] == [
        "Mosul",
        "Baghdad",
    ]


def test_the_gazetteer_says_what_it_is_made_of(run):
    status, layers, _ = run("gazetteer", "info")

    assert status == 0
    assert {"CC BY 4.0"} <= {each["licence"] for each in layers}
    assert all(each["source"] for each in layers)


def test_what_is_left_out_of_the_gazetteer_says_what_it_costs_and_the_way_back(run, tmp_path):
    folder = tmp_path / "built"
    with pytest.MonkeyPatch.context() as patch:
        for name in ("remove_layer", "restore_layer", "layers_left_out"):
            patch.setattr(
                f"incidents.cli.gazetteer.{name}", partial(getattr(gazetteer, name), folder=folder)
            )
        status, (removed, towns), _ = run("gazetteer", "remove", "towns")
        _, info, _ = run("gazetteer", "info")
        again, _, message = run("gazetteer", "remove", "towns")
        back, (restored,), _ = run("gazetteer", "restore", "towns")

    assert (status, back, again) == (0, 0, 2)
    assert (removed, restored) == ({"removed": "towns"}, {"restored": "towns"})
    assert info[-1] == towns
    assert (towns["name"], towns["left_out"]) == ("towns", True)
    assert towns["back"] == "python -m incidents gazetteer restore towns"
    assert "no town is known" in towns["without_it"]
    assert "left out already" in message


def test_a_file_that_is_no_gazetteer_is_refused_in_one_line(run, tmp_path):
    file = a_file(tmp_path, "places.csv", "a,b\n1,2\n")
    said = ("--name", "mine", "--source", "me", "--licence", "CC0")

    status, answers, message = run("gazetteer", "import", file, *said)

    assert (status, answers) == (2, [])
    assert len(message.splitlines()) == 1


def test_toponyms_are_resolved_at_spans_that_are_marked(run, tmp_path):
    text = "In the capital of Iraq and in Mosul."
    line = {"id": 1, "text": text, "source": "a.example", "spans": [[30, 35]]}
    file = a_file(tmp_path, "texts.jsonl", json.dumps(line))

    _, (answer,), _ = run("toponyms", "--jsonl", file)

    assert [(each["start"], each["end"], each["country"]) for each in answer["toponyms"]] == [
        (30, 35, "IQ")
    ]


def test_spans_that_lie_outside_the_text_are_refused(run, tmp_path):
    file = a_file(tmp_path, "t.jsonl", json.dumps({"id": 1, "text": "Mosul", "spans": [[0, 9]]}))

    status, _, message = run("toponyms", "--jsonl", file)

    assert status == 2
    assert "'spans' takes pairs of offsets" in message
