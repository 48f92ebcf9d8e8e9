"""An article is its text as it was read, named by its hash, dated by whoever hands it in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from incidents.article import Article
from incidents.articles.confined import ConfinedParser
from incidents.articles.decode import text_of
from incidents.articles.lines import published_day, sources_of_lines
from incidents.errors import BadArticle
from incidents.record import unstorable

MOST_BYTES: Final = 20_000_000
_MOST_LINE_BYTES: Final = 2_000_000_000
_ID: Final = 16  # hexadecimal digits of the hash
_HTML_NAMES: Final = (".html", ".htm", ".xhtml")


def read_article(
    data: bytes, *, name: str, published: date | None = None, media: str | None = None
) -> Article:
    """Read one article from a text, HTML or PDF file.

    Args:
        data: The file's bytes.
        name: The file's name; its ending helps to tell the kind and messages use it.
        published: Day of publication; it wins over what a page says of itself.
        media: MIME type as a server stated it, or None.

    Raises:
        BadArticle: The bytes are no readable article; the message says why.
    """
    with ConfinedParser() as parser:
        return _article(data, name=name, published=published, media=media, parser=parser)


def read_sources(path: Path, *, published: date | None = None) -> Iterator[tuple[Article, bytes]]:
    """Read the articles of a file, a .jsonl file or every file in a folder, with their bytes.

    Args:
        path: The file or folder.
        published: Day of publication of those that state none.

    Raises:
        BadArticle: A file or line is no readable article, or the path cannot be read. The
            iteration ends there; to go on with other files, walk `files_in` and read each.
    """
    with ConfinedParser() as parser:
        for file in files_in(path):
            data = _bytes_of(file)
            if file.suffix.lower() == ".jsonl":
                yield from sources_of_lines(data, name=file.name, published=published)
            else:
                yield (
                    _article(data, name=file.name, published=published, media=None, parser=parser),
                    data,
                )


def files_in(path: Path) -> Iterator[Path]:
    """The files that a path names: itself, or those in the folder by name, hidden ones not.

    Raises:
        BadArticle: There is nothing at the path.
    """
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            inside = file.relative_to(path).parts
            if file.is_file() and not any(part.startswith(".") for part in inside):
                yield file
    elif path.is_file():
        yield path
    else:
        raise BadArticle(f"There is no file {str(path)!r}; check the name.")


def _bytes_of(file: Path) -> bytes:
    most = _MOST_LINE_BYTES if file.suffix.lower() == ".jsonl" else MOST_BYTES
    try:
        if file.stat().st_size > most:
            raise BadArticle(
                f"{file.name} is over {most // 1_000_000} MB; hand in the article alone."
            )
        return file.read_bytes()
    except OSError as failure:
        raise BadArticle(f"{file.name} cannot be opened: {failure.strerror}.") from failure


def _article(
    data: bytes, *, name: str, published: date | None, media: str | None, parser: ConfinedParser
) -> Article:
    if len(data) > MOST_BYTES:
        raise BadArticle(f"{name} is over {MOST_BYTES // 1_000_000} MB; hand in the article alone.")
    if not data.strip():
        raise BadArticle(f"{name} is empty; hand in a file with text.")
    kind = _kind(data, name=name, media=media)
    found: dict[str, str | None] = (
        {"text": text_of(data, name=name)}
        if kind == "text"
        else parser.parse(kind, data, name=name)
    )
    text = found["text"] or ""
    if fault := unstorable(text):
        raise BadArticle(f"{name} cannot be kept: {fault}.")
    if not text.strip():
        raise BadArticle(f"{name} is empty; hand in a file with text.")
    sha256 = hashlib.sha256(data).hexdigest()
    return Article(
        id=sha256[:_ID],
        text=text,
        sha256=sha256,
        published=published or published_day(found.get("published")),
        title=_storable(found.get("title")),
        url=_storable(found.get("url")),
        publisher=_storable(found.get("publisher")),
    )


def _kind(data: bytes, *, name: str, media: str | None) -> str:
    start = data[:1024].lstrip()
    if start.startswith(b"%PDF-"):
        return "pdf"
    opening = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if opening.startswith((b"<!doctype html", b"<html")):
        return "html"
    if (media or "").partition(";")[0].strip() in {"text/html", "application/xhtml+xml"}:
        return "html"
    return "html" if name.lower().endswith(_HTML_NAMES) else "text"


def _storable(text: str | None) -> str | None:
    return None if not text or unstorable(text) else text
