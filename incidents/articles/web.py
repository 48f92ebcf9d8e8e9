"""What an address names is read: a page as one article, a feed as all the articles it names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from incidents.article import Article, Retrieval
from incidents.articles.feeds import is_feed, links_of
from incidents.articles.fetch import Fetched, fetch
from incidents.articles.reading import read_article
from incidents.errors import BadArticle


def read_web(
    url: str,
    *,
    published: date | None = None,
    get: Callable[[str], Fetched] = fetch,
    refused: Callable[[BadArticle], None],
) -> Iterator[tuple[Article, bytes]]:
    """Read the article or the feed at an address, with the bytes as they came.

    Args:
        url: An http or https address.
        published: Day of publication of a page that states none.
        get: Fetches one address.
        refused: Is told of each article of a feed that could not be read; the rest is read.

    Raises:
        BadArticle: The address itself could not be read.
    """
    first = get(url)
    if not is_feed(first.data):
        yield _article(first, published)
        return
    for link in links_of(first.data, name=url[:120]):
        try:
            yield _article(get(link), published)
        except BadArticle as fault:
            refused(fault)


def _article(page: Fetched, published: date | None) -> tuple[Article, bytes]:
    article = read_article(
        page.data, name=page.final_url[:120], published=published, media=page.media
    )
    found = replace(
        article,
        url=article.url or page.final_url,
        retrieval=Retrieval(
            url=page.url,
            final_url=page.final_url,
            headers=tuple(page.headers.items()),
            at=page.retrieved_at,
        ),
    )
    return found, page.data
