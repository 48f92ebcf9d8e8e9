"""A pasted or uploaded article is read beside the page; its drafts wait for a person's decision."""

from __future__ import annotations

from datetime import date
from functools import partial
from hashlib import sha256
from typing import Final

import streamlit as st

from incidents.articles import MOST_BYTES, read_article
from incidents.atlas import Atlas
from incidents.errors import AtlasError, BadArticle
from incidents.extraction.text.language import READ_BY_RULES, language_of
from incidents.ingest import Progress
from incidents.pages import say
from incidents.pages.article_drafts import Shown, article_drafts, what_was_read
from incidents.pages.day_input import day_input
from incidents.pages.job import runs_on
from incidents.rereading import Read, read_and_file
from incidents.table import Author

ARTICLES: Final = "article "  # the keys of the jobs that read one begin so
_SHOWN: Final = "article: shown"
_JOB: Final = "article: job"
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


def add_article(atlas: Atlas, *, with_keys: bool) -> None:
    """Draw the form, then the drafts of the article that was read last.

    Args:
        atlas: Where they are kept.
        with_keys: Whether keys decide on them, as where they are seen.
    """
    _controls()
    if st.button("Read it", type="primary", icon=":material/find_in_page:", key="article: read it"):
        _begin(atlas)
    if _is_being_read(atlas):
        return
    fault = st.session_state.get(_FAULT)
    if fault:
        say.problem(fault)
    shown: Shown | None = st.session_state.get(_SHOWN)
    if shown is not None:
        article_drafts(atlas, shown, with_keys=with_keys)


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
        max_upload_size=MOST_BYTES // 1_000_000,
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
    day = st.session_state.get(_PUBLISHED)
    # A day that is being typed would be lost if the empty one were set again.
    if day is not None and day == st.session_state.get(_READ_WITH):
        st.session_state[_PUBLISHED] = None


def _begin(atlas: Atlas) -> None:
    for key in (_SHOWN, _FAULT):
        st.session_state.pop(key, None)
    published: date | None = st.session_state.get(_PUBLISHED)
    st.session_state[_READ_WITH] = published
    try:
        data, name, media = _handed_in()
    except AtlasError as fault:
        st.session_state[_FAULT] = str(fault)
        return
    key = f"{ARTICLES}{sha256(data).hexdigest()[:16]} {published}"
    work = partial(_read, atlas, data, name, media, published)
    atlas.jobs.start(key, "Reading the article", work)
    st.session_state[_JOB] = key


def _handed_in() -> tuple[bytes, str, str | None]:
    """The bytes, what they are called, and their media type where that is known."""
    file = st.session_state.get("article: file")
    pasted: str = st.session_state.get("article: pasted") or ""
    if file is not None and pasted.strip():
        raise BadArticle("There is a pasted text and a file; take one of them away.")
    if file is not None:
        return file.getvalue(), file.name[:200], None
    if not pasted.strip():
        raise BadArticle("There is no text yet; paste an article or choose a file.")
    return pasted.encode("utf-8", "surrogatepass"), "The text", "text/plain"


def _read(
    atlas: Atlas,
    data: bytes,
    name: str,
    media: str | None,
    published: date | None,
    progress: Progress,
) -> Shown | str:
    article = read_article(data, name=name, published=published, media=media)
    read = read_and_file(
        article,
        data,
        extractor=atlas.extractor,
        ledger=atlas.ledger,
        by=Author(actor=atlas.settings.actor, reason="article read in the dashboard"),
        progress=progress,
    )
    return _nothing_in(read) or what_was_read(atlas, read)


def _nothing_in(read: Read) -> str | None:
    if read.summary.batch:
        return None
    is_read = language_of(read.article.text) in {None, READ_BY_RULES}
    return _NO_INCIDENT if is_read else _OTHER_LANGUAGE


def _is_being_read(atlas: Atlas) -> bool:
    """Show an article that is being read; take what came of it once it is."""
    key = st.session_state.get(_JOB)
    job = atlas.jobs.get(key) if key else None
    if key is None or job is None:
        return False
    if runs_on(job, key, pieces="characters"):
        st.caption("You may leave this page; the reading goes on, and its drafts wait in Review.")
        return True
    del st.session_state[_JOB]
    if isinstance(job.result, Shown):
        st.session_state[_SHOWN] = job.result
    elif isinstance(job.result, str):
        st.session_state[_FAULT] = job.result
    elif job.was_cancelled:
        st.session_state[_FAULT] = "Cancelled; nothing of it was kept."
    elif isinstance(job.fault, AtlasError):
        st.session_state[_FAULT] = str(job.fault)
    else:
        st.session_state[_FAULT] = f"It did not work, and nothing was kept: {job.fault}"
    return False
