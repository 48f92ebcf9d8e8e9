"""A new ledger can be filled with samples, so that the first screen shows something real."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from geo.resolve import Resolver
from incidents.articles import sources_of_lines
from incidents.extraction.adapters import Drafter
from incidents.formats.rows import read_table
from incidents.ingest import TableFile, import_records, ingest_article, records
from incidents.table import Author, Ledger

_ARTICLES: Final = "articles.jsonl"
_EVENTS: Final = "ucdp_ged_myanmar_bangladesh.csv"
_BY: Final = Author(actor="samples", reason="samples for a new database")


def add_samples(folder: Path, *, ledger: Ledger, extractor: Drafter, resolver: Resolver) -> int:
    """File the samples; those that are there already change nothing.

    Args:
        folder: Where they lie.
        ledger: Where they are filed.
        extractor: Drafts the articles' incidents.
        resolver: Finds places.

    Returns:
        How many incidents are new.
    """
    new = _add_events(folder / _EVENTS, ledger, resolver)
    for article, line in sources_of_lines((folder / _ARTICLES).read_bytes(), name=_ARTICLES):
        new += ingest_article(article, line, extractor=extractor, ledger=ledger, by=_BY).accepted
    return new


def _add_events(file: Path, ledger: Ledger, resolver: Resolver) -> int:
    data = file.read_bytes()
    events = TableFile.of(data, name=file.name, table=read_table(data))
    return import_records(records(events, resolver), events, ledger=ledger, by=_BY).accepted
