"""The view is measured beside a plain numpy scan and a pandas groupby of the same columns."""

from __future__ import annotations

import gc
import multiprocessing
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa

from benchmarks.many_incidents import ManyIncidents
from incidents.filters import BoundingBox, Filters
from incidents.view import Box, Selection, Snapshot, View
from incidents.vocabulary import EventType, Grade

SIZES: Final = (100_000, 1_000_000)
# About 24 GB of memory: only where somebody asks for it.
_LARGE: Final = 10_000_000
_WORLD: Final = 2**32 - 1
_WHOLE: Final = Box(x0=0, y0=0, x1=_WORLD, y1=_WORLD)
_TIMES: Final = 5
_PAGE: Final = resource.getpagesize()
_FACETS: Final = ("type", "sub-type", "country", "admin1", "state", "precision", "grade", "batch")
# Milliseconds at up to a million, and at ten million.
_LIMITS: Final[dict[str, tuple[int | None, int | None]]] = {
    "select by type and dates": (20, None),
    "select by type and dates, and the cells of the world": (None, 150),
    "select by any other filter, the slowest": (150, 700),
    "select by two words of text": (300, 700),
    "cells of the world": (20, 700),
    "cells of a country": (20, 700),
    "cells of a town": (20, 700),
    "all eight facets": (50, 700),
    "histogram": (20, 700),
    "follow 1,000 changed rows": (1_000, None),
}


def rows() -> Iterator[tuple[str, str, str]]:
    """Name, figure and limit of each measurement, each size in a process of its own."""
    for size in (*SIZES, *((_LARGE,) if os.environ.get("BENCH_LARGE") else ())):
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as apart:
            yield from apart.submit(measured, size).result()


def measured(size: int) -> list[tuple[str, str, str]]:
    """Build a view of so many incidents and measure it."""
    ledger = ManyIncidents(size)
    before = _resident()
    view = View(ledger)
    begun = time.perf_counter()
    snapshot = view.snapshot()
    building = time.perf_counter() - begun - ledger.making_s
    gc.collect()
    pa.default_memory_pool().release_unused()
    at = f"view at {size:,}: "
    small = size < _LARGE
    most = "1.2 GB" if small else "5 GB"
    found = [
        (at + "build", f"{building:.2f} s", "5 s" if small else ""),
        (at + "resident after it", f"{_resident():.2f} GB", most),
        (at + "resident at most", f"{_most_resident():.2f} GB", most),
        (at + "resident before it", f"{before:.2f} GB", ""),
    ]
    for name, figure in _timed(view, ledger, snapshot):
        limit = _LIMITS.get(name, (None, None))[0 if small else 1]
        found.append((at + name, f"{figure:.1f} ms", f"{limit} ms" if limit else ""))
    return found


def _timed(view: View, ledger: ManyIncidents, snapshot: Snapshot) -> Iterator[tuple[str, float]]:
    days = (date(2000, 1, 1) + timedelta(days=number) for number in count())
    yield from _selecting(ledger, snapshot, days)
    yield from _answering(snapshot, days)
    yield from _peers(snapshot)

    def follow(_: int) -> None:
        ledger.change()
        view.snapshot()

    yield "follow 1,000 changed rows", _median(follow, count())


def _selecting(
    ledger: ManyIncidents, snapshot: Snapshot, days: Iterator[date]
) -> Iterator[tuple[str, float]]:
    yield (
        "select by type and dates",
        _median(
            lambda day: (
                snapshot.select(
                    Filters(types=(EventType.RIOTS, EventType.BATTLES), first_day=day)
                ).count
            ),
            days,
        ),
    )
    yield (
        "select by type and dates, and the cells of the world",
        _median(
            lambda day: snapshot.select(
                Filters(types=(EventType.RIOTS, EventType.BATTLES), first_day=day)
            ).cells(_WHOLE, 2),
            days,
        ),
    )
    each = {
        name: _median(lambda filters: snapshot.select(filters).count, asked)
        for name, asked in _others(ledger)
    }
    slowest = max(each, key=each.__getitem__)
    yield "select by any other filter, the slowest", each[slowest]
    yield f"  which is {slowest}", each[slowest]
    words = ledger.words
    texts = (f"{words[300 + each]} {words[5_000 + each]}" for each in count())
    yield (
        "select by two words of text",
        _median(lambda text: snapshot.select(Filters(text=text)).count, texts),
    )


