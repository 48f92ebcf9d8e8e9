"""The weights of the place finder are learned here, by a developer; only the numbers are kept.

    python -m geo.toponyms.learn_weights TOPONYMS.jsonl...

Each line of TOPONYMS has id, text, toponyms (start, end, latitude, longitude) and source. Half of
the sources teach; the others are only scored. Two models without hidden parts: a logistic one says
whether a run of words names a place, a softmax one which place of the name.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from geo.distance import kilometres
from geo.gazetteer import open_gazetteer
from geo.resolve import Resolver
from geo.toponyms import finding
from geo.toponyms.could_lie import could_lie
from geo.toponyms.lookup import Lookup
from geo.toponyms.ranks import RANKS, ranks
from geo.toponyms.source_home import NOWHERE, Home, SourceVotes
from geo.toponyms.spans import SIGNS, Reading

Floats = NDArray[np.float64]
_WEIGHTS: Final = Path(__file__).with_name("weights.json")
_RIGHT_KM: Final = 161
_ROUNDS: Final = 12
_SHRINK: Final = 2.0
_SOFT_ROUNDS: Final = 1_200
_SOFT_SHRINK: Final = 2e-4
# These speak for a place whatever a small collection of texts says.
_ONLY_HELPS: Final = frozenset(
    {
        "people", "most_people", "main", "rank", "capital", "region_agrees", "country_share",
        "admin1_share", "country_leads", "admin1_leads", "within_50", "within_300",
        "home_country", "home_division", "division_said", "land_named", "admin1_could",
        "admin1_could_most", "home_could", "home_could_most", "home_could_share", "home_land",
    }
)  # fmt: skip
# No text of the collections comes with the country that it is about; this weight is set by hand.
_HINTED: Final = 1.5
# American news seldom names its country; a text about another one that names it plays there.
_LAND_NAMED: Final = 1.0
# Nor has one a division that another language calls a country by: Myanmar's Chin, and China.
_DIVISION_OF_LAND: Final = 8.0
# The collections are mostly American local news, where a foreign village's name is nearly always a
# person's. A monitor's articles are about such villages: these are added by hand to the learned.
_ABOUT_ABROAD: Final = {
    "abroad_agrees": 2.4,
    "abroad_local": 1.2,
    "kind_of": 0.7,
    "abroad_attacked": 3.0,
    "abroad_particle": 2.5,
}


def main(paths: Sequence[str]) -> None:
    """Learn from half of the sources and write the numbers."""
    documents = [
        json.loads(line) for path in paths for line in Path(path).read_text("utf-8").splitlines()
    ]
    teaching = [each for each in documents if is_for_teaching(each)]
    resolver = Resolver(open_gazetteer())
    known = finding.lookup_of(resolver)
    homes = _homes(teaching, resolver)
    # Each collection weighs the same, and each text teaches with its source's home and without.
    sizes = Counter(document["id"][:3] for document in teaching)
    signs, marks, shares, questions = [], [], [], []
    for document in teaching:
        reading = Reading(document["text"], known)
        gold = {(each["start"], each["end"]) for each in document["toponyms"]}
        signs += [reading.signs(span) for span in reading.spans]
        marks += [float((span.start, span.end) in gold) for span in reading.spans]
        shares += [1 / sizes[document["id"][:3]]] * len(reading.spans)
        home = homes[document["id"]]
        weight = 1 / sizes[document["id"][:3]]
        for one in (home, NOWHERE):
            questions += [(*each, weight) for each in _questions(document, reading, known, one)]
    numbers = {
        "signs": dict(zip(SIGNS, _logistic(*map(np.array, (signs, marks, shares))), strict=True)),
        "ranks": dict(zip(RANKS, _softmax(questions), strict=True)),
    }
    numbers["ranks"]["hinted"] = _HINTED
    numbers["ranks"]["division_of_land"] = _DIVISION_OF_LAND
    numbers["ranks"]["land_named"] = round(numbers["ranks"]["land_named"] + _LAND_NAMED, 4)
    for sign, more in _ABOUT_ABROAD.items():
        numbers["signs"][sign] = round(numbers["signs"][sign] + more, 4)
    _WEIGHTS.write_text(json.dumps(numbers, indent=1) + "\n", "utf-8")


def is_for_teaching(document: dict[str, Any]) -> bool:
    """Whether a document's source is in the half that teaches."""
    source = document["source"] if document["id"].startswith("lgl") else document["id"]
    return sha256(source.encode()).digest()[0] % 2 == 0


