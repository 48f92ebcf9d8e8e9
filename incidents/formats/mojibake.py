"""A text that was decoded wrongly once is proposed anew; a person decides whether that is right."""

from __future__ import annotations

import ftfy
from ftfy.badness import is_bad


def proposed(text: str) -> str | None:
    """What a text may have been before it was decoded wrongly, or None where it looks right."""
    if text.isascii() or not is_bad(text):
        return None
    found = ftfy.fix_encoding(text)
    return None if found == text else found


def mended(text: str) -> str:
    """The proposal for a text, or the text itself where it looks right."""
    return proposed(text) or text
