"""The columns of the own format, in their order, and an incident as one row of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from incidents.count import Count
from incidents.formats import own_lists
from incidents.record import Incident
from incidents.vocabulary import EventType

Value = str | int | float | bool | None


def _time(incident: Incident) -> Mapping[str, Value]:
    date = incident.date
    return {
        "date_start": None if date is None else date.start.isoformat(),
        "date_end": None if date is None else date.end.isoformat(),
        "time_precision": None if date is None else date.time_precision,
        "date_prec": None if date is None else date.date_prec,
    }


def _point(incident: Incident) -> Mapping[str, Value]:
    place = incident.place
    return {
        "latitude": None if place is None else place.latitude,
        "longitude": None if place is None else place.longitude,
        "uncertainty_m": None if place is None else place.uncertainty_m,
        "geo_precision": None if place is None else place.geo_precision,
        "where_prec": None if place is None else place.where_prec,
    }


def _count(name: str, count: Count | None) -> Mapping[str, Value]:
    return {
        f"{name}_min": None if count is None else count.minimum,
        f"{name}_max": None if count is None else count.maximum,
        f"{name}_unknown": True if count is not None and count.is_unknown else None,
    }


def _found(incident: Incident) -> Mapping[str, Value]:
    place = incident.place
    return {
        "place_name": None if place is None else place.name,
        "place_country": None if place is None else place.country,
        "place_admin1": None if place is None else place.admin1,
        "place_kind": None if place is None else place.kind,
        "place_how": None if place is None else place.how,
        "place_review": None if place is None else place.review,
        "place_reason": None if place is None else place.reason,
    }


def plain_values(incident_id: str, incident: Incident) -> dict[str, Value]:
    """The columns that hold one value each, by name in their order; None is an empty cell."""
    return {
        "id": incident_id,
        "event_type": incident.event_type.value,
        "sub_event_type": incident.sub_event_type,
        **_time(incident),
        "location": incident.location,
        **_point(incident),
        "country": incident.country,
        "admin1": incident.admin1,
        **_count("killed", incident.killed),
        **_count("injured", incident.injured),
        "casualties_unknown": incident.casualties_unknown or None,
        "notes": incident.notes,
        "state": incident.state.value,
        "confidence": incident.confidence,
        "grade": None if incident.grade is None else incident.grade.value,
        "dataset": incident.dataset,
        "dataset_id": incident.dataset_id,
        "article_id": incident.article_id,
        **_found(incident),
    }


LIST_CELLS: Final[Mapping[str, Callable[[Incident], str]]] = MappingProxyType(
    {
        "weapons": lambda incident: own_lists.weapons_cell(incident.weapons),
        "actors": lambda incident: own_lists.actors_cell(incident.actors),
        "targets": lambda incident: own_lists.targets_cell(incident.targets),
        "victims": lambda incident: own_lists.victims_cell(incident.victims),
        "sources": lambda incident: own_lists.claims_cell(incident.claims),
        "evidence": lambda incident: own_lists.evidence_cell(incident.evidence),
        "review": lambda incident: own_lists.review_cell(incident.review),
        "extra": lambda incident: own_lists.extra_cell(incident.extra),
    }
)

# What an incident with nothing known would be written as names every column.
COLUMNS: Final = (*plain_values("", Incident(event_type=EventType.BATTLES)), *LIST_CELLS)
# Where a CSV says of itself what other formats say in their own places.
NOTICE_COLUMN: Final = "about_this_export"
