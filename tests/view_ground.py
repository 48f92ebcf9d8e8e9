"""Random incidents as the ledger's columns give them, and a slow reading to compare with."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from incidents.count import Count, Total
from incidents.filters import BoundingBox, Filters
from incidents.table import Head
from incidents.table.columns import CURRENT_COLUMNS, SEPARATOR, folded
from incidents.vocabulary import SUB_EVENT_TYPES, EventType, Grade, State

EPOCH = date(1970, 1, 1)
WORLD = 2**32
COUNTRIES = {"KE": "kenya", "MM": "myanmar (burma)", "AZ": "azerbaijan", "FJ": "fiji"}
ADMIN1 = ("Turkana", "Rakhine", "Ağdam", "Northern")
ACTORS = ("Military of Kenya", "MILITARY OF MYANMAR", "Straße Gang", "ARSA")
WEAPONS = ("M095 DPICM", "cluster munition", "drone", "improvised explosive device")
SOURCES = ("Amnesty International", "Daily Nation", "BBC")
NOTES = ("three houses burned", "a market was hit", "İki ev yandı", "100% of it [gone].", "a\\e|b")
FACETS = {
    "type": "event_type",
    "sub-type": "sub_event_type",
    "country": "country",
    "admin1": "admin1",
    "state": "state",
    "precision": "geo_precision",
    "grade": "grade",
    "batch": "batch_id",
}
Row = dict[str, Any]


class Followed:
    """A ledger made of rows, for a view to follow."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = {row["incident_id"]: row for row in rows}
        self.gone: dict[str, int] = {}
        self.sequence = max((row["sequence"] for row in rows), default=0)
        self.read: list[int] = []

    def head(self) -> Head:
        return Head(sequence=self.sequence, hash=f"{self.sequence:064x}" if self.sequence else "")

    def current_batches(self, after: int = 0) -> Iterator[pa.RecordBatch]:
        rows = sorted(
            (row for row in self.rows.values() if row["sequence"] > after),
            key=lambda row: row["sequence"],
        )
        self.read.append(len(rows))
        for start in range(0, len(rows), 100):
            yield pa.RecordBatch.from_pylist(rows[start : start + 100], CURRENT_COLUMNS)

    def withdrawn_since(self, after: int) -> tuple[str, ...]:
        return tuple(each for each, sequence in self.gone.items() if sequence > after)

    def write(self, row: Row) -> None:
        self.sequence += 1
        self.gone.pop(row["incident_id"], None)
        self.rows[row["incident_id"]] = {**row, "sequence": self.sequence}

    def withdraw(self, incident_id: str) -> None:
        self.sequence += 1
        del self.rows[incident_id]
        self.gone[incident_id] = self.sequence


