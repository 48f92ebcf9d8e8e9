"""Words have a look: their capitals, their script, how many they are and how they end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from incidents.formats.cell_kinds import WORDS, kind_of

# The kind of a cell, and of words what they look like.
Look = tuple[str, ...]
# What nearly all cells of a column have in common, part by part; "" where they have nothing.
Common = tuple[str, ...]

# Of a cell that says nothing, and of a column of such cells.
BLANK: Final[Look] = ("blank",)
_FEWEST: Final = 3
_FEWEST_BLANK: Final = 5
_NEARLY_ALL: Final = 0.95
_FEW_WORDS: Final = 3
_MANY_WORDS: Final = 8
# Greek, Cyrillic, Arabic and Han begin above; Latin with all its accents stands below.
_LATIN_ENDS: Final = 0x300


# The same texts stand in many rows, and a row is held against those above and below it.
@lru_cache(maxsize=16_384)
def look_of(cell: str) -> Look:
    """The look of a cell."""
    kind = kind_of(cell)
    if kind is not None:
        return (kind,) if kind else BLANK
    letters = [character for character in cell if character.isalpha()]
    return (
        WORDS,
        _capitals(letters),
        _script(letters),
        _length(len(cell.split())),
        "digits" if any(map(str.isdigit, cell)) else "no digits",
        "sentence" if cell.rstrip().endswith((".", "!", "?")) else "no sentence",
    )


def in_common(cells: Sequence[str]) -> Common:
    """What nearly all filled cells of a column have in common; nothing where few are filled.

    One cell may be otherwise in a short column, too.
    """
    looks = [look for look in map(look_of, cells) if look != BLANK]
    if len(cells) >= _FEWEST_BLANK and len(looks) <= (1 - _NEARLY_ALL) * len(cells):
        return BLANK
    return tuple(_shared(looks)) if len(looks) >= _FEWEST else ()


def are_apart(one: Common, other: Common) -> bool:
    """Whether two columns have something in common each, and not the same."""
    return any(a and b and a != b for a, b in zip(one, other, strict=False))


def stands_out(look: Look, common: Common) -> bool:
    """Whether words lack what nearly all cells of their column have in common."""
    return look[0] == WORDS and are_apart(look, common)


def _shared(looks: Collection[Look]) -> Iterator[str]:
    for parts in zip_longest(*looks, fillvalue=""):
        part, number = Counter(parts).most_common(1)[0]
        yield part if number >= min(_NEARLY_ALL * len(looks), max(_FEWEST, len(looks) - 1)) else ""


def _capitals(letters: Sequence[str]) -> str:
    if not any(letter.isupper() or letter.islower() for letter in letters):
        return "no capitals"
    if len(letters) > 1 and all(map(str.isupper, letters)):
        return "capitals"
    return "a capital" if letters[0].isupper() else "small"


def _script(letters: Sequence[str]) -> str:
    at = ord(letters[0]) if letters else 0
    return "Latin" if at < _LATIN_ENDS else f"block {at >> 8}"


def _length(words: int) -> str:
    if words <= 1:
        return "one word"
    if words <= _FEW_WORDS:
        return "few words"
    return "some words" if words <= _MANY_WORDS else "many words"
