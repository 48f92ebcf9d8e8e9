"""Ids sort by the time they were made, and cannot be guessed."""

from __future__ import annotations

import secrets
import time
from typing import Final

# Crockford's base 32: no letter that reads like a digit.
_DIGITS: Final = "0123456789abcdefghjkmnpqrstvwxyz"


def new_incident_id() -> str:
    """An id such as `i06f3k9t2xq7mw4d`."""
    return "i" + _time_and_chance()


def new_batch_id() -> str:
    """An id such as `b06f3k9t2xq7mw4d`."""
    return "b" + _time_and_chance()


def _time_and_chance() -> str:
    number = (time.time_ns() // 1_000_000 << 32) | secrets.randbits(32)
    digits = ""
    for _ in range(15):
        number, rest = divmod(number, 32)
        digits = _DIGITS[rest] + digits
    return digits
