"""What a newer release would change is shown before it is taken; a person says what wins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from incidents.field_words import field_in_words
from incidents.pages import say
from incidents.pages.table_height import table_height
from incidents.table import Choices, Compared, Difference, Edited, Gone, Vanished
from incidents.table.difference import field_by_field

_SAID: Final = {
    Edited.ASK: "decide later: the row is set aside",
    Edited.MINE: "keep mine",
    Edited.FILE: "take the file's",
}
_LEAVE, _MARK = "No, leave them as they are", "Yes, mark them"


def choices_of(key: str) -> Choices:
    """What the person has chosen so far for a table."""
    chosen: Choices = st.session_state.get(_kept(key), Choices())
    return chosen


def release(compared: Compared, updated: int, *, key: str) -> None:
    """Show what the file changes, what it says against an edit made here, and what it lacks.

    Args:
        compared: How it differs from what is here.
        updated: How many incidents the file changes in all.
        key: The table's name in the session.
    """
    if compared.changed:
        _changed(compared.changed, updated)
    if compared.edited:
        _edited(compared, key=key)
    if compared.vanished:
        _gone(compared.vanished, key=key)


def _changed(changed: Sequence[Difference], updated: int) -> None:
    number = len(changed)
    these = "One incident changes" if number == 1 else f"{number:,} incidents change"
    if updated > number:
        these = f"The first {number:,} of {updated:,} incidents that change"
    with st.expander(these, icon=":material/difference:", expanded=True):
        rows = [row for each in changed for row in _in_rows(each)]
        st.dataframe(
            pd.DataFrame(rows, columns=["Id", "Field", "Is here", "Will be"], dtype="str"),
            hide_index=True,
            height=table_height(len(rows), most=320),
            placeholder="–",
        )


def _in_rows(difference: Difference) -> Iterator[tuple[str | None, str, str, str]]:
    """Each field that differs, and of the columns that are only kept each column."""
    of = difference.file.dataset_id
    for field, here, file in field_by_field(difference.here, difference.file):
        if field != "extra":
            yield of, field_in_words(field), here, file
            continue
        before, after = difference.here.extra, difference.file.extra
        for column in dict.fromkeys((*after, *before)):
            if before.get(column) != after.get(column):
                yield of, column, before.get(column, "nothing"), after.get(column, "nothing")


def _edited(compared: Compared, *, key: str) -> None:
    number = compared.edited_number
    chosen = choices_of(key)
    with st.container(border=True):
        subject = "One incident was" if number == 1 else f"{number:,} incidents were"
        st.markdown(f"**{subject} edited here, and the file says otherwise**")
        st.radio(
            "What shall be kept?",
            list(Edited),
            index=list(Edited).index(chosen.edited),
            format_func=_SAID.__getitem__,
            key=f"{key} edited",
            on_change=_choose_for_all,
            args=(key,),
        )
        with st.form(f"{key} one by one", border=False):
            _one_by_one(compared.edited, chosen, key=key)
        if number > len(compared.edited):
            st.caption(f"The first {len(compared.edited):,} are listed; the choice is for all.")


def _one_by_one(edited: Sequence[Difference], chosen: Choices, *, key: str) -> None:
    says = [field_by_field(each.here, each.file) for each in edited]
    answered = st.data_editor(
        pd.DataFrame(
            {
                "id": [each.file.dataset_id for each in edited],
                "mine": [_in_one_cell((field, here) for field, here, _ in each) for each in says],
                "file": [_in_one_cell((field, file) for field, _, file in each) for each in says],
                "choice": [_SAID[chosen.of(each.incident_id)] for each in edited],
            }
        ),
        hide_index=True,
        disabled=["id", "mine", "file"],
        column_order=["choice", "mine", "file", "id"],
        column_config={
            "id": "Id",
            "mine": "Yours",
            "file": "The file's",
            "choice": st.column_config.SelectboxColumn(
                "What is kept", options=list(_SAID.values()), required=True
            ),
        },
        key=f"{key} one by one editor",
    )
    if not st.form_submit_button("Use these choices", icon=":material/rule:"):
        return
    meant = {text: choice for choice, text in _SAID.items()}
    # Only the choice is taken from the browser; which incident a row is we know ourselves.
    single = {
        each.incident_id: meant[str(text)]
        for each, text in zip(edited, answered["choice"].tolist(), strict=False)
        if str(text) in meant and meant[str(text)] is not chosen.edited
    }
    st.session_state[_kept(key)] = replace(chosen, one_by_one=single)
    st.rerun()


def _in_one_cell(said: Iterable[tuple[str, str]]) -> str:
    return " · ".join(f"{field_in_words(field)}: {value}" for field, value in said)


def _gone(vanished: Sequence[Vanished], *, key: str) -> None:
    number = sum(each.number for each in vanished)
    with st.container(border=True):
        covers = "; ".join(each.covers for each in vanished)
        are = (
            "incident of the same data set in that range is"
            if number == 1
            else ("incidents of the same data set in that range are")
        )
        st.text(f"This file covers {covers}. {number:,} {are} not in it.")
        if not all(each.looks_whole for each in vanished):
            say.hint(
                "So many are missing that the file may be a part of the data set, such as a "
                "filtered download. Then they are not gone."
            )
        st.radio(
            "Mark them as gone from the source? They stay here, and ask for your look.",
            [_LEAVE, _MARK],
            index=int(any(each.marked for each in vanished)),
            key=f"{key} gone",
            on_change=_choose_gone,
            args=(key,),
        )
        listed = [incident for each in vanished for _, incident in each.incidents]
        with st.expander(f"Which they are ({len(listed):,} of {number:,})"):
            st.dataframe(
                pd.DataFrame(
                    {
                        "Id": [each.dataset_id for each in listed],
                        "Date": [each.date.in_words() if each.date else None for each in listed],
                        "Type": [each.event_type.value for each in listed],
                        "Place": [each.location for each in listed],
                    }
                ),
                hide_index=True,
                placeholder="–",
            )


def _choose_for_all(key: str) -> None:
    chosen = replace(choices_of(key), edited=st.session_state[f"{key} edited"], one_by_one={})
    st.session_state[_kept(key)] = chosen


def _choose_gone(key: str) -> None:
    gone = Gone.MARK if st.session_state[f"{key} gone"] == _MARK else Gone.LEAVE
    st.session_state[_kept(key)] = replace(choices_of(key), gone=gone)


def _kept(key: str) -> str:
    return f"{key} choices"
