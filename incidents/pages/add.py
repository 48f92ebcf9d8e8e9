"""Add: an article becomes drafts to decide on, a table becomes incidents, both can be undone."""

from __future__ import annotations

import streamlit as st

from incidents.atlas import Atlas
from incidents.pages.add_article import add_article
from incidents.pages.add_table import add_table
from incidents.pages.batches import batches


def page(atlas: Atlas) -> None:
    """Draw the page."""
    article, table, earlier = st.tabs(
        [":material/article: Article", ":material/table: Table", ":material/history: Earlier"],
        on_change="rerun",
    )
    with article:
        # A key that is pressed beside a table must not decide on a draft that nobody sees.
        add_article(atlas, with_keys=bool(article.open))
    with table:
        add_table(atlas)
    with earlier:
        batches(atlas)
