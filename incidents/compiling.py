"""What reads an article is compiled by mypyc: the same drafts, two to three times as many a second.

Run it with `make fast`. It takes some two minutes, and needs mypy, setuptools and a C compiler.
Where one source changes afterwards, all are loaded from their sources until they are compiled anew.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from mypyc.build import mypycify
from setuptools import Distribution
from setuptools.command.build_ext import build_ext
from setuptools.errors import CompileError

from geo.compiled import FOLDER, ROOT, SOURCES_FILE, digest

_READING: Final = ("incidents/extraction/**/*.py", "geo/*.py", "geo/toponyms/*.py")
_GAZETTEER: Final = ("aliases", "entry", "index", "part")
# Literal constants of modules that are not compiled are written into those that are.
_READ_FROM: Final = ("incidents/*.py", "incidents/extraction/**/*.py", "geo/**/*.py")
_LEFT_OUT: Final = frozenset(
    {
        "__init__",
        "adapters",  # wait for a model, not for Python
        "compiled",  # loads the others
        "entries",  # pydantic makes its classes,
        "place",  # and reads this one back
        "namesakes",  # a tuple with attributes of its own
        # No article needs these.
        "geocoder",
        "geocoder_answers",
        "learn_place_weights",
        "learn_weights",
        "online",
        "outline",
        "servers",
        "sourced_texts",
    }
)
_FLAGS: Final = (
    "-fPIC",
    "-fwrapv",
    "-DNDEBUG",
    # Only Python looks into what is compiled: calls within it need no detour by the linker's table.
    "-fvisibility=hidden",
    "-fno-plt",
    # What mypyc would free without having made it: see decision 91.
    "-Werror=maybe-uninitialized",
)


class _Quickly(build_ext):
    """Python's own flags ask for warnings, which take four times as long as the compiling."""

    def build_extensions(self) -> None:
        self.compiler.compiler_so = [self.compiler.compiler_so[0], *_FLAGS]
        super().build_extensions()


def compile_reading() -> int:
    """Compile, put the result where `geo.compiled` looks for it, and count the modules.

    Raises:
        CompileError: The C compiler refused, or there is none.
        SystemExit: mypy refused, and has said why.
    """
    os.chdir(ROOT)
    sources = sorted(map(str, _sources()))
    read = {each for pattern in _READ_FROM for each in Path().glob(pattern)}
    digests = {str(each): digest(each) for each in sorted(read)}
    if digests == _compiled_before():
        return len(sources)
    FOLDER.parent.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=FOLDER.parent) as place:
        extensions = _in_c(sources, Path(place))
        command = _Quickly(Distribution({"name": "reading", "ext_modules": extensions}))
        command.build_lib, command.build_temp = f"{place}/built", f"{place}/objects"
        command.ensure_finalized()
        command.run()
        built = Path(command.build_lib)
        (built / SOURCES_FILE).write_text(json.dumps(digests))
        shutil.rmtree(FOLDER, ignore_errors=True)
        built.rename(FOLDER)
    return len(sources)


def _in_c(sources: list[str], place: Path) -> list[Any]:
    """Write modules as C; hints how a line might be faster are shown only beside an error."""
    said = io.StringIO()
    try:
        with redirect_stdout(said):
            return mypycify(
                [f"--cache-dir={place / 'cache'}", *sources],
                opt_level="2",
                debug_level="0",
                target_dir=str(place / "c"),
            )
    except SystemExit:
        sys.stderr.write(said.getvalue())
        raise


def _sources() -> Iterator[Path]:
    for pattern in _READING:
        yield from (each for each in Path().glob(pattern) if _LEFT_OUT.isdisjoint(_names(each)))
    yield from (Path("geo/gazetteer", f"{each}.py") for each in _GAZETTEER)


def _names(source: Path) -> tuple[str, ...]:
    return (*source.parent.parts, source.stem)


def _compiled_before() -> object:
    file = FOLDER / SOURCES_FILE
    return json.loads(file.read_bytes()) if file.is_file() else None


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{compile_reading()} modules are compiled.\n")
    except CompileError as failure:
        sys.exit(f"The C compiler failed: {failure}. Without it all works from source, slower.")