def random_row(chance: random.Random, number: int) -> Row:
    """An incident with anything that may be unknown unknown now and then."""

    def maybe(value: Any) -> Any:
        return None if chance.random() < 0.2 else value

    event_type = chance.choice(list(EventType))
    first = chance.randint(-400, 20_000)
    length = chance.choice([0, 0, 0, 6, 30, 364, 3])
    dated, placed, whole = chance.random() < 0.9, chance.random() < 0.9, chance.random() < 0.5
    where = chance.randint(1, 7)
    counts = {}
    for harm in ("killed", "injured"):
        least = maybe(chance.choice([0, 1, 1, 2, 5, 300]))
        counts[f"{harm}_min"] = least
        counts[f"{harm}_max"] = maybe((least or 0) + chance.choice([0, 0, 3]))
    country = maybe(chance.choice(list(COUNTRIES)))
    named = {
        "actors": chance.sample(ACTORS, chance.randint(0, 2)),
        "weapons": chance.sample(WEAPONS, chance.randint(0, 2)),
        "sources": chance.sample(SOURCES, chance.randint(0, 1)),
    }
    admin1 = maybe(chance.choice(ADMIN1))
    texts = [
        admin1,
        chance.choice(NOTES),
        *chain.from_iterable(named.values()),
        COUNTRIES.get(country),
    ]
    spot = (chance.randint(-89, 90), chance.randint(-180, 180))
    return {
        "sequence": number + 1,
        "incident_id": f"i{number}",
        "version": 1,
        "state": chance.choice([*State, State.ACCEPTED, State.ACCEPTED]).value,
        "event_type": event_type.value,
        "sub_event_type": maybe(chance.choice(SUB_EVENT_TYPES[event_type])),
        "first_day": first if dated else None,
        "last_day": first + length if dated else None,
        "time_precision": 1 if dated else None,
        "date_prec": 1 if dated else None,
        "latitude": spot[0] + (0 if whole else 0.25) - (0.5 if spot[0] == 90 else 0)
        if placed
        else None,
        "longitude": float(spot[1]) if placed else None,
        "uncertainty_m": where * 900 if placed else None,
        "where_prec": where if placed else None,
        "geo_precision": chance.randint(1, 3) if placed else None,
        "place_review": False if placed else None,
        "country": country,
        "admin1": admin1,
        "location": maybe(chance.choice(ADMIN1)),
        **counts,
        "casualties_unknown": False,
        "grade": maybe(chance.choice(list(Grade)).value),
        "dataset": None,
        "batch_id": maybe(chance.choice(["b1", "b2"])),
        "article_id": None,
        "confidence": None,
        "review": chance.random() < 0.3,
        **{name: SEPARATOR.join(names) or None for name, names in named.items()},
        "words": folded(" ".join(text for text in texts if text)),
    }


def random_rows(number: int, *, seed: int = 7) -> list[Row]:
    """So many incidents, the same for the same seed."""
    chance = random.Random(seed)
    return [random_row(chance, each) for each in range(number)]


ROWS = st.builds(
    lambda number, seed: random_rows(number, seed=seed), st.integers(0, 40), st.integers(0, 10**6)
)
_DAYS = st.integers(-500, 21_000).map(lambda day: EPOCH + timedelta(days=day))


