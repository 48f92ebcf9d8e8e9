"""Charts are drawn from numbers and ACLED's own words; no text of a record reaches them.

They are Vega-Lite as plain values: the library that builds them checks each against a schema, which
took four fifths of the time of a whole page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import streamlit as st

from incidents.vocabulary import EventType

# As SVG a brush, or marks of which there are none, would be pictures without a name; on a canvas a
# screen reader is told `alt`, and the same numbers stand in a table beside each chart.
ON_A_CANVAS: Final = {"embedOptions": {"renderer": "canvas"}}
_ALIKE_LABELS: Final = {
    EventType.EXPLOSIONS: "Explosions",
    EventType.VIOLENCE_AGAINST_CIVILIANS: "Against civilians",
    EventType.STRATEGIC: "Strategic",
}


def range_bars(values: Sequence[Mapping[str, Any]], *, title: str, key: str) -> None:
    """Draw a bar a name: dark to the least number, light to the greatest that is known.

    Args:
        values: `name`, `least`, `most` and `place` in the order.
        title: What is counted.
        key: The chart's name in the session.
    """
    name = {"field": "name", "type": "nominal", "sort": {"field": "place"}, "title": None}
    _ranges(values, along=("y", name), number="x", title=title, key=key)


def range_months(values: Sequence[Mapping[str, Any]], *, title: str, key: str) -> None:
    """Draw the same a month, in the order of time.

    Args:
        values: `month` as YYYY-MM, `least` and `most`.
        title: What is counted.
        key: The chart's name in the session.
    """
    month = {"field": "month", "type": "temporal", "timeUnit": "utcyearmonth", "title": None}
    _ranges(values, along=("x", month), number="y", title=title, key=key)


def _ranges(
    values: Sequence[Mapping[str, Any]],
    *,
    along: tuple[str, Mapping[str, Any]],
    number: str,
    title: str,
    key: str,
) -> None:
    bars = [
        {
            "mark": {"type": "bar", "color": "#0b6e8a", "opacity": opacity},
            "encoding": {
                along[0]: along[1],
                number: {"field": field, "type": "quantitative", "title": title},
            },
        }
        for field, opacity in (("most", 0.35), ("least", 1))
    ]
    st.vega_lite_chart(
        {
            "data": {"values": list(values)},
            "layer": bars,
            "usermeta": ON_A_CANVAS,
            "height": 320,
        },
        key=key,
        alt=title,
    )


def label(event_type: EventType) -> str:
    """A type's name short enough for a legend."""
    return _ALIKE_LABELS.get(event_type, event_type.value)
