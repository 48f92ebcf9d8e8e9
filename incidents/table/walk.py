"""One walk along the chain checks each link, and what is shown beside it in the same order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Connection, func, select

from incidents.errors import Tampered
from incidents.table.checking_apart import CheckingApart
from incidents.table.revision import Head
from incidents.table.row_check import check, stream, unmade
from incidents.table.rows import AnyRow
from incidents.table.schema import CURRENT, REVISION

# A ledger so short is checked by one process.
_ALONE: Final = 40_000
# Checked here before another process has started; of the rest this share, for the chain of the
# others is walked here too.
_WHILE_STARTING: Final = 13_000
_HERE: Final = 0.45
# The numbers of hidden revisions that one question names.
_MOST_ASKED: Final = 5_000
_LINK: Final = (
    REVISION.c.sequence,
    REVISION.c.incident_id,
    REVISION.c.version,
    REVISION.c.source,
    REVISION.c.previous_hash,
    REVISION.c.hash,
)
_link_of: Final = itemgetter(*(list(REVISION.columns).index(column) for column in _LINK))
# A dictionary's entry for each incident: its version, its last revision, whether it is shown.
_Latest = dict[str, tuple[int, int, bool]]


class _Wrong(Exception):
    """What is wrong with a link, and before which revision another fault would be the first."""

    def __init__(self, said: str, *, before: int) -> None:
        super().__init__(said)
        self.before = before


class Walk:
    """Walks from the revision after a head to the last.

    Attributes:
        sources: The first revision that names each source.
    """

    def __init__(self, connection: Connection, since: Head, log: dict[int, str]) -> None:
        self._connection = connection
        self._since = since
        self._number, self._last = since.sequence, since.hash
        self._log = log
        self._latest: _Latest = {}
        self.sources: dict[str, int] = {}
        self._shown: Iterator[AnyRow] = iter(())
        self._next_shown: AnyRow | None = None

    def to_the_end(self) -> Head:
        """Check every revision and what is shown of it; return the last.

        Raises:
            Tampered: A row is not what was written; the message names the first.
        """
        self._begin()
        after = self._since.sequence
        last = self._connection.execute(select(func.max(REVISION.c.sequence))).scalar() or 0
        if last - after < _ALONE or os.cpu_count() == 1:
            self._check_until(None)
        else:
            middle = after + _WHILE_STARTING + int((last - after) * _HERE)
            with CheckingApart(self._connection, middle, last) as apart:
                self._check_until(middle)
                self._follow(apart)
        self._find_missing()
        return Head(sequence=self._number, hash=self._last)

    def _check_until(self, until: int | None) -> None:
        """Walk up to a revision, or to the end, and check each."""
        revisions = select(REVISION).where(REVISION.c.sequence > self._number)
        shown = select(CURRENT).where(CURRENT.c.sequence > self._number)
        if until is not None:
            revisions = revisions.where(REVISION.c.sequence <= until)
            shown = shown.where(CURRENT.c.sequence <= until)
        with (
            closing(stream(self._connection, shown.order_by(CURRENT.c.sequence))) as self._shown,
            closing(stream(self._connection, revisions.order_by(REVISION.c.sequence))) as found,
        ):
            self._next_shown = next(self._shown, None)
            try:
                for row in found:
                    self._link(_link_of(row), row)
            except _Wrong as fault:
                raise Tampered(str(fault)) from None
        if self._next_shown is not None:
            raise unmade(self._next_shown)

    def _follow(self, apart: CheckingApart) -> None:
        """Walk on to the end, while the rows themselves are checked apart."""
        links = select(*_LINK).where(REVISION.c.sequence > self._number)
        shown = select(CURRENT.c.sequence, CURRENT.c.incident_id).where(
            CURRENT.c.sequence > self._number
        )
        with (
            closing(stream(self._connection, shown.order_by(CURRENT.c.sequence))) as self._shown,
            closing(stream(self._connection, links.order_by(REVISION.c.sequence))) as found,
        ):
            self._next_shown = next(self._shown, None)
            try:
                for row in found:
                    self._link(row, None)
            except _Wrong as fault:
                apart.finish(before=fault.before)
                raise Tampered(str(fault)) from None
        apart.finish(before=self._number + 1)
        if self._next_shown is not None:
            raise unmade(self._next_shown)

    def _link(self, link: Sequence[Any], whole: AnyRow | None) -> None:
        """Take the next link; the whole of its row is checked where it is at hand."""
        sequence, incident_id, version, source, previous, own = link
        number = self._number + 1
        if sequence != number:
            raise _Wrong(
                f"Revision {number} is missing: the next one is {sequence}.", before=number
            )
        if previous != self._last:
            raise _Wrong(f"Revision {number} does not follow the one before it.", before=number)
        shown = self._shown_of(number)
        if whole is not None:
            check(whole, shown)
        if self._log.get(number, own) != own:
            raise _Wrong(
                f"Revision {number} is not the one the log of heads has seen.", before=number + 1
            )
        self._latest[incident_id] = (
            self._next_version(incident_id, version, number),
            number,
            shown is not None,
        )
        self._number, self._last = number, own
        if source is not None:
            self.sources.setdefault(source, number)

    def _shown_of(self, number: int) -> AnyRow | None:
        shown = self._next_shown
        if shown is None or shown[0] != number:
            return None
        self._next_shown = next(self._shown, None)
        return shown

    def _next_version(self, incident_id: str, version: int, number: int) -> int:
        """The version, which must be the next one, of an incident that is not shown as before."""
        before = self._latest.get(incident_id)
        known = self._version_before(incident_id, version, number) if before is None else before[0]
        if version != known + 1:
            raise _Wrong(
                f"Revision {number} is version {version} of {incident_id}, which is not the next "
                "one.",
                before=number + 1,
            )
        if before is not None and before[2]:
            raise _Wrong(
                f"Incident {incident_id} is shown as revision {before[1]} left it, and revision "
                f"{number} changed it.",
                before=number + 1,
            )
        return version

    def _version_before(self, incident_id: str, version: int, number: int) -> int:
        """The version before the first that was met on this walk; -1 where there is none."""
        if version == 1:
            return 0
        found = self._connection.execute(
            select(REVISION.c.version).where(
                REVISION.c.incident_id == incident_id,
                REVISION.c.version == version - 1,
                REVISION.c.sequence < number,
            )
        ).scalar()
        return -1 if found is None else int(found)

    def _begin(self) -> None:
        """The revision that the walk starts after must be there, unaltered."""
        since = self._since
        if not since.sequence:
            return
        found = self._connection.execute(
            select(REVISION.c.hash).where(REVISION.c.sequence == since.sequence)
        ).scalar()
        if found is None:
            raise Tampered(f"Revision {since.sequence} is missing, and was there before.")
        if found != since.hash:
            raise Tampered(f"Revision {since.sequence} is not the one that was there before.")

    def _find_missing(self) -> None:
        hidden = [sequence for _, sequence, shown in self._latest.values() if not shown]
        for start in range(0, len(hidden), _MOST_ASKED):
            missing = self._connection.execute(
                select(REVISION.c.sequence, REVISION.c.incident_id)
                .where(
                    REVISION.c.sequence.in_(hidden[start : start + _MOST_ASKED]),
                    REVISION.c.body.is_not(None),
                )
                .order_by(REVISION.c.sequence)
            ).first()
            if missing is not None:
                raise Tampered(
                    f"Incident {missing.incident_id}, which revision {missing.sequence} made, "
                    "is missing from what is shown."
                )
