"""A writer that pushes bytes becomes an iterator that gives them, at the pace of who reads.

The two run in two threads with a pipe between them: the pipe's small buffer holds the writer back,
and where the reader goes away the writer meets a broken pipe and stops.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BufferedWriter
from threading import Thread
from typing import BinaryIO, Final

_BYTES_AT_ONCE: Final = 65_536


def piped(write: Callable[[BinaryIO], object]) -> Iterator[bytes]:
    """Give what `write` writes, in pieces.

    Raises:
        Exception: Whatever `write` raised, after the bytes written before it; whoever sends them
            breaks the connection off then, so that a half file is not taken for a whole one.
    """
    reading, writing = os.pipe()
    faults: list[BaseException] = []
    thread = Thread(target=_fill, args=(write, writing, faults), daemon=True)
    thread.start()
    try:
        with open(reading, "rb", buffering=0) as pipe:  # noqa: PTH123 - a descriptor has no path
            while piece := pipe.read(_BYTES_AT_ONCE):
                yield piece
    finally:
        thread.join()
    if faults:
        raise faults[0]


def _fill(
    write: Callable[[BinaryIO], object], descriptor: int, faults: list[BaseException]
) -> None:
    try:
        with (
            suppress(BrokenPipeError),  # nobody reads on
            BufferedWriter(os.fdopen(descriptor, "wb", buffering=0), _BYTES_AT_ONCE) as out,
        ):
            write(out)
    except BaseException as fault:  # noqa: BLE001 - it is raised again in the reader's thread
        faults.append(fault)
