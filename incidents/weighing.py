"""A person says how a source knows what it says, and which claim an incident's figures follow."""

from __future__ import annotations

from dataclasses import dataclass, replace

from incidents.claim import Basis, Claim, Harmed
from incidents.record import Incident


@dataclass(frozen=True, kw_only=True, slots=True)
class Weight:
    """What a person has found out about a claim; None is unknown.

    Attributes:
        basis: How its source knows.
        corroborated: Whether somebody independent found the same; None where nobody looked.
        harmed: Whom it says the harm met.
        blames: Whom it holds responsible.
        followed: The incident's own figures follow it.
    """

    basis: Basis | None
    corroborated: bool | None
    harmed: Harmed | None
    blames: tuple[str, ...]
    followed: bool

    @classmethod
    def of(cls, incident: Incident, claim: Claim) -> Weight:
        """What is said of a claim now."""
        return cls(
            basis=claim.basis,
            corroborated=claim.corroborated,
            harmed=claim.harmed,
            blames=claim.blames,
            followed=is_followed(incident, claim),
        )


def weighed(incident: Incident, number: int, weight: Weight) -> Incident:
    """The incident with one of its claims weighed.

    Where its figures begin to follow the claim, they become those that the claim gives; what it
    says nothing of stays as it was.

    Args:
        incident: The incident.
        number: Which claim, from 0.
        weight: What was found out.
    """
    before = incident.claims[number]
    claim = replace(
        before,
        basis=weight.basis,
        corroborated=weight.corroborated,
        harmed=weight.harmed,
        blames=weight.blames,
    )
    claims = (*incident.claims[:number], claim, *incident.claims[number + 1 :])
    was_followed = is_followed(incident, before)
    if weight.followed == was_followed:
        return replace(incident, claims=claims)
    if not weight.followed:
        return replace(incident, claims=claims, follows=None)
    return replace(
        incident,
        claims=claims,
        follows=claim.source,
        killed=incident.killed if claim.killed is None else claim.killed,
        injured=incident.injured if claim.injured is None else claim.injured,
    )


def is_followed(incident: Incident, claim: Claim) -> bool:
    """Whether an incident's figures follow a claim; of one source's, the one that has them."""
    if incident.follows != claim.source:
        return False
    alone = sum(each.source == claim.source for each in incident.claims) == 1
    return alone or (claim.killed, claim.injured) == (
        claim.killed and incident.killed,
        claim.injured and incident.injured,
    )


def followed_alone(incident: Incident) -> str | None:
    """The source that an incident's figures follow: as said, or the only one that gives them."""
    if incident.follows is not None or (incident.killed, incident.injured) == (None, None):
        return incident.follows
    figures = (incident.killed, incident.injured)
    giving = {each.source for each in incident.claims if (each.killed, each.injured) == figures}
    return giving.pop() if len(giving) == 1 else None
