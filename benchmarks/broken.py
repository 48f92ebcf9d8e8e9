"""How many broken tables are read exactly, doubted or refused, and how many silently wrong.

Run it with `python -m benchmarks.broken [FAMILY]` to see each file that is read silently wrong.
"""

from __future__ import annotations

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

from benchmarks.broken_layout import laid_out_otherwise
from benchmarks.broken_signs import with_other_signs
from benchmarks.broken_tables import broken_files, sound
from benchmarks.sound_tables import incidents, orders, tongues
from benchmarks.written import SOUND, Broken, Row, Written
from incidents.errors import BadTable
from incidents.formats.inputs.file import look_at_file
from incidents.formats.preview import preview
from incidents.formats.table import Row as Taken
from incidents.formats.table import Table
from incidents.rejection import Rejection

_UNKNOWN: Final = "No format is known by the columns"
# A row may go over three lines.
_NEAR: Final = 4
_EVERYWHERE: Final = "BENCH_LARGE" in os.environ


class Ending(StrEnum):
    """How the reading of a file ends."""

    EXACT = "exact"
    NAMED = "all but the named row exact"
    DOUBTED = "doubted"
    REFUSED = "refused"
    SILENT = "silently wrong"
    ALARMED = "false alarm"


def files() -> Iterator[Broken]:
    """Every file of the benchmark, sound ones last."""
    for table, step, way in (
        (orders(), 4, SOUND),
        (incidents(), 7, Written(all_quoted=True, end="\r\n")),
        (tongues(), 2, Written(delimiter=";", escape="\\")),
    ):
        yield from broken_files(table, step=1 if _EVERYWHERE else step, way=way)
        yield from with_other_signs(table)
        yield from laid_out_otherwise(table)
        yield from sound(table)


def rows() -> Iterator[tuple[str, str, str]]:
    """Name, figure and limit of each family."""
    found: dict[str, Counter[Ending]] = defaultdict(Counter)
    stored: Counter[str] = Counter()
    for each in files():
        ending, is_stored_wrong = judged(each)
        found[each.family][ending] += 1
        stored[each.family] += is_stored_wrong
    for family, counts in found.items():
        parts = ", ".join(f"{counts[ending]} {ending}" for ending in Ending if counts[ending])
        wrong = counts[Ending.SILENT] + counts[Ending.ALARMED]
        yield f"{family}: {parts}"[:120], f"{wrong} of {counts.total()}", "at most 0"
    whole = sum(found.values(), Counter[Ending]())
    for ending in Ending:
        yield f"all: {ending}", f"{whole[ending]} of {whole.total()}", ""
    yield "rows taken that nobody meant, without a doubt", f"{stored.total()} files", "at most 0"


def judged(each: Broken) -> tuple[Ending, bool]:
    """How a file is read, and whether a row would be taken silently that nobody meant."""
    try:
        table = look(each.data)
    except BadTable:
        return Ending.REFUSED, False
    doubts = said_of(table)
    is_taken = not table.doubts and table.refused is None
    is_stored_wrong = is_taken and _takes_what_nobody_meant(table, each)
    read = (tuple(table.header), *table.exact_rows())
    is_exact, is_exact_around = _held_against(read, each)
    if each.family.startswith("sound"):
        ending = Ending.ALARMED if doubts else Ending.EXACT if is_exact else Ending.SILENT
    elif is_exact and (doubts or not each.doubtful):
        ending = Ending.EXACT
    elif not doubts:
        ending = Ending.SILENT
    else:
        ending = Ending.NAMED if is_exact_around else Ending.DOUBTED
    return ending, is_stored_wrong


def _takes_what_nobody_meant(table: Table, each: Broken) -> bool:
    """Whether a row is taken that was not meant so, and no line near it is rejected."""
    meant = {*each.meant, *(row for run in each.also for row in run)}
    entries = [*table.entries()]
    rejected = {entry.line for entry in entries if isinstance(entry, Rejection)}
    return any(
        entry.cells not in meant and not rejected & {*range(entry.line - _NEAR, entry.line + _NEAR)}
        for entry in entries
        if isinstance(entry, Taken)
    )


def look(data: bytes) -> Table:
    """The table as a preview shows it."""
    return look_at_file(data, "table.csv")


def said_of(table: Table) -> list[str]:
    """The doubts of a preview, but for the one that the table is of no known format."""
    doubts: Iterable[object] = preview(table)["doubts"]  # type: ignore[assignment]  # a list of str
    return [str(doubt) for doubt in doubts if not str(doubt).startswith(_UNKNOWN)]


def _held_against(read: tuple[Row, ...], each: Broken) -> tuple[bool, bool]:
    """Whether a table is one that was meant; and whether it is, but for the row that is hurt."""
    if each.hurt is None:
        return read == each.meant, read == each.meant
    above, below = each.meant[: each.hurt], each.meant[each.hurt + 1 :]
    end = len(read) - len(below)
    around = end >= len(above) and read[: len(above)] == above and read[end:] == below
    between = read[len(above) : end]
    runs = ((each.meant[each.hurt],), *each.also)
    return around and between in runs, around


def _shown(families: tuple[str, ...]) -> None:
    for each in files():
        if each.family.startswith(families):
            ending, is_stored_wrong = judged(each)
            bad = ending in {Ending.SILENT, Ending.ALARMED, *families} or is_stored_wrong
            if bad or os.environ.get("BENCH_ALL"):
                print(f"{each.family}: {each.name}: {ending}", "taken" if is_stored_wrong else "")


if __name__ == "__main__":
    _shown(tuple(sys.argv[1:]) or ("",))
