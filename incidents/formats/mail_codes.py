"""Letters that were coded for mail are read as they stand, and that is said."""

from __future__ import annotations

import re
from typing import Final

_FEWEST: Final = 3
# RFC 2152: base64 after a plus; A and B begin Latin, Greek, Cyrillic, Hebrew and Arabic.
_UTF_7: Final = re.compile(r"\+[AB][A-Za-z0-9+/]{2,}")
# RFC 2045, 6.7: the bytes of one letter in UTF-8, or the end of a line that goes on.
_QUOTED_PRINTABLE: Final = re.compile(r"=[CDE][0-9A-F]=[89AB][0-9A-F]|=\r?\n|=2C|=3D")


def mail_codes(text: str) -> tuple[str, ...]:
    """A doubt where a text holds the codes of UTF-7 or of quoted-printable.

    Args:
        text: The beginning of a file.
    """
    if not text.isascii():
        return ()
    for pattern, name, mend in (
        (_UTF_7, "UTF-7", "Name the encoding utf-7 if that is right."),
        (_QUOTED_PRINTABLE, "quoted-printable", "Decode the file first if that is right."),
    ):
        found = pattern.findall(text)
        if len(found) >= _FEWEST and (name != "UTF-7" or _is_utf_7(found)):
            shown = found[0].strip() or found[0]
            return (f"Codes such as “{shown}” look like {name} and are read as they stand. {mend}",)
    return ()


def _is_utf_7(runs: list[str]) -> bool:
    """Whether all runs stand for signs and letters that are not ASCII's."""
    try:
        texts = [f"{run}-".encode().decode("utf-7") for run in runs]
    except UnicodeDecodeError:
        return False
    return all(text and not (text.isascii() and text.isalnum()) for text in texts)
