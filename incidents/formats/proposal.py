"""Each column of an unknown table is proposed a field, with how sure that is and why.

The name counts first, then what stands in the cells; a person corrects what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import fuzz, process

from incidents.formats.cells import shown
from incidents.formats.column_cells import CHECKS, WORDS, looks
from incidents.formats.column_names import fields_by_name, plain

_LEAST_LIKENESS: Final = 87
# Below a column that is called a type, above what is not believed: it stays what its name says
# where another column is the type.
_RATHER: Final = 0.6
# Cells that look otherwise say nothing against the name.
_LOOSE: Final = frozenset({"sources", "event_type"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """What a column may mean.

    Attributes:
        column: Its name in the file.
        field: The field proposed, or None where it stays a column of `extra`.
        confidence: 0 to 1.
        reason: Why, as a sentence.
        samples: A few of its filled cells.
    """

    column: str
    field: str | None
    confidence: float
    reason: str
    samples: tuple[str, ...]


def propose(header: Sequence[str], sample: Sequence[Sequence[str]]) -> tuple[Proposal, ...]:
    """A proposal for each column, in the header's order; each field is proposed once.

    Args:
        header: The names of the columns.
        sample: Some rows, as wide as the header.
    """
    columns = [
        [row[at] for row in sample if at < len(row) and row[at].strip()]
        for at in range(len(header))
    ]
    found = [
        (at, candidate)
        for at, name in enumerate(header)
        for candidate in _candidates(name, columns[at])
    ]
    found.sort(key=lambda each: (-each[1].confidence, each[0]))
    chosen: dict[int, Proposal] = {}
    used: set[str] = set()
    for at, candidate in found:
        if at not in chosen and candidate.field not in used and candidate.field is not None:
            chosen[at] = candidate
            used |= _takes(candidate.field)
    return tuple(
        replace(
            chosen.get(at) or _left_over(name, columns[at]),
            samples=tuple(shown(cell) for cell in columns[at][:3]),
        )
        for at, name in enumerate(header)
    )


def _takes(field: str) -> set[str]:
    """The fields that are spoken for once this one is."""
    if field == "coordinates":
        return {field, "latitude", "longitude"}
    if field in {"latitude", "longitude"}:
        return {field, "coordinates"}
    if field in {"killed", "injured"}:
        return {field, f"{field}_min", f"{field}_max"}
    if field.endswith(("_min", "_max")):
        return {field, field[:-4]}
    return {field}


def _left_over(name: str, cells: Sequence[str]) -> Proposal:
    reason = "It fits no field; it is kept beside the incident." if cells else "It is empty."
    return Proposal(column=name, field=None, confidence=0.0, reason=reason, samples=())


def _candidates(name: str, cells: Sequence[str]) -> Iterator[Proposal]:
    by_content = list(looks(cells))
    fields = {field for field, *_ in by_content}
    for field, confidence, reason in _by_name(name):
        sure, why = confidence, reason
        if field in fields:
            sure, why = min(1.0, confidence + 0.1), f"{reason[:-1]}, and the cells look like it."
        elif field == "notes" and "event_type" in fields:
            sure, why = _RATHER, f"{reason[:-1]}, but the cells look like {WORDS['event_type']}."
        elif field == "event_type" and cells and all(cell.strip().isdigit() for cell in cells):
            sure, why = confidence * 0.4, f"{reason[:-1]}, but the cells are codes."
        elif field in CHECKS and field not in _LOOSE and cells:
            sure, why = confidence * 0.4, f"{reason[:-1]}, but the cells do not look like it."
        yield Proposal(column=name, field=field, confidence=sure, reason=why, samples=())
    for field, confidence, reason in by_content:
        if not confidence:
            continue
        yield Proposal(column=name, field=field, confidence=confidence, reason=reason, samples=())


def _by_name(name: str) -> Iterator[tuple[str, float, str]]:
    key = plain(re.split(r"[/.]", name)[-1]) or plain(name)
    known = fields_by_name()
    for whole in dict.fromkeys((plain(name), key)):
        if whole in known:
            yield known[whole], 0.9, f"It is called “{shown(name)}”."
            return
    if len(key) < 3:
        return
    best = process.extractOne(key, known.keys(), scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS)
    if best is not None:
        yield known[best[0]], 0.7, f"Its name is like “{best[0]}”."
        return
    best = process.extractOne(
        key,
        [each for each in known if len(each) > 3],
        scorer=fuzz.token_set_ratio,
        score_cutoff=100,
    )
    if best is not None:
        # "Children killed" holds "killed" and is not all who were: a person has to agree.
        yield known[best[0]], 0.45, f"Its name holds “{best[0]}”."
