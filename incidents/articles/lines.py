"""A .jsonl file holds one article a line, with its own id and published day."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from typing import Final

from incidents.article import Article
from incidents.errors import BadArticle
from incidents.record import unstorable

_DAY: Final = 10  # characters of YYYY-MM-DD


def published_day(value: object) -> date | None:
    """The day that a `published` value names, or None where it names none.

    "2020-10-05" and "2020-10-05T07:58:00Z" name one; "7:58 AM ET" does not.
    """
    if not isinstance(value, str):
        return None
    text = value.strip()
    if len(text) > _DAY and text[_DAY] not in "T ":
        return None
    try:
        return date.fromisoformat(text[:_DAY])
    except ValueError:
        return None


def sources_of_lines(
    data: bytes, *, name: str, published: date | None = None
) -> Iterator[tuple[Article, bytes]]:
    """Read the articles of a .jsonl file in their order, each with the bytes of its line.

    Args:
        data: The file's bytes, UTF-8.
        name: What to call the file in a message.
        published: Day of publication where a line gives none.

    Raises:
        BadArticle: A line is no article; the message names the line.
    """
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            kept = line.strip()
            yield _article(kept, where=f"{name}, line {number}", published=published), kept


def _article(line: bytes, *, where: str, published: date | None) -> Article:
    row = _object(line, where=where)
    text, given = row.get("text"), row.get("id")
    if not isinstance(text, str) or not text.strip():
        raise BadArticle(f"{where} has no text; give each line an id and a text.")
    if isinstance(given, bool) or not isinstance(given, str | int) or given == "":
        raise BadArticle(f"{where} has no id; give each line an id and a text.")
    article = Article(
        id=str(given),
        text=text,
        sha256=hashlib.sha256(line).hexdigest(),
        published=published_day(row.get("published")) or published,
        title=_words(row.get("title")),
        url=_words(row.get("url")),
    )
    for value in (article.id, article.text, article.title or "", article.url or ""):
        if fault := unstorable(value):
            raise BadArticle(f"{where} cannot be kept: {fault}.")
    return article


def _object(line: bytes, *, where: str) -> dict[str, object]:
    try:
        row = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as broken:
        raise BadArticle(f"{where} is not JSON in UTF-8; write one object a line.") from broken
    if not isinstance(row, dict):
        raise BadArticle(f"{where} is not a JSON object; write one object a line.")
    return row


def _words(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
