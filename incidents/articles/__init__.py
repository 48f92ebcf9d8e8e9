"""An article is read once, as it is, or refused with the reason; foreign bytes never hang us."""

from incidents.articles.lines import published_day
from incidents.articles.reading import files_in, read_article, read_articles

__all__ = ["files_in", "published_day", "read_article", "read_articles"]
