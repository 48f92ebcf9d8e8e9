"""Each head is also written to a file beside the ledger, so that a cut-off tail is found.

What is kept beside the revisions is no link of the chain; a digest of it goes into the same file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

from incidents.table.revision import Head

_DIGITS: Final = 64
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class HeadLog:
    """Lines of a head's sequence or of a name, a hash, and the time; they are only ever added."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def append(self, head: Head, kept: Mapping[str, str] = _NOTHING) -> None:
        """Add a head, after what was kept with it, and wait until it is on the disk.

        Args:
            head: The head; one without revisions is left out.
            kept: Digests by name; a name has no blank and is no number.
        """
        now = datetime.now(UTC).isoformat()
        entries = list(kept.items())
        if head.sequence:
            entries.append((str(head.sequence), head.hash))
        with self._path.open("a", encoding="ascii") as log:
            log.writelines(f"{name} {digest} {now}\n" for name, digest in entries)
            log.flush()
            os.fsync(log.fileno())

    def read(self) -> tuple[Head, ...]:
        """Every head that was written, oldest first; a line torn by a crash is left out."""
        return tuple(
            Head(sequence=int(name), hash=digest)
            for name, digest in self._entries()
            if name.isdigit()
        )

    def kept(self) -> dict[str, str]:
        """The digests of what was kept, by name."""
        return {name: digest for name, digest in self._entries() if not name.isdigit()}

    def _entries(self) -> Iterator[tuple[str, str]]:
        if not self._path.exists():
            return
        with self._path.open(encoding="ascii", errors="replace") as log:
            for line in log:
                parts = line.split()
                if len(parts) == 3 and len(parts[1]) == _DIGITS:
                    yield parts[0], parts[1]
