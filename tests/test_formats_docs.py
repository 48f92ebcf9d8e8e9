"""docs/formats.md names every format, column, field and ending, or this says which is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from incidents.formats.export import WRITERS
from incidents.formats.inputs.archive import _TABLES as TABLE_ENDINGS
from incidents.formats.mapping import FIELDS
from incidents.formats.own_columns import COLUMNS, NOTICE_COLUMN
from incidents.formats.registry import FORMATS

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "formats.md").read_text("utf-8")
# A block of code would upset the pairs of backquotes around names.
NAMED = frozenset(re.findall(r"`([^`]+)`", re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)))
KNOWN = PAGE.partition("## Formats that are known")[2].partition("\n## ")[0]


def missing(names, page=NAMED):
    return [name for name in names if name not in page]


def test_every_own_column_is_in_the_docs():
    assert missing((*COLUMNS, NOTICE_COLUMN)) == []


def test_every_ending_of_an_export_is_in_the_docs():
    assert missing(WRITERS) == []


def test_every_field_of_a_mapping_is_in_the_docs():
    assert missing(FIELDS) == []


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_every_format_is_in_the_docs_with_columns_that_it_is_recognised_by(known):
    (row,) = [line for line in KNOWN.splitlines() if line.startswith(f"| {known.name} |")]

    columns = re.findall(r"`([^`]+)`", row.split("|")[2])
    assert known.recognises(columns) is not None


def test_every_kind_of_file_is_in_the_docs():
    words = PAGE.casefold()

    kinds = {ending.lstrip(".") for ending in TABLE_ENDINGS} - {"tab", "txt", "jsonl", "ndjson"}
    assert [kind for kind in sorted(kinds) if kind not in words] == []


def test_the_check_names_what_is_missing():
    assert missing(["id", "colour"]) == ["colour"]
