"""`extract` prints the drafts of articles and `ingest` keeps them, each with who and why."""

from __future__ import annotations

import json

from tests.cli_ground import ARTICLE, a_file


def test_extract_prints_a_draft_a_line_with_quotes_that_stand_in_the_text(run, tmp_path):
    file = a_file(tmp_path, "article.txt", ARTICLE)

    status, (draft,), _ = run("extract", file, "--published", "2024-03-05")

    assert status == 0
    assert draft["event_type"] == "Explosions/Remote violence"
    assert (draft["date_start"], draft["killed_min"], draft["killed_max"]) == (
        "2024-03-04",
        3,
        None,
    )
    assert draft["country"] == "UA"
    assert all(ARTICLE[each["start"] : each["end"]] == each["quote"] for each in draft["evidence"])


def test_extract_prints_the_text_before_the_drafts_when_asked(run, tmp_path):
    file = a_file(tmp_path, "article.txt", ARTICLE)

    _, (text, draft), _ = run("extract", file, "--with-text")

    assert text == {"article_id": draft["article_id"], "text": ARTICLE}


def test_extract_prints_what_a_person_should_look_at_when_asked(run, tmp_path):
    file = a_file(tmp_path, "article.txt", "Shelling killed three people in Goma.")

    _, (draft,), _ = run("extract", file, "--with-review")

    assert any("on which day" in each for each in draft["review"])


def test_a_file_that_is_not_there_is_said_in_one_line_and_the_others_are_read(run, tmp_path):
    file = a_file(tmp_path, "article.txt", ARTICLE)

    status, drafts, said = run("extract", tmp_path / "none.txt", file)

    assert status == 2
    assert len(drafts) == 1
    assert len(said.splitlines()) == 1
    assert "none.txt" in said


def test_ingest_keeps_drafts_and_history_tells_who_and_why(run, tmp_path, database):
    file = a_file(tmp_path, "article.txt", ARTICLE)
    out = tmp_path / "out.geojson"

    _, (summary,), _ = run("ingest", file, "--published", "2024-03-05", "--database", database)
    run("export", out, "--state", "draft", "--database", database)
    (feature,) = json.loads(out.read_bytes())["features"]
    _, (revision,), _ = run("history", feature["id"], "--database", database)

    assert summary["accepted"] == 1
    assert revision["operation"] == "record"
    assert revision["reason"] == "ingested on the command line"
