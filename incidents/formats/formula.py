"""A text that a spreadsheet would run as a formula gets an apostrophe, which import takes away."""

from __future__ import annotations

import re
from typing import Final

# OWASP, "CSV Injection": = + - @ tab, carriage return and line feed, and their full-width forms.
_RUNS: Final = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_RESTORES: Final = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")
_NUMBER: Final = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


def neutralised(text: str) -> str:
    """The text so that no spreadsheet runs it; a plain number stays as it is."""
    if not _RUNS.match(text) or _NUMBER.fullmatch(text):
        return text
    return f"'{text}"


def restored(text: str) -> str:
    """The text as it was before it was neutralised."""
    return text[1:] if _RESTORES.match(text) else text
