"""A mapped table is read as its mapping says, and every category that nobody knows is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from incidents.formats.categories import Category, unknown_categories
from incidents.formats.cells import Cells, key_of
from incidents.formats.format import Context
from incidents.formats.mapping import ColumnMapping
from incidents.formats.own_columns import COLUMNS
from incidents.formats.pair import split_pair
from incidents.formats.ranges import range_of
from incidents.formats.renamed import Renaming
from incidents.formats.table import Table
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.vocabulary import TYPE_OF_SUB_EVENT

_RANGES: Final = ("killed", "injured")
# An end that stands in no cell: it is read as blank, and the whole cell not in its place.
_OPEN: Final = " "


class Mapped:
    """A format for one table: what a mapping makes of it; another mapping is another version."""

    def __init__(self, mapping: ColumnMapping) -> None:
        self._mapping = mapping
        self.version = f"1 {mapping.digest()}"

    @property
    def name(self) -> str:
        """As the mapping is called."""
        return self._mapping.name

    def columns(self) -> Mapping[str, str]:
        """Field to column, as the header names it."""
        return self._mapping.columns

    def recognises(self, header: Sequence[str]) -> str | None:
        """A table that has every column of the mapping."""
        keys = set(map(key_of, header))
        if not all(key_of(each) in keys for each in self._mapping.columns.values()):
            return None
        return f"has every column of the mapping “{self.name}”"

    def doubts(self, table: Table, context: Context) -> tuple[str, ...]:
        """Columns that the table lacks, categories that nobody knows, dates in either order."""
        keys = set(map(key_of, table.header))
        lacking = [each for each in self._mapping.columns.values() if key_of(each) not in keys]
        unknown = unknown_categories(table, self._mapping)
        return (
            *(f"The table has no column “{each}”, which the mapping names." for each in lacking),
            *_categories_in_words(unknown),
            *self._renaming().doubts(table, self._context(context)),
        )

    def read(self, table: Table, context: Context) -> Iterator[Incident | Rejection]:
        """Read every row, in the order of the file; one answer a row."""
        return self._renaming().read(table, self._context(context))

    def _context(self, context: Context) -> Context:
        return Context(day_order=context.day_order or self._mapping.day_order)

    def _renaming(self) -> Renaming:
        names = {field: key_of(name) for field, name in self._mapping.columns.items()}
        translated = _Translation(
            names=names,
            constants=self._mapping.constants,
            values={
                field: {key.casefold(): value for key, value in each.items()}
                for field, each in self._mapping.values.items()
            },
            dataset=self.name,
        )
        one_number = {
            f"{field}_{end}": names[field]
            for field in _RANGES
            if field in names
            for end in ("min", "max")
        }
        return Renaming(
            names={**one_number, **{field: names[field] for field in names if field in COLUMNS}},
            worked_out=translated.cells,
            finish=translated.with_what_was_said,
            taken=frozenset(names.values()),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Translation:
    """What the cells of a row mean where they do not say it in the own words."""

    names: Mapping[str, str]
    constants: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    dataset: str

    def cells(self, cells: Cells) -> Mapping[str, str]:
        found = {
            "dataset": self.dataset,
            **{
                field: value
                for field, value in self.constants.items()
                if not cells.text(self.names.get(field, ""))
            },
        }
        for field, meanings in self.values.items():
            said = cells.text(self.names.get(field, "")) or ""
            if said.casefold() in meanings:
                found[field] = meanings[said.casefold()]
        if "coordinates" in self.names:
            found.update(split_pair(cells, self.names["coordinates"]))
        for field in _RANGES:
            found.update(self._range(cells, field))
        return found | self._type(cells, found)

    def with_what_was_said(self, cells: Cells, incident: Incident) -> Incident:
        """Keep the file's own words beside what they were translated to."""
        said = {
            cells.header[cells.at[column]]: cells.exact(column)
            for column in (self.names.get(field, "") for field in self.values)
            if cells.text(column)
        }
        return replace(incident, extra=incident.extra | said) if said else incident

    def _range(self, cells: Cells, field: str) -> dict[str, str]:
        """Both ends of a range in one cell; nothing for a plain number, which is both."""
        ends = range_of(cells.text(self.names.get(field, "")) or "")
        if ends is None:
            return {}
        names = (f"{field}_min", f"{field}_max")
        return {
            name: _OPEN if end is None else str(end) for name, end in zip(names, ends, strict=True)
        }

    def _type(self, cells: Cells, found: Mapping[str, str]) -> dict[str, str]:
        """A sub-type in place of a type says both."""
        said = found.get("event_type") or cells.text(self.names.get("event_type", "")) or ""
        sub = found.get("sub_event_type") or cells.text(self.names.get("sub_event_type", "")) or ""
        for name in (said, sub):
            kind = _SUB_TYPES.get(name.casefold())
            if kind is not None and (name == said or not said):
                return {"event_type": kind[0], "sub_event_type": kind[1]}
        return {}


_SUB_TYPES: Final = MappingProxyType(
    {name.casefold(): (kind.value, name) for name, kind in TYPE_OF_SUB_EVENT.items()}
)


def _categories_in_words(unknown: Sequence[Category]) -> Iterator[str]:
    if unknown:
        shown = ", ".join(
            f"“{each.value[:40]}” ({each.rows} {'row' if each.rows == 1 else 'rows'}"
            + (f"; {each.proposal}?)" if each.proposal else ")")
            for each in unknown[:6]
        )
        are = "category is no event type" if len(unknown) == 1 else "categories are no event types"
        yield f"{len(unknown)} {are} of ACLED's: {shown}."
