"""What goes to a child process and back is framed by its length in eight bytes."""

from __future__ import annotations

from typing import BinaryIO, Final

_LENGTH: Final = 8


def write_frame(pipe: BinaryIO, data: bytes) -> None:
    """Write one frame and flush it."""
    pipe.write(len(data).to_bytes(_LENGTH, "big"))
    pipe.write(data)
    pipe.flush()


def read_frame(pipe: BinaryIO) -> bytes | None:
    """Read one frame, or None where the other side has ended."""
    head = pipe.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    length = int.from_bytes(head, "big")
    data = pipe.read(length)
    return data if len(data) == length else None
