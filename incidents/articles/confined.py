"""A parser of foreign bytes runs in a child process that is killed when its time is over.

trafilatura took over 60 s on one tag with 300,000 attributes; no limit inside a process
stops a library written in C.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import IO, BinaryIO, Final, Self, cast

from incidents.articles.frames import read_frame, write_frame
from incidents.errors import BadArticle

_ROOT: Final = Path(__file__).resolve().parents[2]
SECONDS: Final = 20.0


class ConfinedParser:
    """One child that parses one article after the other, started when first needed."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def parse(self, kind: str, data: bytes, *, name: str) -> dict[str, str | None]:
        """The text of the bytes and what they say of themselves.

        Args:
            kind: `html` or `pdf`.
            data: The bytes.
            name: What to call them in a message.

        Returns:
            `text`, and where found `title`, `published`, `url`, `publisher`.

        Raises:
            BadArticle: They cannot be read, or not within the time.
        """
        reply = self._ask(kind, data)
        if reply is None:
            self.close()
            raise BadArticle(
                f"{name} could not be read within {self._seconds:g} seconds; save it as text."
            )
        found: dict[str, str | None] = json.loads(reply)
        if refused := found.get("refused"):
            raise BadArticle(f"{name} {refused}.")
        return found

    def close(self) -> None:
        """End the child, if there is one."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                _close(pipe)

    def _ask(self, kind: str, data: bytes) -> bytes | None:
        child = self._child = self._child or _started()
        limit = Timer(self._seconds, child.kill)
        limit.start()
        try:
            requests = cast("BinaryIO", child.stdin)
            write_frame(requests, kind.encode())
            write_frame(requests, data)
            return read_frame(cast("BinaryIO", child.stdout))
        except BrokenPipeError:
            return None
        finally:
            limit.cancel()


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "incidents.articles.parse"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
    )


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except BrokenPipeError:  # the child died with bytes still on their way to it
        return
