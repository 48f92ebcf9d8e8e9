"""What cannot be done on the command line is said in one line, with a status and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from incidents.table import open_ledger
from tests.cli_ground import ROOT


def test_no_command_at_all_shows_the_help_in_lines(run):
    status, answers, said = run()

    assert (status, answers) == (2, [])
    assert len(said.splitlines()) > 10
    assert "import" in said


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
