"""A mapping of columns is remembered for the header it was made for, as a file beside the data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from incidents.errors import BadInput
from incidents.formats.mapping import ColumnMapping, header_signature, load_mapping
from incidents.whole_file import write_whole


class RememberedMappings:
    """Mappings by the signature of their header."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, header: Sequence[str]) -> ColumnMapping | None:
        """The mapping that was last used for these columns, or None."""
        try:
            data = self._file(header).read_bytes()
        except OSError:
            return None  # none yet, or one that nobody can read; the person maps the columns
        try:
            return load_mapping(data, "mapping.json")
        except BadInput:
            return None  # somebody edited the file; the person maps the columns again

    def keep(self, header: Sequence[str], mapping: ColumnMapping) -> None:
        """Remember a mapping; one that is remembered already is not written again.

        Raises:
            NotKept: It cannot be written; the one before it is still there.
        """
        if self.of(header) != mapping:
            write_whole(self._file(header), mapping.to_json())

    def _file(self, header: Sequence[str]) -> Path:
        # The signature is hexadecimal, so no name from a file becomes a path.
        return self._folder / f"{header_signature(header)}.json"
