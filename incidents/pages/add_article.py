"""A pasted or uploaded article is read at once; its drafts wait for a person's decision."""

from __future__ import annotations

from datetime import date
from typing import Final

import streamlit as st

from incidents.article import Article
from incidents.articles import read_article
from incidents.atlas import Atlas
from incidents.errors import AtlasError, BadArticle
from incidents.extraction.text.language import READ_BY_RULES, language_of
from incidents.filters import Filters
from incidents.ingest import ingest_article
from incidents.pages import say
from incidents.pages.day_input import day_input
from incidents.pages.decide import decide, history
from incidents.pages.details import details
from incidents.pages.links import link_to_the_map
from incidents.pages.marked_text import marked_text
from incidents.table import Author, Summary
from incidents.vocabulary import State

_BATCH: Final = "article: batch"
_ARTICLE: Final = "article: read"
_FAULT: Final = "article: fault"
_PUBLISHED: Final = "article: published"
_READ_WITH: Final = "article: published, as it was read last"
_FILES: Final = ("txt", "md", "html", "htm", "pdf")
_NO_INCIDENT: Final = (
    "No incident was found in this article, and nothing was stored. It tells of none, or tells "
    "it in words the lexicon does not know; check that the whole text was pasted."
)
_OTHER_LANGUAGE: Final = (
    "No incident was found in this article, and nothing was stored. It does not seem to be in "
    "English, which is the only language that the rules read; hand in a translation, or name a "
    "model in the settings."
)


def add_article(atlas: Atlas) -> None:
    """Draw the form, then the drafts of the article that was read last."""
    _controls()
    if st.button("Read it", type="primary", icon=":material/find_in_page:", key="article: read it"):
        _read(atlas)
    fault = st.session_state.get(_FAULT)
    if fault:
        say.problem(fault)
    batch: Summary | None = st.session_state.get(_BATCH)
    if batch is not None:
        _drafts(atlas, st.session_state[_ARTICLE], batch)


def _controls() -> None:
    st.text_area(
        "Paste an article",
        key="article: pasted",
        height=220,
        placeholder="Headline, dateline and text, as they were published",
        on_change=_forget_the_day,
    )
    st.file_uploader(
        "or upload it as text, HTML or PDF",
        type=_FILES,
        key="article: file",
        on_change=_forget_the_day,
    )
    published, _ = st.columns([1, 2])
    with published:
        day_input(
            "Published on",
            key=_PUBLISHED,
            tip="“On Monday” and “over the weekend” are counted from this day.",
        )


def _forget_the_day() -> None:
    """Another article was published on another day; a day that was set for it stays."""
    if st.session_state.get(_PUBLISHED) == st.session_state.get(_READ_WITH):
        st.session_state[_PUBLISHED] = None


def _read(atlas: Atlas) -> None:
    for key in (_BATCH, _ARTICLE, _FAULT):
        st.session_state.pop(key, None)
    st.session_state[_READ_WITH] = st.session_state.get(_PUBLISHED)
    try:
        article, data = _handed_in()
        with st.spinner("Reading the article"):
            summary = ingest_article(
                article,
                data,
                extractor=atlas.extractor,
                ledger=atlas.ledger,
                by=Author(actor=atlas.settings.actor, reason="article read in the dashboard"),
            )
    except AtlasError as fault:
        st.session_state[_FAULT] = str(fault)
        return
    if not summary.batch:
        language = language_of(article.text)
        is_read = language in {None, READ_BY_RULES}
        st.session_state[_FAULT] = _NO_INCIDENT if is_read else _OTHER_LANGUAGE
        return
    st.session_state[_ARTICLE] = article
    st.session_state[_BATCH] = summary


def _handed_in() -> tuple[Article, bytes]:
    published: date | None = st.session_state.get(_PUBLISHED)
    file = st.session_state.get("article: file")
    pasted: str = st.session_state.get("article: pasted") or ""
    if file is not None and pasted.strip():
        raise BadArticle("There is a pasted text and a file; take one of them away.")
    if file is not None:
        data = file.getvalue()
        return read_article(data, name=file.name[:200], published=published), data
    if not pasted.strip():
        raise BadArticle("There is no text yet; paste an article or choose a file.")
    data = pasted.encode("utf-8", "surrogatepass")
    return read_article(data, name="The text", published=published, media="text/plain"), data


def _drafts(atlas: Atlas, article: Article, summary: Summary) -> None:
    filters = Filters(batch=summary.batch, states=tuple(State))
    entries = list(atlas.ledger.still_there(atlas.view.snapshot().select(filters).ids()))
    number = len(entries)
    if summary.unchanged and not summary.accepted:
        say.hint("This article was read before; these are its incidents as they are now.")
    st.header("1 incident found" if number == 1 else f"{number} incidents found", anchor=False)
    if article.published:
        st.caption(f"Read as published on {article.published:%Y-%m-%d}.")
    else:
        st.caption(
            "The day of publication is not known, so words such as “on Monday” give no date. Set "
            "it above and read it again."
        )
    text, drafts = st.columns([1, 1], gap="large")
    with text:
        marked_text(
            article.text,
            [each for entry in entries for each in entry.incident.evidence],
            label="The article, with the words behind each field marked",
            key="article: marked",
        )
    with drafts:
        for entry in entries:
            with st.container(border=True):
                decide(atlas, entry, key=f"draft {entry.incident_id}")
                details(entry.incident, None, key=f"draft {entry.incident_id}")
                history(atlas, entry, key=f"draft {entry.incident_id}")
                link_to_the_map("See it on the map", id=entry.incident_id)
