"""Verify names the first row that is wrong, on whatever database; a backup is verified too."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from hashlib import sha256

import pytest

from incidents.article import Article
from incidents.errors import BadInput, LedgerError, Tampered
from incidents.evidence import Evidence
from incidents.table import Head, Source, SourceKind, open_ledger
from incidents.table import verify as verifying
from incidents.table.backup import backup, restore
from incidents.table.verify import verify
from tests.table_ground import (
    BAD_ROW,
    BY,
    CLASH,
    batch,
    by_hand,
    change,
    coded,
    new_database,
    record,
)

BYTES = b"Shells hit Shushi."
ARTICLE = Article(id="a1", text=BYTES.decode(), sha256=sha256(BYTES).hexdigest())
QUOTING = replace(
    coded(9), article_id="a1", evidence=(Evidence.cut("weapons", ARTICLE.text, 0, 6),)
)
# A fault of the issue or of its kind, and the words by which verify names its first row.
ALTERED = [
    (["UPDATE revision SET reason = 'x' WHERE sequence = 2"], "Revision 2 was altered"),
    (["UPDATE revision SET body = NULL WHERE sequence = 2"], "Revision 2 was altered"),
    (["DELETE FROM revision WHERE sequence = 2"], "Revision 2 is missing"),
    (["DELETE FROM revision WHERE sequence = 1"], "Revision 1 is missing"),
    (
        ["DELETE FROM revision WHERE sequence > 2", "DELETE FROM current WHERE sequence > 2"],
        "ends at revision 2, .* its tail was cut off",
    ),
    (["DELETE FROM revision", "DELETE FROM current"], "ends at revision 0, .* tail was cut off"),
    (["UPDATE revision SET hash = 'x' WHERE sequence = 1"], "Revision 1 was altered"),
    (["UPDATE revision SET previous_hash = 'x' WHERE sequence = 3"], "Revision 3 does not follow"),
    (["UPDATE current SET location = 'Baku' WHERE sequence = 2"], "'location' is not what .* 2"),
    (["UPDATE current SET killed_min = 9 WHERE sequence = 2"], "'killed_min' is not what .* 2"),
    (["DELETE FROM current WHERE sequence = 1"], "revision 1 made, is missing from what is shown"),
    (["UPDATE current SET incident_id = 'i0' WHERE sequence = 1"], "i0 is shown, and no revision"),
    (["UPDATE current SET sequence = 9 WHERE sequence = 3"], "is shown, and no revision made it"),
    (["UPDATE source_part SET bytes = 'x'"], "bytes of source .* were altered"),
    (["DELETE FROM source_part"], "bytes of source .* were altered"),
    (["DELETE FROM source_part", "DELETE FROM source"], "bytes of article a1 are missing"),
    (["UPDATE batch SET accepted = 9"], "Batch .* says 9 accepted, and the ledger holds 1"),
    (["UPDATE batch SET unchanged = 9"], "Batch .* says 2 rows, and the ledger holds 11"),
    (["DELETE FROM quarantine"], "Batch .* says 1 quarantined, and the ledger holds 0"),
    (["DELETE FROM batch"], "Batch .* is missing, and what it brought is here"),
    (["UPDATE batch SET undone_at = at"], "Batch .* says that it was undone, and the revisions"),
    (["UPDATE batch SET actor = 'x'"], "Batch .* was altered: it is not what the log"),
    (["UPDATE quarantine SET reason = 'x'"], "Batch .*, or a row that it kept aside, was altered"),
    (["UPDATE article SET text = 'Nobody hit Shushi.'"], "text of article a1 was altered"),
    (["UPDATE article SET published = '2001-01-01'"], "Article a1 was altered"),
    (["UPDATE article SET text = 'Shells hit Baku.'"], "Article a1 was altered"),
    (["UPDATE source SET url = 'https://x.example'"], "What is known of source .* was altered"),
    (["DELETE FROM article"], "An article is missing, and was there before"),
]


@pytest.mark.parametrize(("statements", "named"), ALTERED)
def test_what_was_altered_by_hand_is_named(ledger, address, statements, named):
    for number in range(3):
        record(ledger, coded(number))
    ledger.file_batch(batch("one"), [QUOTING], [BAD_ROW], by=BY, source=(ARTICLE, BYTES))
    verify(ledger)
    with by_hand(address) as connection:
        for each in statements:
            connection.exec_driver_sql(each)

    with pytest.raises(Tampered, match=named):
        verify(ledger)


def test_a_batch_that_was_undone_is_not_made_to_look_kept(ledger, address):
    ledger.undo(ledger.file_batch(batch("one"), [coded(1)], [], by=BY).batch, by=BY)
    verify(ledger)
    with by_hand(address) as connection:
        connection.exec_driver_sql("UPDATE batch SET undone_at = NULL")

    with pytest.raises(Tampered, match="says that it was not undone, and the revisions"):
        verify(ledger)


def test_a_batch_or_a_photo_that_made_no_revision_is_missed_when_it_is_gone(ledger, address):
    ledger.file_batch(batch("one"), [], [BAD_ROW], by=BY)
    sha256 = ledger.keep(Source(kind=SourceKind.PHOTO, data=b"x"), by=BY)
    verify(ledger)

    with by_hand(address) as connection:
        connection.exec_driver_sql("DELETE FROM source_part")
        connection.exec_driver_sql("DELETE FROM source")
    with pytest.raises(Tampered, match=f"Source {sha256} is missing, and was there"):
        verify(ledger)
    with by_hand(address) as connection:
        connection.exec_driver_sql("DELETE FROM quarantine")
        connection.exec_driver_sql("DELETE FROM batch")
    with pytest.raises(Tampered, match=r"Batch .* is missing, and was there"):
        verify(ledger)


def test_what_is_filed_while_the_ledger_is_verified_raises_no_alarm(ledger, address, monkeypatch):
    record(ledger)

    def somebody_files(_connection):
        with closing(open_ledger(address)) as other:
            other.file_batch(batch("one"), [coded(1)], [BAD_ROW], by=BY)

    monkeypatch.setattr(verifying, "compare_texts", somebody_files)

    assert verify(ledger).sequence == 1
    assert ledger.head().sequence == 2


def test_verify_since_a_head_walks_only_what_came_after(ledger, address):
    first = record(ledger)
    head = verify(ledger)
    ledger.write([change(CLASH, first)], by=BY)
    with by_hand(address) as connection:
        connection.exec_driver_sql("UPDATE revision SET reason = 'x' WHERE sequence = 1")

    assert verify(ledger, since=Head.read(str(head))) == ledger.head()
    with pytest.raises(Tampered, match="Revision 1 was altered"):
        verify(ledger)


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE revision SET reason = 'x' WHERE sequence = 2", "Revision 2 was altered"),
        ("DELETE FROM revision WHERE sequence = 1", "Revision 1 is missing, and was there"),
        ("UPDATE revision SET hash = 'x' WHERE sequence = 1", "Revision 1 is not the one"),
        ("UPDATE current SET location = 'Baku'", "'location' is not what revision 2"),
        ("DELETE FROM current", "revision 2 made, is missing"),
        ("DELETE FROM revision WHERE sequence = 2", "cut off"),
    ],
)
def test_verify_since_a_head_names_what_is_wrong_there(ledger, address, statement, named):
    first = record(ledger)
    head = verify(ledger)
    ledger.write([change(CLASH, first)], by=BY)
    with by_hand(address) as connection:
        connection.exec_driver_sql(statement)
        if "cut off" in named:
            connection.exec_driver_sql("DELETE FROM current")

    with pytest.raises(Tampered, match=named):
        verify(ledger, since=head)


@pytest.mark.parametrize("text", ["", "12", "x:y", "1:abc", f"-1:{'a' * 64}"])
def test_a_text_that_is_no_head_is_refused(text):
    with pytest.raises(BadInput, match="is no head"):
        Head.read(text)


def test_what_is_shown_can_be_made_anew_from_the_revisions(ledger, address):
    first = record(ledger)
    record(ledger, coded(1))
    ledger.write([change(replace(CLASH, location="Lachin"), first)], by=BY)
    shown = [each.to_pylist() for each in ledger.current_batches()]
    with by_hand(address) as connection:
        connection.exec_driver_sql("UPDATE current SET location = 'Baku'")

    assert ledger.rebuild() == 2
    assert [each.to_pylist() for each in ledger.current_batches()] == shown
    assert verify(ledger) == ledger.head()


def test_another_process_sees_a_change_in_the_head_and_the_tail(ledger, address):
    record(ledger)
    other = open_ledger(address)
    seen = other.head()

    made = record(ledger, coded(1))

    assert other.head() == ledger.head() != seen
    (rows,) = other.current_batches(after=seen.sequence)
    assert rows.column("incident_id").to_pylist() == [made.incident_id]
    other.close()


def test_a_backup_of_an_open_ledger_is_whole_and_can_be_restored(ledger, address, tmp_path):
    record(ledger)
    ledger.file_batch(batch("one"), [coded(1)], [BAD_ROW], by=BY, source=(ARTICLE, BYTES))

    head = backup(address, tmp_path / "copy.db")
    for number, place in enumerate((f"sqlite:///{tmp_path / 'again.db'}", new_database(tmp_path))):
        restored = restore(tmp_path / "copy.db", place)
        again = open_ledger(place)

        assert head == restored == verify(again) == ledger.head(), number
        assert list(again.entries()) == list(ledger.entries())
        assert again.rejections(ledger.batches()[0].id) == (BAD_ROW,)
        assert list(again.sources()) == [(ARTICLE, BYTES)]
        again.close()


def test_neither_backup_nor_restore_writes_over_anything(ledger, address, tmp_path):
    record(ledger)
    backup(address, tmp_path / "copy.db")

    with pytest.raises(LedgerError, match="exists already"):
        backup(address, tmp_path / "copy.db")
    with pytest.raises(LedgerError, match="already"):
        restore(tmp_path / "copy.db", address)


def test_a_backup_that_was_altered_is_not_restored(ledger, address, tmp_path):
    record(ledger)
    backup(address, tmp_path / "copy.db")
    connection = sqlite3.connect(tmp_path / "copy.db")
    connection.execute("UPDATE current SET location = 'Baku'")
    connection.commit()
    connection.close()

    with pytest.raises(Tampered):
        restore(tmp_path / "copy.db", f"sqlite:///{tmp_path / 'again.db'}")

    assert not (tmp_path / "again.db").exists()
    assert list(tmp_path.glob(".*part*")) == []


def test_a_ledger_that_was_altered_is_not_backed_up(ledger, address, tmp_path):
    record(ledger)
    with by_hand(address) as connection:
        connection.exec_driver_sql("DELETE FROM revision")
        connection.exec_driver_sql("DELETE FROM current")

    with pytest.raises(Tampered, match="cut off"):
        backup(address, tmp_path / "copy.db")

    assert not (tmp_path / "copy.db").exists()


def test_a_newer_schema_is_left_alone(address):
    with by_hand(address) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")

    with pytest.raises(LedgerError, match="schema 99"):
        open_ledger(address)
