"""An import is rehearsed before it is done: the same work to the end, and then all taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from incidents.ingest import parted
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.table import Author, Compared, Ledger, NewBatch, Summary

_SHOWN: Final = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Rehearsal:
    """What an import would do.

    Attributes:
        summary: What would become of the rows.
        first: The first incidents as they would be, at most 100.
        rejections: The rows that cannot be read.
        without_place: How many incidents would be on no map.
        to_review: How many would ask for a person's look.
        compared: How the file differs from what is here.
    """

    summary: Summary
    compared: Compared
    first: tuple[Incident, ...]
    rejections: tuple[Rejection, ...]
    without_place: int
    to_review: int


def rehearse(
    entries: Iterable[Incident | Rejection], batch: NewBatch, *, ledger: Ledger, by: Author
) -> Rehearsal:
    """Do an import to its end and take it back; nothing is kept.

    Args:
        entries: What `ingest.records` reads.
        batch: The batch that the table makes.
        ledger: Where it would be filed.
        by: Who would file it.
    """
    first: list[Incident] = []
    without_place = to_review = 0

    def watched() -> Iterator[Incident | Rejection]:
        nonlocal without_place, to_review
        for each in entries:
            if isinstance(each, Incident):
                if len(first) < _SHOWN:
                    first.append(each)
                without_place += each.place is None
                to_review += bool(each.review)
            yield each

    incidents, unread = parted(watched())
    summary, compared = ledger.rehearse_batch(batch, incidents, unread, by=by)
    return Rehearsal(
        summary=summary,
        compared=compared,
        first=tuple(first),
        rejections=tuple(unread),
        without_place=without_place,
        to_review=to_review,
    )
