"""An import is rehearsed before it is done: the same work to the end, and then all taken back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from incidents.formats.quarantine import Group, grouped
from incidents.ingest import parted
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.spots import Spot, Spots
from incidents.table import Author, Compared, Ledger, NewBatch, Summary

_SHOWN: Final = 100
_MOST_REASONS: Final = 20
# What a sentence says of one row alone.
_OF_ONE_ROW: Final = re.compile(r"“.*?”|'.*?'|: .*|[0-9][0-9,.-]*", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """Why incidents would ask for a person's look.

    Attributes:
        example: The reason as the first of them gives it.
        number: How many give one of its kind.
    """

    example: str
    number: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Rehearsal:
    """What an import would do.

    Attributes:
        summary: What would become of the rows.
        first: The first incidents as they would be, at most 100.
        rejections: The rows that cannot be read.
        groups: The same by what would mend them.
        without_place: How many incidents would be on no map.
        to_review: How many would ask for a person's look.
        reasons: Why they would, the commonest first, at most 20.
        spots: Where the incidents would lie whose place is no guess.
        compared: How the file differs from what is here.
    """

    summary: Summary
    compared: Compared
    first: tuple[Incident, ...]
    rejections: tuple[Rejection, ...]
    groups: tuple[Group, ...]
    without_place: int
    to_review: int
    reasons: tuple[Reason, ...]
    spots: tuple[Spot, ...]


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
    seen = _Seen()
    incidents, unread = parted(seen.watching(entries))
    summary, compared = ledger.rehearse_batch(batch, incidents, unread, by=by)
    return Rehearsal(
        summary=summary,
        compared=compared,
        first=tuple(seen.first),
        rejections=tuple(unread),
        groups=grouped(unread, batch.header),
        without_place=seen.without_place,
        to_review=seen.to_review,
        reasons=tuple(
            Reason(example=seen.examples[kind], number=number)
            for kind, number in seen.reasons.most_common(_MOST_REASONS)
        ),
        spots=tuple(seen.spots),
    )


@dataclass(kw_only=True, slots=True)
class _Seen:
    """What is noted of the incidents while they pass."""

    first: list[Incident] = field(default_factory=list)
    without_place: int = 0
    to_review: int = 0
    examples: dict[str, str] = field(default_factory=dict)
    reasons: Counter[str] = field(default_factory=Counter)
    spots: Spots = field(default_factory=Spots)

    def watching(self, entries: Iterable[Incident | Rejection]) -> Iterator[Incident | Rejection]:
        for each in entries:
            if isinstance(each, Incident):
                self._note(each)
            yield each

    def _note(self, incident: Incident) -> None:
        if len(self.first) < _SHOWN:
            self.first.append(incident)
        if incident.place is None:
            self.without_place += 1
        else:
            self.spots.add(incident.place)
        self.to_review += bool(incident.review)
        for reason in incident.review:
            kind = _OF_ONE_ROW.sub("…", reason)
            self.examples.setdefault(kind, reason)
            self.reasons[kind] += 1
