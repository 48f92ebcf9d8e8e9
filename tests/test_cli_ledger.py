"""What the ledger holds is counted, told, verified, copied and put back by a command each."""

from __future__ import annotations

from tests.cli_ground import TABLE, a_file
from tests.table_ground import by_hand


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


def test_undo_takes_a_batch_back_as_one(run, tmp_path, database):
    _, (summary,), _ = run("import", a_file(tmp_path, "t.csv", TABLE), "--database", database)

    _, (undone,), _ = run("undo", summary["batch"], "--database", database)
    _, (count,), _ = run("count", "--database", database)

    assert undone["undone_at"]
    assert count["incidents"] == 0


def test_verify_says_that_the_chain_is_sound(run, tmp_path, database):
    run("import", a_file(tmp_path, "table.csv", TABLE), "--database", database)

    status, (said,), _ = run("verify", "--database", database)

    assert status == 0
    assert said["sound"]


def test_verify_goes_on_from_a_head_that_was_verified_before(run, tmp_path, database):
    run("import", a_file(tmp_path, "table.csv", TABLE), "--database", database)
    _, (first,), _ = run("verify", "--database", database)

    status, (again,), _ = run("verify", "--since", first["head"], "--database", database)

    assert status == 0
    assert again == first


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


def test_a_file_that_is_no_backup_is_refused_in_one_line(run, tmp_path):
    file = a_file(tmp_path, "table.csv", TABLE * 50)

    status, _, message = run("restore", file, "--database", f"sqlite:///{tmp_path / 'new.db'}")

    assert status == 2
    assert len(message.splitlines()) == 1
    assert "'table.csv' cannot be copied as a ledger" in message


def test_samples_fill_a_new_ledger_once(run, database):
    _, (first,), _ = run("samples", "--if-new", "--database", database)
    status, nothing, _ = run("samples", "--if-new", "--database", database)

    assert first["samples"] > 3_194
    assert (status, nothing) == (0, [])
