"""A table is shown as it would be read before anything is kept; what cannot be read is mended."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from typing import Final

import streamlit as st

from incidents.atlas import Atlas
from incidents.errors import BadTable
from incidents.formats.mapped import Mapped
from incidents.formats.survey import MOST_SURVEYED, Survey, survey_with
from incidents.formats.table import Table
from incidents.formats.template import template_csv
from incidents.formats.text import MOST_BYTES
from incidents.ingest import Progress, TableFile, import_records, records
from incidents.pages import say
from incidents.pages.add_article import ARTICLES
from incidents.pages.how_it_is_read import forget_the_table, how_it_is_read
from incidents.pages.job import job_progress
from incidents.pages.links import link_to_the_map
from incidents.pages.mending import mending
from incidents.pages.rehearsed import counts, rehearsed, what_is_odd
from incidents.pages.rejected import rejected
from incidents.pages.release import release
from incidents.rehearsal import Rehearsal, rehearse
from incidents.table import Author, Summary

_ENDINGS: Final = (
    *("csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xls", "ods", "json", "jsonl", "ndjson"),
    *("geojson", "kml", "kmz", "gz", "zip"),
)
_IMPORTS: Final = "import "
# The import that was started with the file that lies there: handed in again, it is tried anew.
_STARTED: Final = "table: started"
# Seconds in which most tables are looked through: what is odd stands there at once then.
_SOON: Final = 1.0


def add_table(atlas: Atlas) -> None:
    """Draw the upload, how it is read, and the import."""
    file = st.file_uploader(
        "Upload a table: ACLED, UCDP, GTD, Airwars, TimeMap, Ushahidi and others, our own columns, "
        "or any table whose columns you name",
        type=_ENDINGS,
        key="table: file",
    )
    if file is None:
        st.session_state.pop(_STARTED, None)
        forget_the_table()
        _what_goes_on(atlas)
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


def _what_goes_on(atlas: Atlas) -> None:
    """Show work that was started before the person left the page or put the file away."""
    # An article that is being read is shown beside its own form.
    for key in (each for each in atlas.jobs.running() if not each.startswith(ARTICLES)):
        with st.container(border=True):
            job_progress(atlas, key)
            if key.startswith(_IMPORTS):
                st.caption("When it is done it stands under “Earlier”.")


def _from_file(atlas: Atlas, data: bytes, name: str) -> None:
    if len(data) > MOST_BYTES:
        raise BadTable(
            f"The file has {len(data) / 1e6:,.0f} MB and at most {MOST_BYTES / 1e6:,.0f} MB are "
            "read. Split it into smaller files, each with the header."
        )
    key = f"table {sha256(data).hexdigest()[:16]}"
    handed = how_it_is_read(atlas, data, name, key=key)
    if handed is None:
        return
    filed = f"{_IMPORTS}{handed.batch.content_hash}"
    if job_progress(atlas, filed):
        return
    done = atlas.jobs.get(filed) if st.session_state.get(_STARTED) == filed else None
    if done is not None and isinstance(done.result, Summary):
        if atlas.ledger.batch(done.result.batch).undone_at is None:
            _filed(atlas, handed.table, done.result)
            return
        atlas.jobs.forget(filed)
    _rehearse_then_offer(atlas, handed, filed, key)


def _rehearse_then_offer(atlas: Atlas, handed: TableFile, filed: str, key: str) -> None:
    tried = f"rehearsal {handed.batch.content_hash} {atlas.ledger.head().sequence}"
    job = atlas.jobs.get(tried) or atlas.jobs.start(
        tried, f"Reading {handed.batch.name}", partial(_rehearse, atlas, handed)
    )
    if job_progress(atlas, tried) or not isinstance(job.result, Rehearsal):
        return
    found = job.result
    looked = _survey_of(atlas, handed) if found.summary.rows <= MOST_SURVEYED else None
    rehearsed(found, None if looked is None else atlas.jobs.result_of(looked, Survey), key=key)
    if looked is None:
        say.hint("The table is long, so odd points and texts were not looked for.")
    elif not job_progress(atlas, looked) and (survey := atlas.jobs.result_of(looked, Survey)):
        what_is_odd(survey, handed, key=key)
    release(found.compared, found.summary.updated, key=key)
    if found.rejections or handed.mends:
        mending(
            found.groups,
            handed.table.header,
            # What the words of a mapped table mean is said above, and remembered.
            with_words=not isinstance(handed.known, Mapped),
            key=key,
        )
        rejected(handed.table.header, found.rejections, key="rehearsal")
    if found.summary.rows > found.summary.quarantined:
        with st.container(horizontal=True, vertical_alignment="center"):
            work = partial(_import, atlas, handed)
            st.button(
                "Import",
                type="primary",
                icon=":material/database:",
                on_click=_start,
                args=(atlas, filed, f"Importing {handed.batch.name}", work),
            )
            st.caption(_what_import_means(found.summary), width="content")


def _survey_of(atlas: Atlas, handed: TableFile) -> str:
    """Start to look for what is odd, once for a table; return the job's key."""
    key = f"survey {handed.reading}"
    if atlas.jobs.get(key) is None:
        work = partial(_look, atlas, handed)
        job = atlas.jobs.start(key, f"Looking for what is odd in {handed.batch.name}", work)
        job.wait(_SOON)
    return key


