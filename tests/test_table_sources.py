"""Bytes are kept as they were, once, with where they came from."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest

from incidents.article import Article, Retrieval
from incidents.errors import BadInput
from incidents.table import (
    Source,
    SourceKind,
)
from incidents.table.source import TOOL
from incidents.table.verify import verify
from tests.table_ground import (
    BY,
    CLASH,
    ROOT,
    batch,
)

BYTES = b"Shells hit Shushi."
ARTICLE = Article(id="a1", text=BYTES.decode(), sha256=sha256(BYTES).hexdigest())


def test_the_bytes_of_a_data_file_are_kept_and_its_revisions_name_them(ledger, tmp_path):
    path = tmp_path / "kenya.csv"
    path.write_bytes(b"a;b\n" * 600_000)
    source = Source(kind=SourceKind.DATA_FILE, data=path, name="kenya.csv", made_by="ACLED")

    ledger.file_batch(batch("one"), [CLASH], [], by=BY, source=source)

    kept = ledger.kept_source(ledger.history(next(ledger.entries()).incident_id)[0].source)
    assert (kept.size, kept.made_by, kept.retrieved_by) == (2_400_000, "ACLED", "tester")
    assert b"".join(ledger.source_bytes(kept.sha256)) == path.read_bytes()
    assert verify(ledger) == ledger.head()


def test_the_same_photo_is_kept_once_with_where_it_came_from(ledger):
    photo = Source(
        kind=SourceKind.PHOTO,
        data=b"\xff\xd8",
        made_by="a resident",
        url="https://a.example/1",
        final_url="https://b.example/1.jpg",
        headers=(("Content-Type", "image/jpeg"),),
        retrieved_at=datetime(2020, 10, 4, 12, tzinfo=timezone(timedelta(hours=4))),
    )

    first, second = ledger.keep(photo, by=BY), ledger.keep(photo, by=BY)

    kept = ledger.kept_source(first)
    assert first == second == kept.sha256 == sha256(b"\xff\xd8").hexdigest()
    assert kept.retrieved_at == datetime(2020, 10, 4, 8, tzinfo=UTC)
    assert (kept.final_url, kept.headers) == (photo.final_url, photo.headers)
    assert kept.tool == TOOL


def test_a_page_is_kept_with_where_it_was_found_and_what_the_server_said(ledger):
    page = replace(
        ARTICLE,
        url="https://says.example/it-is-here",
        publisher="The Daily",
        retrieval=Retrieval(
            url="https://a.example/1",
            final_url="https://b.example/1",
            headers=(("content-type", "text/html"), ("last-modified", "Sun, 4 Oct 2020")),
            at=datetime(2020, 10, 4, 8, tzinfo=UTC),
        ),
    )

    ledger.file_batch(batch("one"), [CLASH], [], by=BY, source=(page, BYTES))

    kept = ledger.kept_source(page.sha256)
    assert (kept.url, kept.final_url) == ("https://a.example/1", "https://b.example/1")
    assert (kept.headers, kept.retrieved_at) == (page.retrieval.headers, page.retrieval.at)
    assert (kept.made_by, kept.retrieved_by, kept.tool) == ("The Daily", "tester", TOOL)
    assert ledger.article("a1").url == "https://says.example/it-is-here"
    assert verify(ledger) == ledger.head()


def test_the_tool_that_retrieves_says_the_programs_version():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert f"Incident Atlas {project['version']}" == TOOL


def test_another_article_under_a_known_id_is_refused(ledger):
    ledger.file_batch(batch("one"), [CLASH], [], by=BY, source=(ARTICLE, BYTES))
    other = replace(ARTICLE, text="Other.", sha256=sha256(b"Other.").hexdigest())

    with pytest.raises(BadInput, match="filed before with other contents"):
        ledger.file_batch(batch("two"), [CLASH], [], by=BY, source=(other, b"Other."))