def _homes(documents: Sequence[dict[str, Any]], resolver: Resolver) -> dict[str, Home]:
    """For each document the home that its source's name and other documents show."""
    known = finding.lookup_of(resolver)
    own = {
        each["id"]: could_lie(finding.recognised(Reading(each["text"], known)))
        for each in documents
    }
    votes: dict[str, SourceVotes] = {}
    for each in documents:
        source = each["source"]
        if source not in votes:
            votes[source] = SourceVotes(source, resolver.gazetteer, known)
        votes[source].add(own[each["id"]])
    return {each["id"]: votes[each["source"]].home_without(own[each["id"]]) for each in documents}


def _questions(
    document: dict[str, Any], reading: Reading, known: Lookup, home: Home
) -> Iterator[tuple[Floats, Floats]]:
    placed = {
        (each["start"], each["end"]): (each["latitude"], each["longitude"])
        for each in document["toponyms"]
        if each.get("latitude") is not None
    }
    spans = [span for span in finding.given(reading, list(placed), known) if span.candidates]
    chosen, setting = finding.settled(spans, reading, None, home)
    for span, own in zip(spans, chosen, strict=True):
        north, east = placed[(span.start, span.end)]
        away = np.array(
            [
                kilometres(each.entry.latitude, each.entry.longitude, north, east)
                for each in span.candidates
            ]
        )
        right = away <= min(_RIGHT_KM, max(25.0, away.min() * 1.5 + 1))
        if right.any() and not right.all():
            rows = ranks(span, reading, setting.without(own.candidate))
            yield np.array(rows), right.astype(float)


def _logistic(signs: Floats, marks: Floats, shares: Floats) -> list[float]:
    shares = shares / shares.mean()
    weights = np.zeros(signs.shape[1])
    shrink = _SHRINK * np.eye(len(weights))
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(signs @ weights, -30, 30)))
        slope = signs.T @ (shares * (chance - marks)) + shrink @ weights
        curve = (signs * (shares * chance * (1 - chance))[:, None]).T @ signs + shrink
        weights -= np.linalg.solve(curve, slope)
    return [round(float(weight), 4) for weight in weights]


def _softmax(questions: Sequence[tuple[Floats, Floats, float]]) -> list[float]:
    most = max(len(rows) for rows, _, _ in questions)
    rows = np.array([np.pad(each, ((0, most - len(each)), (0, 0))) for each, _, _ in questions])
    right = np.array([np.pad(each, (0, most - len(each))) for _, each, _ in questions])
    none = np.array([np.arange(most) >= len(each) for _, each, _ in questions])
    counts = np.array([weight for _, _, weight in questions])[:, None]
    counts = counts / counts.sum()
    weights = np.zeros(len(RANKS))
    steps = np.full_like(weights, 1e-6)
    helps = [number for number, rank in enumerate(RANKS) if rank in _ONLY_HELPS]
    for _ in range(_SOFT_ROUNDS):
        scores = np.where(none, -np.inf, rows @ weights)
        share = np.exp(scores - scores.max(axis=1, keepdims=True))
        share /= share.sum(axis=1, keepdims=True)
        wanted = share * right
        wanted /= np.maximum(wanted.sum(axis=1, keepdims=True), 1e-12)
        slope = _SOFT_SHRINK * weights + np.einsum("qcr,qc->r", rows, (share - wanted) * counts)
        steps += slope * slope
        weights -= slope / np.sqrt(steps)
        weights[helps] = np.maximum(weights[helps], 0)
    return [round(float(weight), 4) for weight in weights]


if __name__ == "__main__":
    main(sys.argv[1:])
