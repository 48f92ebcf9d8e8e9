"""Rows that were not taken are listed with line, column, value and reason, and can be fetched."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from typing import Final

import pandas as pd
import streamlit as st

from incidents.formats.rejects import rejects_csv
from incidents.pages.table_height import table_height
from incidents.rejection import Rejection

_MOST_SHOWN: Final = 1_000


def rejected(header: Sequence[str], rejections: Sequence[Rejection], *, key: str) -> None:
    """List rejected rows and offer them as a file in their own columns.

    Args:
        header: The names of the columns of the file they come from.
        rejections: The rows.
        key: A name for the controls, different for each list on a page.
    """
    shown = rejections[:_MOST_SHOWN]
    st.dataframe(
        pd.DataFrame(
            {
                # The ledger holds a row up for what was edited here; it knows its id and no line.
                "Line": [each.line or None for each in shown],
                "Column": [each.column or "whole row" for each in shown],
                "Value": [each.value for each in shown],
                "What is wrong": [each.reason for each in shown],
                "How to mend it": [each.mend for each in shown],
            }
        ),
        hide_index=True,
        height=table_height(len(shown), most=320),
        placeholder="–",
        key=f"{key} rejected",
    )
    if len(rejections) > len(shown):
        st.caption(f"The first {len(shown):,} of {len(rejections):,}; the file holds all.")
    st.download_button(
        "Download these rows with the reasons",
        # Made when it is asked for: the page is drawn often, and there may be a million rows.
        partial(_file, tuple(header), rejections),
        file_name="rejected-rows.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        key=f"{key} download",
    )


def _file(header: Sequence[str], rejections: Sequence[Rejection]) -> bytes:
    out = BytesIO()
    rejects_csv(header, rejections, out)
    return out.getvalue()
