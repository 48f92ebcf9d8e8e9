"""A claim is what one source says of an incident; claims that differ stay side by side."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.count import Count
from incidents.evidence import Evidence


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
    """

    source: str
    says: str
    killed: Count | None = None
    injured: Count | None = None
    article_id: str | None = None
    evidence: tuple[Evidence, ...] = ()
