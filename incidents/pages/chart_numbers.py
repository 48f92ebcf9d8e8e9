"""The numbers behind a chart stand in a table, which can be taken away as a file."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from incidents.formats.formula import neutralised
from incidents.pages.table_height import table_height

_HEIGHT: Final = 320


def chart_numbers(table: pd.DataFrame, *, file_name: str, key: str) -> None:
    """Show the numbers behind a chart, and offer them as a file.

    Args:
        table: The numbers; names in it may be a stranger's.
        file_name: What the file is called.
        key: A name for the controls.
    """
    st.dataframe(
        table,
        hide_index=True,
        height=table_height(len(table), most=_HEIGHT),
        placeholder="–",
        key=f"{key}: table",
    )
    st.download_button(
        "Download this table",
        _as_csv(table),
        file_name=file_name,
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        key=f"{key}: download",
    )


def _as_csv(table: pd.DataFrame) -> bytes:
    safe = {
        name: [neutralised(each) if isinstance(each, str) else each for each in column]
        for name, column in table.items()
        if not pd.api.types.is_numeric_dtype(column)
    }
    text: str = table.assign(**safe).to_csv(index=False)
    return text.encode("utf-8-sig")
