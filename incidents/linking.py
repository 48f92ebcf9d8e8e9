"""Two reports of one incident become one incident with both reports' claims side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from typing import Final

from incidents.article import Article
from incidents.claim import Claim
from incidents.copies import Copy, copies_among, copy_of
from incidents.duplicates import Proposal, kin_of, likely_same, likely_same_in_copies
from incidents.filters import BoundingBox, Filters
from incidents.record import Incident
from incidents.same_name import name_key
from incidents.table import Entry, Ledger
from incidents.view import Snapshot
from incidents.vocabulary import State
from incidents.weighing import followed_alone

_DAYS_AROUND: Final = timedelta(days=31)
_DEGREES_AROUND: Final = 3.0
_MOST_COMPARED: Final = 300
_MOST_COPIES: Final = 100
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
    near = _near(entry, snapshot, ledger)
    found = {
        near[each.number].incident_id: (near[each.number], each)
        for each in likely_same(entry.incident, [other.incident for other in near])
    }
    of_copies = _of_copies(entry, snapshot, ledger)
    for each in likely_same_in_copies(entry.incident, [other.incident for other in of_copies]):
        other = of_copies[each.number]
        found.setdefault(other.incident_id, (other, each))
    likeliest = sorted(found.values(), key=lambda pair: -pair[1].likeness)
    return tuple(likeliest[:_MOST_PROPOSED])


def known_copy(
    article: Article, entries: Iterable[Entry], *, snapshot: Snapshot, ledger: Ledger
) -> Copy | None:
    """That an article is one that was read before, or a wire copy of one; None where it is new.

    Args:
        article: The article that was read now.
        entries: What it tells of; the article is compared with those that tell the like.
        snapshot: Where the like is looked for.
        ledger: Where articles are read from.
    """
    others = {
        other.incident.article_id: other
        for entry in islice(entries, _MOST_PROPOSED)
        for other in _alike(entry, snapshot, ledger)
    }
    articles = (ledger.article_of(other.incident) for other in others.values())
    return copy_of(article, filter(None, articles))


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
    return _joined(kept, gone, _claims(gone))


def linked_with_a_copy(kept: Incident, gone: Incident) -> Incident:
    """The same where the articles are copies: a source that both quote makes one claim."""
    quoted = {name_key(each.source) for each in _claims(kept)}
    new = [each for each in _claims(gone) if name_key(each.source) not in quoted]
    return _joined(kept, gone, new)


def _joined(kept: Incident, gone: Incident, claims: Sequence[Claim]) -> Incident:
    own = _claims(kept)
    return replace(
        kept,
        claims=tuple(dict.fromkeys((*own, *claims))),
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


def _near(entry: Entry, snapshot: Snapshot, ledger: Ledger) -> list[Entry]:
    """The others that are near an incident in time and space."""
    box = _box_around(entry.incident)
    days = entry.incident.date
    if box is None or days is None:
        return []
    filters = Filters(
        first_day=days.start - _DAYS_AROUND, last_day=days.end + _DAYS_AROUND, box=box
    )
    rows = snapshot.select(filters).rows(limit=_MOST_COMPARED)
    return _others(entry, snapshot.incident_ids(rows), ledger)


def _alike(entry: Entry, snapshot: Snapshot, ledger: Ledger) -> list[Entry]:
    """The last ones that were written of about its kind and place, from other articles."""
    incident = entry.incident
    if incident.article_id is None:
        return []
    box = _box_around(incident)
    filters = Filters(
        types=kin_of(incident.event_type),
        box=box,
        countries=(incident.country,) if box is None and incident.country else (),
        states=tuple(State),
    )
    rows = snapshot.select(filters).rows(limit=_MOST_COPIES, order_by="changed")
    return [
        other
        for other in _others(entry, snapshot.incident_ids(rows), ledger)
        if other.incident.article_id not in {None, incident.article_id}
    ]


def _of_copies(entry: Entry, snapshot: Snapshot, ledger: Ledger) -> list[Entry]:
    """Those of them that are drafted from a copy of its article."""
    mine = ledger.article_of(entry.incident)
    if mine is None:
        return []
    found = _alike(entry, snapshot, ledger)
    articles = {
        article.id: article
        for other in found
        if (article := ledger.article_of(other.incident)) is not None
    }
    copies = {each.article.id for each in copies_among(mine, articles.values())}
    return [
        other
        for other in found
        if other.incident.article_id in copies and other.incident.state is not State.REJECTED
    ]


def _others(entry: Entry, ids: Iterable[str], ledger: Ledger) -> list[Entry]:
    return list(ledger.still_there(each for each in ids if each != entry.incident_id))


def _box_around(incident: Incident) -> BoundingBox | None:
    if incident.place is None:
        return None
    north, east = incident.place.latitude, incident.place.longitude
    return BoundingBox(
        south=max(-90.0, north - _DEGREES_AROUND),
        north=min(90.0, north + _DEGREES_AROUND),
        west=(east - _DEGREES_AROUND + 180) % 360 - 180,
        east=(east + _DEGREES_AROUND + 180) % 360 - 180,
    )
