"""What an import would do is shown in numbers, in rows, on a small map, and in what is odd."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import pandas as pd
import streamlit as st

from incidents.formats.survey import Survey
from incidents.ingest import TableFile
from incidents.pages import say
from incidents.pages.named_places import country_name, project_names
from incidents.pages.odd_places import odd_places
from incidents.pages.preview_map import preview_map
from incidents.pages.table_height import table_height
from incidents.record import Incident
from incidents.rehearsal import Reason, Rehearsal
from incidents.table import Summary

_MOST_ODD: Final = 200
_HEIGHT: Final = 320  # pixels, of the rows and of the map beside them
# The types were read from a publisher's own words, or could not be.
_OF_A_KIND: Final = re.compile("ACLED's taxonomy|type is read from the words|no kind of event")
# Five stand side by side on a desk, two on a telephone.
_METRIC_WIDTH: Final = 150


def rehearsed(rehearsal: Rehearsal, survey: Survey | None, *, key: str) -> None:
    """Show what an import would do.

    Args:
        rehearsal: What would become of the rows.
        survey: What is odd about them; None as long as that is not known.
        key: The table's name in the session.
    """
    st.markdown("**What an import would do**")
    counts(rehearsal.summary)
    if not rehearsal.summary.rows:
        say.hint("The table has column names and no row under them.")
        return
    if rehearsal.without_place:
        st.caption(f"{rehearsal.without_place:,} would be on no map: no place was found")
    if rehearsal.first:
        rows, where = st.columns([3, 2])
        with rows:
            number = len(rehearsal.first)
            st.caption(
                "The first incident as it would be"
                if number == 1
                else f"The first {number} incidents as they would be"
            )
            st.dataframe(
                _frame(rehearsal.first),
                hide_index=True,
                height=table_height(number, most=_HEIGHT),
                placeholder="–",
            )
        with where:
            _map(rehearsal, survey, key=key)
    if rehearsal.reasons:
        _reasons(rehearsal.reasons, rehearsal.to_review)


def are_texts_mended(key: str) -> bool:
    """Whether the person took the proposals for a table's wrongly decoded texts."""
    return bool(st.session_state.get(_kept(key)))


def _map(rehearsal: Rehearsal, survey: Survey | None, *, key: str) -> None:
    odd = [] if survey is None else survey.odd_points()
    if not rehearsal.spots and not odd:
        st.caption("No place is sure enough to stand on the map.")
        return
    st.caption("Where all rows would lie")
    preview_map(
        rehearsal.spots,
        odd,
        dark=st.context.theme.type == "dark",
        height=_HEIGHT,
        key=f"{key} map",
    )


def _reasons(reasons: Sequence[Reason], to_review: int) -> None:
    ask = "1 would ask" if to_review == 1 else f"{to_review:,} would ask"
    with st.expander(f"{ask} for your look", icon=":material/visibility:"):
        st.dataframe(
            pd.DataFrame(
                {
                    "Incidents": [each.number for each in reasons],
                    "Why, as the first of them says": [each.example for each in reasons],
                }
            ),
            hide_index=True,
        )
        if any(_OF_A_KIND.search(each.example) for each in reasons):
            st.caption(
                "To say yourself what each word for a kind of incident means, turn on “Name the "
                "columns myself” under “Read it otherwise”."
            )


def counts(summary: Summary) -> None:
    """Show what becomes of the rows; the last four add up to the first."""
    with st.container(horizontal=True):
        for label, number in (
            ("Rows", summary.rows),
            ("New", summary.accepted),
            ("Updated", summary.updated),
            ("Unchanged", summary.unchanged),
            ("Not taken", summary.quarantined),
        ):
            st.metric(label, f"{number:,}", border=True, width=_METRIC_WIDTH)


def what_is_odd(survey: Survey, handed: TableFile, *, key: str) -> None:
    """Show what is odd in a table.

    Args:
        survey: What was found.
        handed: The table, and how it is read.
        key: The table's name in the session.
    """
    odd_places(survey, handed, key=key)
    if survey.mojibake:
        look = "text looks" if survey.mojibake_count == 1 else "texts look"
        with st.expander(f"{survey.mojibake_count:,} {look} wrongly decoded"):
            st.caption(
                "They were decoded wrongly once. Where the proposals are right, take them; else "
                "read the file in another encoding, or correct it where it comes from."
            )
            st.button(
                "Read them all as they may have been",
                icon=":material/spellcheck:",
                on_click=_mend_texts,
                args=(key,),
                key=f"{key} take the texts",
            )
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
    for sentence in survey.cut_in_words():
        say.hint(sentence)
    if survey.twice:
        stand = "id stands" if len(survey.twice) == 1 else "ids stand"
        with st.expander(f"{len(survey.twice):,} {stand} in more than one row"):
            st.dataframe(
                pd.DataFrame({"Id": list(survey.twice), "Rows": list(survey.twice.values())}).head(
                    _MOST_ODD
                ),
                hide_index=True,
            )


def texts_mended(key: str) -> None:
    """Say that the proposals for texts were taken, and offer to take that back."""
    if not are_texts_mended(key):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("Wrongly decoded texts are read as they may have been.", width="content")
        st.button("Read them as they stand", on_click=_leave_texts, args=(key,), key=f"{key} leave")


def _mend_texts(key: str) -> None:
    st.session_state[_kept(key)] = True


def _leave_texts(key: str) -> None:
    st.session_state.pop(_kept(key), None)


def _kept(key: str) -> str:
    return f"{key} texts"


def _frame(incidents: Sequence[Incident]) -> pd.DataFrame:
    names = project_names()
    return pd.DataFrame(
        {
            "Date": [each.date.in_words() if each.date else None for each in incidents],
            "Type": [each.event_type.value for each in incidents],
            "Sub-type": [each.sub_event_type for each in incidents],
            "Place": [each.location for each in incidents],
            "Country": [
                country_name(each.country, names) if each.country else None for each in incidents
            ],
            "Precision": [each.place.in_words() if each.place else None for each in incidents],
            "Killed": [each.killed.in_words() if each.killed else None for each in incidents],
            "Injured": [each.injured.in_words() if each.injured else None for each in incidents],
            "To look at": ["; ".join(each.review) or None for each in incidents],
            "Who": ["; ".join(one.name for one in each.actors) or None for each in incidents],
            "Sources": ["; ".join(one.source for one in each.claims) or None for each in incidents],
            "Description": [each.notes for each in incidents],
            "Id": [each.dataset_id for each in incidents],
        }
    )
