"""The delimiter is counted in the table itself; where two would do, that is a doubt."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Final, NamedTuple

from clevercsv.detect import Detector

from incidents.errors import BadTable

DELIMITERS: Final = (",", ";", "\t", "|")
NAMES: Final = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar (|)"}
_SAMPLE_ROWS: Final = 100
_SAMPLE_CHARACTERS: Final = 10_000


# A delimiter that parts the first line as it parts the others is the likelier one.
_FOR_THE_FIRST_LINE: Final = 3.0
_RIVAL: Final = 0.5


class _Fit(NamedTuple):
    score: float
    width: int
    delimiter: str


def find_delimiter(lines: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The delimiter of a table's lines, and the doubts about it, a sentence each."""
    fits = sorted((_fit(lines, delimiter) for delimiter in DELIMITERS), reverse=True)
    best = fits[0]
    if not best.score:
        return ",", (
            "The table has a single column: no comma, semicolon, tab or bar parts the cells.",
        )
    likely = [fit for fit in fits if fit.score >= best.score * _RIVAL]
    if len(likely) == 1:
        return best.delimiter, ()
    chosen = _by_clevercsv(lines, likely) or best
    others = " or ".join(NAMES[fit.delimiter] for fit in likely if fit is not chosen)
    doubt = (
        f"The cells are parted by {NAMES[chosen.delimiter]}; {others} would do too. "
        "Name the delimiter if that is wrong."
    )
    return chosen.delimiter, (doubt,)


def named_delimiter(delimiter: str) -> str:
    r"""Check a delimiter that a person named; "tab" and "\t" are a tab.

    Raises:
        BadTable: It is not one character, or one that cannot part cells.
    """
    delimiter = "\t" if delimiter in {"tab", r"\t"} else delimiter
    if len(delimiter) != 1 or delimiter in '"\r\n\0':
        raise BadTable(
            f"“{delimiter}” cannot part cells. Name one character, such as a comma, a semicolon, "
            "tab or |."
        )
    return delimiter


def _fit(lines: Sequence[str], delimiter: str) -> _Fit:
    rows = islice(csv.reader(lines, delimiter=delimiter), _SAMPLE_ROWS)
    widths = [len(row) for row in rows if row]
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return _Fit(0.0, 1, delimiter)
    width, count = max(counts.items(), key=lambda item: (item[1], item[0]))
    weight = _FOR_THE_FIRST_LINE if widths[0] == width else 1.0
    return _Fit(weight * (width - 1) * count / len(widths), width, delimiter)


def _by_clevercsv(lines: Sequence[str], fits: Sequence[_Fit]) -> _Fit | None:
    sample = "".join(islice(lines, _SAMPLE_ROWS))[:_SAMPLE_CHARACTERS]
    dialect = Detector().detect(sample, delimiters=[fit.delimiter for fit in fits])
    return next(
        (fit for fit in fits if dialect is not None and fit.delimiter == dialect.delimiter), None
    )
