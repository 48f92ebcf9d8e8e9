"""Where latitude and longitude changed places, a person may have them changed back, row by row."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from incidents.formats.cells import key_of
from incidents.formats.column_names import fields_by_name, plain
from incidents.formats.format import Format
from incidents.formats.mapped import Mapped
from incidents.formats.table import Table


def coordinate_columns(header: Sequence[str], known: Format) -> tuple[int, int] | None:
    """Which columns hold latitude and longitude, by number from 0; None where that is open."""
    columns = known.columns() if isinstance(known, Mapped) else {}
    found = [_column(header, field, columns.get(field)) for field in ("latitude", "longitude")]
    latitude, longitude = found
    return None if latitude is None or longitude is None else (latitude, longitude)


def _column(header: Sequence[str], field: str, named: str | None) -> int | None:
    wanted = field if named is None else key_of(named)
    exact = [at for at, name in enumerate(header) if key_of(name) == wanted]
    if exact or named is not None:
        return exact[0] if exact else None
    fields = fields_by_name()
    alike = [at for at, name in enumerate(header) if fields.get(plain(name)) == field]
    return alike[0] if len(alike) == 1 else None


def turned_back(table: Table, known: Format, lines: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The cells of some rows with latitude and longitude in each other's place, by line.

    Args:
        table: The table.
        known: Its format.
        lines: The rows.
    """
    columns = coordinate_columns(table.header, known)
    if columns is None:
        return {}
    latitude, longitude = columns
    turn = {latitude: longitude, longitude: latitude}
    return {
        row.line: tuple(row.cells[turn.get(at, at)] for at in range(len(row.cells)))
        for row in table.rows
        if row.line in lines
    }
