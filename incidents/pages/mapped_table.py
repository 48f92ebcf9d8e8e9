"""What a person says of a table's columns is remembered for them, and can be taken along."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from incidents.errors import NotKept
from incidents.formats.format import DayOrder
from incidents.formats.mapped import Mapped
from incidents.formats.mapping import ColumnMapping
from incidents.formats.table import Table
from incidents.pages import say
from incidents.pages.mapping_form import mapping_form
from incidents.remembered import RememberedMappings
from incidents.settings import Settings

_SAID: Final = "mapping"


def mapped_table(settings: Settings, table: Table, *, name: str, key: str) -> Mapped | None:
    """Ask which column is which; return how the table is read then, or None while that is open.

    Args:
        settings: Where mappings are remembered.
        table: The table.
        name: What its data set is called unless the person says otherwise.
        key: The table's name in the session.
    """
    remembered = RememberedMappings(settings.mappings)
    before = _at_first(remembered, table, key)
    mapping = mapping_form(table, before, name=name, key=f"{key} {_SAID}")
    if mapping is None:
        return None
    if before is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption("The columns stand as they were named the last time.", width="content")
            st.button("Propose them anew", on_click=_forget, args=(key,), key=f"{key} anew")
    # The order of the days is asked below, and what it was stays open to be changed there.
    whole = replace(mapping, day_order=st.session_state.get(order_key(key), mapping.day_order))
    st.download_button(
        "Save this mapping",
        whole.to_json(),
        file_name="mapping.json",
        mime="application/json",
        icon=":material/download:",
        on_click="ignore",
        help="`python -m incidents import FILE --mapping mapping.json` reads it.",
    )
    _remember(remembered, table, whole)
    return Mapped(replace(mapping, day_order=None))


def order_key(key: str) -> str:
    """What the answer to the order of days is called in the session."""
    return f"{key} order"


def remembered_order(key: str) -> DayOrder | None:
    """The order of days that was last said for a table's columns, or None."""
    found: ColumnMapping | None = st.session_state.get(_kept(key))
    return None if found is None else found.day_order


def _at_first(remembered: RememberedMappings, table: Table, key: str) -> ColumnMapping | None:
    """What was remembered when the table was handed in; every choice since is remembered too."""
    if _kept(key) not in st.session_state:
        st.session_state[_kept(key)] = remembered.of(table.header)
    found: ColumnMapping | None = st.session_state[_kept(key)]
    return found


def _forget(key: str) -> None:
    """Let what was said of a table's columns go, so that all is proposed again."""
    said = [each for each in st.session_state if str(each).startswith(f"{key} {_SAID}")]
    for each in said:
        del st.session_state[each]
    st.session_state[_kept(key)] = None


def _remember(remembered: RememberedMappings, table: Table, mapping: ColumnMapping) -> None:
    try:
        remembered.keep(table.header, mapping)
    except NotKept as fault:
        say.hint(f"The mapping is used now and not remembered: {fault}")


def _kept(key: str) -> str:
    return f"{key} remembered"
