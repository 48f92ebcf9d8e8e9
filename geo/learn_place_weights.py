"""The weights of a place's candidates are learned here, by a developer; only the numbers are kept.

    python -m geo.learn_place_weights [PLACES.jsonl...]

Each line of PLACES has place, country, admin1, admin2, latitude and longitude. Without paths they
are looked for where INCIDENTS_EVAL_DATA says, by default in the folder `shared` beside the
repository. Half of the countries teach, and where a file is of one country half of its first-order
divisions; the others are only scored. A softmax over the candidates of one string is drawn towards
what was held likely before any data, so that a kind of place of which the strings say nothing keeps
that. What is learned is written where the half that is only scored gains by it, see decision 57.
The weights of the other places of a text are set by hand: no string comes with any.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from geo.distance import kilometres
from geo.gazetteer import open_gazetteer
from geo.likelihood import depth
from geo.resolve import Resolver

Floats = NDArray[np.float64]
_ROOT: Final = Path(__file__).resolve().parent.parent
_DATA: Final = Path(os.environ.get("INCIDENTS_EVAL_DATA") or _ROOT.parent / "shared") / "eval/data"
_FILES: Final = ("places_world.jsonl", "places_kenya.jsonl")
_WEIGHTS: Final = Path(__file__).with_name("place_weights.json")
_HELD_LIKELY: Final[Mapping[str, float]] = {
    "match": 1.2, "people": 0.9, "town": 0.25, "village": 0.1, "country": 0.55, "region": 0.3,
    "admin1": 0.05,
    "admin2": -0.15, "feature": 0.35, "airfield": -0.1, "division": 0.8, "town_of_division": -0.4,
    "depth": 0.5,
}  # fmt: skip
_RIGHT_KM: Final = 25
_SAME_SPOT_KM: Final = 5
_DRAWN: Final = 0.1
# One choice more in a hundred; less is chance, and a change of order costs the texts.
_LEAST_GAIN: Final = 0.01
_ROUNDS: Final = 800
_STEP: Final = 0.3


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A string with several candidates.

    Attributes:
        file: Which file it is from.
        teaches: Whether it is in the half that teaches.
        features: A row for each candidate, a column for each weight.
        away: Kilometres from each candidate to where the place is.
    """

    file: str
    teaches: bool
    features: Floats
    away: Floats


def main(paths: Sequence[str]) -> None:
    """Learn from half of the places, tell both halves' figures, and write the better numbers."""
    files = [Path(each) for each in paths] or [_DATA / name for name in _FILES]
    resolver = Resolver(open_gazetteer())
    asked = [each for file in files for each in questions(file, resolver)]
    scored = [each for each in asked if not each.teaches]
    before = np.array(list(_HELD_LIKELY.values()))
    learned = _softmax([each for each in asked if each.teaches], before)
    for what, weights in (("before", before), ("learned", learned)):
        for half, teaches in (("teaching", True), ("only scored", False)):
            for file in files:
                some = [
                    each for each in asked if each.teaches is teaches and each.file == file.stem
                ]
                sys.stdout.write(f"{what}, {half}, {file.stem}: {_told(some, weights)}\n")
    gain = (_right(scored, learned) - _right(scored, before)) / len(scored)
    kept = learned if gain > _LEAST_GAIN else before
    told = "learned" if kept is learned else "as before: what was learned gains too little"
    sys.stdout.write(f"the numbers written are {told}; gain {gain:+.4f}\n")
    numbers = {name: round(float(value), 4) for name, value in zip(_HELD_LIKELY, kept, strict=True)}
    _WEIGHTS.write_text(json.dumps(numbers, indent=1) + "\n", "utf-8")


def questions(file: Path, resolver: Resolver) -> Iterator[Question]:
    """The strings of a file that leave a choice."""
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    halves = _halved(rows)
    for row in rows:
        stated = {name: row.get(name) for name in ("country", "admin1", "admin2")}
        fitting, said = resolver.fitting(row["place"], **stated)
        if len(fitting) < 2:
            continue
        features = [{**each.features(), "depth": depth(each.entry, said)} for each in fitting]
        away = [
            kilometres(each.entry.latitude, each.entry.longitude, row["latitude"], row["longitude"])
            for each in fitting
        ]
        yield Question(
            file=file.stem,
            teaches=halves(row),
            features=np.array(
                [[each.get(name, 0.0) for name in _HELD_LIKELY] for each in features]
            ),
            away=np.array(away),
        )


def _halved(rows: Sequence[Mapping[str, Any]]) -> Callable[[Mapping[str, Any]], bool]:
    """Which rows teach: by country, or by first-order division where there is but one country."""
    field = "country" if len({row["country"] for row in rows}) > 1 else "admin1"
    return lambda row: sha256(str(row.get(field)).encode()).digest()[0] % 2 == 0


def _softmax(asked: Sequence[Question], before: Floats) -> Floats:
    """Each file weighs the same."""
    lessons = [
        (each, right)
        for each in asked
        if (right := each.away <= max(_SAME_SPOT_KM, min(_RIGHT_KM, 1.5 * each.away.min()))).any()
        and not right.all()
    ]
    sizes = Counter(each.file for each, _ in lessons)
    weights = before.copy()
    steps = np.full_like(weights, 1e-6)
    for _ in range(_ROUNDS):
        slope = _DRAWN * (weights - before)
        for each, right in lessons:
            scores = each.features @ weights
            share = np.exp(scores - scores.max())
            share /= share.sum()
            wanted = share * right
            wanted /= max(wanted.sum(), 1e-12)
            slope = slope + each.features.T @ (share - wanted) / sizes[each.file] / len(sizes)
        steps += slope * slope
        weights = weights - _STEP * slope / np.sqrt(steps)
    return weights


def _told(some: Sequence[Question], weights: Floats) -> str:
    best = sum(each.away.min() <= _RIGHT_KM for each in some)
    right = _right(some, weights)
    return f"{right} of {len(some)} choices within {_RIGHT_KM} km, {best} could be"


def _right(some: Sequence[Question], weights: Floats) -> int:
    return sum(bool(each.away[np.argmax(each.features @ weights)] <= _RIGHT_KM) for each in some)


if __name__ == "__main__":
    main(sys.argv[1:])
