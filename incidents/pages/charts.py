"""Charts are drawn from numbers and ACLED's own words; no text of a record reaches them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

import altair as alt
import streamlit as st

from geo.map.outlines import Ring, land
from geo.place import Place
from incidents.vocabulary import EventType

_BRUSH: Final = "months"
_ALIKE_LABELS: Final = {
    EventType.EXPLOSIONS: "Explosions",
    EventType.VIOLENCE_AGAINST_CIVILIANS: "Against civilians",
    EventType.STRATEGIC: "Strategic",
}


def histogram(
    months: Sequence[tuple[date, Mapping[EventType, float]]],
    *,
    colours: Mapping[EventType, str],
    key: str,
) -> tuple[date, date] | None:
    """Draw incidents by month and type; return the days that the person dragged over.

    Args:
        months: First day of each month with its count by type.
        colours: `#rrggbb` by type.
        key: The chart's name in the session.
    """
    rows = [
        {"month": month.isoformat(), "type": label(event_type), "incidents": number}
        for month, counts in months
        for event_type, number in counts.items()
        if number
    ]
    chart = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar()
        .encode(
            x=alt.X("yearmonth(month):T", title=None),
            y=alt.Y("sum(incidents):Q", title="Incidents a month"),
            color=_colour(colours),
            tooltip=[
                alt.Tooltip("yearmonth(month):T", title="Month"),
                alt.Tooltip("type:N", title="Type"),
                alt.Tooltip("sum(incidents):Q", title="Incidents", format=",.3~f"),
            ],
        )
        .add_params(alt.selection_interval(name=_BRUSH, encodings=["x"]))
        .properties(height=150)
    )
    event = st.altair_chart(
        chart,
        key=key,
        on_select="rerun",
        selection_mode=_BRUSH,
        alt="Number of incidents in each month, by type. Drag over months to see only those.",
    )
    return _dragged(event)


def small_map(places: Sequence[Place], *, key: str) -> None:
    """Draw points on the outlines of the land; nothing but numbers is drawn."""
    points = [{"lat": each.latitude, "lon": each.longitude} for each in places]
    outlines = {
        "type": "MultiPolygon",
        # Vega wants the ring of a piece of land to run clockwise.
        "coordinates": [[_clockwise(ring)] for ring in land()],
    }
    drawing = alt.layer(
        alt.Chart(alt.InlineData(values=[{"type": "Feature", "geometry": outlines}])).mark_geoshape(
            fill="#8884", stroke="#888", strokeWidth=0.4
        ),
        alt.Chart(alt.InlineData(values=points))
        .mark_circle(size=28, color="#c24718", opacity=0.75)
        .encode(longitude="lon:Q", latitude="lat:Q"),
    ).project("equirectangular")
    st.altair_chart(
        drawing.properties(height=260), key=key, alt="The first incidents' places on a map."
    )


def _clockwise(ring: Ring) -> list[tuple[float, float]]:
    twice_the_area = sum((bx - ax) * (by + ay) for (ax, ay), (bx, by) in pairwise((*ring, ring[0])))
    return list(ring if twice_the_area > 0 else reversed(ring))


def label(event_type: EventType) -> str:
    """A type's name short enough for a legend."""
    return _ALIKE_LABELS.get(event_type, event_type.value)


def _colour(colours: Mapping[EventType, str]) -> alt.Color:
    return alt.Color(
        "type:N",
        scale=alt.Scale(
            domain=[label(each) for each in colours], range=[colours[each] for each in colours]
        ),
        legend=None,
    )


def _dragged(event: Any) -> tuple[date, date] | None:  # noqa: ANN401 - Vega-Lite's state is untyped
    brush = (event or {}).get("selection", {}).get(_BRUSH, {})
    ends = next(iter(brush.values()), None)
    if not ends:
        return None
    first, last = (_day(end) for end in (min(ends), max(ends)))
    return first, last


def _day(milliseconds: float) -> date:
    return date(1970, 1, 1) + timedelta(milliseconds=float(milliseconds))
