"""How a table is read is said before it is read, and a person may say otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from incidents.atlas import Atlas
from incidents.errors import BadTable
from incidents.formats.dialect import Dialect
from incidents.formats.format import Context, DayOrder, Format
from incidents.formats.inputs.file import look_at_file
from incidents.formats.inputs.kind import Kind
from incidents.formats.mapped import Mapped
from incidents.formats.registry import recognise
from incidents.formats.table import Table
from incidents.ingest import TableFile
from incidents.pages import say
from incidents.pages.mapped_table import mapped_table, order_key, remembered_order
from incidents.pages.mapping_form import day_order_of
from incidents.pages.mending import mends_of
from incidents.pages.rehearsed import are_texts_mended, texts_mended
from incidents.pages.release import choices_of

# What a table that is no text says in place of its encoding.
_NO_TEXTS: Final = frozenset((Kind.WORKBOOK.value, Kind.KML.value))
_BOTH_ORDERS: Final = (None, DayOrder.DAY_FIRST)
# The table that was read last; one a session, since it holds the whole file.
_TABLE: Final = "table: as it was read"
# Encoding, delimiter and sheet; None is found out.
_Asked = tuple[str | None, str | None, str | None]
_Wanted = tuple[str, _Asked, bool]
_DELIMITERS: Final = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def how_it_is_read(atlas: Atlas, data: bytes, name: str, *, key: str) -> TableFile | None:
    """Show how a table is read; return it so, or None while that is open.

    Args:
        atlas: Where mappings are remembered.
        data: The file's bytes.
        name: What it is called.
        key: The table's name in the session.

    Raises:
        BadTable: It cannot be read as it is asked for.
    """
    with st.container(border=True):
        st.markdown("**How it is read**")
        table = _table(data, name, key)
        if table.lacks_names:
            say.problem(str(table.refused))
            by_number = st.toggle(
                "Call its columns by their numbers, and name them here", key=f"{key} by number"
            )
            if not by_number:
                return None
        table = table.numbered().taken()
        known = _format(atlas, table, name, key)
        if known is None:
            return None
        with st.spinner("Looking at the file", show_time=True):
            first, second = (known.doubts(table, Context(day_order=each)) for each in _BOTH_ORDERS)
        doubtful = [] if first == second else first
        order = day_order_of(doubtful, remembered_order(key), key=order_key(key))
        handed = TableFile.of(
            data,
            name=name,
            table=table,
            known=known if isinstance(known, Mapped) else None,
            context=Context(day_order=order),
            mends=mends_of(key),
        ).under(choices_of(key))
        why = "as you named the columns" if isinstance(known, Mapped) else handed.why
        st.text(f"{handed.known.name}: {why}.")
        for doubt in handed.doubts():
            say.hint(doubt)
    return handed


def forget_the_table() -> None:
    """Let go of the table that was read last."""
    st.session_state.pop(_TABLE, None)


def _table(data: bytes, name: str, key: str) -> Table:
    with st.popover("Read it otherwise", icon=":material/tune:"):
        encoding = st.text_input("Encoding", key=f"{key} encoding", placeholder="found out")
        delimiter = st.text_input("Between the cells", key=f"{key} cells", placeholder="found out")
        sheet = st.text_input("Sheet, or file in the archive", key=f"{key} sheet")
        st.toggle("Name the columns myself", key=_by_hand(key))
    asked = (encoding or None, delimiter.replace("\\t", "\t") or None, sheet or None)
    table = _read(data, name, asked, key)
    how = f"Encoding {table.encoding}" if table.encoding not in _NO_TEXTS else "The values saved"
    st.text(f"{how}{_parted(table.dialect)}.")
    texts_mended(key)
    return table


def _read(data: bytes, name: str, asked: _Asked, key: str) -> Table:
    """The table as it was read before, where it is asked for in the same way.

    A long one takes seconds to read, and to count what stands in its columns.
    """
    wanted = (key, asked, are_texts_mended(key))
    before: tuple[_Wanted, Table] | None = st.session_state.get(_TABLE)
    if before is not None and before[0] == wanted:
        return before[1]
    forget_the_table()
    encoding, delimiter, sheet = asked
    with st.spinner("Looking at the file", show_time=True):
        table = look_at_file(data, name, encoding=encoding, delimiter=delimiter, sheet=sheet)
        table = replace(table, texts_mended=are_texts_mended(key))
    st.session_state[_TABLE] = (wanted, table)
    return table


def _parted(dialect: Dialect) -> str:
    """What stands between the cells, and the marks in them where they are unusual."""
    if not dialect.delimiter:
        return ""
    parted = f", cells parted by {_DELIMITERS.get(dialect.delimiter, repr(dialect.delimiter))}"
    if dialect.quote is None:
        return f"{parted}, none between marks"
    if dialect.quote != '"':
        parted += f", those with such a sign between {dialect.quote}"
    return parted if dialect.escape is None else f"{parted}, marks in them after {dialect.escape}"


def _format(atlas: Atlas, table: Table, name: str, key: str) -> Format | None:
    by_hand = bool(st.session_state.get(_by_hand(key)))
    try:
        if not by_hand:
            return recognise(table.header, table.tags)[0]
    except BadTable:
        say.hint("No known format has these columns. Name the columns below, and it can be read.")
    return mapped_table(atlas.settings, table, name=name, key=key)


def _by_hand(key: str) -> str:
    return f"{key} by hand"
