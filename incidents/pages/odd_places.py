"""Points that look odd are listed, and mended where they stand: turned back, or written anew."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from incidents.formats.survey import Survey
from incidents.formats.turned import coordinate_columns, turned_back
from incidents.ingest import TableFile
from incidents.pages.mending import keep_rows, rows_in_place
from incidents.pages.table_height import table_height

_MOST_LISTED: Final = 200
_MOST_IN_PLACE: Final = 100


def odd_places(survey: Survey, handed: TableFile, *, key: str) -> None:
    """List the points of a table that look odd, where there are any.

    Args:
        survey: What was found in it.
        handed: The table, and how it is read.
        key: The table's name in the session.
    """
    points = survey.odd_points()
    if not points:
        return
    look = "point looks" if len(points) == 1 else "points look"
    with st.expander(f"{len(points):,} {look} odd", icon=":material/wrong_location:"):
        listed = points[:_MOST_LISTED]
        st.dataframe(
            pd.DataFrame(
                {
                    "Line": [each.line for each in listed],
                    "Latitude": [each.latitude for each in listed],
                    "Longitude": [each.longitude for each in listed],
                    "What is odd": [each.reason for each in listed],
                }
            ),
            hide_index=True,
            height=table_height(len(listed), most=320),
        )
        if len(points) > len(listed):
            st.caption(f"The first {len(listed):,} of {len(points):,}.")
        _turn_back(survey, handed, key=key)
        if st.toggle("Mend these rows here", key=f"{key} odd in place"):
            lines = frozenset(each.line for each in points[:_MOST_IN_PLACE])
            rows = [(row.line, row.cells) for row in handed.table.rows if row.line in lines]
            at = coordinate_columns(handed.table.header, handed.known) or ()
            first = {handed.table.header[each] for each in at}
            place = f"odd {sorted(lines)}"
            rows_in_place(rows, first, handed.table.header, key=key, place=place)


def _turn_back(survey: Survey, handed: TableFile, *, key: str) -> None:
    number = len(survey.swapped)
    if not number or coordinate_columns(handed.table.header, handed.known) is None:
        return
    rows = "this row" if number == 1 else f"these {number:,} rows"
    st.button(
        f"Swap latitude and longitude of {rows}",
        icon=":material/swap_horiz:",
        on_click=_keep_turned,
        args=(handed, frozenset(each.line for each in survey.swapped), key),
        key=f"{key} turn back",
        help="The rows of which it is said that they fit so; what else is odd stays.",
    )


def _keep_turned(handed: TableFile, lines: frozenset[int], key: str) -> None:
    keep_rows(key, turned_back(handed.table, handed.known, lines))
