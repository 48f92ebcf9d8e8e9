"""Ids sort by the time they were made, and cannot be guessed."""

from __future__ import annotations

import secrets
import time
from typing import Final

# Crockford's base 32: no letter that reads like a digit.
_DIGITS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_SHIFTS: Final = tuple(range(70, -1, -5))


def new_incident_id() -> str:
    """An id such as `i06f3k9t2xq7mw4d`."""
    return "i" + _time_and_chance()


def new_batch_id() -> str:
    """An id such as `b06f3k9t2xq7mw4d`."""
    return "b" + _time_and_chance()


def _time_and_chance() -> str:
    number = (time.time_ns() // 1_000_000 << 32) | secrets.randbits(32)
    return "".join([_DIGITS[number >> shift & 31] for shift in _SHIFTS])
