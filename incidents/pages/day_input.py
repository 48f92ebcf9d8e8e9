"""A day is asked for as YYYY-MM-DD, in any year that a report may tell of."""

from __future__ import annotations

from datetime import date
from typing import Final

import streamlit as st

_FIRST: Final = date(1900, 1, 1)
_LAST: Final = date(2100, 12, 31)


def day_input(
    label: str, *, day: date | None = None, key: str | None = None, tip: str | None = None
) -> date | None:
    """Ask for a day, which may be left open.

    Args:
        label: What day it is.
        day: The one that stands there at first.
        key: The control's name in the session, where others must know it.
        tip: What is said of it under the pointer.
    """
    chosen: date | None = st.date_input(
        label, value=day, min_value=_FIRST, max_value=_LAST, format="YYYY-MM-DD", key=key, help=tip
    )
    return chosen
