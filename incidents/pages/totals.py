"""People harmed are added up as ranges, and what is unknown stands beside each sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import pandas as pd
import streamlit as st

from incidents.count import Total
from incidents.pages.chart_numbers import chart_numbers
from incidents.pages.charts import label, range_bars, range_months
from incidents.pages.named_places import country_name
from incidents.view import Selection
from incidents.view.totals import Harm
from incidents.vocabulary import EventType

_BY: Final = {"Type": "type", "Country": "country", "Month": "month", "Actor": "actor"}
_HARM: Final[Mapping[str, Harm]] = {"Killed": "killed", "Injured": "injured"}
_MOST_BARS: Final = 12
_NOT_TOLD: Final = "not told"


def totals(selection: Selection) -> None:
    """Draw the sums as ranges, and the numbers behind them."""
    with st.container(horizontal=True):
        by = st.segmented_control("By", list(_BY), default="Type", required=True, key="totals: by")
        harm = st.segmented_control(
            "People", list(_HARM), default="Killed", required=True, key="totals: harm"
        )
    found = selection.totals_by(_BY[by or "Type"], _HARM[harm or "Killed"])
    frame = _frame(found, by or "Type")
    if frame.empty:
        st.caption("Nothing to add up: no incident names one.")
        return
    chart, table = st.columns([1, 1], gap="medium")
    with chart:
        _bars(frame, by or "Type", harm or "Killed")
    with table:
        if by == "Month":
            st.caption("An incident counts in the month of the first day on which it may lie.")
        chart_numbers(frame, file_name="totals.csv", key="totals")


def _frame(found: Mapping[str, Total], by: str) -> pd.DataFrame:
    name: Callable[[str], str] = {"Country": country_name}.get(by, str)
    frame = pd.DataFrame(
        {
            by: [name(word) if word else _NOT_TOLD for word in found],
            "At least": [each.minimum if _counted(each) else None for each in found.values()],
            "At most": [
                each.maximum if _counted(each) and not each.open_ended else None
                for each in found.values()
            ],
            "Known up to": [each.maximum if _counted(each) else None for each in found.values()],
            "Unknown in": [each.unknown for each in found.values()],
        }
    ).astype(dict.fromkeys(("At least", "At most", "Known up to"), "Int64"))
    if by == "Month":
        return frame.sort_values(by, ascending=False)
    return frame.sort_values("At least", ascending=False, kind="stable")


def _counted(total: Total) -> bool:
    """Whether anybody was counted at all; where nobody was, 0 would claim to know."""
    return bool(total.maximum) or not total.unknown


def _bars(frame: pd.DataFrame, by: str, harm: str) -> None:
    title, key = f"{harm}: dark at least, light up to", f"totals {by} {harm}"
    counted = frame.dropna(subset=["At least"])
    if by == "Month":
        range_months(_by_month(counted[counted[by] != _NOT_TOLD]), title=title, key=key)
        return
    top = counted.head(_MOST_BARS)
    # Names of actors come from strangers, so the bars are numbered as the table's rows are.
    names = _safe_names(top, by)
    values: list[dict[str, Any]] = [
        {"name": name, "least": int(least), "most": int(most), "place": place}
        for place, (name, least, most) in enumerate(
            zip(names, top["At least"], top["Known up to"], strict=True), start=1
        )
    ]
    range_bars(values, title=title, key=key)


def _by_month(dated: pd.DataFrame) -> list[dict[str, Any]]:
    rows = zip(dated["Month"], dated["At least"], dated["Known up to"], strict=True)
    return [{"month": month, "least": int(least), "most": int(most)} for month, least, most in rows]


def _safe_names(top: pd.DataFrame, by: str) -> list[str]:
    if by == "Actor":
        return [f"row {place}" for place in range(1, len(top) + 1)]
    short = {each.value: label(each) for each in EventType}
    return [short.get(name, name) for name in top[by]]
