"""Without workers the work is done in this process, one thing after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from incidents.engines.engine import Answer, Thing


class Here:
    """Does the work in this process."""

    def map(
        self, work: Callable[[Thing], Answer], things: Iterable[Thing]
    ) -> Iterator[tuple[Thing, Answer]]:
        """Give each thing with its answer, in order."""
        for thing in things:
            yield thing, work(thing)
