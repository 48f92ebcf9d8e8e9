"""A cited link shows what was known then, and says what has changed since."""

from __future__ import annotations

import streamlit as st

from incidents.atlas import Atlas
from incidents.citing import AT, changed_since, snapshot_cited
from incidents.errors import AtlasError
from incidents.pages import say
from incidents.view import Snapshot


def snapshot_shown(atlas: Atlas) -> Snapshot:
    """The incidents as they are now, or as they were at the head that the address cites."""
    cited = _cited()
    if cited is None:
        return atlas.view.snapshot()
    try:
        return snapshot_cited(atlas.ledger, cited, atlas.banned)
    except AtlasError as fault:
        say.problem(f"{fault} What is known now is shown instead.")
        _show_now()
        return atlas.view.snapshot()


def is_cited() -> bool:
    """Whether the address cites a head."""
    return _cited() is not None


def cited_params() -> dict[str, list[str]]:
    """What the map must ask for besides the filters."""
    cited = _cited()
    return {} if cited is None else {AT: [cited]}


def cited_notice(atlas: Atlas, then: Snapshot) -> None:
    """Say that the past is shown, and what has changed since."""
    if not is_cited():
        return
    since = changed_since(atlas.ledger, then)
    changes = ", ".join(
        f"{number:,} {what}"
        for number, what in (
            (since.new, "new"),
            (since.changed, "changed"),
            (since.gone, "no longer shown"),
        )
        if number
    )
    say.hint(
        f"This is what was known at revision {then.head.sequence:,}, as the link cites it. "
        f"Since then: {changes or 'nothing has changed'}."
    )
    st.button("Show what is known now", icon=":material/update:", on_click=_show_now)


def _cited() -> str | None:
    return st.query_params.get(AT)


def _show_now() -> None:
    st.query_params.pop(AT, None)
