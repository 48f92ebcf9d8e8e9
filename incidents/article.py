"""An article is a text as it was read, with where it came from; it is never changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Retrieval:
    """How a page came from the web.

    Attributes:
        url: The address that was asked for.
        final_url: The address that answered, after redirects.
        headers: The answer's headers, names in lower case.
        at: When, in UTC.
    """

    url: str
    final_url: str
    headers: tuple[tuple[str, str], ...]
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """A text as it was read.

    Attributes:
        id: The name its drafts refer to: given by the reader of the file, else the hash.
        text: The readable text; evidence counts characters in it.
        sha256: Hash of the bytes it was read from, in hexadecimal.
        published: Day of publication, or None where unknown.
        title: Headline, or None.
        url: Where it was published, or None.
        publisher: Who published it, or None.
        retrieval: How its bytes were fetched, or None where they were handed in; it is kept with
            the bytes, and is nothing of the article itself.
    """

    id: str
    text: str
    sha256: str
    published: date | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    retrieval: Retrieval | None = field(default=None, compare=False, repr=False)
