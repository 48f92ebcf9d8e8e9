"""A table of divisions tells of each where it lies, how far it reaches, and what told so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from geo.gazetteer.tables import write_table


class Division(NamedTuple):
    """A row of such a table.

    Attributes:
        code: GeoNames' code, such as KE.01, or one below it.
        name: Its name there.
        latitude: Of its middle, in degrees.
        longitude: Likewise.
        radius_m: How far it reaches from there, in metres.
        extent: What that is told by: polygon, towns, seat, parent or neighbours.
    """

    code: str
    name: str
    latitude: float
    longitude: float
    radius_m: int
    extent: str


def write_divisions(name: str, divisions: Iterable[Division]) -> None:
    """Write a table of divisions anew."""
    write_table(name, Division._fields, divisions)
