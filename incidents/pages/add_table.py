"""A table is shown as it would be read before anything is kept; what cannot be read is listed."""

from __future__ import annotations

from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from incidents.atlas import Atlas
from incidents.errors import BadTable
from incidents.formats.format import Context, DayOrder
from incidents.formats.rows import read_table
from incidents.formats.table import Table
from incidents.formats.template import template_csv
from incidents.formats.text import MOST_BYTES
from incidents.ingest import Progress, TableFile, import_records, records
from incidents.pages import say
from incidents.pages.job import job_progress
from incidents.pages.links import link_to_the_map
from incidents.pages.rejected import rejected
from incidents.record import Incident
from incidents.rehearsal import Rehearsal, rehearse
from incidents.table import Author, Summary

_DELIMITERS: Final = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def add_table(atlas: Atlas) -> None:
    """Draw the upload, how it is read, and the import."""
    file = st.file_uploader(
        "Upload a table: ACLED, UCDP GED, or our own columns",
        type=("csv", "tsv", "txt"),
        key="table: file",
    )
    if file is None:
        st.download_button(
            "Template with our columns",
            template_csv(),
            file_name="incidents-template.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )
        return
    try:
        _from_file(atlas, file.getvalue(), file.name[:200])
    except BadTable as fault:
        say.problem(str(fault))


def _from_file(atlas: Atlas, data: bytes, name: str) -> None:
    if len(data) > MOST_BYTES:
        raise BadTable(
            f"The file has {len(data) / 1e6:,.0f} MB and at most {MOST_BYTES / 1e6:,.0f} MB are "
            "read. Split it into smaller files, each with the header."
        )
    handed = _how_it_is_read(data, name)
    filed = f"import {handed.batch.content_hash}"
    if job_progress(atlas, filed):
        return
    done = atlas.jobs.get(filed)
    if done is not None and isinstance(done.result, Summary):
        if atlas.ledger.batch(done.result.batch).undone_at is None:
            _filed(atlas, handed.table, done.result)
            return
        atlas.jobs.forget(filed)
    _rehearse_then_offer(atlas, handed, filed)


def _rehearse_then_offer(atlas: Atlas, handed: TableFile, filed: str) -> None:
    key = f"rehearsal {handed.batch.content_hash} {atlas.ledger.head().sequence}"
    job = atlas.jobs.get(key) or atlas.jobs.start(
        key, f"Reading {handed.batch.name}", partial(_rehearse, atlas, handed)
    )
    if job_progress(atlas, key) or not isinstance(job.result, Rehearsal):
        return
    _rehearsal(job.result, handed.table)
    if job.result.summary.rows > job.result.summary.quarantined:
        st.button(
            "Import",
            type="primary",
            icon=":material/database:",
            on_click=atlas.jobs.start,
            args=(filed, f"Importing {handed.batch.name}", partial(_import, atlas, handed)),
        )


def _how_it_is_read(data: bytes, name: str) -> TableFile:
    table = read_table(data)
    handed = TableFile.of(data, name=name, table=table, known=None, context=Context())
    with st.container(border=True):
        st.markdown("**How it is read**")
        parted = _DELIMITERS.get(table.delimiter, repr(table.delimiter))
        st.text(
            f"{handed.known.name}: {handed.why}.\n"
            f"Encoding {table.encoding}, cells parted by {parted}."
        )
        if handed.known.doubts(table, Context()):
            order = st.radio(
                "In dates such as 03/04/2022, which comes first?",
                list(DayOrder),
                index=None,
                format_func=lambda each: each.value,
                horizontal=True,
                key="table: day order",
            )
            handed = TableFile.of(
                data, name=name, table=table, known=None, context=Context(day_order=order)
            )
        for doubt in handed.doubts():
            say.problem(doubt)
    return handed


def _rehearse(atlas: Atlas, handed: TableFile, progress: Progress) -> Rehearsal:
    read = records(handed, atlas.resolver, progress=progress)
    return rehearse(read, handed.batch, ledger=atlas.ledger, by=_by(atlas))


def _import(atlas: Atlas, handed: TableFile, progress: Progress) -> Summary:
    read = records(handed, atlas.resolver, progress=progress)
    return import_records(read, handed.batch, file_them=atlas.ledger.file_batch, by=_by(atlas))


def _by(atlas: Atlas) -> Author:
    return Author(actor=atlas.settings.actor, reason="imported in the dashboard")


def _rehearsal(rehearsal: Rehearsal, table: Table) -> None:
    st.markdown("**What an import would do**")
    _counts(rehearsal.summary)
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
        st.caption(f"The first {len(rehearsal.first)} incidents as they would be")
        st.dataframe(_frame(rehearsal.first), hide_index=True, height=260, placeholder="–")
    if rehearsal.rejections:
        number = len(rehearsal.rejections)
        st.markdown(f"**{number:,} {'row' if number == 1 else 'rows'} cannot be read**")
        rejected(table.header, rehearsal.rejections, key="rehearsal")


def _filed(atlas: Atlas, table: Table, summary: Summary) -> None:
    if summary.accepted or summary.updated:
        say.done("Imported.")
    else:
        say.hint("This file was imported before; nothing was changed.")
    _counts(summary)
    with st.container(horizontal=True, vertical_alignment="center"):
        link_to_the_map("See them on the map", batch=summary.batch)
        st.caption("Under “Earlier” it can be undone as one.")
    rejections = atlas.ledger.rejections(summary.batch)
    if rejections:
        number = len(rejections)
        st.markdown(f"**{number:,} {'row was' if number == 1 else 'rows were'} not taken**")
        rejected(table.header, rejections, key="filed")


def _counts(summary: Summary) -> None:
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


def _frame(incidents: tuple[Incident, ...]) -> pd.DataFrame:
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
