"""Ids sort by the time they were made, and cannot be guessed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from itertools import product
from typing import Final

# Crockford's base 32: no letter that reads like a digit.
_DIGITS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
# Three digits at once, because an import makes a million ids.
_THREE: Final = tuple(map("".join, product(_DIGITS, repeat=3)))
_CHANCE_BYTES: Final = 4
_AT_ONCE: Final = 1_000
_SHIFTS: Final = tuple(range(60, -1, -15))


def new_incident_id() -> str:
    """An id such as `i06f3k9t2xq7mw4d`."""
    return "i" + _time_and(os.urandom(_CHANCE_BYTES), _milliseconds())


def new_incident_ids() -> Iterator[str]:
    """Such ids without end, none twice; one who files many asks for chance once in a thousand.

    A hundred are made in a millisecond: by chance alone two of them would be the same in one of
    about a hundred imports of a million.
    """
    made: set[bytes] = set()
    last = 0
    while True:
        drawn = os.urandom(_CHANCE_BYTES * _AT_ONCE)
        for start in range(0, len(drawn), _CHANCE_BYTES):
            chance, now = drawn[start : start + _CHANCE_BYTES], _milliseconds()
            if now != last:
                made, last = set(), now
            if chance not in made:
                made.add(chance)
                yield "i" + _time_and(chance, now)


def new_batch_id() -> str:
    """An id such as `b06f3k9t2xq7mw4d`."""
    return "b" + _time_and(os.urandom(_CHANCE_BYTES), _milliseconds())


def _milliseconds() -> int:
    return time.time_ns() // 1_000_000


def _time_and(chance: bytes, now: int) -> str:
    number = (now << 32) | int.from_bytes(chance)
    return "".join([_THREE[number >> shift & 0x7FFF] for shift in _SHIFTS])
