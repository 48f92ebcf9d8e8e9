"""A count is a range, and a number nobody knows is not zero."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """How many people a source says were harmed.

    Attributes:
        minimum: The least number, or None where no number is given.
        maximum: The greatest number, or None where it is open ("at least 14") or unknown.

    `Count()` says that there were some and no number is known. That nothing was said of
    them at all is not a Count: it is None in the record that would hold it.
    """

    minimum: int | None = None
    maximum: int | None = None

    def __post_init__(self) -> None:
        if self.minimum is not None and self.minimum < 0:
            raise ValueError(f"a count cannot be negative: {self.minimum}")
        if self.maximum is not None and self.maximum < (self.minimum or 0):
            raise ValueError(f"a count cannot be from {self.minimum} to {self.maximum}")

    @classmethod
    def exactly(cls, number: int) -> Count:
        """A number stated as it is."""
        if 0 <= number < len(_EXACTLY):
            return _EXACTLY[number]
        return cls(minimum=number, maximum=number)

    @classmethod
    def at_least(cls, number: int) -> Count:
        """A number stated as a lower bound."""
        if 0 <= number < len(_AT_LEAST):
            return _AT_LEAST[number]
        return cls(minimum=number)

    @property
    def is_unknown(self) -> bool:
        """Whether there were some but no number at all is known."""
        return self.minimum is None and self.maximum is None

    def opens(self, told: Count) -> bool:
        """Whether it leaves open how many more there were than a number told as exact."""
        return (
            self.maximum is None and self.minimum is not None and told == self.exactly(self.minimum)
        )

    def in_words(self) -> str:
        """The range as a person would say it."""
        if self.minimum is None:
            return "number unknown" if self.maximum is None else f"up to {self.maximum:,}"
        if self.maximum is None:
            return f"at least {self.minimum:,}"
        if self.minimum == self.maximum:
            return f"{self.minimum:,}"
        return f"{self.minimum:,} to {self.maximum:,}"


# What most reports count is there already, as Python's own small numbers are.
_EXACTLY: Final = tuple(Count(minimum=number, maximum=number) for number in range(101))
_AT_LEAST: Final = tuple(Count(minimum=number) for number in range(101))


@dataclass(frozen=True, kw_only=True, slots=True)
class Total:
    """Many counts added up, with what could not be added said beside the sum.

    Attributes:
        minimum: Sum of the least numbers known.
        maximum: Sum of the greatest numbers known; an open count adds its least number.
        unknown: How many incidents have no number.
        open_ended: How many incidents give only a lower bound.
    """

    minimum: int
    maximum: int
    unknown: int
    open_ended: int

    @classmethod
    def of(cls, counts: Iterable[Count | None]) -> Total:
        """Add counts up; None and an unknown Count both count as unknown."""
        minimum = maximum = unknown = open_ended = 0
        for count in counts:
            if count is None or count.is_unknown:
                unknown += 1
                continue
            minimum += count.minimum or 0
            maximum += count.minimum or 0 if count.maximum is None else count.maximum
            open_ended += count.maximum is None
        return cls(minimum=minimum, maximum=maximum, unknown=unknown, open_ended=open_ended)

    def in_words(self) -> str:
        """The sum as a person would say it, unknowns included."""
        known = (
            "none counted"
            if self.unknown and not self.maximum
            else f"{self.minimum:,}"
            if self.minimum == self.maximum and not self.open_ended
            else f"at least {self.minimum:,}"
            if self.minimum == self.maximum
            else f"at least {self.minimum:,}, up to {self.maximum:,}"
        )
        if not self.unknown:
            return known
        noun = "incident" if self.unknown == 1 else "incidents"
        return f"{known}; unknown in {self.unknown:,} {noun}"
