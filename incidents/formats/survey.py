"""Before anything is stored a whole table is looked through, and all that is odd is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.gazetteer import Gazetteer
from incidents.formats.cells import shown
from incidents.formats.cut import LENGTHS
from incidents.formats.format import Context, Format
from incidents.formats.mojibake import proposed
from incidents.formats.named_points import Named, places_named_in
from incidents.formats.odd_points import Around, Point, by_gazetteer, odd_points
from incidents.formats.quarantine import Group, grouped
from incidents.formats.table import Row, Table
from incidents.record import Incident
from incidents.rejection import Rejection

# Looking for odd points holds every incident in memory at once.
MOST_SURVEYED: Final = 200_000
_MOST_SHOWN: Final = 200
_BEFORE: Final = 20
_TELL_EVERY: Final = 500

Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Mojibake:
    """A text that was decoded wrongly once; a person decides whether the proposal is right.

    Attributes:
        line: The row's line.
        column: The column.
        value: What stands there, from just before the first letter at fault.
        proposal: What may have stood there.
    """

    line: int
    column: str
    value: str
    proposal: str


@dataclass(kw_only=True, slots=True)
class Survey:
    """What a table holds.

    Attributes:
        rows: Rows in the table; incidents and rejections together.
        incidents: Rows that can be taken.
        rejections: Rows that cannot.
        groups: The rejected rows by what would mend them.
        doubts: What could be read in another way, a sentence each.
        without_place: Incidents that name a place and give no point, to be looked up.
        without_date: Incidents without a date.
        for_review: Incidents that a person should look at.
        swapped: Points whose latitude and longitude seem to be swapped.
        at_sea: Points far from land.
        elsewhere: Points that are not where the row, or nearly all others, say.
        twice: Ids that stand in more than one row, with how often.
        mojibake: Texts decoded wrongly, with a proposal each; the first 200.
        mojibake_count: How many there are.
        cut: Columns whose longest texts all end at a length where programs cut, with how many.
    """

    rows: int = 0
    incidents: int = 0
    rejections: list[Rejection] = field(default_factory=list)
    groups: tuple[Group, ...] = ()
    doubts: tuple[str, ...] = ()
    without_place: int = 0
    without_date: int = 0
    for_review: int = 0
    swapped: list[Point] = field(default_factory=list)
    at_sea: list[Point] = field(default_factory=list)
    elsewhere: list[Point] = field(default_factory=list)
    twice: dict[str, int] = field(default_factory=dict)
    mojibake: list[Mojibake] = field(default_factory=list)
    mojibake_count: int = 0
    cut: dict[str, int] = field(default_factory=dict)

    def odd_points(self) -> list[Point]:
        """The points that are odd in any way."""
        return [*self.swapped, *self.at_sea, *self.elsewhere]

    def cut_in_words(self) -> tuple[str, ...]:
        """Which columns hold texts that seem to be cut, a sentence each."""
        return tuple(
            f"{number:,} texts in {name} end where programs cut texts off."
            for name, number in self.cut.items()
        )

    def in_words(self) -> tuple[str, ...]:
        """What is odd, a sentence each."""
        counted = {
            "rows cannot be read": len(self.rejections),
            "points seem to have latitude and longitude swapped": len(self.swapped),
            "points lie far from land": len(self.at_sea),
            "points are not where the row says": len(self.elsewhere),
            "ids stand in more than one row": len(self.twice),
            "texts look wrongly decoded": self.mojibake_count,
            "texts seem to be cut at the end": sum(self.cut.values()),
            "incidents have no date": self.without_date,
            "incidents name a place and give no point": self.without_place,
        }
        return (
            *self.doubts,
            *(f"{number:,} {what}." for what, number in counted.items() if number),
        )


def survey_with(
    gazetteer: Gazetteer,
    table: Table,
    known: Format,
    context: Context,
    *,
    progress: Progress | None = None,
) -> Survey:
    """Look a table through, its points held against all that a gazetteer knows; see `survey`."""
    around, named = by_gazetteer(gazetteer), places_named_in(gazetteer)
    return survey(table, known, context, around=around, named=named, progress=progress)


def survey(
    table: Table,
    known: Format,
    context: Context,
    *,
    around: Around | None = None,
    named: Named | None = None,
    progress: Progress | None = None,
) -> Survey:
    """Look a whole table through without storing anything.

    Args:
        table: The table.
        known: Its format.
        context: What a person has said of it.
        around: Tells the countries around a point; without it no country is checked.
        named: Tells the places of a name; without it no name is checked.
        progress: Is told how many rows are looked at of about how many; what it raises ends it.
    """
    found = Survey(doubts=(*table.doubts, *known.doubts(table, context)))
    ids: Counter[str] = Counter()
    points: list[tuple[int, Incident]] = []
    longest = [(0, 0)] * len(table.header)
    for entry, answer in zip(table.entries(), known.read(table, context), strict=True):
        if progress is not None and found.rows % _TELL_EVERY == 0:
            progress(found.rows, max(table.about_rows, found.rows))
        found.rows += 1
        if isinstance(entry, Row):
            _look_for_mojibake(entry, table.header, found)
            _measure(entry, longest)
        if isinstance(answer, Rejection):
            found.rejections.append(answer)
            continue
        found.incidents += 1
        found.without_date += answer.date is None
        found.without_place += answer.place is None and answer.location is not None
        found.for_review += bool(answer.review)
        if answer.dataset_id is not None:
            ids[answer.dataset_id] += 1
        if answer.place is not None:
            points.append((entry.line, answer))
    found.twice = {key: number for key, number in ids.items() if number > 1}
    found.cut = {
        name: number
        for name, (length, number) in zip(table.header, longest, strict=True)
        if length in LENGTHS and number > 1
    }
    found.groups = grouped(found.rejections, table.header)
    odd = odd_points(points, around, named)
    found.swapped, found.at_sea, found.elsewhere = odd.swapped, odd.at_sea, odd.elsewhere
    return found


def _measure(row: Row, longest: list[tuple[int, int]]) -> None:
    """Count how many cells of each column are as long as its longest."""
    for at, cell in enumerate(row.cells):
        length, number = longest[at]
        if len(cell) >= length:
            longest[at] = (len(cell), number + 1 if len(cell) == length else 1)


def _look_for_mojibake(row: Row, header: Sequence[str], found: Survey) -> None:
    for at, cell in enumerate(row.cells):
        proposal = proposed(cell)
        if proposal is None:
            continue
        found.mojibake_count += 1
        if len(found.mojibake) < _MOST_SHOWN:
            found.mojibake.append(_mojibake(row.line, header[at], cell, proposal))


def _mojibake(line: int, column: str, cell: str, proposal: str) -> Mojibake:
    """Show both from just before the first letter in which they differ."""
    pairs = zip(cell, proposal, strict=False)
    differs = next((at for at, (one, other) in enumerate(pairs) if one != other), 0)
    start = max(0, differs - _BEFORE)
    return Mojibake(
        line=line, column=column, value=shown(cell[start:]), proposal=shown(proposal[start:])
    )
