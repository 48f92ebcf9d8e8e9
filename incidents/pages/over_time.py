"""Days that are dragged over in the chart of time are asked for; its numbers stand behind it."""

from __future__ import annotations

from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from geo.map.palette import COLOURS
from incidents.filters import Filters
from incidents.pages.chart_numbers import chart_numbers
from incidents.pages.filter_state import set_dates
from incidents.pages.time_charts import histogram
from incidents.view import Selection
from incidents.view.histogram import Bars
from incidents.vocabulary import EventType

TYPE_COLOURS: Final = {each: COLOURS[each.value] for each in EventType}


def over_time(selection: Selection, filters: Filters) -> None:
    """Draw the incidents by time and type; days that are dragged over can be asked for."""
    bars = selection.histogram(None)
    if not bars:
        return
    dragged = histogram(
        bars, colours=TYPE_COLOURS, key=f"histogram {filters.first_day} {filters.last_day}"
    )
    with st.container(horizontal=True):
        if dragged is not None and dragged != (filters.first_day, filters.last_day):
            _ask_for_days(*dragged)
        behind = st.popover("As a table", icon=":material/table:", on_change="rerun", key="numbers")
    if behind.open:
        with behind:
            st.caption(
                "An incident whose date is a range is spread over it, so numbers may be fractions."
            )
            chart_numbers(frame(bars), file_name="incidents-over-time.csv", key="over time")


def frame(bars: Bars) -> pd.DataFrame:
    """A row a unit of time: its first day, then a column a type; an incident may be in parts."""
    types = [each for each in EventType if any(each in counts for _, counts in bars)]
    first = f"First day of the {bars.unit or 'month'}"
    return pd.DataFrame(
        [
            {first: day, **{each.value: round(counts.get(each, 0), 3) for each in types}}
            for day, counts in bars
        ],
        columns=[first, *(each.value for each in types)],
    )


def _ask_for_days(first: date, last: date) -> None:
    st.button(
        f"Show only {first:%Y-%m-%d} to {last:%Y-%m-%d}",
        icon=":material/date_range:",
        on_click=set_dates,
        args=(first, last),
    )
