"""The gazetteer: names and places, on disk, offline."""

from __future__ import annotations

from geo.gazetteer.build import build, open_gazetteer
from geo.gazetteer.entry import Entry, Kind, Layer
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.layers import (
    Imported,
    import_layer,
    layers,
    layers_left_out,
    remove_layer,
    restore_layer,
)

__all__ = [
    "Entry",
    "Gazetteer",
    "Imported",
    "Kind",
    "Layer",
    "build",
    "import_layer",
    "layers",
    "layers_left_out",
    "open_gazetteer",
    "remove_layer",
    "restore_layer",
]
