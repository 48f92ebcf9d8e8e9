"""Harm that was nearly done, escaped, meant or only asked about is none: "was nearly lynched"."""

from __future__ import annotations

from typing import Final

from incidents.extraction.text.word_list import word_set

_NOT_DONE: Final = word_set("not could would might attempted tried")
_ALMOST: Final = word_set("nearly almost narrowly non")
_DONE: Final = word_set("claim claims claimed claiming managed proceeded began")
_ESCAPED: Final = word_set(
    "escape escapes escaped escaping survive survives survived cheated avoided"
)
_OF_AN_ESCAPE: Final = word_set("a an the being certain near from")
_WHETHER: Final = word_set("whether if")
_TO: Final = "to"
_COMMA: Final = ","
_OR: Final = "or"
_NEAR: Final = 3  # words


def has_not_happened(before: list[str]) -> bool:
    """Whether the words before a verb of harm say that it was not done.

    Args:
        before: The words of its clause before it.
    """
    if not before:
        return False
    if before[-1] in _ALMOST or not _NOT_DONE.isdisjoint(before[-_NEAR:]):
        return True
    if before[-1] == _TO:
        return _DONE.isdisjoint(before[-2:-1])  # "claims to kill" says that it was done
    return is_escaped(before) or is_only_asked(before)


def is_escaped(before: list[str]) -> bool:
    """Whether somebody got away from what is told: "escaped death", "survived being stabbed"."""
    at = len(before) - 1
    while at >= 0 and before[at] in _OF_AN_ESCAPE:
        at -= 1
    return at >= 0 and before[at] in _ESCAPED


def is_only_asked(before: list[str]) -> bool:
    """Whether nobody knows if it happened: "it is not clear whether anyone was killed"."""
    asked = [at for at, word in enumerate(before) if word in _WHETHER]
    if not asked:
        return False
    after = before[asked[-1] :]
    return _COMMA not in after or after[-1:] == [_OR]
