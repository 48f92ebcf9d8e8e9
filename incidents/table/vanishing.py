"""What a newer release covers and no longer has is marked as gone from the source, never deleted.

A file that is a part of its data set, such as a filtered download, lacks much that is not gone.
So only days and countries that it covers count, and only where it has some that came before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, select

from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.table.canonical import from_json, to_json
from incidents.table.release import Gone, Vanished
from incidents.table.revision import Operation
from incidents.table.rows import AnyRow
from incidents.table.schema import CURRENT, REVISION
from incidents.table.standing import standings
from incidents.table.writer import Draft

# A release corrects some; a filtered download leaves out more, or all of one type.
_MOST_MISSING: Final = 0.2
_A_WHOLE_TYPE: Final = 5
_SHOWN: Final = 200
_NAMED: Final = 6
_BEGINS: Final = "Gone from the source:"
_EPOCH: Final = date(1970, 1, 1)
_BETWEEN_CELLS: Final = re.compile(r"[,;\t|\"]")


@dataclass(slots=True)
class Covered:
    """What the rows of one data set in a file cover.

    Attributes:
        first: The first day of any row, or None before there is one.
        last: The last day.
        countries: ISO 3166-1 alpha-2; None among them where a row tells none.
        types: How many rows there are of each event type.
        met: How many rows the ledger had before.
    """

    first: date | None = None
    last: date | None = None
    countries: set[str | None] = field(default_factory=set)
    types: Counter[str] = field(default_factory=Counter)
    met: int = 0

    def add(self, incident: Incident) -> None:
        """Take a row in."""
        self.countries.add(incident.country)
        self.types[incident.event_type.value] += 1
        if incident.date is not None:
            if self.first is None or incident.date.start < self.first:
                self.first = incident.date.start
            if self.last is None or incident.date.end > self.last:
                self.last = incident.date.end

    def has(self, row: AnyRow) -> bool:
        """Whether an incident lies wholly in these days and countries."""
        if row.country not in self.countries:
            return False
        if row.first_day is None or self.first is None or self.last is None:
            return False
        start, end = (_EPOCH + timedelta(days=day) for day in (row.first_day, row.last_day))
        return self.first <= start and end <= self.last

    def in_words(self) -> str:
        """The days and countries."""
        known = sorted(each for each in self.countries if each)
        more = f" and {len(known) - _NAMED:,} more" if len(known) > _NAMED else ""
        return f"{self.first} to {self.last}, {', '.join(known[:_NAMED]) or 'no country'}{more}"


def not_in_the_file(
    connection: Connection, dataset: str, covered: Covered, seen: Container[str]
) -> list[AnyRow]:
    """The incidents of a data set that a file covers and does not have, in the ledger's order."""
    if not covered.met:
        return []
    found = connection.execute(
        select(
            *(CURRENT.c[each] for each in ("sequence", "incident_id", "version", "key")),
            *(CURRENT.c[each] for each in ("first_day", "last_day", "country", "event_type")),
        )
        .where(CURRENT.c.dataset == dataset, CURRENT.c.key.is_not(None))
        .order_by(CURRENT.c.sequence),
    )
    missing = [row for row in found if row.key not in seen and covered.has(row)]
    standing = standings(connection, [row.incident_id for row in missing])
    return [row for row in missing if not standing[row.incident_id].gone]


def without_unread(missing: Iterable[AnyRow], rejections: Iterable[Rejection]) -> list[AnyRow]:
    """Those whose id stands in no row that could not be read: such a row is not gone."""
    cells = {
        part.strip()
        for each in rejections
        for cell in each.row
        for part in (cell, *(_BETWEEN_CELLS.split(cell) if len(each.row) == 1 else ()))
    }
    return [row for row in missing if row.key.partition("\x1f")[2] not in cells]


def vanished(
    connection: Connection, missing: list[AnyRow], covered: Covered, choice: Gone
) -> Vanished:
    """What a person is shown of incidents that are no longer in a file."""
    whole = _looks_whole(missing, covered)
    bodies = _bodies_of(connection, missing[:_SHOWN])
    return Vanished(
        covers=covered.in_words(),
        incidents=tuple(
            (row.incident_id, from_json(bodies[row.sequence])) for row in missing[:_SHOWN]
        ),
        number=len(missing),
        looks_whole=whole,
        marked=choice is Gone.MARK or (choice is Gone.WHERE_WHOLE and whole),
    )


def _looks_whole(missing: list[AnyRow], covered: Covered) -> bool:
    """Whether few are missing, and not all of one type."""
    types = Counter(row.event_type for row in missing)
    return len(missing) <= _MOST_MISSING * (len(missing) + covered.met) and not any(
        number >= _A_WHOLE_TYPE and kind not in covered.types for kind, number in types.items()
    )


def mark_drafts(
    connection: Connection, missing: list[AnyRow], *, name: str, batch_id: str, source: str | None
) -> list[Draft]:
    """The revisions that mark incidents as gone from their source.

    Args:
        connection: Where they stand.
        missing: At most some hundred of them.
        name: The file that no longer has them.
        batch_id: The batch that the file makes.
        source: SHA-256 of the file, or None.
    """
    bodies = _bodies_of(connection, missing)
    said = f"{_BEGINS} not in “{name}”, imported on {datetime.now(UTC):%Y-%m-%d}."
    drafts = []
    for row in missing:
        incident = from_json(bodies[row.sequence])
        drafts.append(
            Draft(
                incident_id=row.incident_id,
                version=row.version + 1,
                replaces=row.version,
                operation=Operation.VANISH,
                body=to_json(replace(incident, review=(*incident.review, said))),
                key=row.key,
                batch_id=batch_id,
                source=source,
            )
        )
    return drafts


def unmarked(incident: Incident) -> Incident:
    """The incident without the mark that it is gone from its source."""
    kept = tuple(each for each in incident.review if not each.startswith(_BEGINS))
    return replace(incident, review=kept)


def _bodies_of(connection: Connection, some: list[AnyRow]) -> Mapping[int, str]:
    """The canonical JSON of incidents, by the sequence of the revision that made them so."""
    found = connection.execute(
        select(REVISION.c.sequence, REVISION.c.body).where(
            REVISION.c.sequence.in_([row.sequence for row in some])
        )
    )
    return {row.sequence: row.body for row in found}
