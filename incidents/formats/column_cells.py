"""What stands in a column's cells tells what the column may be, and how surely."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from incidents.formats.countries import country_of_code, country_of_name
from incidents.formats.days import is_a_date
from incidents.formats.kinds import KINDS, kind_of_words
from incidents.formats.ranges import range_of

_SHARE: Final = 0.8
_DECIMAL: Final = re.compile(r"[+-]?[0-9]{1,3}[.,][0-9]{2,}")
_PAIR: Final = re.compile(
    r"\(?\s*[+-]?[0-9]{1,2}[.][0-9]+\s*[,; ]\s*[+-]?[0-9]{1,3}[.][0-9]+\s*\)?"
)
_WEB: Final = re.compile(r"https?://\S+")
_LONG: Final = 60
_SHORT: Final = 40
# As people write one: 3, 3.0, ~20, unknown. One below 0 is still a number, and the row says that
# it is wrong.
_COUNT: Final = re.compile(
    r"[~≈+-]?\s*[0-9]{1,6}([.,][0-9]+)?"
    r"|dozens?|hundreds|some|several|many|none|unknown|n/?a|k\. ?a\.?|\?+|-",
    re.IGNORECASE,
)
# Half of the kinds is enough: each list has some that nobody else knows.
_SHARES: Final = MappingProxyType({"event_type": 0.5})


def looks(cells: Sequence[str]) -> Iterator[tuple[str, float, str]]:
    """Each field that the cells look like: how sure that is alone, 0 to 1, and why.

    Args:
        cells: The filled cells of a column.
    """
    if not cells:
        return
    for field, check in CHECKS.items():
        if sum(map(check, cells)) >= _SHARES.get(field, _SHARE) * len(cells):
            yield field, _BY_CONTENT.get(field, 0.3), f"The cells look like {WORDS[field]}."
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
    return _COUNT.fullmatch(cell.strip()) is not None or range_of(cell) is not None


def _is_a_kind(cell: str) -> bool:
    text = cell.strip()
    return text in KINDS or (len(text) <= _SHORT and kind_of_words(text) is not None)


CHECKS: Final[Mapping[str, Callable[[str], bool]]] = {
    "date_start": is_a_date,
    "date_end": is_a_date,
    "coordinates": lambda cell: _PAIR.fullmatch(cell.strip()) is not None,
    "latitude": _degrees(90),
    "longitude": _degrees(180),
    "country": _is_a_country,
    "event_type": _is_a_kind,
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
    "event_type": 0.65,
    "killed": 0.0,
    "injured": 0.0,
    "sources": 0.5,
}
WORDS: Final = {
    "date_start": "dates",
    "date_end": "dates",
    "coordinates": "pairs of coordinates",
    "latitude": "degrees of latitude",
    "longitude": "degrees of longitude",
    "country": "countries",
    "event_type": "kinds of incident",
    "killed": "numbers of people",
    "injured": "numbers of people",
    "sources": "web addresses",
}
