"""Words for nobody name no one: "no group has claimed the attack" has neither source nor doer."""

from __future__ import annotations

from typing import Final

from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set

NOBODY: Final = word_set("nobody none noone neither nor no")
_NO: Final = "no"


def means_nobody(reading: Reading, first: int, end: int) -> bool:
    """Whether words are for nobody: "no official" and "none of the groups", not "Station No 3"."""
    return any(
        reading.word(at) in NOBODY
        and not (reading.word(at) == _NO and reading.word(at + 1)[:1].isdigit())
        for at in range(first - 1, end)
    )
