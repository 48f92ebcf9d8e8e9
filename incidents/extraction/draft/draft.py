"""A draft as it is printed: one flat object a line, absent things null, lists empty."""

from __future__ import annotations

from typing import Any

from incidents.article import Article
from incidents.count import Count
from incidents.record import Incident


def to_contract(incident: Incident, article: Article) -> dict[str, Any]:
    """The draft as a dict of JSON values, in the order in which it is printed.

    Args:
        incident: The draft.
        article: The article it was drafted from.
    """
    return {
        "article_id": article.id,
        "event_type": incident.event_type.value,
        "sub_event_type": incident.sub_event_type,
        **_when(incident),
        **_where(incident),
        **_harm(incident),
        "weapons": [
            {"name": each.name, "category": each.category, "origin": each.origin}
            for each in incident.weapons
        ],
        "actors": [
            {
                "name": each.name,
                "kind": each.kind.value,
                "role": each.role.value,
                "attribution": each.attribution.value,
                "according_to": each.according_to,
            }
            for each in incident.actors
        ],
        "targets": [{"name": each.name, "kind": each.kind} for each in incident.targets],
        "victims": [
            {
                "description": each.description,
                "harm": each.harm,
                "min": each.count.minimum,
                "max": each.count.maximum,
            }
            for each in incident.victims
        ],
        "sources": [{"name": each.source, "says": each.says} for each in incident.claims],
        "confidence": incident.confidence,
        "evidence": [
            {"field": each.field, "start": each.start, "end": each.end, "quote": each.quote}
            for each in incident.evidence
        ],
    }


def _when(incident: Incident) -> dict[str, Any]:
    date = incident.date
    return {
        "date_start": date.start.isoformat() if date else None,
        "date_end": date.end.isoformat() if date else None,
        "time_precision": date.time_precision if date else None,
    }


def _where(incident: Incident) -> dict[str, Any]:
    place = incident.place
    return {
        "location": incident.location,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "uncertainty_m": place.uncertainty_m if place else None,
        "geo_precision": place.geo_precision if place else None,
        "where_prec": place.where_prec if place else None,
        "country": incident.country,
        "admin1": incident.admin1,
    }


def _harm(incident: Incident) -> dict[str, Any]:
    killed, injured = incident.killed or Count(), incident.injured or Count()
    return {
        "killed_min": killed.minimum,
        "killed_max": killed.maximum,
        "injured_min": injured.minimum,
        "injured_max": injured.maximum,
        "casualties_unknown": incident.casualties_unknown,
    }
