"""The gazetteer: names and places, on disk, offline."""

from __future__ import annotations

from geo.gazetteer.build import open_gazetteer
from geo.gazetteer.entry import Entry, Kind, Layer
from geo.gazetteer.index import Gazetteer

__all__ = ["Entry", "Gazetteer", "Kind", "Layer", "open_gazetteer"]
