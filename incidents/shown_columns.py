"""Which columns of the table are shown is remembered, as a file beside the data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from incidents.whole_file import write_whole

_WRITTEN: Final = TypeAdapter(list[str])


class ShownColumns:
    """The columns that were last chosen, in their order."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def among(self, columns: Sequence[str]) -> tuple[str, ...] | None:
        """Those of these columns that were chosen, or None where none was.

        A file that nobody can read, or that somebody edited, is as good as none: the person
        chooses again.
        """
        try:
            chosen = _WRITTEN.validate_json(self._file.read_bytes())
        except (OSError, ValidationError):
            return None
        return tuple(each for each in chosen if each in columns) or None

    def keep(self, chosen: Sequence[str]) -> None:
        """Remember a choice.

        Raises:
            NotKept: It cannot be written; the one before it is still there.
        """
        write_whole(self._file, json.dumps(list(chosen)))
