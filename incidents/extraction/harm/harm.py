"""Harm is how many people met what, as one place of a text says it."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.count import Count
from incidents.extraction.text.numbers import Quantity


@dataclass(frozen=True, slots=True)
class Harm:
    """People harmed, as one place of a text says.

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

    harm: str
    count: Count
    first: int
    end: int
    more: bool = False
    total: bool = False
    revised: bool = False
    people: tuple[Quantity, ...] = ()
