"""A mapping of columns is remembered for the header it was made for, as a file beside the data."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from incidents.errors import BadInput
from incidents.formats.mapping import ColumnMapping, header_signature, load_mapping


class RememberedMappings:
    """Mappings by the signature of their header."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, header: Sequence[str]) -> ColumnMapping | None:
        """The mapping that was last used for these columns, or None."""
        try:
            data = self._file(header).read_bytes()
        except FileNotFoundError:
            return None
        try:
            return load_mapping(data, "mapping.json")
        except BadInput:
            return None  # somebody edited the file; the person maps the columns again

    def keep(self, header: Sequence[str], mapping: ColumnMapping) -> None:
        """Remember a mapping; a crash leaves the one before it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=self._folder, prefix=".part-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(mapping.to_json())
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(self._file(header))

    def _file(self, header: Sequence[str]) -> Path:
        # The signature is hexadecimal, so no name from a file becomes a path.
        return self._folder / f"{header_signature(header)}.json"
