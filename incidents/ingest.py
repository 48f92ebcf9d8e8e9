"""An article is read, its incidents drafted and placed, and filed; a table's rows likewise.

article → drafts with evidence → places → ledger
table → records → places → ledger
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Final

from incidents.article import Article
from incidents.extraction.adapters import Drafter
from incidents.formats.dialect import Dialect
from incidents.formats.format import Context, Format
from incidents.formats.own import Own
from incidents.formats.registry import recognise
from incidents.formats.table import Table
from incidents.placing import Locator, Placing
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.table import (
    Author,
    BatchKind,
    Choices,
    Gone,
    Ledger,
    NewBatch,
    Source,
    SourceKind,
    Summary,
)

# Called with how many rows are done and about how many there are; may raise to stop the work.
Progress = Callable[[int, int], None]


# The line on which a row starts, and its cells as a person has written them anew.
MendedRow = tuple[int, tuple[str, ...]]
_NOTHING_SAID: Final = Context()
_NOTHING_CHOSEN: Final = Choices()
_ARTICLE: Final = "article"
_TELL_EVERY: Final = 500


def ingest_article(
    article: Article,
    data: bytes,
    *,
    extractor: Drafter,
    ledger: Ledger,
    by: Author,
    progress: Progress | None = None,
) -> Summary:
    """Draft an article's incidents and file them with the article; without any, store nothing.

    Args:
        article: The article as it was read.
        data: The bytes it was read from; they are kept.
        extractor: Drafts the incidents.
        ledger: Where they are filed.
        by: Who files them, and why.
        progress: Is told how far the reading is; what it raises ends it, and nothing is stored.

    Returns:
        Of a batch without a name where no incident was found: nothing was stored then.
    """
    drafts = extractor.drafts(article, progress)
    return file_drafts(article, data, drafts, ledger=ledger, by=by)


def file_drafts(
    article: Article, data: bytes, drafts: Sequence[Incident], *, ledger: Ledger, by: Author
) -> Summary:
    """File the drafts of an article with the article; without any, store nothing."""
    if not drafts:
        return Summary(
            format=_ARTICLE, rows=0, accepted=0, updated=0, unchanged=0, quarantined=0, batch=""
        )
    new = NewBatch(
        kind=BatchKind.INGEST,
        name=article.title or article.text.strip().splitlines()[0][:120],
        content_hash=_hash(_ARTICLE, article.sha256, str(article.published)),
        format=_ARTICLE,
    )
    return ledger.file_batch(new, drafts, (), by=by, source=(article, data))


@dataclass(frozen=True, kw_only=True, slots=True)
class TableFile:
    """A table that was handed in, and how it is read.

    Attributes:
        table: Its rows, those that a person has mended with their new cells.
        known: Its format.
        why: Why it is read in that format, in words.
        context: What a person has said of it.
        mends: Line and new cells of each row that a person has mended.
        batch: The batch that it makes; the same bytes read otherwise make another.
        reading: What its rows say depends on: the same for the same bytes read in the same way.
        data: The bytes; they are kept as the batch's source.
    """

    table: Table
    known: Format
    why: str
    context: Context
    mends: tuple[MendedRow, ...]
    batch: NewBatch
    reading: str
    data: bytes = field(repr=False)

    @classmethod
    def of(
        cls,
        data: bytes,
        *,
        name: str,
        table: Table,
        known: Format | None = None,
        context: Context = _NOTHING_SAID,
        mends: tuple[MendedRow, ...] = (),
    ) -> TableFile:
        """A table as it is read from these bytes; without a format it is recognised.

        Raises:
            BadTable: No format knows its columns.
        """
        chosen, why = (
            recognise(table.header, table.tags) if known is None else (known, "it was named")
        )
        read_as = (
            *(chosen.name, chosen.version, table.encoding, table.delimiter),
            *_unusual(table.dialect),
            *(("texts mended",) if table.texts_mended else ()),
        )
        batch = NewBatch(
            kind=BatchKind.IMPORT,
            name=name,
            content_hash=_hash(
                "table",
                sha256(data).hexdigest(),
                *read_as,
                repr(context),
                repr(mends),
            ),
            format=chosen.name,
            header=table.header,
            choices=_choices(_NOTHING_CHOSEN, chosen),
        )
        return cls(
            # A table that is not changed keeps what was counted in it.
            table=replace(table, rewritten=dict(mends)) if mends else table,
            known=chosen,
            why=why,
            context=context,
            mends=mends,
            batch=batch,
            reading=batch.content_hash,
            data=data,
        )

    def under(self, choices: Choices) -> TableFile:
        """The same table, filed as a person has chosen; another choice makes another batch."""
        if choices == _NOTHING_CHOSEN:
            return self
        batch = replace(
            self.batch,
            content_hash=_hash(self.batch.content_hash, choices.in_full()),
            choices=_choices(choices, self.known),
        )
        return replace(self, batch=batch)

    def doubts(self) -> tuple[str, ...]:
        """What could be read in another way, a sentence each."""
        return (*self.table.doubts, *self.known.doubts(self.table, self.context))


def records(
    file: TableFile, locator: Locator, *, progress: Progress | None = None
) -> Iterator[Incident | Rejection]:
    """Read a table's rows in their order; place those that name a place and give no point.

    Args:
        file: The table.
        locator: Finds places.
        progress: Is told how far it is; what it raises ends the reading.
    """
    about = max(1, file.table.about_rows)
    places = Placing(locator)
    for number, each in enumerate(file.known.read(file.table, file.context)):
        if progress is not None and number % _TELL_EVERY == 0:
            progress(number, max(about, number))
        yield each if isinstance(each, Rejection) else places.placed(each)


def import_records(
    entries: Iterable[Incident | Rejection], file: TableFile, *, ledger: Ledger, by: Author
) -> Summary:
    """File a table's records as one batch, its bytes with them; the same again changes nothing.

    Args:
        entries: What `records` reads.
        file: The table.
        ledger: Where they are filed.
        by: Who files them, and why.
    """
    source = Source(kind=SourceKind.DATA_FILE, data=file.data, name=file.batch.name)
    incidents, rejections = parted(entries)
    return ledger.file_batch(file.batch, incidents, rejections, by=by, source=source)


def parted(
    entries: Iterable[Incident | Rejection],
) -> tuple[Iterator[Incident], list[Rejection]]:
    """The incidents one by one, and a list that fills with the rejections as they are passed.

    The ledger looks at the rejections once it has taken every incident.
    """
    rejections: list[Rejection] = []

    def incidents() -> Iterator[Incident]:
        for each in entries:
            if isinstance(each, Rejection):
                rejections.append(each)
            else:
                yield each

    return incidents(), rejections


def _choices(choices: Choices, known: Format) -> Choices:
    """Our own export shows what was filtered: only a person says that what it lacks is gone."""
    if known.name == Own.name and choices.gone is Gone.WHERE_WHOLE:
        return replace(choices, gone=Gone.LEAVE)
    return choices


def _unusual(dialect: Dialect) -> tuple[str, ...]:
    """The marks of a table where they are not the usual ones: they make another batch."""
    if (dialect.quote, dialect.escape) == ('"', None):
        return ()
    return (f"marks {dialect.quote} {dialect.escape}",)


def _hash(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode()).hexdigest()
