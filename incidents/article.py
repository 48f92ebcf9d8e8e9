"""An article is a text as it was read, with where it came from; it is never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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
    """

    id: str
    text: str
    sha256: str
    published: date | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
