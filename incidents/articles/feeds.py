"""A feed names articles; each is fetched as a page of its own, never opened as a path."""

from __future__ import annotations

import io
import re
from typing import Final

import feedparser

from incidents.errors import BadArticle

_A_FEED: Final = re.compile(rb"<(rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_MOST: Final = 200


def is_feed(data: bytes) -> bool:
    """Whether bytes look like RSS or Atom."""
    return _A_FEED.search(data[:2_048]) is not None


def links_of(data: bytes, *, name: str) -> tuple[str, ...]:
    """The addresses of a feed's articles, in its order, each once, at most 200.

    Raises:
        BadArticle: It is a feed that names none.
    """
    # A str would be opened as a path or an address; a stream of bytes is only parsed.
    found = feedparser.parse(io.BytesIO(data))
    links = dict.fromkeys(
        str(entry.get("link", "")) for entry in found.entries if entry.get("link")
    )
    if not links:
        raise BadArticle(f"{name} is a feed that names no article.")
    return tuple(links)[:_MOST]
