"""The command line: results on stdout as JSON lines, one clear line and a status where it fails."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from geo import gazetteer
from incidents.cli import main
from incidents.table import open_ledger
from tests.table_ground import by_hand

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = "incidents.cli.gazetteer"
SAMPLES = ROOT / "data" / "samples"
EVENTS = SAMPLES / "ucdp_ged_myanmar_bangladesh.csv"
ARTICLE = (
    "Market shelled in Kharkiv\n\nAt least three people were killed when shells hit a market in "
    "Kharkiv on Monday, the mayor said.\n"
)
TABLE = (
    "event_type,date_start,location,country,killed_min\n"
    "Battles,2024-03-05,Kharkiv,UA,2\n"
    "Battles,2024-99-05,Kharkiv,UA,2\n"
)


@pytest.fixture
def database(tmp_path):
    return f"sqlite:///{tmp_path / 'incidents.db'}"


@pytest.fixture
def run(capsys):
    """Run a command; give its status, its JSON lines and what it said."""

    def run_it(*arguments):
        with pytest.raises(SystemExit) as ended:
            main([str(each) for each in arguments])
        out, err = capsys.readouterr()
        return ended.value.code, [json.loads(line) for line in out.splitlines()], err

    return run_it


def a_file(folder, name, text):
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


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


def test_a_file_that_is_not_there_is_said_in_one_line_and_the_others_are_read(run, tmp_path):
    file = a_file(tmp_path, "article.txt", ARTICLE)

    status, drafts, said = run("extract", tmp_path / "none.txt", file)

    assert status == 2
    assert len(drafts) == 1
    assert len(said.splitlines()) == 1
    assert "none.txt" in said


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


def test_preview_prints_how_a_file_is_read_and_its_rows_exactly(run, tmp_path):
    file = a_file(tmp_path, "table.csv", TABLE)

    status, (how, *rows), _ = run("preview", file, "--rows", "all")

    assert status == 0
    assert (how["encoding"], how["delimiter"], how["format"]) == ("utf-8", ",", "Incident Atlas")
    assert rows == list(csv.reader(io.StringIO(TABLE)))[1:]


def test_import_accounts_for_every_row(run, tmp_path, database):
    file = a_file(tmp_path, "table.csv", TABLE)
    rejects = tmp_path / "rejects.csv"

    status, (summary,), _ = run("import", file, "--database", database, "--rejects", rejects)
    (row,) = csv.DictReader(io.StringIO(rejects.read_text("utf-8-sig")))

    assert status == 0
    assert summary["format"] == "Incident Atlas"
    assert (summary["rows"], summary["accepted"], summary["quarantined"]) == (2, 1, 1)
    assert (row["rejected_line"], row["rejected_column"]) == ("3", "date_start")


def test_a_place_for_rejects_that_cannot_be_written_is_said_before_anything_is_imported(
    run, tmp_path, database
):
    file = a_file(tmp_path, "table.csv", TABLE)

    status, answers, said = run("import", file, "--database", database, "--rejects", tmp_path)
    _, (counted,), _ = run("count", "--database", database)

    assert (status, answers) == (2, [])
    assert "Nothing was imported" in said
    assert counted["incidents"] == 0


def test_a_short_name_of_a_format_is_enough(run, database):
    status, (summary,), _ = run("import", EVENTS, "--format", "ucdp", "--database", database)

    assert (status, summary["format"]) == (0, "UCDP GED")


@pytest.mark.parametrize(("name", "listed"), [("ushahidi", "v3"), ("what", "UCDP GED")])
def test_a_name_that_is_no_format_or_several_lists_them(run, database, name, listed):
    status, answers, said = run("import", EVENTS, "--format", name, "--database", database)

    assert (status, answers) == (2, [])
    assert listed in said


def test_no_command_at_all_shows_the_help_in_lines(run):
    status, answers, said = run()

    assert (status, answers) == (2, [])
    assert len(said.splitlines()) > 10
    assert "import" in said


RELEASE = "id,event_type,date_start,location,country,killed_min,dataset,dataset_id\n" + "".join(
    f",Battles,2024-03-0{day},Kharkiv,UA,2,Example,E{day}\n" for day in range(1, 8)
)


def test_a_dry_run_of_a_newer_release_says_what_changes_and_what_is_gone(run, tmp_path, database):
    run("import", a_file(tmp_path, "one.csv", RELEASE), "--database", database)
    newer = RELEASE.replace("UA,2,Example,E2", "UA,5,Example,E2")
    newer = "".join(line for line in newer.splitlines(keepends=True) if ",E4" not in line)
    file = a_file(tmp_path, "two.csv", newer)

    _, (told,), said = run("import", file, "--dry-run", "--gone", "mark", "--database", database)
    _, (done,), _ = run("import", file, "--gone", "mark", "--database", database)

    (change,) = told["changes"]
    assert change["id"] == "E2"
    assert [each["field"] for each in change["fields"]] == ["killed"]
    assert told["not_in_the_file"][0]["ids"] == ["E4"]
    assert "--gone leave" in said
    assert (done["updated"], done["gone"]) == (1, 1)


def test_the_same_file_again_changes_nothing(run, tmp_path, database):
    file = a_file(tmp_path, "table.csv", TABLE)
    run("import", file, "--database", database)

    _, (again,), _ = run("import", file, "--database", database)

    assert (again["accepted"], again["updated"], again["unchanged"]) == (0, 0, 1)


def test_a_dry_run_says_what_would_be_done_and_keeps_nothing(run, tmp_path, database):
    file = a_file(tmp_path, "table.csv", TABLE)

    _, (summary,), _ = run("import", file, "--dry-run", "--database", database)
    _, (count,), _ = run("count", "--database", database)

    assert (summary["accepted"], summary["batch"]) == (1, None)
    assert count["incidents"] == 0


@pytest.mark.parametrize(
    ("limit", "how"), [("_MOST_WATCHED", ()), ("MOST_SURVEYED", ("--dry-run",))]
)
def test_a_table_too_long_to_look_for_odd_points_says_so(
    run, tmp_path, database, monkeypatch, limit, how
):
    monkeypatch.setattr(f"incidents.cli.imports.{limit}", 1)

    _, _, said = run("import", a_file(tmp_path, "table.csv", TABLE), *how, "--database", database)

    assert "It has more than 1 rows, so nobody looked for what is odd in it." in said


def test_a_place_name_without_coordinates_is_geocoded_on_import(run, tmp_path, database):
    run("import", a_file(tmp_path, "table.csv", TABLE), "--database", database)

    _, (count,), _ = run("count", "--bbox", "49,35,51,37", "--database", database)

    assert count["incidents"] == 1


def test_count_carries_ranges_and_unknowns(run, tmp_path, database):
    rows = TABLE + "Battles,2024-03-05,Kharkiv,UA,\n"
    run("import", a_file(tmp_path, "table.csv", rows), "--database", database)

    _, (count,), _ = run("count", "--database", database)

    assert count["incidents"] == 2
    assert count["killed"]["min"] == 2
    assert count["killed"]["unknown"] == 1


def test_the_database_may_be_named_before_the_command(run, tmp_path, database):
    run("--database", database, "import", a_file(tmp_path, "table.csv", TABLE))

    _, (count,), _ = run("count", "--database", database)

    assert count["incidents"] == 1


def test_export_writes_what_import_reads_back_unchanged(run, tmp_path, database):
    run("import", EVENTS, "--database", database)
    out = tmp_path / "out.csv"

    _, (written,), _ = run("export", out, "--type", "Battles", "--database", database)
    _, (back,), _ = run("import", out, "--database", database)

    assert written["incidents"] == back["unchanged"] == back["rows"] > 1_000


def test_undo_takes_a_batch_back_as_one(run, tmp_path, database):
    _, (summary,), _ = run("import", a_file(tmp_path, "t.csv", TABLE), "--database", database)

    _, (undone,), _ = run("undo", summary["batch"], "--database", database)
    _, (count,), _ = run("count", "--database", database)

    assert undone["undone_at"]
    assert count["incidents"] == 0


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


def test_verify_says_that_the_chain_is_sound(run, tmp_path, database):
    run("import", a_file(tmp_path, "table.csv", TABLE), "--database", database)

    status, (said,), _ = run("verify", "--database", database)

    assert status == 0
    assert said["sound"]


def test_what_was_altered_of_what_is_shown_is_made_anew(run, tmp_path, database):
    run("import", a_file(tmp_path, "table.csv", TABLE), "--database", database)
    with by_hand(database) as connection:
        connection.exec_driver_sql("UPDATE current SET killed_min = 99")
    altered, _, _ = run("verify", "--database", database)

    status, (made,), _ = run("rebuild", "--database", database)
    sound, _, _ = run("verify", "--database", database)

    assert (altered, status, sound) == (1, 0, 0)
    assert made == {"incidents": 1}


def test_a_backup_can_be_restored_where_nothing_is(run, tmp_path, database):
    run("import", a_file(tmp_path, "table.csv", TABLE), "--database", database)
    copy, other = tmp_path / "copy.db", f"sqlite:///{tmp_path / 'other.db'}"

    run("backup", copy, "--database", database)
    status, _, _ = run("restore", copy, "--database", other)
    _, (count,), _ = run("count", "--database", other)

    assert status == 0
    assert count["incidents"] == 1


def test_samples_fill_a_new_ledger_once(run, database):
    _, (first,), _ = run("samples", "--if-new", "--database", database)
    status, nothing, _ = run("samples", "--if-new", "--database", database)

    assert first["samples"] > 3_194
    assert (status, nothing) == (0, [])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["count", "--type", "Wars"], "'type' takes an ACLED event type"),
        (["count", "--from", "yesterday"], "'from' takes a day as YYYY-MM-DD"),
        (["extract", "--published", "5 May", "x"], "--published takes a day as YYYY-MM-DD"),
        (["geocode"], "Name one place"),
        (["geocode", "Mosul", "--country", "Iraq"], "two-letter code"),
        (["undo", "b0"], "There is no batch 'b0'"),
        (["history", "i0"], "There is no incident 'i0'"),
        (["export", "out.doc"], "No export ends in “.doc”"),
        (["nonsense"], "nonsense"),
        (["count", "--nonsense"], "nonsense"),
        (["count", "--database", "mysql://x/y"], "mysql://x/y"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_with_status_2(run, database, arguments, said):
    open_ledger(database).close()
    with_database = arguments if "--database" in arguments else ["--database", database, *arguments]

    status, answers, message = run(*with_database)

    assert status == 2
    assert answers == []
    assert len(message.splitlines()) == 1
    assert said in message


@pytest.mark.parametrize(
    "command",
    [
        ["count"],
        ["verify"],
        ["undo", "b0"],
        ["history", "i0"],
        ["export", "out.csv"],
        ["backup", "copy.db"],
    ],
)
def test_what_reads_a_ledger_begins_none_where_the_path_is_mistyped(run, tmp_path, command):
    mistyped = tmp_path / "incidnets.db"

    status, answers, message = run("--database", f"sqlite:///{mistyped}", *command)

    assert (status, answers) == (2, [])
    assert str(mistyped) in message
    assert not mistyped.exists()


def test_the_program_runs_as_a_module_without_a_traceback(tmp_path):
    ended = subprocess.run(
        [sys.executable, "-m", "incidents", "preview", str(tmp_path / "none.csv")],
        cwd=ROOT,
        env={**os.environ, "INCIDENTS_DATABASE": f"sqlite:///{tmp_path / 'i.db'}"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 2
    assert ended.stdout == ""
    assert len(ended.stderr.splitlines()) == 1


def test_the_gazetteer_says_what_it_is_made_of(run):
    status, layers, _ = run("gazetteer", "info")

    assert status == 0
    assert {"CC BY 4.0"} <= {each["licence"] for each in layers}
    assert all(each["source"] for each in layers)


def test_what_is_left_out_of_the_gazetteer_says_what_it_costs_and_the_way_back(run, tmp_path):
    folder = tmp_path / "built"
    with pytest.MonkeyPatch.context() as patch:
        for name in ("remove_layer", "restore_layer", "layers_left_out"):
            patch.setattr(f"{COMMANDS}.{name}", partial(getattr(gazetteer, name), folder=folder))
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


def test_verify_goes_on_from_a_head_that_was_verified_before(run, tmp_path, database):
    run("import", a_file(tmp_path, "table.csv", TABLE), "--database", database)
    _, (first,), _ = run("verify", "--database", database)

    status, (again,), _ = run("verify", "--since", first["head"], "--database", database)

    assert status == 0
    assert again == first


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


def test_a_file_that_is_no_backup_is_refused_in_one_line(run, tmp_path):
    file = a_file(tmp_path, "table.csv", TABLE * 50)

    status, _, message = run("restore", file, "--database", f"sqlite:///{tmp_path / 'new.db'}")

    assert status == 2
    assert len(message.splitlines()) == 1
    assert "'table.csv' cannot be copied as a ledger" in message
