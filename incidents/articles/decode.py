"""Bytes become text by their byte order mark, else UTF-8, else a guess that must look like text."""

from __future__ import annotations

import codecs
from typing import Final

from charset_normalizer import from_bytes

from incidents.errors import BadArticle

# The longer mark first: UTF-32's little-endian mark starts with UTF-16's.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESS_FROM: Final = 65_536  # bytes; the guesser's time grows with what it is shown
_MOST_CONTROLS: Final = 0.02  # share of control characters above which bytes are no text


def text_of(data: bytes, *, name: str) -> str:
    """Decode an article's bytes, without the byte order mark.

    Args:
        data: The bytes.
        name: What to call them in a message.

    Raises:
        BadArticle: They are no text, or in an encoding nobody can tell.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, name=name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _guessed(data, name=name)
    if _looks_binary(text):
        raise BadArticle(f"{name} is not text; hand in a text, HTML or PDF file.")
    return text


def _decoded(data: bytes, encoding: str, *, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as broken:
        raise BadArticle(
            f"{name} says it is {encoding.upper()} but is not; save it as UTF-8."
        ) from broken


def _guessed(data: bytes, *, name: str) -> str:
    if b"\0" in data[:_GUESS_FROM]:
        raise BadArticle(f"{name} is not text; hand in a text, HTML or PDF file.")
    best = from_bytes(data[:_GUESS_FROM]).best()
    if best is None:
        raise BadArticle(f"{name} is in no encoding that could be told; save it as UTF-8.")
    return _decoded(data, best.encoding, name=name)


def _looks_binary(text: str) -> bool:
    shown = text[:_GUESS_FROM]
    controls = sum(character < " " and character not in "\t\n\r\f\v\x1b" for character in shown)
    return controls > _MOST_CONTROLS * len(shown)
