"""An article is read, its incidents drafted and placed, and filed; a table's rows likewise.

article → drafts with evidence → places → ledger
table → records → places → ledger
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final, Protocol

from geo.place import NotLocated, Place
from geo.precision import GEO_PRECISION_OF_WHERE_PREC, NOMINAL_RADIUS_M
from geo.resolve import Resolver
from incidents.article import Article
from incidents.extraction import Extractor
from incidents.formats.format import Context, Format
from incidents.formats.registry import recognise
from incidents.formats.table import Table
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.table import Author, BatchKind, Ledger, NewBatch, Summary

# Called with how many rows are done and about how many there are; may raise to stop the work.
Progress = Callable[[int, int], None]


class FileBatch(Protocol):
    """What the ledger does with a batch: files it, or rehearses that."""

    def __call__(
        self,
        new: NewBatch,
        incidents: Iterable[Incident],
        rejections: Sequence[Rejection],
        *,
        by: Author,
    ) -> Summary:
        """Say what became of the rows."""
        ...


_ARTICLE: Final = "article"
_TELL_EVERY: Final = 500
_NEAR_PREC: Final = 2


def ingest_article(
    article: Article, data: bytes, *, extractor: Extractor, ledger: Ledger, by: Author
) -> Summary:
    """Draft an article's incidents and file them with the article; without any, store nothing.

    Args:
        article: The article as it was read.
        data: The bytes it was read from; they are kept.
        extractor: Drafts the incidents.
        ledger: Where they are filed.
        by: Who files them, and why.

    Returns:
        Of a batch without a name where no incident was found: nothing was stored then.
    """
    return file_drafts(article, data, extractor.drafts(article), ledger=ledger, by=by)


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
        table: Its rows.
        known: Its format.
        why: Why it is read in that format, in words.
        context: What a person has said of it.
        batch: The batch that it makes; the same bytes read otherwise make another.
    """

    table: Table
    known: Format
    why: str
    context: Context
    batch: NewBatch

    @classmethod
    def of(
        cls, data: bytes, *, name: str, table: Table, known: Format | None, context: Context
    ) -> TableFile:
        """A table as it is read from these bytes; without a format it is recognised.

        Raises:
            BadTable: No format knows its columns.
        """
        chosen, why = recognise(table.header) if known is None else (known, "it was named")
        read_as = (chosen.name, chosen.version, table.encoding, table.delimiter)
        batch = NewBatch(
            kind=BatchKind.IMPORT,
            name=name,
            content_hash=_hash("table", sha256(data).hexdigest(), *read_as, str(context.day_order)),
            format=chosen.name,
            header=table.header,
        )
        return cls(table=table, known=chosen, why=why, context=context, batch=batch)

    def doubts(self) -> tuple[str, ...]:
        """What could be read in another way, a sentence each."""
        return (*self.table.doubts, *self.known.doubts(self.table, self.context))


def records(
    file: TableFile, resolver: Resolver, *, progress: Progress | None = None
) -> Iterator[Incident | Rejection]:
    """Read a table's rows in their order; place those that name a place and give no point.

    Args:
        file: The table.
        resolver: Finds places.
        progress: Is told how far it is; what it raises ends the reading.
    """
    about = max(1, len(file.table.lines) - file.table.first)
    places = _Places(resolver)
    for number, each in enumerate(file.known.read(file.table, file.context)):
        if progress is not None and number % _TELL_EVERY == 0:
            progress(number, max(about, number))
        yield each if isinstance(each, Rejection) else places.placed(each)


def import_records(
    entries: Iterable[Incident | Rejection], batch: NewBatch, *, file_them: FileBatch, by: Author
) -> Summary:
    """File a table's records as one batch; the same content again changes nothing.

    Args:
        entries: What `records` reads.
        batch: The batch that the table makes.
        file_them: The ledger's `file_batch`, or its `rehearse_batch` to keep nothing.
        by: Who files it, and why.
    """
    rejections: list[Rejection] = []

    def incidents() -> Iterator[Incident]:
        for each in entries:
            if isinstance(each, Rejection):
                rejections.append(each)
            else:
                yield each

    # The ledger looks at the rejections once it has taken every incident.
    return file_them(batch, incidents(), rejections, by=by)


class _Places:
    """Finds each distinct name once."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._found: dict[tuple[str, str | None, str | None], Place | NotLocated] = {}

    def placed(self, incident: Incident) -> Incident:
        if incident.place is not None or incident.location is None:
            return incident
        key = (incident.location, incident.country, incident.admin1)
        if key not in self._found:
            self._found[key] = self._resolver.locate_one(
                incident.location, country=incident.country, admin1=incident.admin1
            )
        found = self._found[key]
        if isinstance(found, NotLocated):
            return replace(incident, review=(*incident.review, found.reason))
        place = _never_a_point(found) if found.review else found
        return replace(
            incident,
            place=place,
            country=incident.country or place.country,
            admin1=incident.admin1 or place.admin1,
            review=(*incident.review, *((place.reason,) if place.reason else ())),
        )


def _never_a_point(place: Place) -> Place:
    """A guess is drawn as an area, at least as wide as UCDP's 'near the place'."""
    prec = max(place.where_prec, _NEAR_PREC)
    return replace(
        place,
        where_prec=prec,
        geo_precision=GEO_PRECISION_OF_WHERE_PREC[prec],
        uncertainty_m=max(place.uncertainty_m, NOMINAL_RADIUS_M[_NEAR_PREC]),
    )


def _hash(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode()).hexdigest()
