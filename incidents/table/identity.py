"""Ids sort by the time they were made, and cannot be guessed."""

from __future__ import annotations

import os
import time
from itertools import product
from typing import Final

# Crockford's base 32: no letter that reads like a digit.
_DIGITS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
# Three digits at once, because an import makes a million ids.
_THREE: Final = tuple(map("".join, product(_DIGITS, repeat=3)))
_SHIFTS: Final = tuple(range(60, -1, -15))


def new_incident_id() -> str:
    """An id such as `i06f3k9t2xq7mw4d`."""
    return "i" + _time_and_chance()


def new_batch_id() -> str:
    """An id such as `b06f3k9t2xq7mw4d`."""
    return "b" + _time_and_chance()


def _time_and_chance() -> str:
    number = (time.time_ns() // 1_000_000 << 32) | int.from_bytes(os.urandom(4))
    return "".join([_THREE[number >> shift & 0x7FFF] for shift in _SHIFTS])
