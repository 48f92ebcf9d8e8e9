"""A newer release of a data set is compared with what is here, and a person says what wins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from incidents.record import Incident


class Edited(StrEnum):
    """What becomes of a row whose incident a person edited here, where the file says otherwise."""

    ASK = "ask"
    MINE = "mine"
    FILE = "file"


class Gone(StrEnum):
    """What becomes of incidents of the same data set that a file covers and no longer has."""

    WHERE_WHOLE = "where-whole"
    MARK = "mark"
    LEAVE = "leave"


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """What a person has said of a newer release.

    Attributes:
        edited: What becomes of rows whose incident was edited here.
        one_by_one: The same for single incidents, by incident id; it goes before `edited`.
        gone: What becomes of incidents that are no longer in the file.
    """

    edited: Edited = Edited.ASK
    one_by_one: Mapping[str, Edited] = field(default_factory=dict)
    gone: Gone = Gone.WHERE_WHOLE

    def of(self, incident_id: str) -> Edited:
        """What becomes of one incident that was edited here."""
        return self.one_by_one.get(incident_id, self.edited)

    def in_full(self) -> str:
        """All of it as one text; equal choices give equal texts."""
        single = sorted((each, choice.value) for each, choice in self.one_by_one.items())
        return repr((self.edited.value, single, self.gone.value))


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """An incident that is here, and what the file says of it.

    Attributes:
        incident_id: Which incident.
        here: As it is here.
        file: As the file has it.
    """

    incident_id: str
    here: Incident
    file: Incident


@dataclass(frozen=True, kw_only=True, slots=True)
class Vanished:
    """Incidents of the file's data set that it covers and no longer has.

    Attributes:
        covers: Which days and countries the file covers, in words.
        incidents: Id and incident of the first ones, in the ledger's order.
        number: How many there are.
        looks_whole: So few are missing, of no single type, that the file looks like a release
            of the whole and not like a filtered download.
        marked: Whether they are marked as gone from the source.
    """

    covers: str
    incidents: tuple[tuple[str, Incident], ...]
    number: int
    looks_whole: bool
    marked: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """How a file differs from what is here.

    Attributes:
        changed: The first incidents that the file changes.
        edited: The first incidents that were edited here, of which the file says otherwise.
        edited_number: How many of those there are.
        vanished: What the file no longer has, a piece for each data set.
    """

    changed: tuple[Difference, ...]
    edited: tuple[Difference, ...]
    edited_number: int
    vanished: tuple[Vanished, ...]
