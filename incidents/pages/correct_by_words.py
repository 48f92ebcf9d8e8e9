"""Words that a person chooses in the article correct a field, and become the words behind it."""

from __future__ import annotations

import streamlit as st

from incidents.article import Article
from incidents.atlas import Atlas
from incidents.correcting import FIELDS
from incidents.errors import AtlasError
from incidents.pages.left_to_say import leave, say_left
from incidents.pages.marked_text import Mark, marked_text
from incidents.pages.saving import save
from incidents.table import Entry, Operation


def correct_by_words(atlas: Atlas, entry: Entry, article: Article, *, key: str) -> None:
    """Show an incident's article with its words marked, and take those that are chosen anew.

    Args:
        atlas: Where it is kept.
        entry: The incident.
        article: The text that it was drafted from.
        key: The text's name in the session; the same for all incidents of one article.
    """
    say_left(key)
    mark = marked_text(
        article.text,
        [each for each in entry.incident.evidence if each.holds_in(article.text)],
        label="The article, with the words behind each field marked",
        key=key,
        subject=entry.incident_id,
        fields=FIELDS,
    )
    if mark is not None:
        _correct(atlas, entry, article, mark, key=key)


def _correct(atlas: Atlas, entry: Entry, article: Article, mark: Mark, *, key: str) -> None:
    try:
        incident = atlas.corrector.corrected(
            entry.incident, article, mark.field, mark.start, mark.end
        )
    except AtlasError as fault:
        leave(key, str(fault))
    else:
        reason = f"{mark.field} read from other words"
        save(atlas, entry, incident, Operation.EDIT, reason=reason)
    st.rerun()
