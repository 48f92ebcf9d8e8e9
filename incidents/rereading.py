"""An article that is read again for another day replaces the drafts that nobody has touched.

What a person has accepted, rejected or edited stays beside the new drafts, and that is said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from incidents.article import Article
from incidents.errors import LedgerError
from incidents.extraction.adapters import Drafter
from incidents.ingest import Progress, ingest_article
from incidents.table import Author, Batch, BatchKind, Ledger, Summary


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """What became of an article that was handed in.

    Attributes:
        article: The article as it was filed; read for another day it has another id.
        summary: What was filed; its batch has no name where no incident was found.
        replaced: The readings of the same bytes that were taken back.
        kept: Those that stay, for somebody has changed their incidents.
    """

    article: Article
    summary: Summary
    replaced: tuple[Batch, ...] = ()
    kept: tuple[Batch, ...] = ()


def read_and_file(
    article: Article,
    data: bytes,
    *,
    extractor: Drafter,
    ledger: Ledger,
    by: Author,
    progress: Progress | None = None,
) -> Read:
    """File an article's drafts; those of an earlier reading of the same bytes are taken back.

    Args:
        article: The article as it was read.
        data: The bytes it was read from; they are kept.
        extractor: Drafts the incidents.
        ledger: Where they are filed.
        by: Who files them, and why.
        progress: Is told how far the reading is; what it raises ends it, and nothing is stored.
    """
    sources = ledger.batches_of_source(article.sha256)
    # The same bytes may have been imported as a table, which is no reading.
    before = [each for each in sources if each.kind is BatchKind.INGEST]
    article = _for_its_day(article, ledger)
    summary = ingest_article(
        article, data, extractor=extractor, ledger=ledger, by=by, progress=progress
    )
    if not summary.accepted:
        return Read(article=article, summary=summary)
    replaced, kept = [], []
    for batch in before:
        try:
            replaced.append(ledger.undo(batch.id, by=replace(by, reason="read again")))
        except LedgerError:
            kept.append(batch)
    return Read(article=article, summary=summary, replaced=tuple(replaced), kept=tuple(kept))


def _for_its_day(article: Article, ledger: Ledger) -> Article:
    """An article is never changed: the same bytes of another day are filed as another one."""
    known = ledger.article(article.id)
    if known is None or known.published == article.published:
        return article
    return replace(article, id=f"{article.id}-{article.published or 'no-day'}")
