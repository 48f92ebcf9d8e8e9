"""A signal is a trigger that counts: words of a text that tell of an event."""

from __future__ import annotations

from typing import NamedTuple


class Signal(NamedTuple):
    """A trigger that counts, from token `first` up to `end`."""

    name: str
    sub_event_type: str | None
    first: int
    end: int
