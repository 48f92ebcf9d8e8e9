"""A Dask cluster shares the work where one machine is not enough; the library is an extra."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from incidents.engines.engine import Answer, Thing
from incidents.errors import SettingsError

_WAITING_FOR_EACH: Final = 8


class Dask:
    """Does the work on the cluster of a scheduler."""

    def __init__(self, scheduler: str) -> None:
        """Connect to a scheduler.

        Args:
            scheduler: Its address, such as `tcp://10.0.0.5:8786`.

        Raises:
            SettingsError: The library is not installed, or nobody answers at the address.
        """
        try:
            from distributed import Client
        except ImportError as missing:
            raise SettingsError(
                "A Dask scheduler needs the library 'distributed'; install it with "
                "pip install 'dask[distributed]'."
            ) from missing
        try:
            connect: Callable[..., Any] = Client
            self._client = connect(scheduler, timeout="10s")
        except (OSError, ValueError) as fault:
            raise SettingsError(f"No Dask scheduler answers at {scheduler!r}.") from fault

    def map(
        self, work: Callable[[Thing], Answer], things: Iterable[Thing]
    ) -> Iterator[tuple[Thing, Answer]]:
        """Give each thing with its answer, in order."""
        cores = sum(self._client.ncores().values()) or 1
        waiting: deque[tuple[Thing, Any]] = deque()
        for thing in things:
            # Two equal articles are two pieces of work: purity would make one of them.
            waiting.append((thing, self._client.submit(work, thing, pure=False)))
            if len(waiting) >= cores * _WAITING_FOR_EACH:
                first, answer = waiting.popleft()
                yield first, answer.result()
        for thing, answer in waiting:
            yield thing, answer.result()

    def close(self) -> None:
        """Leave the cluster."""
        self._client.close()
