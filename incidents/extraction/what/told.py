"""What a sentence tells of events is a few signals, and from where on it tells none."""

from __future__ import annotations

from typing import Final

from incidents.extraction.what.signal import Signal


class Told:
    """What a sentence tells of events.

    Attributes:
        signals: Its signals, in order.
        read: What is read from who does what to whom.
        until: The token from which on it tells nothing.
        cause: The token from which on it tells what a protest is about.
        label: The sub-type that a label before a colon names, or None.
        lead: The first signal that tells a type by itself.
        aside: Tokens that tell of what was before, such as "in connection with the killing".
        silenced_by: What the sentence tells instead of events, such as "court", or None.
        names: The names of its signals.
    """

    def __init__(  # noqa: PLR0913 - made of a sentence, and of another Told
        self,
        signals: tuple[Signal, ...],
        read: frozenset[str],
        until: int,
        cause: int,
        *,
        label: str | None = None,
        lead: Signal | None = None,
        aside: tuple[range, ...] = (),
        silenced_by: str | None = None,
    ) -> None:
        self.signals: Final = signals
        self.read: Final = read
        self.until: Final = until
        self.cause: Final = cause
        self.label: Final = label
        self.lead: Final = lead
        self.aside: Final = aside
        self.silenced_by: Final = silenced_by
        self.names: Final = frozenset([each.name for each in signals])

    def led_by(self, lead: Signal | None) -> Told:
        """The same, where other words tell the event: what they tell of it has no cause."""
        return Told(
            self.signals,
            self.read,
            self.until,
            self.until,
            label=self.label,
            lead=lead,
            aside=self.aside,
            silenced_by=self.silenced_by,
        )
