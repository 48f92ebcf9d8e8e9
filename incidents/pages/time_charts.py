"""Incidents over time are drawn as bars of types, each spread over the days it may lie on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

import streamlit as st

from incidents.pages.charts import ON_A_CANVAS, label
from incidents.view.histogram import Bars, Unit
from incidents.vocabulary import EventType

_BRUSH: Final = "days"
_FEW_DAYS: Final = 7
# Vega's own marks name the year at January alone, where often none stands.
_WITH_YEARS: Final = {
    "format": {
        "year": "%Y",
        "quarter": "%b %Y",
        "month": "%b %Y",
        "week": "%-d %b %Y",
        "date": "%-d %b %Y",
    }
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
        "axis": _days_only() if unit == "day" and len(bars) <= _FEW_DAYS else _WITH_YEARS,
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
                    "axis": {"tickMinStep": 1},
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
            "usermeta": ON_A_CANVAS,
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
                    "axis": {"tickCount": 4, **_WITH_YEARS},
                    "title": None,
                },
                "x2": {"field": "to"},
                "y": {
                    "field": "under",
                    "type": "quantitative",
                    "scale": {"domain": [0, most]},
                    "axis": {"tickCount": 3, "tickMinStep": 1},
                    "title": None,
                },
                "y2": {"field": "over"},
                "color": _colour(colours),
            },
            "usermeta": ON_A_CANVAS,
            "height": 110,
        },
        key=key,
        alt="Number of incidents over time, by type, of one country.",
    )


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


def _dragged(event: Any) -> tuple[date, date] | None:  # noqa: ANN401 - Vega-Lite's state is untyped
    brush = (event or {}).get("selection", {}).get(_BRUSH, {})
    ends = next(iter(brush.values()), None)
    if not ends:
        return None
    first, last = (_day(end) for end in (min(ends), max(ends)))
    return first, last


def _day(milliseconds: float) -> date:
    return date(1970, 1, 1) + timedelta(milliseconds=float(milliseconds))
