"""A person chooses the columns of the table and their order, which is remembered."""

from __future__ import annotations

from typing import Any, Final

import streamlit as st

from incidents.errors import NotKept
from incidents.pages.left_to_say import leave, say_left
from incidents.shown_columns import ShownColumns

_FIRST_COLUMNS: Final = (
    "first_day",
    "last_day",
    "event_type",
    "sub_event_type",
    "location",
    "country",
    "killed",
    "injured",
    "state",
)
_NAMES: Final = {
    "first_day": "First day",
    "last_day": "Last day",
    "event_type": "Type",
    "sub_event_type": "Sub-type",
    "location": "Place",
    "admin1": "Region (admin-1)",
    "country": "Country",
    "geo_precision": "Geo-precision",
    "killed": "Killed",
    "injured": "Injured",
    "actors": "Actors",
    "weapons": "Weapons",
    "sources": "Sources",
    "grade": "Grade",
    "state": "State",
}
_WIDTHS: Final = {"sub_event_type": 170, "location": 170, "event_type": 170}
_NARROW: Final = 110
_WIDE: Final = 260


def chosen_columns(remembered: ShownColumns, *, key: str) -> tuple[str, ...]:
    """Offer the columns; return those that are shown, in their order.

    Args:
        remembered: Those that were chosen last time.
        key: A name for the controls.
    """
    if key not in st.session_state:
        st.session_state[key] = list(remembered.among(tuple(_NAMES)) or _FIRST_COLUMNS)

    def keep() -> None:
        try:
            remembered.keep(st.session_state[key])
        except NotKept as fault:
            leave(key, f"The choice holds for now only. {fault}")

    with st.popover("Columns", icon=":material/view_column:"):
        st.multiselect(
            "Columns, in their order",
            list(_NAMES),
            format_func=_NAMES.__getitem__,
            key=key,
            on_change=keep,
            help="Remembered on this machine.",
        )
        say_left(key)
    return tuple(st.session_state[key]) or _FIRST_COLUMNS


def configured(name: str) -> Any:  # noqa: ANN401 - each kind of column has its own type
    """What Streamlit is told of a column: its name, its kind and its width."""
    label = _NAMES[name]
    if name in {"first_day", "last_day"}:
        return st.column_config.DateColumn(label, format="YYYY-MM-DD", width=95)
    if name == "geo_precision":
        return st.column_config.NumberColumn(label, width=_NARROW)
    wide = name in {"actors", "weapons", "sources"}
    return st.column_config.TextColumn(label, width=_WIDTHS.get(name, _WIDE if wide else _NARROW))
