"""Each column of an unknown table is proposed a field, with how sure that is and why.

The name counts first, then what stands in the cells; a person corrects what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import fuzz, process

from incidents.formats.cells import shown
from incidents.formats.column_names import fields_by_name, plain
from incidents.formats.countries import country_of_code, country_of_name
from incidents.formats.days import is_a_date

_LEAST_LIKENESS: Final = 87
_SHARE: Final = 0.8
_DECIMAL: Final = re.compile(r"[+-]?[0-9]{1,3}[.,][0-9]{2,}")
_PAIR: Final = re.compile(
    r"\(?\s*[+-]?[0-9]{1,2}[.][0-9]+\s*[,; ]\s*[+-]?[0-9]{1,3}[.][0-9]+\s*\)?"
)
_WEB: Final = re.compile(r"https?://\S+")
_LONG: Final = 60


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
    by_content = list(_content(cells))
    fields = {field for field, *_ in by_content}
    for field, confidence, reason in _by_name(name):
        sure, why = confidence, reason
        if field in fields:
            sure, why = min(1.0, confidence + 0.1), f"{reason[:-1]}, and the cells look like it."
        elif field in _CHECKS and field != "sources" and cells:
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


def _content(cells: Sequence[str]) -> Iterator[tuple[str, float, str]]:
    if not cells:
        return
    for field, check in _CHECKS.items():
        if sum(map(check, cells)) >= _SHARE * len(cells):
            yield field, _BY_CONTENT.get(field, 0.3), f"The cells look like {_WORDS[field]}."
    if sum(len(cell) > _LONG for cell in cells) >= 0.5 * len(cells):
        yield "notes", 0.35, "The cells are long texts."


def _degrees(most: float) -> Callable[[str], bool]:
    def check(cell: str) -> bool:
        text = cell.strip()
        return _DECIMAL.fullmatch(text) is not None and abs(float(text.replace(",", "."))) <= most

    return check


def _is_a_country(cell: str) -> bool:
    text = cell.strip()
    return (country_of_code(text) if len(text) <= 3 else country_of_name(text)) is not None


def _is_a_count(cell: str) -> bool:
    return re.fullmatch(r"[0-9]{1,6}(\.0)?", cell.strip()) is not None


_CHECKS: Final[dict[str, Callable[[str], bool]]] = {
    "date_start": is_a_date,
    "date_end": is_a_date,
    "coordinates": lambda cell: _PAIR.fullmatch(cell.strip()) is not None,
    "latitude": _degrees(90),
    "longitude": _degrees(180),
    "country": _is_a_country,
    "killed": _is_a_count,
    "injured": _is_a_count,
    "sources": lambda cell: _WEB.match(cell.strip()) is not None,
}
# A number or a web address alone says too little to be proposed by itself.
_BY_CONTENT: Final = {
    "date_start": 0.6,
    "date_end": 0.2,
    "coordinates": 0.7,
    "latitude": 0.4,
    "longitude": 0.4,
    "country": 0.6,
    "killed": 0.0,
    "injured": 0.0,
    "sources": 0.5,
}
_WORDS: Final = {
    "date_start": "dates",
    "date_end": "dates",
    "coordinates": "pairs of coordinates",
    "latitude": "degrees of latitude",
    "longitude": "degrees of longitude",
    "country": "countries",
    "killed": "numbers of people",
    "injured": "numbers of people",
    "sources": "web addresses",
}
