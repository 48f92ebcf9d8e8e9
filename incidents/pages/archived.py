"""What an incident was read from is kept as it came: its hash, and the bytes themselves."""

from __future__ import annotations

import streamlit as st

from incidents.atlas import Atlas
from incidents.table import Entry, KeptSource


def archived(atlas: Atlas, entry: Entry) -> None:
    """Show which bytes stand behind an incident, each kind once."""
    seen = dict.fromkeys(
        each.source for each in reversed(atlas.ledger.history(entry.incident_id)) if each.source
    )
    kept = [found for sha256 in seen if (found := atlas.ledger.kept_source(sha256))]
    if not kept:
        return
    with st.expander("What it was read from", icon=":material/inventory_2:"):
        for source in kept:
            kept_source(source)


def kept_source(source: KeptSource) -> None:
    """Show what is known of kept bytes, and offer them."""
    st.text(in_words(source))
    st.link_button(
        "Save these bytes",
        f"/api/sources/{source.sha256}",
        icon=":material/download:",
        help="Exactly as they were kept. Open them with care: they are a stranger's.",
    )


def in_words(source: KeptSource) -> str:
    """What is known of kept bytes, as lines of plain text."""
    lines = [f"{source.kind.value.capitalize()}, {source.size:,} bytes"]
    if source.name:
        lines.append(source.name)
    if source.made_by:
        lines.append(f"taken or published by {source.made_by}")
    if source.final_url or source.url:
        lines.append(f"found at {source.final_url or source.url}")
    if source.final_url and source.url != source.final_url:
        lines.append(f"asked for at {source.url}")
    lines.append(
        f"kept {source.retrieved_at:%Y-%m-%d %H:%M} UTC by {source.retrieved_by}, {source.tool}"
    )
    lines.append(f"SHA-256 {source.sha256}")
    return "\n".join(lines)
