"""An actor keeps the hedge of whoever named it: "appear to have been fired by" is alleged."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.vocabulary import ActorKind, Attribution, Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Somebody who took part in an incident, as a source says.

    Attributes:
        name: As the source names it.
        kind: Organisation or people.
        role: Perpetrator, party or responder; ACLED's actors are parties, not directional.
        attribution: Stated, alleged, denied or unknown.
        according_to: Who says so, or None where the article says it in its own voice.
    """

    name: str
    kind: ActorKind = ActorKind.ORGANISATION
    role: Role = Role.PARTY
    attribution: Attribution = Attribution.STATED
    according_to: str | None = None
