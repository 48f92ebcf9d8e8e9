"""What is odd in a table is said on the command line, before an import and after it."""

from __future__ import annotations

import json

import pytest

from incidents.cli import main

HEAD = "event_type,date_start,location,country,latitude,longitude,notes\n"


@pytest.fixture
def run(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENTS_DATABASE", f"sqlite:///{tmp_path / 'incidents.db'}")

    def command(*arguments):
        with pytest.raises(SystemExit) as ended:
            main([str(each) for each in arguments])
        captured = capsys.readouterr()
        told = [json.loads(line) for line in captured.out.splitlines()]
        return ended.value.code, told, captured.err

    return command


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "mine.csv"
    made.write_text(
        f"{HEAD}Riots,2022-01-01,Mombasa,KE,-4.05,39.67,\n"
        "Riots,2022-01-02,Mombasa,KE,4.05,39.67,Ã‰tat dâ€™urgence\n",
        encoding="utf-8",
    )
    return made


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_a_lost_sign_is_said_with_its_line(run, file, more):
    status, _, said = run("import", file, *more)

    assert status == 0
    assert "Rows with a point that is not where the row says: 1, the first in line 3." in said


def test_wrongly_decoded_texts_are_proposed_and_taken_where_a_person_says_so(run, file, tmp_path):
    _, _, said = run("import", file, "--dry-run")
    run("import", file, "--mend-texts")
    run("export", tmp_path / "out.csv")

    assert "may have been “État d’urgence”" in said
    assert "État d’urgence" in (tmp_path / "out.csv").read_text(encoding="utf-8")


def test_a_usual_table_says_nothing(run, tmp_path):
    made = tmp_path / "usual.csv"
    made.write_text(f"{HEAD}Riots,2022-01-01,Mombasa,KE,-4.05,39.67,\n", encoding="utf-8")

    _, _, said = run("import", made)

    assert said == ""


def test_an_import_that_is_stopped_says_so_and_keeps_nothing(run, file, monkeypatch):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("incidents.cli.imports.import_records", stopped)

    status, told, said = run("import", file)
    _, (count,), _ = run("count")

    assert (status, told) == (130, [])
    assert "Stopped." in said
    assert count["incidents"] == 0
