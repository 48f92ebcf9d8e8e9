"""A claim is what one source says of an incident; claims that differ stay side by side."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from incidents.count import Count
from incidents.evidence import Evidence
from incidents.same_name import name_key


class Basis(StrEnum):
    """How a source knows what it says."""

    REPORT = "report"
    WITNESS = "witness"
    STATEMENT = "statement by a party"
    FOOTAGE = "geolocated footage"
    SATELLITE = "satellite image"
    MUNITION = "munition identified"
    RECORDS = "records of a hospital or register"


class Harmed(StrEnum):
    """Whom a source says the harm met."""

    CIVILIANS = "civilians"
    COMBATANTS = "combatants"
    NOBODY = "nobody"


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """What one source says.

    Attributes:
        source: Who says it.
        says: What it says, in a few words of the source or of the record.
        killed: How many it says were killed, or None where it says nothing of it.
        injured: How many it says were injured, or None.
        article_id: The article that reports it, or None.
        evidence: The words it is read from.
        basis: How it knows, or None where that is unknown.
        corroborated: Whether somebody independent found the same; False where somebody looked
            and did not, None where nobody looked.
        blames: Whom it holds responsible; a party that names itself accepts responsibility.
        harmed: Whom it says the harm met, or None where it does not say.
        media: SHA-256 of each photo or video it rests on, as the ledger keeps them.
    """

    source: str
    says: str
    killed: Count | None = None
    injured: Count | None = None
    article_id: str | None = None
    evidence: tuple[Evidence, ...] = ()
    basis: Basis | None = None
    corroborated: bool | None = None
    blames: tuple[str, ...] = ()
    harmed: Harmed | None = None
    media: tuple[str, ...] = ()

    @property
    def accepts_responsibility(self) -> bool:
        """Whether it is a party's own statement that the party did it."""
        return self.basis is Basis.STATEMENT and name_key(self.source) in map(name_key, self.blames)
