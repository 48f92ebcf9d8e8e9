"""HTML and PDF become text here; this runs only in a child process that can be killed."""

from __future__ import annotations

import io
import json
import logging
import sys
from typing import BinaryIO, Final

from incidents.articles.frames import read_frame, write_frame

_MOST_MEMORY: Final = 2 * 1024**3  # bytes of address space
_READABLE: Final = 20_000_000  # characters of text in one article at most


def html(data: bytes) -> dict[str, str | None]:
    """The readable text of a page and what it says of itself.

    Raises:
        ValueError: It holds no readable text; the message says so.
    """
    import trafilatura

    found = trafilatura.bare_extraction(data, include_comments=False, with_metadata=True)
    text = getattr(found, "text", None) if found is not None else None
    if not text:
        raise ValueError("is HTML without readable text; save the article's page itself")
    return {
        "text": text,
        "title": getattr(found, "title", None),
        "published": getattr(found, "date", None),
        "url": getattr(found, "url", None),
        "publisher": getattr(found, "sitename", None),
    }


def pdf(data: bytes) -> dict[str, str | None]:
    """The text of a PDF's pages, a blank line between two.

    Raises:
        ValueError: It is encrypted, damaged or holds only images; the message says which.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ValueError("is an encrypted PDF; save it without a password")
        pages = [page.extract_text() for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except PyPdfError as broken:
        raise ValueError("is a PDF that cannot be read; save it again or as text") from broken
    text = "\n\n".join(page for page in pages if page.strip())
    if not text:
        raise ValueError("is a PDF without text, perhaps a scan; run text recognition on it first")
    return {"text": text, "title": title or None}


def answer(kind: str, data: bytes) -> dict[str, str | None]:
    """Parse bytes of a kind; a failure is an answer with `refused`."""
    try:
        found = html(data) if kind == "html" else pdf(data)
    except ValueError as refusal:
        return {"refused": str(refusal)}
    except MemoryError:
        return {"refused": "needs too much memory to read; save it as text"}
    except Exception as broken:  # noqa: BLE001 - a parser of foreign bytes may raise anything
        return {"refused": f"cannot be read ({type(broken).__name__}); save it as text"}
    if len(found["text"] or "") > _READABLE:
        return {"refused": f"has more than {_READABLE:,} characters of text; split it"}
    return found


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests one by one until there are no more."""
    while (kind := read_frame(requests)) is not None:
        data = read_frame(requests)
        if data is None:
            return
        write_frame(answers, json.dumps(answer(kind.decode(), data)).encode())


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    _bound_memory()
    logging.disable()
    answers_to = sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not write between the answers
    serve(sys.stdin.buffer, answers_to)
