"""What an import would do is shown in numbers, in rows, on a small map, and in what is odd."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pandas as pd
import streamlit as st

from incidents.formats.survey import Survey
from incidents.pages import say
from incidents.pages.charts import small_map
from incidents.record import Incident
from incidents.rehearsal import Rehearsal
from incidents.table import Summary

_MOST_ODD: Final = 200


def rehearsed(rehearsal: Rehearsal, survey: Survey | None) -> None:
    """Show what an import would do.

    Args:
        rehearsal: What would become of the rows.
        survey: What is odd about them; None where the table is too long to look for it.
    """
    st.markdown("**What an import would do**")
    counts(rehearsal.summary)
    notes = [
        f"{number:,} {what}"
        for number, what in (
            (rehearsal.without_place, "would be on no map: no place was found"),
            (rehearsal.to_review, "would ask for your look"),
        )
        if number
    ]
    if notes:
        st.caption(" · ".join(notes))
    if rehearsal.first:
        rows, where = st.columns([3, 2])
        with rows:
            number = len(rehearsal.first)
            these = "The first incident" if number == 1 else f"The first {number} incidents"
            st.caption(f"{these} as they would be")
            st.dataframe(_frame(rehearsal.first), hide_index=True, height=260, placeholder="–")
        with where:
            small_map([each.place for each in rehearsal.first if each.place], key="rehearsal map")
    if survey is None:
        say.hint("The table is long, so odd points and texts were not looked for.")
    else:
        _odd(survey)


def counts(summary: Summary) -> None:
    """Show what becomes of the rows; the last four add up to the first."""
    for column, (label, number) in zip(
        st.columns(5),
        (
            ("Rows", summary.rows),
            ("New", summary.accepted),
            ("Updated", summary.updated),
            ("Unchanged", summary.unchanged),
            ("Not taken", summary.quarantined),
        ),
        strict=True,
    ):
        column.metric(label, f"{number:,}", border=True)


def _odd(survey: Survey) -> None:
    points = [*survey.swapped, *survey.at_sea, *survey.elsewhere]
    if points:
        with st.expander(f"{len(points):,} points look odd", icon=":material/wrong_location:"):
            st.dataframe(
                pd.DataFrame(
                    {
                        "Line": [each.line for each in points[:_MOST_ODD]],
                        "Latitude": [each.latitude for each in points[:_MOST_ODD]],
                        "Longitude": [each.longitude for each in points[:_MOST_ODD]],
                        "What is odd": [each.reason for each in points[:_MOST_ODD]],
                    }
                ),
                hide_index=True,
            )
    if survey.mojibake:
        with st.expander(f"{survey.mojibake_count:,} texts look wrongly decoded"):
            st.caption("Read the file in another encoding, or correct them where they come from.")
            st.dataframe(
                pd.DataFrame(
                    {
                        "Line": [each.line for each in survey.mojibake],
                        "Column": [each.column for each in survey.mojibake],
                        "Stands there": [each.value for each in survey.mojibake],
                        "May have been": [each.proposal for each in survey.mojibake],
                    }
                ),
                hide_index=True,
            )
    if survey.twice:
        with st.expander(f"{len(survey.twice):,} ids stand in more than one row"):
            st.dataframe(
                pd.DataFrame({"Id": list(survey.twice), "Rows": list(survey.twice.values())}).head(
                    _MOST_ODD
                ),
                hide_index=True,
            )


def _frame(incidents: Sequence[Incident]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Date": [each.date.in_words() if each.date else None for each in incidents],
            "Type": [each.event_type.value for each in incidents],
            "Sub-type": [each.sub_event_type for each in incidents],
            "Place": [each.location for each in incidents],
            "Precision": [each.place.in_words() if each.place else None for each in incidents],
            "Killed": [each.killed.in_words() if each.killed else None for each in incidents],
            "To look at": ["; ".join(each.review) or None for each in incidents],
        }
    )
