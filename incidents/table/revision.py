"""Every change of an incident is a revision, chained by its hash to the one before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from incidents.errors import BadInput
from incidents.record import Incident


class Operation(StrEnum):
    """What a revision did."""

    RECORD = "record"
    UPDATE = "update"
    EDIT = "edit"
    ACCEPT = "accept"
    REJECT = "reject"
    REOPEN = "reopen"
    RESTORE = "restore"
    WITHDRAW = "withdraw"
    GRADE = "grade"
    MERGE = "merge"
    UNMERGE = "unmerge"
    VANISH = "vanish"
    RETURN = "return"


# What a person decided; an import never writes over it.
BY_A_PERSON: Final = frozenset(
    {
        Operation.EDIT,
        Operation.ACCEPT,
        Operation.REJECT,
        Operation.REOPEN,
        Operation.GRADE,
        Operation.MERGE,
        Operation.UNMERGE,
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Author:
    """Who makes a change, and why.

    Attributes:
        actor: The person or program.
        reason: Why, in words.
    """

    actor: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A change that somebody asks for.

    Attributes:
        incident: The incident as it shall be.
        operation: What is done to it.
        incident_id: Which incident, or None for a new one.
        expected_version: The version that was read before the change; 0 for a new one.
    """

    incident: Incident
    operation: Operation
    incident_id: str | None = None
    expected_version: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """A change that was made.

    Attributes:
        sequence: Its number in the ledger, from 1, without gaps.
        incident_id: Which incident.
        version: Which version of the incident it made, from 1, without gaps.
        operation: What was done.
        actor: Who did it.
        at: When, in UTC.
        reason: Why.
        incident: The incident after it; None where it was withdrawn.
        batch_id: The import or ingest it came with, or None.
        source: SHA-256 of the bytes it was read from, or None.
        other_id: The other incident of a merge, or None.
        previous_hash: Hash of the revision before it in the ledger; empty for the first.
        hash: SHA-256 over the whole row and previous_hash, in hexadecimal.
    """

    sequence: int
    incident_id: str
    version: int
    operation: Operation
    actor: str
    at: datetime
    reason: str
    incident: Incident | None
    batch_id: str | None
    source: str | None
    other_id: str | None
    previous_hash: str
    hash: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An incident as it is now.

    Attributes:
        incident_id: Its id.
        version: Its version, from 1.
        sequence: The revision that made it so.
        incident: The incident.
        batch_id: The import or ingest that brought it, or None.
    """

    incident_id: str
    version: int
    sequence: int
    incident: Incident
    batch_id: str | None

    def changed_to(self, incident: Incident, operation: Operation) -> Change:
        """The change that makes it another; it is refused where somebody changed it meanwhile."""
        return Change(
            incident=incident,
            operation=operation,
            incident_id=self.incident_id,
            expected_version=self.version,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Withdrawn:
    """An incident that is no longer shown: its batch was undone, or it was merged away.

    Attributes:
        incident_id: Its id.
        sequence: The revision that withdrew it.
    """

    incident_id: str
    sequence: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """The ledger's last revision; two ledgers with equal heads hold the same.

    Attributes:
        sequence: Its number; 0 for an empty ledger.
        hash: Its hash; empty for an empty ledger.
    """

    sequence: int
    hash: str

    def __str__(self) -> str:
        """The head as a person keeps it: sequence, colon, hash."""
        return f"{self.sequence}:{self.hash}"

    @classmethod
    def read(cls, text: str) -> Head:
        """Read what str() wrote.

        Raises:
            BadInput: It is no head.
        """
        number, colon, digits = text.strip().partition(":")
        if not (colon and number.isascii() and number.isdigit() and len(digits) in {0, 64}):
            raise BadInput(f"{text[:80]!r} is no head; verify prints one, such as 12:9f86d0….")
        return cls(sequence=int(number), hash=digits)