def _what_import_means(summary: Summary) -> str:
    """What the button does, in a sentence."""
    changed = summary.accepted + summary.updated
    of = f"{changed:,} of {summary.rows:,} rows"
    if summary.rows == 1:
        of = "The row"
    does = "changes" if changed == 1 else "change"
    done = (
        f"{of} {does} something here."
        if changed
        else "Every row that can be read is here already, so nothing would change."
    )
    left = summary.quarantined
    if not left:
        return done
    are = "row is left out and stays" if left == 1 else "rows are left out and stay"
    return f"{done} {left:,} {are} with the import, to be mended later."


def _start(atlas: Atlas, key: str, name: str, work: Callable[[Progress], Summary]) -> None:
    st.session_state[_STARTED] = key
    atlas.jobs.start(key, name, work)


def _rehearse(atlas: Atlas, handed: TableFile, progress: Progress) -> Rehearsal:
    read = records(handed, atlas.locator, progress=progress)
    return rehearse(read, handed.batch, ledger=atlas.ledger, by=_by(atlas))


def _look(atlas: Atlas, handed: TableFile, progress: Progress) -> Survey:
    gazetteer = atlas.resolver.gazetteer
    return survey_with(gazetteer, handed.table, handed.known, handed.context, progress=progress)


def _import(atlas: Atlas, handed: TableFile, progress: Progress) -> Summary:
    read = records(handed, atlas.locator, progress=progress)
    return import_records(read, handed, ledger=atlas.ledger, by=_by(atlas))


def _by(atlas: Atlas) -> Author:
    return Author(actor=atlas.settings.actor, reason="imported in the dashboard")


def _filed(atlas: Atlas, table: Table, summary: Summary) -> None:
    if summary.accepted or summary.updated:
        say.done("Imported.")
    else:
        say.hint("This file was imported before; nothing was changed.")
    counts(summary)
    if summary.gone:
        are = "incident is" if summary.gone == 1 else "incidents are"
        st.caption(f"{summary.gone:,} {are} marked as gone from the source, and wait under Review.")
    with st.container(horizontal=True, vertical_alignment="center"):
        link_to_the_map("See them on the map", batch=summary.batch)
        st.caption("Under “Earlier” it can be undone as one.")
    rejections = atlas.ledger.rejections(summary.batch)
    if rejections:
        number = len(rejections)
        st.markdown(f"**{number:,} {'row was' if number == 1 else 'rows were'} not taken**")
        rejected(table.header, rejections, key="filed")
