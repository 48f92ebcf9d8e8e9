"""An article is read once, as it is, or refused with the reason; foreign bytes never hang us."""

from incidents.articles.lines import published_day, sources_of_lines
from incidents.articles.reading import MOST_BYTES, files_in, read_article, read_sources
from incidents.articles.web import read_web

__all__ = [
    "MOST_BYTES",
    "files_in",
    "published_day",
    "read_article",
    "read_sources",
    "read_web",
    "sources_of_lines",
]
