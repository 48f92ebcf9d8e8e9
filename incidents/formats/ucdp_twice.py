"""What UCDP says twice in a row is held against itself.

UCDP GED codebook 23.1; the rules hold in each of 3,194 rows of release 19.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from incidents.formats.cells import Cells, shown
from incidents.formats.coupled import Couple
from incidents.interval import Interval

_ONE_SIDED: Final = 3
_CIVILIANS: Final = "civilians"
# date_prec: an exact day; two to six days; a week; a month at most; more than a month.
_DAYS: Final = {1: (1, 1), 2: (2, 6), 3: (7, 7), 4: (8, 31), 5: (31, 10_000)}

COUPLES: Final = (
    Couple(("country_id",), ("country",)),
    Couple(("country",), ("region",)),
    Couple(("conflict_new_id",), ("conflict_name",)),
    Couple(("dyad_new_id",), ("dyad_name",)),
    Couple(("dyad_new_id",), ("type_of_violence",)),
    Couple(("side_a_new_id",), ("side_a",)),
    Couple(("side_b_new_id",), ("side_b",)),
)


def said_twice(cells: Cells, violence: int, date: Interval) -> Iterator[str | None]:
    """What a row says against itself, a sentence each; None where it does not.

    Args:
        cells: The row.
        violence: type_of_violence.
        date: Its date.
    """
    yield _other_dyad(cells)
    yield _other_violence(cells, violence)
    yield _fallen_in_one_sided(cells, violence)
    yield _other_length(date)
    yield _other_division(cells)
    yield _no_clarity(cells)


def _other_dyad(cells: Cells) -> str | None:
    """The name of a dyad is the names of its sides."""
    dyad, side_a, side_b = map(cells.text, ("dyad_name", "side_a", "side_b"))
    if dyad is None or side_a is None or side_b is None or dyad == f"{side_a} - {side_b}":
        return None
    return (
        f"dyad_name is “{shown(dyad)}”, and the sides are “{shown(side_a)}” and “{shown(side_b)}”."
    )


def _other_violence(cells: Cells, violence: int) -> str | None:
    """Only one-sided violence is against civilians."""
    side_b = cells.text("side_b")
    if side_b is None or (side_b.casefold() == _CIVILIANS) == (violence == _ONE_SIDED):
        return None
    return f"type_of_violence is {violence}, and side_b is “{shown(side_b)}”."


def _fallen_in_one_sided(cells: Cells, violence: int) -> str | None:
    """deaths_a and deaths_b are 0 in one-sided violence."""
    fallen = [name for name in ("deaths_a", "deaths_b") if cells.whole(name)]
    if violence != _ONE_SIDED or not fallen:
        return None
    said = " and ".join(f"{name} is {cells.text(name)}" for name in fallen)
    return f"{said}, in one-sided violence."


def _no_clarity(cells: Cells) -> str | None:
    """event_clarity is 1, clear, or 2, an aggregate."""
    written = (cells.text("event_clarity") or "1").removesuffix(".0")
    return None if written in {"1", "2"} else f"event_clarity {shown(written)} is neither 1 nor 2."


def _other_division(cells: Cells) -> str | None:
    """A point that stands for a first-order division is of no smaller one, a country's of none."""
    code = cells.text("where_prec")
    named = {"4": "adm_2", "6": "adm_1"}.get((code or "").removesuffix(".0"))
    division = None if named is None else cells.text(named)
    if division is None:
        return None
    return f"where_prec is {code}, and {named} is “{shown(division)}”."


def _other_length(date: Interval) -> str | None:
    number = (date.end - date.start).days + 1
    least, most = _DAYS[date.date_prec]
    if least <= number <= most or date.date_prec == 1:
        return None
    are = f"{number} day" if number == 1 else f"{number} days"
    return f"date_prec is {date.date_prec}, and the dates span {are}."
