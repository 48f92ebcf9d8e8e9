"""An incident is edited field by field; what the form says nothing of stays as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import streamlit as st

from geo.place import NotLocated, Place
from geo.resolve import Resolver
from incidents.correcting import typed
from incidents.count import Count
from incidents.interval import Interval
from incidents.pages import say
from incidents.pages.day_input import day_input
from incidents.pages.edit_lists import Lists, edit_lists
from incidents.record import Incident, unstorable
from incidents.vocabulary import SUB_EVENT_TYPES, EventType

_SET_BY_HAND_M: Final = 500
_KINDS: Final[tuple[tuple[EventType, str | None], ...]] = tuple(
    (event_type, sub) for event_type, subs in SUB_EVENT_TYPES.items() for sub in (*subs, None)
)


def edit_form(incident: Incident, resolver: Resolver, *, key: str) -> tuple[Incident, str] | None:
    """Draw the form; return the edited incident and the reason once both are sound.

    Args:
        incident: The incident as it is.
        resolver: Finds the place again when its name is changed.
        key: A name for the form, different for each incident on a page.
    """
    with st.form(key):
        answers = _answers(incident)
        reason = st.text_input("Reason for the change", placeholder="kept in the history")
        if not st.form_submit_button("Save", icon=":material/save:", type="primary"):
            return None
    try:
        edited = _edited(incident, answers, resolver)
        _refuse_unstorable((answers.notes, answers.location, *answers.lists.texts(), reason))
    except ValueError as fault:
        say.problem(f"Not saved: {fault}.")
        return None
    return edited, reason or "edited in the dashboard"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Answers:
    event_type: EventType
    sub_event_type: str | None
    start: date | None
    end: date | None
    location: str | None
    latitude: float | None
    longitude: float | None
    killed: tuple[int | None, int | None]
    injured: tuple[int | None, int | None]
    lists: Lists
    notes: str | None


def _answers(incident: Incident) -> _Answers:
    event_type, sub_event_type = st.selectbox(
        "Type",
        _KINDS,
        index=_KINDS.index((incident.event_type, incident.sub_event_type)),
        format_func=lambda kind: f"{kind[0].value}: {kind[1] or 'sub-type not told'}",
    )
    start, end = _days(incident.date)
    location = st.text_input("Place", incident.location or "") or None
    latitude, longitude = _point(incident.place)
    return _Answers(
        event_type=event_type,
        sub_event_type=sub_event_type,
        start=start,
        end=end,
        location=location,
        latitude=latitude,
        longitude=longitude,
        killed=_range("Killed", incident.killed),
        injured=_range("Injured", incident.injured),
        lists=edit_lists(incident),
        notes=st.text_area("Notes", incident.notes or "") or None,
    )


def _days(interval: Interval | None) -> tuple[date | None, date | None]:
    first, last = st.columns(2)
    with first:
        start = day_input("First possible day", day=interval.start if interval else None)
    with last:
        end = day_input("Last possible day", day=interval.end if interval else None)
    return start, end


def _point(place: Place | None) -> tuple[float | None, float | None]:
    north, east = st.columns(2)
    with north:
        latitude = _degrees("Latitude", 90.0, place.latitude if place else None)
    with east:
        longitude = _degrees("Longitude", 180.0, place.longitude if place else None)
    return latitude, longitude


def _degrees(label: str, most: float, degrees: float | None) -> float | None:
    chosen: float | None = st.number_input(
        label, min_value=-most, max_value=most, value=degrees, format="%.5f"
    )
    return chosen


def _range(label: str, count: Count | None) -> tuple[int | None, int | None]:
    least, most = st.columns(2)
    with least:
        minimum = _people(f"{label}, at least", count.minimum if count else None)
    with most:
        maximum = _people(f"{label}, at most", count.maximum if count else None)
    return minimum, maximum


def _people(label: str, number: int | None) -> int | None:
    chosen: int | None = st.number_input(
        label, min_value=0, max_value=10**6, value=number, step=1, help="Empty: not known."
    )
    return chosen


def _edited(incident: Incident, answers: _Answers, resolver: Resolver) -> Incident:
    place = _place(incident, answers, resolver)
    killed = _count("Killed", incident.killed, answers.killed)
    injured = _count("Injured", incident.injured, answers.injured)
    as_before = (killed, injured) == (incident.killed, incident.injured)
    edited = replace(
        incident,
        event_type=answers.event_type,
        sub_event_type=answers.sub_event_type,
        date=_interval(incident.date, answers.start, answers.end),
        location=answers.location,
        place=place,
        country=place.country if place and place is not incident.place else incident.country,
        admin1=place.admin1 if place and place is not incident.place else incident.admin1,
        killed=killed,
        injured=injured,
        # Figures that a person sets are no source's any more.
        follows=incident.follows if as_before else None,
        notes=answers.notes,
    )
    return typed(incident, answers.lists.put_into(edited))


def _interval(before: Interval | None, start: date | None, end: date | None) -> Interval | None:
    if before and (start, end) == (before.start, before.end):
        return before
    if start is None and end is None:
        return None
    first, last = start or end, end or start
    if first is None or last is None or last < first:
        raise ValueError("the last possible day lies before the first")
    return Interval.spanning(first, last)


def _count(label: str, before: Count | None, limits: tuple[int | None, int | None]) -> Count | None:
    least, most = limits
    if (least, most) == (None, None):
        return before if before is not None and before.is_unknown else None
    if most is not None and most < (least or 0):
        raise ValueError(f"{label.lower()} cannot be at least {least} and at most {most}")
    return Count(minimum=least, maximum=most)


def _place(incident: Incident, answers: _Answers, resolver: Resolver) -> Place | None:
    before = incident.place
    point = (answers.latitude, answers.longitude)
    if before and point == (before.latitude, before.longitude):
        if answers.location == incident.location:
            return before
        point = (None, None)
    if answers.latitude is not None and answers.longitude is not None and None not in point:
        return Place(
            name=answers.location or (before.name if before else "point set by hand"),
            latitude=answers.latitude,
            longitude=answers.longitude,
            uncertainty_m=_SET_BY_HAND_M,
            where_prec=1,
            geo_precision=1,
            country=before.country if before else incident.country,
            admin1=before.admin1 if before else incident.admin1,
            how="point set by hand",
        )
    if answers.location is None:
        return None
    found = resolver.locate_one(answers.location, country=incident.country)
    if isinstance(found, NotLocated):
        raise ValueError(f"no place was found: {found.reason}; set latitude and longitude instead")  # noqa: TRY004 - the value is at fault, not its type
    return found


def _refuse_unstorable(texts: Sequence[str | None]) -> None:
    for text in texts:
        if text and (why := unstorable(text)):
            raise ValueError(f"a text cannot be stored: {why}")
