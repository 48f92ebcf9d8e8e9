"""Modules that were compiled stand in for their sources, as long as these are what was compiled."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
# Of this Python on this kind of machine; another one does not see it.
FOLDER: Final = ROOT / "build" / str(sysconfig.get_config_var("SOABI"))
SOURCES_FILE: Final = "sources.json"
SETTING: Final = "INCIDENTS_COMPILED"


class _Compiled(MetaPathFinder):
    def __init__(self, libraries: Mapping[str, Path]) -> None:
        self._libraries = libraries

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target  # a module's name says enough
        library = self._libraries.get(fullname)
        return spec_from_file_location(fullname, library) if library else None


def stand_in() -> None:
    """Let modules be loaded as compiled from now on; `INCIDENTS_COMPILED=no` leaves it."""
    if os.environ.get(SETTING) != "no" and (found := libraries(FOLDER, ROOT)):
        sys.meta_path.insert(0, _Compiled(found))


def libraries(folder: Path, root: Path) -> dict[str, Path]:
    """The compiled modules by their names; none where one source is no longer what was compiled.

    Args:
        folder: Where they and the digests of their sources are.
        root: The folder that the sources' paths start from.
    """
    try:
        compiled = json.loads((folder / SOURCES_FILE).read_bytes())
        changed = any(digest(root / source) != said for source, said in compiled.items())
    except (OSError, ValueError):
        return {}
    if changed:
        return {}
    return {
        ".".join(library.relative_to(folder).parts).partition(".cpython-")[0]: library
        for library in folder.rglob("*.so")
    }


def digest(source: Path) -> str:
    """SHA-256 of a source file, in hexadecimal.

    Raises:
        OSError: It cannot be read.
    """
    return hashlib.sha256(source.read_bytes()).hexdigest()
