"""A foreign row is read by the own format's rules once its columns have the own names.

What a format must work out, it writes into further cells; what has no counterpart stays in
`extra`. A fault names the column as the file does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from incidents.formats import days, own
from incidents.formats.cells import REJECTED_PREFIX, Cells, shown
from incidents.formats.countries import country_of_code, country_of_name
from incidents.formats.coupled import Couple, Coupled
from incidents.formats.each_row import read_each
from incidents.formats.format import Context, DayOrder
from incidents.formats.nothing import without_words_for_nothing, words_for_nothing
from incidents.formats.odd_ids import OddIds
from incidents.formats.once import once
from incidents.formats.row_doubts import doubted
from incidents.formats.table import Row, Table
from incidents.record import Incident
from incidents.rejection import Rejection


def nothing_more(_: Cells) -> Mapping[str, str]:
    """Work nothing out."""
    return {}


def as_it_is(_: Cells, incident: Incident) -> Incident:
    """Leave the incident as the own format reads it."""
    return incident


@dataclass(frozen=True, kw_only=True, slots=True)
class Renaming:
    """How a table's columns become the own format's.

    Attributes:
        names: Own column to the table's, in lower case; two may be the same.
        worked_out: Further own columns of a row, from the row as it stands.
        finish: Adds to the incident what no cell can say.
        taken: Columns that stand whole in the incident and do not go to `extra`, besides those
            of `names`.
        order: The order of a date's numbers that the publisher states, or None.
        has_no_codes: Whether no cell of the data set is a country's code NA or a word for nothing.
        couples: Columns of which the first tell the second, in lower case.
    """

    names: Mapping[str, str]
    worked_out: Callable[[Cells], Mapping[str, str]] = nothing_more
    finish: Callable[[Cells, Incident], Incident] = as_it_is
    taken: frozenset[str] = field(default=frozenset())
    order: DayOrder | None = None
    has_no_codes: bool = False
    couples: tuple[Couple, ...] = ()

    def dates(self) -> tuple[str, ...]:
        """The table's columns that hold dates."""
        columns = (self.names.get(name) for name in ("date_start", "date_end"))
        return tuple(dict.fromkeys(name for name in columns if name is not None))

    def doubts(self, table: Table, context: Context) -> tuple[str, ...]:
        """A date of numbers whose order no date of the column proves."""
        order = context.day_order or self._stated_order(table)
        nothing = words_for_nothing(table) if self.has_no_codes else ()
        return (*days.doubts(table, self.dates(), order), *nothing)

    def read(self, table: Table, context: Context) -> Iterator[Incident | Rejection]:
        """Read every row, in the order of the file; one answer a row."""
        return read_each(table, once(self._building(table, context)))

    def read_all(self, table: Table, context: Context) -> Iterator[Incident | Rejection]:
        """Read every row, also those whose id stands in another row with other contents."""
        return read_each(table, self._building(table, context))

    def _building(self, table: Table, context: Context) -> Callable[[Cells], Incident]:
        order = self._order(table, context)
        build = doubted(
            partial(self.incident, order=order),
            Coupled(table, self.couples).doubts,
            OddIds(table, self.names.get("dataset_id", "")).doubts,
        )
        return without_words_for_nothing(build, table) if self.has_no_codes else build

    def incident(self, cells: Cells, order: DayOrder | None) -> Incident:
        """The incident of a row.

        Raises:
            Fault: A cell cannot be taken.
        """
        stranger = self._unknown_country(cells)
        found = self.finish(cells, own.incident_of(self._renamed(cells, stranger), order))
        if stranger is None:
            return found
        doubt = f"Country “{shown(stranger)}” is not known."
        return replace(found, review=(*found.review, doubt))

    def _unknown_country(self, cells: Cells) -> str | None:
        """A country that nobody knows; it is kept in words and costs no row."""
        written = cells.text(self.names.get("country", ""))
        if written is None or country_of_code(written) or country_of_name(written):
            return None
        return written

    def _order(self, table: Table, context: Context) -> DayOrder | None:
        if context.day_order is not None:
            return context.day_order
        return days.order_in(table, self.dates()) or self._stated_order(table)

    def _stated_order(self, table: Table) -> DayOrder | None:
        """The publisher's order, where no date of the table is written the other way."""
        if self.order is None:
            return None
        proven = days.orders_in(table, self.dates())
        return self.order if proven <= {self.order} else None

    def _renamed(self, cells: Cells, stranger: str | None) -> Cells:
        more = {name: text for name, text in self.worked_out(cells).items() if text}
        width = len(cells.header)
        names = {own: key for own, key in self.names.items() if key in cells.at}
        taken = self.taken.union(names.values())
        if stranger is not None:
            taken -= {names.pop("country")}
        at = {own: cells.at[key] for own, key in names.items()}
        at |= {name: width + number for number, name in enumerate(more)}
        at |= {
            # No own column has such a name, so it goes to `extra` under the file's own name.
            f"\0{key}": index
            for key, index in cells.at.items()
            if key not in taken and not key.startswith(REJECTED_PREFIX)
        }
        row = Row(cells.line, (*cells.cells, *more.values()))
        return ForeignCells(at, (*cells.header, *more), row)


class ForeignCells(Cells):
    """Cells of a file that we did not export: nothing in them was neutralised."""

    __slots__ = ()

    def own_text(self, column: str) -> str | None:
        """The cell exactly; None where it is blank."""
        text = self.exact(column)
        return text if text.strip() else None


def first_of(cells: Cells, columns: Sequence[str]) -> str:
    """The first filled cell of some columns, or ""."""
    return next((text for text in map(cells.text, columns) if text), "")
