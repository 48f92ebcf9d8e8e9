"""Charts are drawn from numbers and ACLED's own words; no text of a record reaches them.

They are Vega-Lite as plain values: the library that builds them checks each against a schema, which
took four fifths of the time of a whole page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

import streamlit as st

from geo.map.outlines import Ring, land
from geo.place import Place
from incidents.view.histogram import Bars, Unit
from incidents.vocabulary import EventType

_BRUSH: Final = "days"
# As SVG a brush, or marks of which there are none, would be pictures without a name; on a canvas a
# screen reader is told `alt`, and the same numbers stand in a table beside each chart.
_ON_A_CANVAS: Final = {"embedOptions": {"renderer": "canvas"}}
_FEW_DAYS: Final = 7
_ALIKE_LABELS: Final = {
    EventType.EXPLOSIONS: "Explosions",
    EventType.VIOLENCE_AGAINST_CIVILIANS: "Against civilians",
    EventType.STRATEGIC: "Strategic",
}


def histogram(
    bars: Bars,
    *,
    colours: Mapping[EventType, str],
    key: str,
) -> tuple[date, date] | None:
    """Draw incidents by time and type; return the days that the person dragged over.

    Args:
        bars: First day of each unit of time with its count by type.
        colours: `#rrggbb` by type.
        key: The chart's name in the session.
    """
    unit = bars.unit or "month"
    when = {
        "field": "from",
        "type": "temporal",
        "scale": {"type": "utc"},
        "title": None,
        "axis": _days_only() if unit == "day" and len(bars) <= _FEW_DAYS else {},
    }
    event = st.vega_lite_chart(
        {
            "data": {"values": list(_stacked(bars, unit))},
            "mark": "rect",
            "encoding": {
                "x": when,
                "x2": {"field": "to"},
                "y": {
                    "field": "under",
                    "type": "quantitative",
                    "title": f"Incidents a {unit}",
                },
                "y2": {"field": "over"},
                "color": _colour(colours),
                "tooltip": [
                    {"field": "from", "type": "temporal", "title": "From", "format": "%Y-%m-%d"},
                    {"field": "type", "title": "Type"},
                    {"field": "incidents", "title": "Incidents", "format": ",.3~f"},
                ],
            },
            "params": [{"name": _BRUSH, "select": {"type": "interval", "encodings": ["x"]}}],
            "usermeta": _ON_A_CANVAS,
            "height": 150,
        },
        key=key,
        on_select="rerun",
        selection_mode=_BRUSH,
        alt="Number of incidents over time, by type. Drag over the bars to see only those days.",
    )
    return _dragged(event)


def small_multiple(
    bars: Bars, *, days: tuple[date, date], most: float, colours: Mapping[EventType, str], key: str
) -> None:
    """Draw one of several charts that share their axes.

    Args:
        bars: First day of each unit of time with its count by type.
        days: First and last day of the shared axis of time.
        most: The greatest count of the shared axis of numbers.
        colours: `#rrggbb` by type.
        key: The chart's name in the session.
    """
    unit = bars.unit or "month"
    first, last = days
    st.vega_lite_chart(
        {
            "data": {"values": list(_stacked(bars, unit))},
            "mark": "rect",
            "encoding": {
                "x": {
                    "field": "from",
                    "type": "temporal",
                    "scale": {"type": "utc", "domain": [first.isoformat(), last.isoformat()]},
                    "axis": {"tickCount": 4},
                    "title": None,
                },
                "x2": {"field": "to"},
                "y": {
                    "field": "under",
                    "type": "quantitative",
                    "scale": {"domain": [0, most]},
                    "axis": {"tickCount": 3},
                    "title": None,
                },
                "y2": {"field": "over"},
                "color": _colour(colours),
            },
            "usermeta": _ON_A_CANVAS,
            "height": 110,
        },
        key=key,
        alt="Number of incidents over time, by type, of one country.",
    )


def small_map(places: Sequence[Place], *, key: str) -> None:
    """Draw points on the outlines of the land; nothing but numbers is drawn."""
    outlines = {
        "type": "MultiPolygon",
        # Vega wants the ring of a piece of land to run clockwise.
        "coordinates": [[_clockwise(ring)] for ring in land()],
    }
    st.vega_lite_chart(
        {
            "height": 260,
            "usermeta": _ON_A_CANVAS,
            "projection": {"type": "equirectangular"},
            "layer": [
                {
                    "data": {"values": [{"type": "Feature", "geometry": outlines}]},
                    "mark": {
                        "type": "geoshape",
                        "fill": "#8886",
                    },
                },
                {
                    "data": {
                        "values": [{"lat": each.latitude, "lon": each.longitude} for each in places]
                    },
                    "mark": {"type": "circle", "size": 28, "color": "#c24718", "opacity": 0.75},
                    "encoding": {
                        "longitude": {"field": "lon", "type": "quantitative"},
                        "latitude": {"field": "lat", "type": "quantitative"},
                    },
                },
            ],
        },
        key=key,
        alt="The places on a map of the world.",
    )


def range_bars(values: Sequence[Mapping[str, Any]], *, title: str, key: str) -> None:
    """Draw a bar a name: dark to the least number, light to the greatest that is known.

    Args:
        values: `name`, `least`, `most` and `place` in the order.
        title: What is counted.
        key: The chart's name in the session.
    """
    name = {"field": "name", "type": "nominal", "sort": {"field": "place"}, "title": None}
    bars = [
        {
            "mark": {"type": "bar", "color": "#0b6e8a", "opacity": opacity},
            "encoding": {
                "y": name,
                "x": {"field": field, "type": "quantitative", "title": title},
            },
        }
        for field, opacity in (("most", 0.35), ("least", 1))
    ]
    st.vega_lite_chart(
        {
            "data": {"values": list(values)},
            "layer": bars,
            "usermeta": _ON_A_CANVAS,
            "height": 320,
        },
        key=key,
        alt=title,
    )


def label(event_type: EventType) -> str:
    """A type's name short enough for a legend."""
    return _ALIKE_LABELS.get(event_type, event_type.value)


