"""An engine does one function to many things; the answers come in the order of the things."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")


class Engine(Protocol):
    """Does one function to many things."""

    def map(
        self, work: Callable[[Thing], Answer], things: Iterable[Thing]
    ) -> Iterator[tuple[Thing, Answer]]:
        """Give each thing with its answer, in order.

        Only a bounded number of things is held at once, so there may be millions.

        Args:
            work: A function that can be pickled; an exception of it ends the iteration.
            things: What it is done to; they can be pickled.
        """
        ...
