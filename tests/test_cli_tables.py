"""`preview`, `import` and `export` account for every row of a table."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from incidents.table import Author, Change, Operation, open_ledger
from tests.cli_ground import EVENTS, TABLE, a_file


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


def test_a_row_that_an_edit_holds_up_goes_back_in_its_own_columns(run, tmp_path, database):
    rows = "id,event_type,date_start,location,killed_min\n1,Battles,2024-03-05,Kharkiv,2\n"
    run("import", a_file(tmp_path, "one.csv", rows), "--database", database)
    ledger = open_ledger(database)
    entry = next(ledger.entries())
    edit = Change(
        incident=replace(entry.incident, notes="Seen."),
        operation=Operation.EDIT,
        incident_id=entry.incident_id,
        expected_version=entry.version,
    )
    ledger.write([edit], by=Author(actor="ana", reason="checked"))
    newer = a_file(tmp_path, "two.csv", rows.replace(",2\n", ",4\n"))
    rejects = tmp_path / "rejects.csv"

    run("import", newer, "--database", database, "--rejects", rejects)

    (row,) = csv.DictReader(io.StringIO(rejects.read_text("utf-8-sig")))
    assert (row["rejected_line"], row["id"], row["killed_min"]) == ("2", "1", "4")
    assert row["rejected_reason"].startswith("The incident was edited here since")


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


def test_export_writes_what_import_reads_back_unchanged(run, tmp_path, database):
    run("import", EVENTS, "--database", database)
    out = tmp_path / "out.csv"

    _, (written,), _ = run("export", out, "--type", "Battles", "--database", database)
    _, (back,), _ = run("import", out, "--database", database)

    assert written["incidents"] == back["unchanged"] == back["rows"] > 1_000


def test_a_table_that_names_no_column_is_read_by_numbers_where_that_is_said(
    run, database, tmp_path
):
    table, mapping = tmp_path / "list.csv", tmp_path / "mapping.json"
    table.write_text("".join(f"2022-01-{day:02},Homs,Riots,{day}\n" for day in range(1, 9)))
    columns = {"date_start": "column 1", "location": "column 2", "event_type": "column 3"}
    mapping.write_text(json.dumps({"name": "A list", "columns": columns}))
    asked = ("import", table, "--mapping", mapping, "--database", database)

    status, _, refused = run(*asked)
    _, (summary,), _ = run(*asked, "--no-header")

    assert (status, "where the column names should stand" in refused) == (2, True)
    assert (summary["rows"], summary["accepted"]) == (8, 8)
