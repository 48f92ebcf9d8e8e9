"""The drafts of one article are looked at one at a time, beside the text they were read from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st

from incidents.article import Article
from incidents.atlas import Atlas
from incidents.copies import Copy
from incidents.filters import Filters
from incidents.linking import known_copy
from incidents.pages import say
from incidents.pages.claims import claims
from incidents.pages.correct_by_words import correct_by_words
from incidents.pages.decide import decide, history
from incidents.pages.details import details
from incidents.pages.links import link_to_the_map
from incidents.pages.same_incident import same_incident
from incidents.pages.settle import settle
from incidents.pages.where_and_when import where_and_when
from incidents.rereading import Read
from incidents.table import Entry
from incidents.vocabulary import State

_WHICH: Final = "article: incident"
_MOST_OFFERED: Final = 100
_LONGEST_TITLE: Final = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """What is shown of an article that was read.

    Attributes:
        read: What became of it.
        ids: Its incidents, in the order of the text.
        copy: That it is a copy of an article that was read before, or None.
    """

    read: Read
    ids: tuple[str, ...]
    copy: Copy | None


def what_was_read(atlas: Atlas, read: Read) -> Shown:
    """Gather what is to be shown of an article."""
    snapshot = atlas.view.snapshot()
    filters = Filters(batch=read.summary.batch, states=tuple(State))
    entries = list(atlas.ledger.still_there(snapshot.select(filters).ids()))
    entries.sort(key=lambda each: min((e.start for e in each.incident.evidence), default=0))
    copy = known_copy(read.article, entries, snapshot=snapshot, ledger=atlas.ledger)
    return Shown(read=read, ids=tuple(each.incident_id for each in entries), copy=copy)


def article_drafts(atlas: Atlas, shown: Shown, *, with_keys: bool) -> None:
    """Show the incidents of an article, one of them beside the text.

    Args:
        atlas: Where they are kept.
        shown: The article and its incidents.
        with_keys: Whether keys decide on them, as where they are seen.
    """
    entries = list(atlas.ledger.still_there(shown.ids[:_MOST_OFFERED]))
    number = len(shown.ids) if len(shown.ids) > _MOST_OFFERED else len(entries)
    st.header("1 incident found" if number == 1 else f"{number:,} incidents found", anchor=False)
    _say_how(shown, entries)
    if number > _MOST_OFFERED:
        say.hint(f"The first {_MOST_OFFERED} are offered here; all of them wait in Review.")
    if not entries:
        say.hint("They were all taken back or linked with others since.")
        return
    entry = _chosen(entries, with_keys=with_keys)
    _one(atlas, shown.read.article, entry, with_keys=with_keys)


def _say_how(shown: Shown, entries: Sequence[Entry]) -> None:
    read = shown.read
    if read.summary.unchanged and not read.summary.accepted:
        say.hint("This article was read before; these are its incidents as they are now.")
    if read.article.published:
        st.caption(f"Read as published on {read.article.published:%Y-%m-%d}.")
    elif any(each.incident.date is None for each in entries):
        st.caption(
            "The day of publication is not known, so words such as “on Monday” give no date. Set "
            "it above and read it again; what nobody has touched is then replaced."
        )
    if read.kept:
        say.hint(
            "This text was read before for another day, and somebody has worked on its incidents: "
            "they stay beside these. Reject or link what now stands here twice."
        )
    elif read.replaced:
        say.hint("The drafts of the reading before, for another day, were taken back.")
    if shown.copy is not None and not read.kept:
        say.hint(_of_a_copy(shown.copy))


def _of_a_copy(copy: Copy) -> str:
    known = copy.article
    title = known.title or known.text.strip().splitlines()[0]
    day = f" of {known.published:%Y-%m-%d}" if known.published else ""
    what = "the same text as" if copy.kind == "same" else "a copy of"
    return (
        f"This is {what} an article{day} that was read before, “{title[:_LONGEST_TITLE]}” "
        f"({copy.reason}). Where both tell of an incident, it is proposed below for linking: two "
        "copies are one source."
    )


def _chosen(entries: Sequence[Entry], *, with_keys: bool) -> Entry:
    by_id = {each.incident_id: (number, each) for number, each in enumerate(entries, 1)}
    ids = list(by_id)
    if len(entries) == 1:
        return entries[0]

    def worded(incident_id: str) -> str:
        number, entry = by_id[incident_id]
        incident = entry.incident
        kind = incident.sub_event_type or incident.event_type.value
        return f"{number}. {kind}, {where_and_when(incident)} ({incident.state.value})"

    # The states in the labels change; written anew, the choice is kept all the same.
    now = st.session_state.get(_WHICH)
    st.session_state[_WHICH] = now if now in by_id else ids[0]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox("Incident", ids, format_func=worded, key=_WHICH)
        st.button(
            "Next",
            icon=":material/skip_next:",
            shortcut="n" if with_keys else None,
            on_click=_go_on,
            args=(ids,),
            help="The next incident of this article.",
        )
    return by_id[chosen][1]


def _go_on(ids: Sequence[str]) -> None:
    now = st.session_state.get(_WHICH)
    at = ids.index(now) if now in ids else -1
    st.session_state[_WHICH] = ids[(at + 1) % len(ids)]


def _one(atlas: Atlas, article: Article, entry: Entry, *, with_keys: bool) -> None:
    key = f"draft {entry.incident_id}"
    text, fields = st.columns(2, gap="large")
    with text:
        correct_by_words(atlas, entry, article, key="article: marked")
    with fields:
        decide(atlas, entry, key=key, with_keys=with_keys)
        settle(atlas, entry, key=key, with_keys=with_keys)
        details(entry.incident, None, atlas.treaty_on, key=key)
        claims(atlas, entry, key=f"{key} claims")
        same_incident(atlas, entry, key=f"{key} same")
        history(atlas, entry, key=key)
        link_to_the_map("See it on the map", id=entry.incident_id)
