"""The later rows of a long ledger are checked by another process while this one walks the earlier.

It only reads, through a connection of its own. Where it cannot be started, or ends early, the rows
are checked here. It is started by its module's name: multiprocessing would run the program's own
main module once more.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from types import TracebackType
from typing import Final, Self

from sqlalchemy import URL, Connection, create_engine

from incidents.errors import Tampered
from incidents.settings import ROOT
from incidents.table.row_check import first_fault

_MODULE: Final = "incidents.table.checking_apart"


class CheckingApart:
    """The rows after a revision and up to another, being checked; it is a context."""

    def __init__(self, connection: Connection, after: int, until: int) -> None:
        self._connection = connection
        self._after = after
        self._until = until
        self._child = _started(connection.engine.url, after, until)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        child = self._child
        if child is not None:
            child.kill()
            child.wait()
            if child.stdout is not None:
                child.stdout.close()

    def finish(self, *, before: int) -> None:
        """Wait until they are checked.

        Args:
            before: A fault of this revision or of a later one is not told.

        Raises:
            Tampered: A row before it is not what was written; the message names the first.
        """
        found = self._said()
        if found is not None and found[0] < before:
            raise Tampered(found[1])

    def _said(self) -> tuple[int, str] | None:
        said = b"" if self._child is None else self._child.communicate()[0]
        if self._child is None or self._child.returncode != 0 or not said:
            return first_fault(self._connection, self._after, self._until)
        found: tuple[int, str] | None = json.loads(said)
        return found


def _started(url: URL, after: int, until: int) -> subprocess.Popen[bytes] | None:
    if url.get_backend_name() == "sqlite":
        url = url.update_query_dict({"mode": "ro"})
    try:
        child = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", _MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    except OSError:
        return None
    if child.stdin is not None:
        # Not among the arguments: the address may hold a password, and everybody sees those.
        with suppress(OSError):
            address = url.render_as_string(hide_password=False)
            child.stdin.write(json.dumps([address, after, until]).encode())
            child.stdin.close()
        child.stdin = None
    return child


def _answer(asked: str) -> str:
    address, after, until = json.loads(asked)
    engine = create_engine(address)
    try:
        with engine.connect() as connection:
            return json.dumps(first_fault(connection, after, until))
    finally:
        engine.dispose()


if __name__ == "__main__":
    sys.stdout.write(_answer(sys.stdin.read()))
