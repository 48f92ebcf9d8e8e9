"""The delimiter is counted in the table itself; where two would do, that is a doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from clevercsv.detect import Detector

from incidents.errors import BadTable
from incidents.formats.dialect import Dialect, in_words
from incidents.formats.fit import Fit, fit, sampled, sampled_below
from incidents.formats.marks import holds_below, is_flawless, with_marks
from incidents.formats.row_faults import keepable

DELIMITERS: Final = (",", ";", "\t", "|")
_SAMPLE_ROWS: Final = 100
_SAMPLE_CHARACTERS: Final = 10_000
_FEW_LINES: Final = 30
# Signs that part numbers, days, words and addresses part no cells alone.
_NO_DELIMITER: Final = frozenset("\"'`.-_/\\@()[]{}<>+=?!&%\r\n")
_LONG: Final = re.compile(r"[^\w\"'\r\n]{2,4}")
# So sentences, shares and brackets end, and brackets, numbers and words for the web begin.
_ENDING: Final = ".!?%)]}"
_BEGINNING: Final = "([{-+$€£#@"

# A delimiter that parts the first line as it parts the others is the likelier one.
_FOR_THE_FIRST_LINE: Final = 3.0
# A longer sign is parted wrongly by a part of it, which seldom fits as well.
_FOR_LONGER: Final = 1.02
_RIVAL: Final = 0.5
# Names of people and streets are of two words each.
_RIVAL_BLANK: Final = 1.0
_NEARLY_ALL: Final = 0.95
_FEW: Final = 0.5


def find_dialect(lines: Sequence[str]) -> tuple[Fit, tuple[str, ...]]:
    """How a table's lines are written, and the doubts about their delimiter, a sentence each."""
    some = sampled(lines)
    signs = (*DELIMITERS, *_others(some))
    fits = {sign: fit(some, Dialect(delimiter=sign)) for sign in signs}
    if not any(is_flawless(found) and found.is_first_wide for found in fits.values()):
        below = sampled_below(lines)
        mended = {sign: with_marks(some, found) for sign, found in fits.items()}
        fits = {
            sign: found if holds_below(found, below) else fits[sign]
            for sign, found in mended.items()
        }
    scores = {sign: _score(found) for sign, found in fits.items()}
    best = max(scores, key=lambda sign: scores[sign])
    if not scores[best] or _is_text(fits[best], fits[","]):
        return fits[","], (
            "The table has a single column: no comma, semicolon, tab or bar parts the cells.",
        )
    likely = [
        sign
        for sign in scores
        if scores[sign] >= scores[best] * (_RIVAL_BLANK if sign == " " else _RIVAL)
        and (sign == best or sign not in best)
    ]
    if len(likely) == 1:
        return fits[best], ()
    chosen = _by_clevercsv(some, likely) or best
    others = " or ".join(in_words(sign) for sign in likely if sign != chosen)
    doubt = (
        f"The cells are parted by {in_words(chosen)}; {others} would do too. "
        "Name the delimiter if that is wrong."
    )
    return fits[chosen], (doubt,)


def named_delimiter(delimiter: str) -> str:
    r"""Check a delimiter that a person named; "tab" and "\t" are a tab.

    Raises:
        BadTable: It is longer than four signs, or holds one that cannot part cells.
    """
    delimiter = "\t" if delimiter in {"tab", r"\t"} else delimiter
    if not 1 <= len(delimiter) <= 4 or re.search(r'[\w"\r\n\0]', delimiter):
        raise BadTable(
            f"“{delimiter}” cannot part cells. Name a sign, such as a comma, a semicolon, tab or |."
        )
    return delimiter


def _others(lines: Sequence[str]) -> Iterator[str]:
    """Other signs that stand in most of the first lines, and the runs of signs there."""
    first = [line for line in islice(lines, _FEW_LINES) if line.strip()]
    signs = Counter(sign for line in first for sign in {*line} if _may_part(sign))
    runs = Counter(run for line in first for run in {*_LONG.findall(line)})
    for sign, number in (*signs.items(), *runs.items()):
        if (
            number * 2 > len(first)
            and sign in first[0]
            and sign not in DELIMITERS
            and not _stands_with_marks(sign, first[0])
            and not _ends_a_text(sign)
        ):
            yield sign


def _may_part(sign: str) -> bool:
    return not sign.isalnum() and sign not in _NO_DELIMITER and sign == keepable(sign)


def _is_text(best: Fit, whole: Fit) -> bool:
    """Whether signs stand in the texts of a single column, and part few of them alike."""
    return whole.single >= _NEARLY_ALL and not best.is_first_wide and best.sound < _FEW


def _stands_with_marks(run: str, first: str) -> bool:
    """Whether a run of signs ends one cell and begins the next, as the ends of the line do."""
    line = first.strip("\r\n")
    return any(line.startswith(run[at:]) or line.endswith(run[:at]) for at in range(1, len(run)))


def _ends_a_text(run: str) -> bool:
    """Whether a usual delimiter stands in a run with what ends the cells before it, or begins."""
    bare = run.lstrip(_ENDING).rstrip(_BEGINNING)
    is_even = run == run[::-1]
    return bare != run and not is_even and any(sign in bare for sign in DELIMITERS)


def _score(found: Fit) -> float:
    weight = _FOR_THE_FIRST_LINE if found.is_first_wide else 1.0
    longer = _FOR_LONGER if len(found.dialect.delimiter) > 1 else 1.0
    return weight * longer * found.named**2 * (found.width - 1) * found.sound


def _by_clevercsv(lines: Sequence[str], signs: Sequence[str]) -> str | None:
    sample = "".join(islice(lines, _SAMPLE_ROWS))[:_SAMPLE_CHARACTERS]
    # It reads no text with a NUL or a damaged byte in it.
    dialect = Detector().detect(
        keepable(sample), delimiters=[sign for sign in signs if len(sign) == 1]
    )
    return next((sign for sign in signs if dialect is not None and sign == dialect.delimiter), None)