def _some(values: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.just(()) | st.lists(st.sampled_from(list(values)), unique=True, max_size=3).map(tuple)


FILTERS = st.builds(
    lambda days, **others: Filters(first_day=days[0], last_day=days[1], **others),
    days=st.just((None, None))
    | st.tuples(_DAYS, _DAYS).map(sorted)
    | st.tuples(st.none(), _DAYS)
    | st.tuples(_DAYS, st.none()),
    certainly=st.booleans(),
    types=_some(EventType),
    sub_types=_some(SUB_EVENT_TYPES[EventType.BATTLES]),
    countries=_some([*COUNTRIES, "DE"]),
    admin1=_some(ADMIN1),
    box=st.none()
    | st.builds(
        lambda lats, west, east: BoundingBox(south=lats[0], west=west, north=lats[1], east=east),
        st.tuples(st.integers(-90, 90), st.integers(-90, 90)).map(sorted),
        st.integers(-180, 180),
        st.integers(-180, 180),
    ),
    precision=st.none() | st.integers(1, 3),
    states=_some(State),
    grades=_some(Grade),
    sources=_some(["amnesty", "NATION", "nobody"]),
    weapons=_some(["dpicm", "Cluster", "knife"]),
    actors=_some(["military", "STRASSE", "kenya"]),
    killed_min=st.none() | st.integers(0, 6),
    review=st.booleans(),
    text=st.none()
    | st.sampled_from(
        ["KENYA", "houses three", "Market Hit", "xyz", "% [gone].", "\\e|", " ", "ev"]
    ),
    batch=st.none() | st.sampled_from(["b1", "b2", "b3"]),
)


def passes(row: Row, filters: Filters, *, without: str | None = None) -> bool:
    """Whether a row passes every filter, or every one but the one of a facet."""
    asked = {
        "dates": _in_dates(row, filters),
        "type": _one_of(row["event_type"], filters.types),
        "sub-type": _one_of(row["sub_event_type"], filters.sub_types),
        "country": _one_of(row["country"], filters.countries),
        "admin1": _one_of(row["admin1"], filters.admin1),
        "bbox": filters.box is None or _in_box(row, filters.box),
        "precision": filters.precision is None or (row["geo_precision"] or 9) <= filters.precision,
        "state": row["state"] in (filters.states or (State.DRAFT, State.ACCEPTED)),
        "grade": _one_of(row["grade"], filters.grades),
        "source": _names(row["sources"], filters.sources),
        "weapon": _names(row["weapons"], filters.weapons),
        "actor": _names(row["actors"], filters.actors),
        # At least nobody was certainly killed where no number is known.
        "killed": (row["killed_min"] or 0) >= (filters.killed_min or 0),
        "review": not filters.review or row["review"],
        "text": all(word in row["words"] for word in folded(filters.text or "").split()),
        "batch": filters.batch is None or row["batch_id"] == filters.batch,
    }
    return all(passed for name, passed in asked.items() if name != without)


def _one_of(value: str | None, wanted: tuple[str, ...]) -> bool:
    return not wanted or value in wanted


def _names(joined: str | None, wanted: tuple[str, ...]) -> bool:
    names = [folded(name) for name in (joined or "").split(SEPARATOR) if name]
    return not wanted or any(folded(each) in name for each in wanted for name in names)


def certain(row: Row, filters: Filters) -> bool:
    """Whether all its possible days lie in the dates that are asked for."""
    if filters.first_day is None and filters.last_day is None:
        return True
    if row["first_day"] is None:
        return False
    first, last = (EPOCH + timedelta(days=row[name]) for name in ("first_day", "last_day"))
    return (filters.first_day is None or first >= filters.first_day) and (
        filters.last_day is None or last <= filters.last_day
    )


def _in_dates(row: Row, filters: Filters) -> bool:
    if filters.first_day is None and filters.last_day is None:
        return True
    if row["first_day"] is None or filters.certainly:
        return certain(row, filters)
    first, last = (EPOCH + timedelta(days=row[name]) for name in ("first_day", "last_day"))
    return (filters.first_day is None or last >= filters.first_day) and (
        filters.last_day is None or first <= filters.last_day
    )


def _in_box(row: Row, box: BoundingBox) -> bool:
    if row["latitude"] is None or not box.south <= row["latitude"] <= box.north:
        return False
    east = row["longitude"]
    if box.west <= box.east:
        return bool(box.west <= east <= box.east)
    return bool(east >= box.west or east <= box.east)


def facet(rows: list[Row], filters: Filters, name: str) -> dict[str, int]:
    """How many rows each value would show under the other filters."""
    values = (row[FACETS[name]] for row in rows if passes(row, filters, without=name))
    return dict(Counter(str(value) for value in values if value is not None))


def total(rows: list[Row], harm: str) -> Total:
    """The total of rows by incidents.count."""
    return Total.of(Count(minimum=row[f"{harm}_min"], maximum=row[f"{harm}_max"]) for row in rows)


def bars(rows: list[Row], unit: str) -> dict[date, dict[str, float]]:
    """Rows by unit and type, each spread over its days one day at a time."""
    found: dict[date, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in rows:
        if row["first_day"] is None:
            continue
        days = range(row["first_day"], row["last_day"] + 1)
        for day in days:
            start = _start_of(EPOCH + timedelta(days=day), unit)
            found[start][row["event_type"]] += 1 / len(days)
    return {start: dict(counts) for start, counts in found.items()}


def _start_of(day: date, unit: str) -> date:
    return {
        "day": day,
        "week": day - timedelta(days=day.weekday()),
        "month": day.replace(day=1),
        "year": day.replace(month=1, day=1),
    }[unit]


def square(row: Row) -> tuple[int, int]:
    """Where a row's place lies on the map's square."""
    sine = math.sin(math.radians(max(-85.0511, min(85.0511, row["latitude"]))))
    x = (row["longitude"] / 360 + 0.5) % 1.0
    y = 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)
    return int(min(x * WORLD, WORLD - 1)), int(max(0, min(y * WORLD, WORLD - 1)))
