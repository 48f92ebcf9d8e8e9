"""Harm is how many people met what, as one place of a text says it."""

from __future__ import annotations

from typing import Final

from incidents.count import Count
from incidents.extraction.text.numbers import Quantity


class Harm:
    """People harmed, as one place of a text says; equal only to itself, which harm_in remembers.

    Attributes:
        harm: killed, injured or casualties.
        count: How many; exactly 0 where the text says there were none.
        first: First token of the words that say so.
        end: Token after the last.
        more: Whether it adds to those counted before ("another", "others").
        total: Whether it sums up what was counted before ("2 fatalities").
        revised: Whether it may correct a number told before ("the toll rose to six").
        people: The groups that the count sums up, in order; empty where the words tell none.
    """

    def __init__(  # noqa: PLR0913 - a record that many rules make in part
        self,
        harm: str,
        count: Count,
        first: int,
        end: int,
        *,
        more: bool = False,
        total: bool = False,
        revised: bool = False,
        people: tuple[Quantity, ...] = (),
    ) -> None:
        self.harm: Final = harm
        self.count: Final = count
        self.first: Final = first
        self.end: Final = end
        self.more: Final = more
        self.total: Final = total
        self.revised: Final = revised
        self.people: Final = people

    def said(self, *, more: bool, revised: bool) -> Harm:
        """The same, said to add to those counted before, or to correct their number, or not."""
        return Harm(
            self.harm,
            self.count,
            self.first,
            self.end,
            more=more,
            total=self.total,
            revised=revised,
            people=self.people,
        )
