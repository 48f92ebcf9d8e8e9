"""The gazetteer is built once from its sources, and again when a source changes."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from geo.gazetteer.curated import abbreviations, other_names
from geo.gazetteer.entry import Layer
from geo.gazetteer.index import ABBREVIATION, PLACES_FILE, Gazetteer
from geo.gazetteer.left_out import left_out
from geo.gazetteer.shipped import OTHER_NAMES, PROJECT, shipped
from geo.gazetteer.sources import fingerprint, named_places
from geo.gazetteer.tables import TABLES, own_id
from geo.gazetteer.villages import VILLAGES, villages
from geo.gazetteer.write import PartWriter, beside

ALIASES_FILE: Final = "aliases.json"
BUILT: Final = TABLES / "built"
Progress = Callable[[int, int, str], None]
# About as many as the sources hold; only the progress is told from it.
_ABOUT: Final = 272_000
# So many older builds stay, 50 MB each: one of them may be open in a server that was started before
# some layers were left out one by one.
_KEPT: Final = 3


def open_gazetteer(*, folder: Path = BUILT, progress: Progress | None = None) -> Gazetteer:
    """Open the gazetteer; build it first where it is missing or a source has changed.

    Imported layers and the project's aliases, which lie beside the folder, belong to it.

    Args:
        folder: Where built gazetteers lie, each in a folder named for its sources.
        progress: Is told how many of about how many places are done, and what is being done.
    """
    layers = layers_folder(folder)
    without = left_out(layers)
    return Gazetteer(
        build(folder=folder, progress=progress),
        sorted(file.parent for file in layers.glob(f"[!.]*/{PLACES_FILE}")),
        None if PROJECT in without else folder.parent / ALIASES_FILE,
        without,
    )


def build(*, folder: Path = BUILT, progress: Progress | None = None) -> Path:
    """Build the core where it is missing or a source has changed; where it lies."""
    without = left_out(layers_folder(folder)) - {PROJECT}
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
    for other in sorted(others, key=lambda each: each.stat().st_mtime)[:-_KEPT]:
        shutil.rmtree(other, ignore_errors=True)


def _build(folder: Path, progress: Progress, without: frozenset[str]) -> None:
    progress(0, _ABOUT, "reading places")
    kept = [layer for layer in shipped() if layer.name not in without]
    counts: Counter[str] = Counter()
    with PartWriter(folder) as writer:
        for number, (layer, entry, names) in enumerate(named_places(without)):
            if number % 10_000 == 0:
                progress(number, _ABOUT, "reading places")
            counts[layer] += 1
            writer.add(entry, names)
        if OTHER_NAMES not in without:
            counts[OTHER_NAMES] = _abbreviate(writer) + sum(map(len, other_names().values()))
        progress(_ABOUT, _ABOUT, "writing the index")
        writer.finish(
            replace(each, places=counts[each.name])
            for each in kept
            if each.name not in VILLAGES.values()
        )
    for each in kept:
        for country in (code for code, name in VILLAGES.items() if name == each.name):
            _build_villages(folder / country, country, each, without)


def _abbreviate(writer: PartWriter) -> int:
    """Add the abbreviations; how many there are."""
    short = abbreviations()
    for code, names in short.items():
        for name in names:
            writer.name(own_id(code), name, ABBREVIATION)
    return sum(map(len, short.values()))


def _build_villages(folder: Path, country: str, layer: Layer, without: frozenset[str]) -> None:
    folder.mkdir()
    with PartWriter(folder) as writer:
        for entry, names in villages(country, without):
            writer.add(entry, names)
        writer.finish([replace(layer, places=writer.places)])


def _say_nothing(_done: int, _total: int, _what: str) -> None:
    """Nobody asked."""
