"""Drafts and doubts wait in one queue; each is accepted, mended or put aside with a key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import streamlit as st

from incidents.atlas import Atlas
from incidents.filters import Filters
from incidents.pages import say
from incidents.pages.claims import claims
from incidents.pages.correct_by_words import correct_by_words
from incidents.pages.decide import decide, history
from incidents.pages.details import details
from incidents.pages.follow import follow
from incidents.pages.left_to_say import leave, say_left, taken
from incidents.pages.links import link_to_add, link_to_the_map
from incidents.pages.place_choice import place_choice
from incidents.pages.same_incident import same_incident
from incidents.pages.saving import save
from incidents.pages.settle import settle
from incidents.pages.undo_last import look_at, undo_last
from incidents.pages.where_and_when import where_and_when
from incidents.table import Entry, Operation
from incidents.view import Snapshot
from incidents.vocabulary import State

_QUEUES: Final = {
    "Drafts": Filters(states=(State.DRAFT,)),
    "Doubts": Filters(review=True),
}
_MOST_WAITING: Final = 500
_MOST_REMEMBERED: Final = 10
_QUEUE: Final = "review: queue"
_PASSED: Final = "review: passed over"
_NOW: Final = "review: shown now"
_DONE: Final = "review: decided"


def page(atlas: Atlas) -> None:
    """Draw the page."""
    snapshot = atlas.view.snapshot()
    follow(atlas, snapshot.head.sequence)
    waiting_in = {name: snapshot.select(filters).count for name, filters in _QUEUES.items()}
    if _QUEUE not in st.session_state:
        # Who comes where no draft waits comes to settle doubts.
        st.session_state[_QUEUE] = next((name for name in _QUEUES if waiting_in[name]), "Drafts")
    chosen = st.segmented_control(
        "What to look at",
        list(_QUEUES),
        required=True,
        format_func=lambda each: f"{each} · {waiting_in[each]:,}",
        key=_QUEUE,
        help="Drafts wait for your word. Doubts are incidents that say what is unsure in them.",
    )
    back = undo_last(atlas, where=_QUEUE)
    if back is not None:
        st.session_state[_NOW] = back
        st.session_state.setdefault(_PASSED, set()).discard(back)
        st.rerun()
    say_left(_QUEUE)
    waiting = _waiting(snapshot, _QUEUES[chosen or "Drafts"])
    if not waiting:
        say.hint("Nothing waits here. New drafts come from articles that are added.")
        link_to_add()
        _decided(atlas)
        return
    entry = _first(atlas, waiting)
    if entry is None:
        say.hint("You have put everything here aside for now.")
        st.button("Begin again", icon=":material/replay:", on_click=_begin_again)
    else:
        _one(atlas, entry, left=waiting_in[chosen or "Drafts"])
    _decided(atlas)


def _waiting(snapshot: Snapshot, filters: Filters) -> list[str]:
    rows = snapshot.select(filters).rows(limit=_MOST_WAITING, order_by="changed", descending=False)
    return snapshot.incident_ids(rows)


def _first(atlas: Atlas, waiting: Sequence[str]) -> Entry | None:
    passed: set[str] = st.session_state.setdefault(_PASSED, set())
    before = str(st.session_state.get(_NOW, ""))
    # An edit changes the order; whoever edits wants to see the same incident again.
    order = [before, *waiting] if before in waiting else waiting
    entry = next(atlas.ledger.still_there(each for each in order if each not in passed), None)
    if entry is not None:
        st.session_state[_NOW] = entry.incident_id
    return entry


def _one(atlas: Atlas, entry: Entry, *, left: int) -> None:
    key = f"review {entry.incident_id}"
    _remember(entry.incident_id)
    look_at(entry)
    article = atlas.ledger.article_of(entry.incident)
    left_side, right_side = st.columns(2, gap="large")
    # What came from a table has no text to read; its fields take that side.
    fields_side = left_side if article is None else right_side
    with fields_side:
        st.caption(f"{left:,} waiting")
        decide(atlas, entry, key=key, with_keys=True)
        _later(atlas, entry, key=key)
    with right_side:
        place_choice(atlas, entry, key=key)
    with fields_side:
        details(entry.incident, None, atlas.treaty_on, key=key)
    with right_side:
        claims(atlas, entry, key=f"{key} claims")
        same_incident(atlas, entry, key=f"{key} same")
        history(atlas, entry, key=key)
        link_to_the_map("See it on the map", id=entry.incident_id)
    if article is not None:
        with left_side:
            correct_by_words(atlas, entry, article, key="review text")


def _later(atlas: Atlas, entry: Entry, *, key: str) -> None:
    with st.container(horizontal=True):
        st.button(
            "Later",
            icon=":material/skip_next:",
            shortcut="s",
            on_click=_pass_over,
            args=(entry.incident_id,),
            key=f"{key} later",
            help="Puts it aside and shows the next one; nothing is decided.",
        )
        settle(atlas, entry, key=key, with_keys=True)


def _decided(atlas: Atlas) -> None:
    """The last incidents that were looked at, so that a slip is found again."""
    done: list[str] = st.session_state.get(_DONE, [])
    if len(done) < 2:
        return
    with st.expander("Looked at last", icon=":material/history:"):
        for entry in atlas.ledger.still_there(reversed(done)):
            with st.container(horizontal=True, vertical_alignment="center"):
                incident = entry.incident
                where = where_and_when(incident)
                st.text(
                    f"{incident.event_type.value}, {where}: {incident.state.value}",
                    width="stretch",
                )
                if incident.state is not State.DRAFT:
                    st.button(
                        "Back to draft",
                        icon=":material/undo:",
                        on_click=_reopen,
                        args=(atlas, entry),
                        key=f"reopen {entry.incident_id}",
                    )


def _reopen(atlas: Atlas, entry: Entry) -> None:
    reopened = replace(entry.incident, state=State.DRAFT)
    if not save(atlas, entry, reopened, Operation.REOPEN, reason="put back to draft in the review"):
        why = taken(entry.incident_id)
        leave(_QUEUE, why or "Not saved: Somebody changed it meanwhile; see it on the map.")
    st.session_state.setdefault(_PASSED, set()).discard(entry.incident_id)


def _remember(incident_id: str) -> None:
    done: list[str] = st.session_state.setdefault(_DONE, [])
    if incident_id in done:
        done.remove(incident_id)
    done.append(incident_id)
    del done[:-_MOST_REMEMBERED]


def _pass_over(incident_id: str) -> None:
    st.session_state.setdefault(_PASSED, set()).add(incident_id)


def _begin_again() -> None:
    st.session_state[_PASSED] = set()
