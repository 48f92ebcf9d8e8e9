"""Where a format fixes only some columns, the others are taken by their names, and that is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from incidents.formats.cells import Cells, key_of
from incidents.formats.kinds import type_cells, type_doubt
from incidents.formats.own_columns import COLUMNS
from incidents.formats.pair import split_pair
from incidents.formats.proposal import propose
from incidents.formats.renamed import Renaming, first_of
from incidents.record import Incident

_SURE = 0.7


def renaming_by_names(
    header: Sequence[str],
    *,
    dataset: str,
    given: Mapping[str, str],
    further: Mapping[str, str] | None = None,
) -> Renaming:
    """How a table's columns become the own ones: the given first, the others by their names.

    Args:
        header: The names of the columns.
        dataset: The data set that the incidents belong to.
        given: Own column to the table's, in lower case, where the format fixes it.
        further: Own columns with one value in all rows.
    """
    names = dict(given)
    for each in propose(header, ()):
        if each.field is not None and each.confidence >= _SURE:
            names.setdefault(each.field, key_of(each.column))
    names = _ranges(names)
    if "latitude" in names and "longitude" in names:
        names.pop("coordinates", None)
    kinds = tuple(names.pop(name) for name in ("event_type", "sub_event_type") if name in names)

    def worked_out(cells: Cells) -> Mapping[str, str]:
        pair = split_pair(cells, names["coordinates"]) if "coordinates" in names else {}
        words = map(cells.text, kinds)
        return {
            "dataset": dataset,
            **(further or {}),
            **type_cells(*(each or "" for each in words)),
            **pair,
        }

    def finished(cells: Cells, incident: Incident) -> Incident:
        said = tuple(cells.text(name) or "" for name in kinds)
        doubts = type_doubt(*said)
        shown = first_of(cells, kinds)
        extra = {cells.header[cells.at[name]]: cells.exact(name) for name in kinds if shown}
        return replace(incident, review=(*incident.review, *doubts), extra=incident.extra | extra)

    return Renaming(
        names={name: column for name, column in names.items() if name in COLUMNS},
        worked_out=worked_out,
        finish=finished,
        taken=frozenset((*names.values(), *kinds)),
    )


def reading_in_words(renaming: Renaming) -> str:
    """Which column is read as what, as a sentence."""
    pairs = ", ".join(f"{own} from “{name}”" for own, name in renaming.names.items())
    return f"The columns are taken by their names: {pairs}. Map them yourself if that is wrong."


def _ranges(names: Mapping[str, str]) -> dict[str, str]:
    """One number is both ends of its range."""
    found = dict(names)
    for field in ("killed", "injured"):
        one = found.pop(field, None)
        if one is not None and not {f"{field}_min", f"{field}_max"} & set(found):
            found |= {f"{field}_min": one, f"{field}_max": one}
    return found
