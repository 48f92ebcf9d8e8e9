"""The gazetteer is built once from its sources, and again when a source changes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from geo.gazetteer.curated import abbreviations
from geo.gazetteer.entry import Layer
from geo.gazetteer.index import ABBREVIATION, PLACES_FILE, Gazetteer
from geo.gazetteer.shipped import kinds_of, left_out, shipped
from geo.gazetteer.sources import fingerprint, named_places
from geo.gazetteer.tables import TABLES, own_id
from geo.gazetteer.villages import VILLAGES, villages
from geo.gazetteer.write import PartWriter, beside

ALIASES_FILE: Final = "aliases.json"
BUILT: Final = TABLES / "built"
Progress = Callable[[int, int, str], None]
# About as many as the sources hold; only the progress is told from it.
_ABOUT: Final = 272_000


def open_gazetteer(*, folder: Path = BUILT, progress: Progress | None = None) -> Gazetteer:
    """Open the gazetteer; build it first where it is missing or a source has changed.

    Imported layers and the project's aliases, which lie beside the folder, belong to it.

    Args:
        folder: Where built gazetteers lie, each in a folder named for its sources.
        progress: Is told how many of about how many places are done, and what is being done.
    """
    return Gazetteer(
        build(folder=folder, progress=progress),
        sorted(file.parent for file in layers_folder(folder).glob(f"[!.]*/{PLACES_FILE}")),
        folder.parent / ALIASES_FILE,
    )


def build(*, folder: Path = BUILT, progress: Progress | None = None) -> Path:
    """Build the core where it is missing or a source has changed; where it lies."""
    without = left_out(layers_folder(folder))
    wanted = folder / "-".join((fingerprint(), *sorted(without)))
    if not (wanted / PLACES_FILE).is_file():
        try:
            with beside(wanted) as part:
                _build(part, progress or _say_nothing, without)
        except OSError:
            # Another process has finished the same build meanwhile; its result is as good.
            if not (wanted / PLACES_FILE).is_file():
                raise
        _forget_the_others(folder, wanted)
    return wanted


def layers_folder(built: Path = BUILT) -> Path:
    """Where the imported layers of a gazetteer lie, each in a folder of its name."""
    return built.parent / "layers"


def _forget_the_others(folder: Path, wanted: Path) -> None:
    others = [each for each in folder.iterdir() if each != wanted and not each.name.startswith(".")]
    # The newest of them may be open in a server that was started before this build.
    for other in sorted(others, key=lambda each: each.stat().st_mtime)[:-1]:
        shutil.rmtree(other, ignore_errors=True)


def _build(folder: Path, progress: Progress, without: frozenset[str]) -> None:
    progress(0, _ABOUT, "reading places")
    gone = {kind for name in without for kind in kinds_of(name)}
    kept = [layer for layer in shipped() if layer.name not in without]
    with PartWriter(folder) as writer:
        for number, (entry, names) in enumerate(named_places()):
            if number % 10_000 == 0:
                progress(number, _ABOUT, "reading places")
            if entry.kind not in gone:
                writer.add(entry, names)
        _abbreviate(writer)
        progress(_ABOUT, _ABOUT, "writing the index")
        counts = writer.kinds
        writer.finish(
            replace(layer, places=sum(counts.get(kind, 0) for kind in kinds_of(layer.name)))
            for layer in kept
            if layer.name not in VILLAGES.values()
        )
    for layer in kept:
        for country in (each for each, name in VILLAGES.items() if name == layer.name):
            _build_villages(folder / country, country, layer)


def _abbreviate(writer: PartWriter) -> None:
    for code, names in abbreviations().items():
        for name in names:
            writer.name(own_id(code), name, ABBREVIATION)


def _build_villages(folder: Path, country: str, layer: Layer) -> None:
    folder.mkdir()
    with PartWriter(folder) as writer:
        for entry, names in villages(country):
            writer.add(entry, names)
        writer.finish([replace(layer, places=writer.places)])


def _say_nothing(_done: int, _total: int, _what: str) -> None:
    """Nobody asked."""
