"""Each head is also written to a file beside the ledger, so that a cut-off tail is found."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from incidents.table.revision import Head


class HeadLog:
    """One line a write: sequence, hash, time; lines are only ever added."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def append(self, head: Head) -> None:
        """Add a head and wait until it is on the disk."""
        line = f"{head.sequence} {head.hash} {datetime.now(UTC).isoformat()}\n"
        with self._path.open("a", encoding="ascii") as log:
            log.write(line)
            log.flush()
            os.fsync(log.fileno())

    def read(self) -> tuple[Head, ...]:
        """Every head that was written, oldest first; a line torn by a crash is left out."""
        if not self._path.exists():
            return ()
        heads = []
        for line in self._path.read_text("ascii", errors="replace").splitlines():
            parts = line.split()
            if len(parts) == 3 and parts[0].isdigit() and len(parts[1]) == 64:
                heads.append(Head(sequence=int(parts[0]), hash=parts[1]))
        return tuple(heads)
