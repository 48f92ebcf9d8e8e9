"""What can go wrong with places, each failure in a sentence that says what to do.

PlacesError
├── LayerRefused   a file is no gazetteer, or cut off; nothing was changed
├── AliasRefused   a name cannot stand for a place
└── OutOfService   a server that was asked for a place did not answer; the place may exist
"""

from __future__ import annotations


class PlacesError(Exception):
    """The root of all failures about places; its message is written for a person."""


class LayerRefused(PlacesError):
    """A file cannot become a layer, or no layer has the name; the gazetteer is as it was."""


class AliasRefused(PlacesError):
    """A name cannot be made an alias; no alias was changed."""


class OutOfService(PlacesError):
    """A server did not answer or refused; that says nothing of whether the place exists."""
