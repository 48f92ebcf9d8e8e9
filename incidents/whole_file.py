"""A small file beside the data is written whole or not at all, whatever stops the program."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from incidents.errors import NotKept


def write_whole(file: Path, text: str) -> None:
    """Write a file, and its folder where there is none; a crash leaves the one before it.

    Raises:
        NotKept: The file cannot be written; the one before it is still there.
    """
    part = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=file.parent, prefix=".part-")
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        Path(part).replace(file)
    except OSError as fault:
        if part is not None:
            Path(part).unlink(missing_ok=True)
        raise NotKept(
            f"{file.name} cannot be written beside the data: {fault.strerror}. Make room, or let "
            "this program write there."
        ) from fault
