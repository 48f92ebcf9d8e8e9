"""What is shown of an incident stands in plain columns, worked out from its body alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, Final

import orjson
import pyarrow as pa

from incidents.errors import BadInput

# Names of one column are joined by it: a unit separator, which no name needs.
SEPARATOR: Final = "\x1f"
_EPOCH: Final = date(1970, 1, 1).toordinal()
_MOST: Final = 2**31 - 1
_NOTHING: Final[Mapping[str, Any]] = {}

CURRENT_COLUMNS: Final = pa.schema(
    [
        pa.field("sequence", pa.int64(), nullable=False),
        pa.field("incident_id", pa.utf8(), nullable=False),
        pa.field("version", pa.int32(), nullable=False),
        pa.field("state", pa.utf8(), nullable=False),
        pa.field("event_type", pa.utf8(), nullable=False),
        pa.field("sub_event_type", pa.utf8()),
        pa.field("first_day", pa.int32()),
        pa.field("last_day", pa.int32()),
        pa.field("time_precision", pa.int8()),
        pa.field("date_prec", pa.int8()),
        pa.field("latitude", pa.float64()),
        pa.field("longitude", pa.float64()),
        pa.field("uncertainty_m", pa.int32()),
        pa.field("where_prec", pa.int8()),
        pa.field("geo_precision", pa.int8()),
        pa.field("place_review", pa.bool_()),
        pa.field("country", pa.utf8()),
        pa.field("admin1", pa.utf8()),
        pa.field("location", pa.utf8()),
        pa.field("killed_min", pa.int32()),
        pa.field("killed_max", pa.int32()),
        pa.field("injured_min", pa.int32()),
        pa.field("injured_max", pa.int32()),
        pa.field("casualties_unknown", pa.bool_(), nullable=False),
        pa.field("grade", pa.utf8()),
        pa.field("dataset", pa.utf8()),
        pa.field("batch_id", pa.utf8()),
        pa.field("article_id", pa.utf8()),
        pa.field("confidence", pa.float32()),
        pa.field("review", pa.bool_(), nullable=False),
        pa.field("actors", pa.utf8()),
        pa.field("weapons", pa.utf8()),
        pa.field("sources", pa.utf8()),
        pa.field("words", pa.utf8(), nullable=False),
    ]
)


def columns_of(body: str) -> dict[str, Any]:
    """The columns that an incident's canonical JSON makes.

    Days are counted from 1970-01-01; unknown is None. The country's English name is not among
    the words: a new edition of the names would look like an altered row, so the reader adds it.

    Raises:
        BadInput: A number is greater than a column holds.
    """
    plain = orjson.loads(body)
    days = plain.get("date", _NOTHING)
    place = plain.get("place", _NOTHING)
    killed, injured = plain.get("killed", _NOTHING), plain.get("injured", _NOTHING)
    actors = [each["name"] for each in plain.get("actors", ())]
    weapons = [
        name
        for each in plain.get("weapons", ())
        for name in (each["name"], each.get("category"))
        if name
    ]
    sources = [each["source"] for each in plain.get("claims", ())]
    return {
        "state": plain["state"],
        "event_type": plain["event_type"],
        "sub_event_type": plain.get("sub_event_type"),
        "first_day": _day(days.get("start")),
        "last_day": _day(days.get("end")),
        "time_precision": days.get("time_precision"),
        "date_prec": days.get("date_prec"),
        "latitude": place.get("latitude"),
        "longitude": place.get("longitude"),
        "uncertainty_m": _number("place", place.get("uncertainty_m")),
        "where_prec": place.get("where_prec"),
        "geo_precision": place.get("geo_precision"),
        "place_review": place.get("review"),
        "country": plain.get("country"),
        "admin1": plain.get("admin1"),
        "location": plain.get("location"),
        "killed_min": _number("killed", killed.get("minimum")),
        "killed_max": _number("killed", killed.get("maximum")),
        "injured_min": _number("injured", injured.get("minimum")),
        "injured_max": _number("injured", injured.get("maximum")),
        # A count without numbers is an empty object; no count at all is the absence of one.
        "casualties_unknown": plain["casualties_unknown"]
        or ("killed" in plain and not killed)
        or ("injured" in plain and not injured),
        "grade": plain.get("grade"),
        "dataset": plain.get("dataset"),
        "article_id": plain.get("article_id"),
        "confidence": plain.get("confidence"),
        "review": "review" in plain or place.get("review", False),
        "actors": _joined(actors),
        "weapons": _joined(weapons),
        "sources": _joined(sources),
        "words": _words(
            (
                plain.get("location"),
                place.get("name"),
                plain.get("admin1"),
                plain.get("notes"),
                *actors,
                *weapons,
                *(each["name"] for each in plain.get("targets", ())),
                *sources,
                plain.get("sub_event_type"),
                plain.get("dataset_id"),
            )
        ),
    }


def _number(name: str, number: int | None) -> int | None:
    if number is not None and number > _MOST:
        raise BadInput(f"The number {number} of '{name}' is too large; {_MOST:,} is the most.")
    return number


@cache
def _day(text: str | None) -> int | None:
    return None if text is None else date.fromisoformat(text).toordinal() - _EPOCH


def _joined(names: Sequence[str]) -> str | None:
    if not names:
        return None
    unique = dict.fromkeys(names)
    joined = SEPARATOR.join(unique)
    if joined.count(SEPARATOR) < len(unique):
        return joined
    return SEPARATOR.join(dict.fromkeys(each.replace(SEPARATOR, " ") for each in names))


def _words(texts: Iterable[str | None]) -> str:
    return folded(" ".join(filter(None, dict.fromkeys(texts))))


def folded(text: str) -> str:
    """A text as searches compare it: NFKC, without case, single blanks."""
    text = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    # Most texts have single blanks already; taking them apart costs more than all the rest.
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.split())
