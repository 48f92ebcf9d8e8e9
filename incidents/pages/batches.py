"""Every import and ingest is listed, and each can be undone as one."""

from __future__ import annotations

from typing import Final

import streamlit as st

from incidents.atlas import Atlas
from incidents.errors import AtlasError
from incidents.pages import say
from incidents.pages.left_to_say import leave, say_left
from incidents.pages.links import link_to_the_map
from incidents.pages.rejected import rejected
from incidents.table import Author, Batch

_HERE: Final = "batches"
_MOST_SHOWN: Final = 50


def batches(atlas: Atlas) -> None:
    """List what was added, newest first."""
    found = atlas.ledger.batches()
    if not found:
        say.hint("Nothing was added yet. Paste an article or upload a table.")
        return
    say_left(_HERE)
    for batch in found[:_MOST_SHOWN]:
        with st.container(border=True):
            _batch(atlas, batch)
    if len(found) > _MOST_SHOWN:
        st.caption(f"{len(found) - _MOST_SHOWN:,} older ones are not listed.")


def _batch(atlas: Atlas, batch: Batch) -> None:
    counts = batch.summary
    st.text(batch.name)
    st.caption(
        f"{batch.at:%Y-%m-%d %H:%M} UTC · {_rows(counts.rows)}: {counts.accepted:,} new, "
        f"{counts.updated:,} updated, {counts.unchanged:,} unchanged, "
        f"{counts.quarantined:,} not taken"
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        if batch.undone_at is not None:
            st.caption(f"Undone on {batch.undone_at:%Y-%m-%d %H:%M} UTC")
        else:
            link_to_the_map("See them on the map", batch=batch.id)
            st.button(
                "Undo this",
                icon=":material/undo:",
                key=f"undo {batch.id}",
                on_click=_undo,
                args=(atlas, batch.id),
                help="Takes all its incidents back. The ledger keeps that they were there.",
            )
    if counts.quarantined:
        were = "was" if counts.quarantined == 1 else "were"
        with st.expander(f"{_rows(counts.quarantined)} {were} not taken"):
            rejected(batch.header, atlas.ledger.rejections(batch.id), key=f"batch {batch.id}")


def _rows(number: int) -> str:
    return f"{number:,} {'row' if number == 1 else 'rows'}"


def _undo(atlas: Atlas, batch_id: str) -> None:
    try:
        atlas.ledger.undo(
            batch_id, by=Author(actor=atlas.settings.actor, reason="undone in the dashboard")
        )
    except AtlasError as fault:
        leave(_HERE, str(fault))
