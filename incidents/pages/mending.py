"""Rows that cannot be read are mended as a group by one answer, or row by row in place."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final

import pandas as pd
import streamlit as st

from incidents.formats.mends import Mend, apply
from incidents.formats.quarantine import Group, with_meanings
from incidents.ingest import MendedRow
from incidents.pages import say
from incidents.pages.meanings import meanings
from incidents.rejection import Rejection

_MOST_IN_PLACE: Final = 100


def mends_of(key: str) -> tuple[MendedRow, ...]:
    """The rows of a table that were mended so far, by line."""
    found: dict[int, tuple[str, ...]] = st.session_state.get(_kept(key), {})
    return tuple(sorted(found.items()))


def mending(groups: Sequence[Group], header: Sequence[str], *, with_words: bool, key: str) -> None:
    """Show rejected rows by what would mend them.

    Args:
        groups: The rows.
        header: The names of their columns.
        with_words: Whether to ask here what unknown words for a kind of incident mean.
        key: The table's name in the session.
    """
    number = sum(len(group.rejections) for group in groups)
    if number:
        st.markdown(f"**{number:,} {'row' if number == 1 else 'rows'} cannot be read**")
    done = len(mends_of(key))
    if done:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f"{done:,} mended so far", width="content")
            st.button("Take the mends back", on_click=_forget, args=(key,), key=f"{key} unmend")
    for group in groups:
        with st.container(border=True):
            _group(group if with_words else replace(group, words=()), header, key=key)


def _group(group: Group, header: Sequence[str], *, key: str) -> None:
    place = _name_of(group)
    st.text(group.sentence)
    if group.words:
        _say_what_is_meant(group, header, key=key, place=place)
    with st.container(horizontal=True):
        for mend in group.mends:
            st.button(
                f"{mend.question[:1].upper()}{mend.question[1:].removesuffix('?')}",
                icon=":material/build:",
                on_click=_mend,
                args=(mend, group.rejections, tuple(header), key),
                key=f"{key} {place} {mend.name}",
            )
    parted = [each for each in group.rejections if len(each.row) > 1 or len(header) == 1]
    if not parted:
        return
    if len(parted) > _MOST_IN_PLACE:
        st.caption(
            f"More than {_MOST_IN_PLACE} rows: mend them together, or download them, mend them in "
            "a spreadsheet and hand them in again."
        )
        return
    with st.expander("Mend it here" if len(parted) == 1 else "Mend them row by row"):
        rows = [(each.line, each.row) for each in parted]
        rows_in_place(rows, (group.column,), header, key=key, place=place)


def _name_of(group: Group) -> str:
    """A name for a group's controls: once a group is mended, another stands in its place."""
    lines = repr([each.line for each in group.rejections]).encode()
    return f"{group.column} {sha256(lines).hexdigest()[:16]}"


def _say_what_is_meant(group: Group, header: Sequence[str], *, key: str, place: str) -> None:
    meant = meanings(group.words, {}, key=f"{key} rejected {group.column}")
    st.button(
        "Read these words so",
        icon=":material/build:",
        disabled=not meant,
        on_click=_mend_words,
        args=(group.rejections, tuple(header), meant, key),
        key=f"{key} {place} words",
    )


def rows_in_place(
    rows: Sequence[MendedRow],
    first: Collection[str | None],
    header: Sequence[str],
    *,
    key: str,
    place: str,
) -> None:
    """Let a person write rows anew.

    Args:
        rows: Line and cells of each.
        first: The columns that stand first: the table may have a hundred.
        header: The names of the columns.
        key: The table's name in the session.
        place: A name for the controls, different for each list of rows.
    """
    width = max(len(header), *(len(cells) for _, cells in rows))
    names = [(header[at] if at < len(header) else "") or f"column {at + 1}" for at in range(width)]
    if width > len(header):
        st.caption("The last cells have no column: move what they hold, and empty them.")
    with st.form(f"{key} {place} rows", border=False):
        edited = st.data_editor(
            pd.DataFrame(
                [(*cells, *("",) * (width - len(cells))) for _, cells in rows],
                columns=names,
                dtype="str",
            ),
            hide_index=True,
            column_order=sorted(names, key=lambda name: name not in first),
            key=f"{key} {place} editor",
        )
        if not st.form_submit_button("Read these rows again", icon=":material/build:"):
            return
    anew = [tuple(str(cell) for cell in row) for row in edited.itertuples(index=False, name=None)]
    changed = {
        line: row[: len(header)]
        for (line, cells), row in zip(rows, anew, strict=False)
        if row[: len(header)] != cells and not any(map(str.strip, row[len(header) :]))
    }
    if not changed:
        say.hint("Nothing was changed, or cells without a column still hold something.")
        return
    keep_rows(key, changed)
    st.rerun()


def _mend(mend: Mend, rejections: Sequence[Rejection], header: tuple[str, ...], key: str) -> None:
    rows = {each.line: apply(mend, each, header) for each in rejections}
    keep_rows(key, {line: row for line, row in rows.items() if row is not None})


def _mend_words(
    rejections: Sequence[Rejection], header: tuple[str, ...], meant: dict[str, str], key: str
) -> None:
    keep_rows(key, with_meanings(rejections, header, meant))


def keep_rows(key: str, rows: Mapping[int, tuple[str, ...]]) -> None:
    """Remember what a person has written anew in a table, by line."""
    st.session_state[_kept(key)] = st.session_state.get(_kept(key), {}) | dict(rows)


def _forget(key: str) -> None:
    st.session_state.pop(_kept(key), None)


def _kept(key: str) -> str:
    return f"{key} mends"
