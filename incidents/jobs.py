"""Long work runs beside the pages: leaving one does not stop it, and it can be cancelled."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from incidents.errors import AtlasError
from incidents.ingest import Progress

Result = TypeVar("Result")
_MOST_KEPT: Final = 20


class Cancelled(Exception):
    """The person has cancelled the work; nothing of it is kept."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How far a job is.

    Attributes:
        done: What is done, in the job's own pieces.
        of: About how many there are; 0 until that is known.
        seconds: How long it has been running.
    """

    done: int
    of: int
    seconds: float

    @property
    def a_second(self) -> float:
        """Pieces done a second."""
        return self.done / self.seconds if self.seconds else 0.0

    @property
    def seconds_left(self) -> float | None:
        """About how long it will take yet; None until that can be said."""
        return (self.of - self.done) / self.a_second if self.done and self.of else None


class Job(Generic[Result]):
    """One piece of work on a thread of its own."""

    def __init__(self, name: str, work: Callable[[Progress], Result]) -> None:
        self.name = name
        self.result: Result | None = None
        self.fault: Exception | None = None
        self._work = work
        self._cancelled = threading.Event()
        self._done, self._of = 0, 0
        self._started = time.monotonic()
        self._ended: float | None = None
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether it is still at work."""
        return self._thread.is_alive()

    @property
    def was_cancelled(self) -> bool:
        """Whether it ended because somebody cancelled it."""
        return isinstance(self.fault, Cancelled)

    def standing(self) -> Standing:
        """How far it is."""
        now = self._ended or time.monotonic()
        return Standing(done=self._done, of=self._of, seconds=now - self._started)

    def cancel(self) -> None:
        """Ask it to stop; what it has written so far is taken back."""
        self._cancelled.set()

    def wait(self, seconds: float) -> bool:
        """Wait for its end at most so long; return whether it has ended."""
        self._thread.join(seconds)
        return not self.is_running

    def _run(self) -> None:
        try:
            self.result = self._work(self._tell)
        except (Cancelled, AtlasError) as fault:
            self.fault = fault
        except Exception as fault:
            # The page says that it failed; the thread's own report reaches the server's log.
            self.fault = fault
            raise
        finally:
            self._ended = time.monotonic()

    def _tell(self, done: int, of: int) -> None:
        if self._cancelled.is_set():
            raise Cancelled(self.name)
        self._done, self._of = done, of


class Jobs:
    """The jobs of this process, the newest last."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job[object]] = {}
        self._lock = threading.Lock()

    def start(self, key: str, name: str, work: Callable[[Progress], object]) -> Job[object]:
        """Start a job under a key; one that still runs under it is given back instead."""
        with self._lock:
            known = self._jobs.get(key)
            if known is not None and known.is_running:
                return known
            job = self._jobs[key] = Job(name, work)
            ended = [each for each, other in self._jobs.items() if not other.is_running]
            for each in ended[: max(0, len(self._jobs) - _MOST_KEPT)]:
                del self._jobs[each]
            return job

    def get(self, key: str) -> Job[object] | None:
        """The job under a key, or None."""
        return self._jobs.get(key)

    def result_of(self, key: str, kind: type[Result]) -> Result | None:
        """What the job under a key has made, or None as long as it has not."""
        job = self._jobs.get(key)
        return job.result if job is not None and isinstance(job.result, kind) else None

    def running(self) -> tuple[str, ...]:
        """The keys of the jobs that are at work, the newest last."""
        with self._lock:
            return tuple(key for key, job in self._jobs.items() if job.is_running)

    def forget(self, key: str) -> None:
        """Let go of a job that has ended."""
        with self._lock:
            self._jobs.pop(key, None)
