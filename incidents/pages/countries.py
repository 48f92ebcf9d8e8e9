"""One small chart a country, all with the same axes, so that they can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from incidents.pages.chart_numbers import chart_numbers
from incidents.pages.named_places import country_name
from incidents.pages.over_time import TYPE_COLOURS, frame
from incidents.pages.time_charts import small_multiple
from incidents.view import Selection, Snapshot
from incidents.view.histogram import Bars

_MOST: Final = 12
_A_ROW: Final = 3


def countries(snapshot: Snapshot, selection: Selection) -> None:
    """Draw the countries with most incidents, and the numbers behind the charts."""
    everywhere = selection.histogram(None)
    counts: Counter[str] = Counter()
    for (code, _), number in selection.by_division.items():
        counts[code] += number
    counts.pop("", None)  # no country is known
    if not counts or not everywhere:
        st.caption("Nothing to compare: no incident names a country and a date.")
        return
    top = sorted(counts, key=lambda code: (-counts[code], code))[:_MOST]
    if len(counts) > len(top):
        st.caption(f"The {len(top)} countries with most incidents, of {len(counts):,}.")
    found = {
        code: snapshot.select(replace(selection.filters, countries=(code,))).histogram(
            everywhere.unit
        )
        for code in top
    }
    _charts(found, counts, everywhere)
    with st.expander("As a table", icon=":material/table:"):
        chart_numbers(_table(found), file_name="incidents-by-country.csv", key="countries")


def _charts(found: dict[str, Bars], counts: Mapping[str, int], everywhere: Bars) -> None:
    most = max(sum(kinds.values()) for bars in found.values() for _, kinds in bars)
    days = everywhere[0][0], everywhere[-1][0]
    for start in range(0, len(found), _A_ROW):
        columns = st.columns(_A_ROW, gap="medium")
        for column, code in zip(columns, list(found)[start : start + _A_ROW], strict=False):
            with column:
                st.text(f"{country_name(code)} · {counts[code]:,}")
                small_multiple(
                    found[code],
                    days=days,
                    most=most,
                    colours=TYPE_COLOURS,
                    key=f"small multiple {code}",
                )


def _table(found: dict[str, Bars]) -> pd.DataFrame:
    apart = [frame(bars) for bars in found.values()]
    for code, table in zip(found, apart, strict=True):
        table.insert(0, "Country", country_name(code))
    return pd.concat(apart, ignore_index=True).fillna(0)
