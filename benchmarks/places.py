"""How fast and how right places are found: speed, opening, memory, and the table of accuracy.

Run it with `python -m benchmarks places`. Accuracy is measured where INCIDENTS_EVAL_DATA (by
default the folder `shared` beside the repository) holds places that people coded; the measures are
those of its scorer.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Final

from geo.distance import kilometres
from geo.gazetteer import open_gazetteer
from geo.gazetteer.sources import towns
from geo.place import Place
from geo.resolve import Resolver
from geo.toponyms import find
from geo.toponyms.sourced_texts import SourcedText, find_in_many

_ROOT: Final = Path(__file__).resolve().parent.parent
_DATA: Final = Path(os.environ.get("INCIDENTS_EVAL_DATA") or _ROOT.parent / "shared") / "eval/data"
_NAMES: Final = 6_000
_OPENINGS: Final = 5
_ARTICLES: Final = 20
_WORDS: Final = 1_000
_HALF_EARTH_KM: Final = 20_039.0
_SAME_TOWN_KM: Final = 161
_FAR_OFF_KM: Final = 50
_STRINGS: Final = {
    "places_world": ("at least 0.77 / 0.86", "at least 0.88 / 0.95"),
    "places_kenya": ("at least 0.62 / 0.74", "at least 0.88 / 0.95"),
}
_TOPONYMS: Final = ("toponyms_lgl", "toponyms_trnews")
# About as many names as news has: one in forty words is a place's.
_TEXT: Final = (
    "On Monday shells fell on residential areas of Stepanakert, officials said, and the sirens "
    "were heard until late in the evening. Two people were wounded, one of them badly, when a "
    "house was hit while the family sat in its cellar. The ministry denied that any of its units "
    "had opened fire and spoke of a provocation, as it had done the week before. Mayor David "
    "Sargsyan told reporters that power was cut in most of the town and that the hospital ran on "
    "its generators. He asked for food, blankets and drinking water for those who had left their "
    "homes, some of whom had walked for three days. Aid groups said that the road from Shushi was "
    "open again, but that nobody would promise to keep it so. The talks in Paris go on next week; "
    "diplomats there did not expect that they would end the fighting before the winter. "
)


def rows() -> Iterator[tuple[str, str, str]]:
    """Name, figure and limit of each measurement."""
    resolver = Resolver(open_gazetteer())
    yield "plain names a second, one process", f"{_names_a_second(resolver):,.0f}", "at least 1,500"
    opened = [_in_a_child() for _ in range(_OPENINGS)]
    yield (
        "open and first answer",
        f"{statistics.median(each[0] for each in opened):.0f} ms",
        "50 ms",
    )
    yield "resident memory after 1,000 names", f"{max(each[1] for each in opened):.0f} MB", "150 MB"
    yield f"places of an article of {_WORDS:,} words", f"{_article_ms(resolver):.1f} ms", "20 ms"
    for name, limits in _STRINGS.items():
        yield from _strings(name, resolver, *limits)
    yield from _hard(resolver)
    for name in _TOPONYMS:
        yield from _toponyms(name, resolver)


def _names_a_second(resolver: Resolver) -> float:
    named = [(city["name"], city["countrycode"]) for city in islice(towns(), 0, None, 40)]
    start = time.perf_counter()
    for name, country in named[:_NAMES]:
        resolver.locate_one(name, country=country)
    return len(named[:_NAMES]) / (time.perf_counter() - start)


def _article_ms(resolver: Resolver) -> float:
    words = _TEXT.split()
    article = " ".join(islice(cycle(words), _WORDS))
    find(article, resolver)
    taken = []
    for number in range(_ARTICLES):
        # Every article is another one: nothing may be remembered whole.
        text = f"{article} Number {number}."
        start = time.perf_counter()
        find(text, resolver)
        taken.append(1_000 * (time.perf_counter() - start))
    return statistics.median(taken)


def _in_a_child() -> tuple[float, float]:
    """Milliseconds from opening to the first answer, and megabytes after a thousand names."""
    child = subprocess.run(
        [sys.executable, "-m", "benchmarks.places"],
        check=True,
        capture_output=True,
        text=True,
        cwd=_ROOT,
    )
    milliseconds, megabytes = map(float, child.stdout.split())
    return milliseconds, megabytes


def _first_answer() -> None:
    start = time.perf_counter()
    resolver = Resolver(open_gazetteer())
    resolver.locate_one("Stepanakert")
    milliseconds = 1_000 * (time.perf_counter() - start)
    towns_there = resolver.gazetteer.towns_within(-40, 60, -20, 140, 1_000)
    for town in towns_there:
        resolver.locate_one(town.name, country=town.country)
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    print(milliseconds, pages * os.sysconf("SC_PAGE_SIZE") / 1_048_576)


def _read(name: str) -> list[dict[str, Any]]:
    file = _DATA / f"{name}.jsonl"
    if not file.is_file():
        return []
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _located(row: dict[str, Any], resolver: Resolver) -> tuple[Place | None, float]:
    found = resolver.locate_one(
        row["place"],
        country=row.get("country"),
        admin1=row.get("admin1"),
        admin2=row.get("admin2"),
    )
    if not isinstance(found, Place):
        return None, _HALF_EARTH_KM
    away = kilometres(row["latitude"], row["longitude"], found.latitude, found.longitude)
    return found, away


def _strings(
    name: str, resolver: Resolver, near: str, inside: str
) -> Iterator[tuple[str, str, str]]:
    answers = [_located(row, resolver) for row in _read(name)]
    if not answers:
        return
    given = [(place, away) for place, away in answers if place]
    sure = [(place, away) for place, away in given if not place.review]
    far = sum(away > max(_FAR_OFF_KM, 1.5 * place.uncertainty_m / 1_000) for place, away in sure)
    towns_said = [place.uncertainty_m / 1_000 for place, _ in given if place.where_prec == 1]
    yield f"{name}: within 25 km", _share([away <= 25 for _, away in answers]), near
    yield f"{name}: unflagged", f"{len(sure)} of {len(answers)}", ""
    yield f"{name}: unflagged and far off", f"{far / max(1, len(sure)):.3f}", "at most 0.03 / 0.01"
    held = [away * 1_000 <= place.uncertainty_m for place, away in given]
    yield f"{name}: inside the radius", _share(held), inside
    yield f"{name}: radius of a town", f"{statistics.median(towns_said):.1f} km", "at most 8 / 5 km"


def _hard(resolver: Resolver) -> Iterator[tuple[str, str, str]]:
    rows = _read("places_hard60")
    if rows:
        right = sum(_located(row, resolver)[1] <= row["tolerance_km"] for row in rows)
        yield "places_hard60: inside its tolerance", f"{right} of {len(rows)}", "at least 52 / 58"


def _toponyms(name: str, resolver: Resolver) -> Iterator[tuple[str, str, str]]:
    gold = _read(name)
    if not gold:
        return
    for what, limit, with_spans in (
        ("gold spans within 161 km", "at least 0.84 / 0.90", True),
        ("raw text, exact and within 161 km", "at least 0.73 / 0.82", False),
    ):
        texts = [
            SourcedText(
                text=row["text"],
                source=row.get("source"),
                spans=tuple((each["start"], each["end"]) for each in row["toponyms"])
                if with_spans
                else None,
            )
            for row in gold
        ]
        right = [
            _is_right(toponym, {(each.start, each.end): each.place for each in found})
            for row, found in zip(gold, find_in_many(texts, resolver), strict=True)
            for toponym in row["toponyms"]
            if toponym.get("latitude") is not None
        ]
        yield f"{name}: {what}", _share(right), limit


def _is_right(toponym: dict[str, Any], found: dict[tuple[int, int], object]) -> bool:
    place = found.get((toponym["start"], toponym["end"]))
    return (
        isinstance(place, Place)
        and kilometres(toponym["latitude"], toponym["longitude"], place.latitude, place.longitude)
        <= _SAME_TOWN_KM
    )


def _share(right: list[bool]) -> str:
    return f"{sum(right) / max(1, len(right)):.3f} of {len(right):,}"


if __name__ == "__main__":
    _first_answer()
