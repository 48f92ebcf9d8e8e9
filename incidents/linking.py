"""Two reports of one incident become one incident with both reports' claims side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from incidents.claim import Claim
from incidents.copies import Copy, copy_of
from incidents.duplicates import Proposal, likely_same
from incidents.filters import BoundingBox, Filters
from incidents.record import Incident
from incidents.table import Entry, Ledger
from incidents.view import Snapshot
from incidents.weighing import followed_alone

_DAYS_AROUND: Final = timedelta(days=31)
_DEGREES_AROUND: Final = 3.0
_MOST_COMPARED: Final = 300
_MOST_PROPOSED: Final = 5


def proposals(
    entry: Entry, *, snapshot: Snapshot, ledger: Ledger
) -> tuple[tuple[Entry, Proposal], ...]:
    """Incidents that may be the same one, likeliest first, at most five.

    Args:
        entry: The incident.
        snapshot: Where incidents near it in time and space are looked for.
        ledger: Where they are read from.
    """
    filters = _around(entry.incident)
    if filters is None:
        return ()
    rows = snapshot.select(filters).rows(limit=_MOST_COMPARED)
    ids = snapshot.incident_ids(rows)
    others = list(ledger.still_there(each for each in ids if each != entry.incident_id))
    found = likely_same(entry.incident, [each.incident for each in others])
    return tuple((others[each.number], each) for each in found[:_MOST_PROPOSED])


def wire_copy(entry: Entry, other: Entry, *, ledger: Ledger) -> Copy | None:
    """That the articles of two incidents are copies of each other, or None.

    Copies are one source, and what they say is no second claim.
    """
    mine, theirs = (ledger.article_of(each.incident) for each in (entry, other))
    return copy_of(mine, [theirs]) if mine is not None and theirs is not None else None


def linked(kept: Incident, gone: Incident) -> Incident:
    """The incident that stays, with what the other's sources say beside its own claims.

    Its own figures stay as they are, and name the claim of its own that gives them; a person may
    let them follow another.
    """
    own = _claims(kept)
    claims = dict.fromkeys((*own, *_claims(gone)))
    return replace(
        kept,
        claims=tuple(claims),
        follows=followed_alone(replace(kept, claims=own)),
        weapons=tuple(dict.fromkeys((*kept.weapons, *gone.weapons))),
        actors=tuple(dict.fromkeys((*kept.actors, *gone.actors))),
        targets=tuple(dict.fromkeys((*kept.targets, *gone.targets))),
    )


def _claims(incident: Incident) -> tuple[Claim, ...]:
    if incident.claims:
        return tuple(
            replace(each, article_id=each.article_id or incident.article_id)
            for each in incident.claims
        )
    source = " ".join(filter(None, (incident.dataset, incident.dataset_id))) or "a report"
    return (
        Claim(
            source=source,
            says=incident.notes or incident.sub_event_type or incident.event_type.value,
            killed=incident.killed,
            injured=incident.injured,
            article_id=incident.article_id,
        ),
    )


def _around(incident: Incident) -> Filters | None:
    if incident.date is None or incident.place is None:
        return None
    north, east = incident.place.latitude, incident.place.longitude
    return Filters(
        first_day=incident.date.start - _DAYS_AROUND,
        last_day=incident.date.end + _DAYS_AROUND,
        box=BoundingBox(
            south=max(-90.0, north - _DEGREES_AROUND),
            north=min(90.0, north + _DEGREES_AROUND),
            west=(east - _DEGREES_AROUND + 180) % 360 - 180,
            east=(east + _DEGREES_AROUND + 180) % 360 - 180,
        ),
    )
