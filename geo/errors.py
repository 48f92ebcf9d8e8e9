"""What can go wrong with places, each failure in a sentence that says what to do.

PlacesError
├── LayerRefused   a file is no gazetteer, or cut off; nothing was changed
├── AliasRefused   a name cannot stand for a place
├── TilesRefused   a file or an address is none of tiles; the map goes on without it
└── OutOfService   a server that was asked for a place did not answer; the place may exist
"""

from __future__ import annotations


class PlacesError(Exception):
    """The root of all failures about places; its message is written for a person."""


class LayerRefused(PlacesError):
    """A file cannot become a layer, or no layer has the name; the gazetteer is as it was."""


class AliasRefused(PlacesError):
    """A name cannot be made an alias; no alias was changed."""


class TilesRefused(PlacesError):
    """A file or an address is none of tiles; the message, without a full stop, says why."""


class OutOfService(PlacesError):
    """A server did not answer or refused; that says nothing of whether the place exists."""