def _answering(snapshot: Snapshot, days: Iterator[date]) -> Iterator[tuple[str, float]]:
    def fresh() -> Iterator[Selection]:
        for day in days:
            selection = snapshot.select(Filters(first_day=day, countries=("KE", "UA", "YE", "SD")))
            _ = selection.count
            yield selection

    town = _box_of(snapshot, 10)
    for name, zoom, box in (
        ("cells of the world", 2, _WHOLE),
        ("cells of a country", 6, _box_of(snapshot, 6)),
        ("cells of a town", 12, town),
    ):

        def answer(selection: Selection, box: Box = box, zoom: int = zoom) -> bytes:
            found: bytes = selection.cells(box, zoom).to_bytes()
            return found

        yield name, _median(answer, fresh())
        everything = snapshot.select(Filters())
        answer(everything)
        yield f"{name}, all incidents, asked again", _median(lambda _: answer(everything), count())  # noqa: B023 - called at once
    yield (
        "all eight facets",
        _median(lambda selection: [selection.facet(name) for name in _FACETS], fresh()),
    )
    wide = (snapshot.select(Filters(last_day=day)) for day in days)
    yield "histogram", _median(lambda selection: selection.histogram(None), wide)
    yield (
        "totals of killed and injured",
        _median(lambda selection: (selection.killed, selection.injured), wide),
    )
    yield "first page of the table", _median(lambda selection: selection.rows(), wide)


def _others(ledger: ManyIncidents) -> Iterator[tuple[str, Iterator[Filters]]]:
    yield "country", (Filters(countries=(code,)) for code in ("KE", "UA", "YE", "SD", "SO"))
    yield "actor", (Filters(actors=(name[:7],)) for name in ledger.actors)
    yield "weapon", (Filters(weapons=(name[:7],)) for name in ledger.actors)
    yield "source", (Filters(sources=(name[:7],)) for name in ledger.actors)
    yield "killed-min", (Filters(killed_min=number) for number in count(1))
    yield "grade", (Filters(grades=(each,)) for each in Grade)
    yield "sub-type", (Filters(sub_types=(each,)) for each in ("Attack", "Grenade", "Other") * 2)
    yield (
        "bbox",
        (
            Filters(box=BoundingBox(south=each, west=170 - each, north=40, east=-20 + each))
            for each in count()
        ),
    )


def _peers(snapshot: Snapshot) -> Iterator[tuple[str, float]]:
    columns = snapshot.columns
    first, last = columns.numbers["first_day"], columns.numbers["last_day"]
    kinds = columns.coded["event_type"].numbers.astype(np.int8)
    frame = pd.DataFrame(
        {
            "kind": kinds,
            "country": columns.coded["country"].numbers,
            "month": first // 30,
            "killed": columns.numbers["killed_min"],
        },
        copy=False,
    )
    yield (
        "  peer: numpy scan by type and dates",
        _median(
            lambda day: int(np.count_nonzero((kinds <= 2) & (last >= day) & (first <= 19_000))),
            iter(range(12_000, 12_100)),
        ),
    )
    yield (
        "  peer: pandas groupby by month and type, after a filter",
        _median(
            lambda day: (
                frame[(last >= day) & (kinds <= 2)].groupby(["month", "kind"])["killed"].count()
            ),
            iter(range(12_000, 12_100)),
        ),
    )


def _median(ask: Callable[[Any], object], questions: Iterator[Any]) -> float:
    """Milliseconds of one answer; no question is asked twice."""
    times: list[float] = []
    for _ in range(_TIMES):
        question = next(questions, None)
        if question is None:
            break
        begun = time.perf_counter()
        ask(question)
        times.append((time.perf_counter() - begun) * 1_000)
    return statistics.median(times)


def _box_of(snapshot: Snapshot, level: int) -> Box:
    """A box of about four tiles of a zoom around the first place there is."""
    columns = snapshot.columns
    row = int(np.flatnonzero(columns.placed)[0])
    side = 2 ** (32 - level)
    x, y = (int(part[row]) // side * side for part in (columns.x, columns.y))
    return Box(
        x0=max(0, x - side), y0=max(0, y - side), x1=min(_WORLD, x + side), y1=min(_WORLD, y + side)
    )


def _resident() -> float:
    pages: Sequence[str] = Path("/proc/self/statm").read_text("ascii").split()
    return int(pages[1]) * _PAGE / 1e9


def _most_resident() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9


if __name__ == "__main__":
    for measurement in measured(int(sys.argv[1])):
        print(*measurement, sep="  |  ")
