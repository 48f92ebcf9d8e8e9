"""A file that this user may not write is read as it lies, and nothing is left beside it.

SQLite shares a file by two more beside it, `-shm` and `-wal`. In a folder that may not be written
they cannot be made; and made by somebody who may not write the file, they would stay and keep its
owner out (decision 0043).
"""

from __future__ import annotations

import os
from pathlib import Path


def may_be_written(path: Path) -> bool:
    """Whether this user may write a file and the two that SQLite puts beside it."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def to_read(path: Path) -> str:
    """The address under which SQLite opens a file for reading only."""
    address = f"{path.as_uri()}?mode=ro"
    if may_be_written(path) or _is_shared(path):
        return address
    return f"{address}&immutable=1"


def _is_shared(path: Path) -> bool:
    """Whether somebody has the file open, or left changes that are not in it yet."""
    changes = path.with_name(f"{path.name}-wal")
    return path.with_name(f"{path.name}-shm").exists() or (
        changes.exists() and changes.stat().st_size > 0
    )
