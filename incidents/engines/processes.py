"""Processes of this machine share the work; each has a few things waiting, never all of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Final

from incidents.engines.engine import Answer, Thing

_WAITING_FOR_EACH: Final = 8


class Processes:
    """Does the work in a pool of processes."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def map(
        self, work: Callable[[Thing], Answer], things: Iterable[Thing]
    ) -> Iterator[tuple[Thing, Answer]]:
        """Give each thing with its answer, in order."""
        # A fork of a process that has threads may hang; a spawned one starts clean.
        with ProcessPoolExecutor(self._workers, mp_context=get_context("spawn")) as pool:
            waiting: deque[tuple[Thing, Future[Answer]]] = deque()
            for thing in things:
                waiting.append((thing, pool.submit(work, thing)))
                if len(waiting) >= self._workers * _WAITING_FOR_EACH:
                    first, answer = waiting.popleft()
                    yield first, answer.result()
            for thing, answer in waiting:
                yield thing, answer.result()
