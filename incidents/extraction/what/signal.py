"""A signal is a trigger that counts: words of a text that tell of an event."""

from __future__ import annotations

from typing import Final


class Signal:
    """A trigger that counts, from token `first` up to `end`."""

    def __init__(self, name: str, sub_event_type: str | None, first: int, end: int) -> None:
        self.name: Final = name
        self.sub_event_type: Final = sub_event_type
        self.first: Final = first
        self.end: Final = end