def _days_only() -> dict[str, object]:
    """An axis of few days would else be marked by hours, which nobody knows."""
    return {"tickCount": {"interval": "day", "step": 1}, "format": "%-d %b %Y"}


def _stacked(bars: Bars, unit: Unit) -> Iterator[dict[str, object]]:
    for first, counts in bars:
        under = 0.0
        for event_type, number in counts.items():
            yield {
                "from": first.isoformat(),
                "to": _next(first, unit).isoformat(),
                "type": label(event_type),
                "incidents": round(number, 3),
                "under": round(under, 3),
                "over": round(under + number, 3),
            }
            under += number


def _next(first: date, unit: Unit) -> date:
    """The first day after a day, week, month or year; the last day there is stays."""
    try:
        if unit == "year":
            return first.replace(year=first.year + 1)
        if unit == "month":
            return (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        return first + timedelta(days=7 if unit == "week" else 1)
    except (ValueError, OverflowError):
        return date.max


def _colour(colours: Mapping[EventType, str]) -> dict[str, Any]:
    return {
        "field": "type",
        "type": "nominal",
        "scale": {
            "domain": [label(each) for each in colours],
            "range": [colours[each] for each in colours],
        },
        "legend": None,
    }


def _clockwise(ring: Ring) -> list[tuple[float, float]]:
    twice_the_area = sum((bx - ax) * (by + ay) for (ax, ay), (bx, by) in pairwise((*ring, ring[0])))
    return list(ring if twice_the_area > 0 else reversed(ring))


def _dragged(event: Any) -> tuple[date, date] | None:  # noqa: ANN401 - Vega-Lite's state is untyped
    brush = (event or {}).get("selection", {}).get(_BRUSH, {})
    ends = next(iter(brush.values()), None)
    if not ends:
        return None
    first, last = (_day(end) for end in (min(ends), max(ends)))
    return first, last


def _day(milliseconds: float) -> date:
    return date(1970, 1, 1) + timedelta(milliseconds=float(milliseconds))
