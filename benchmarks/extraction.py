"""How fast and how right articles become drafts: speed, memory, growth, and the table of accuracy.

Run it with `python -m benchmarks extraction`. Accuracy is measured where INCIDENTS_EVAL_DATA (by
default the folder `shared` beside the repository) holds coded texts and their scorer; a field is
scored only where the text itself gives it. Speed is counted in seconds of processor time, so that
other work on the machine counts little; it still counts where cores share a cache. It is measured
twice: over articles made of few paragraphs, whose names are soon remembered, and over articles of
which each tells something new, where most names are looked up for the first time. `make fast`
counts: `make bench` has it compile first, and beside it stands what the sources do.
"""

from __future__ import annotations

import importlib.util
import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, cycle, islice
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from geo.compiled import FOLDER, SETTING, libraries
from geo.gazetteer import open_gazetteer
from geo.resolve import Resolver
from incidents import for_good
from incidents.article import Article
from incidents.articles import sources_of_lines
from incidents.extraction import Extractor, Lexicon, to_contract
from incidents.settings import ROOT

_DATA: Final = Path(os.environ.get("INCIDENTS_EVAL_DATA") or ROOT.parent / "shared") / "eval"
_PUBLISHED: Final = date(2024, 6, 12)
_WORDS: Final = 500
_ARTICLES: Final = 300
_NEW_TEXTS: Final = (
    "dev_acled_world",
    "dev_acled_kenya",
    "dev_airwars",
    "toponyms_lgl",
    "toponyms_trnews",
)
_LONG: Final = 1_000_000  # characters
_SHORTEST: Final = 20  # characters of a paragraph
_SURE: Final = 0.8
_RIGHT: Final = ("event_type", "date_within", "country")
# Measure: floor / aim, by file; the scorer's 'any' where the measure ends with a star.
_LIMITS: Final = {
    "dev_acled_world": {
        "event_type": "0.80 / 0.90",
        "sub_event_type": "0.70 / 0.82",
        "date": "0.98 / 1.00",
        "country": "0.90 / 0.96",
        "place_50km": "0.68 / 0.82",
        "killed": "0.93 / 0.97",
    },
    "dev_acled_kenya": {
        "event_type": "0.80 / 0.90",
        "sub_event_type": "0.68 / 0.80",
        "date": "0.92 / 0.98",
        "country": "0.93 / 0.98",
        "place_50km": "0.45 / 0.65",
        "killed": "0.87 / 0.94",
    },
    "dev_airwars": {
        "date_within*": "0.85 / 0.95",
        "killed*": "0.55 / 0.75",
        "place_10km*": "0.80 / 0.90",
    },
}


def rows() -> Iterator[tuple[str, str, str]]:
    """Name, figure and limit of each measurement."""
    measured = _apart()
    yield (
        "articles of 500 words a second of one core",
        f"{measured['articles']:.0f}",
        "at least 150",
    )
    if measured["new"]:
        yield (
            f"the same, of {measured['new_articles']} texts that tell each something new",
            f"{measured['new']:.0f}",
            "at least 150",
        )
    if libraries(FOLDER, ROOT):
        sources = _apart(**{SETTING: "no"})
        figures = f"{sources['articles']:.0f}, {sources['new']:.0f}"
        yield "both read from the sources, without `make fast`", figures, ""
    yield "memory of it", f"{measured['memory']:.0f} MB", "400 MB"
    yield "2 MB of text against 1 MB", f"{measured['growth']:.1f} times", "2.5 times"
    if not (_DATA / "score_incidents.py").is_file():
        yield "accuracy", "no coded texts here", "see docstring"
        return
    extractor = _extractor()
    sure = Counter[bool]()
    for name, limits in _LIMITS.items():
        file = _DATA / "data" / f"{name}.jsonl"
        if file.is_file():
            yield from _accuracy(extractor, file, limits, sure)
    if sure:
        share = sure[True] / sure.total()
        yield f"right, of {sure.total()} drafts with confidence >= 0.8", f"{share:.3f}", "0.800"


def _apart(**settings: str) -> dict[str, Any]:
    """What another process measures, of this one's settings and these."""
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks.extraction"],
        cwd=ROOT,
        env={**os.environ, **settings},
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    measured: dict[str, Any] = json.loads(said)
    return measured


@dataclass(slots=True)
class _Tally:
    first: int = 0
    best: int = 0
    total: int = 0


def _accuracy(
    extractor: Extractor, file: Path, limits: dict[str, str], sure: Counter[bool]
) -> Iterator[tuple[str, str, str]]:
    scorer = _scorer()
    coded = {row["id"]: row for row in map(json.loads, file.read_text("utf-8").splitlines())}
    tallies: dict[str, _Tally] = {}
    drafted = misquoted = 0
    for article, _ in sources_of_lines(file.read_bytes(), name=file.name):
        record = coded[article.id]
        drafts = [to_contract(each, article) for each in extractor.drafts(article)]
        drafted += len(drafts)
        misquoted += sum(scorer.evidence_faults(record, each) for each in drafts)
        results = [scorer.checks(record, each) for each in drafts] or [{}]
        for measure in scorer.checks(record, {}):
            tally = tallies.setdefault(measure, _Tally())
            tally.total += 1
            tally.first += results[0].get(measure, False)
            tally.best += any(each.get(measure, False) for each in results)
        if drafts and drafts[0]["confidence"] >= _SURE:
            sure[all(results[0].get(each, True) for each in _RIGHT)] += 1
    for measure, limit in limits.items():
        tally = tallies[measure.rstrip("*")]
        hits = tally.best if measure.endswith("*") else tally.first
        yield f"{file.stem}: {measure}", f"{hits / tally.total:.3f} of {tally.total}", limit
    yield f"{file.stem}: drafts a text", f"{drafted / len(coded):.2f}", "1.60"
    yield f"{file.stem}: quotes that misquote", str(misquoted), "0"


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorer", _DATA / "score_incidents.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(_DATA / "score_incidents.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _extractor() -> Extractor:
    return Extractor(Resolver(open_gazetteer()), Lexicon.load(ROOT / "data" / "lexicon"))


def _measured() -> dict[str, Any]:
    """Speed, growth and memory of this process, which did nothing else."""
    extractor = _extractor()
    for_good.keep_for_drafting()  # as the commands do that draft
    new = list(_new_articles())
    spent_on_new = _seconds(extractor, *new)
    paragraphs = list(_paragraphs())
    articles = [_article(_of_words(paragraphs, number)) for number in range(_ARTICLES)]
    for article in articles[: len(paragraphs)]:
        extractor.drafts(article)
    spent = _seconds(extractor, *articles)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    long = "\n\n".join(islice(cycle(paragraphs), _LONG // _SHORTEST))[:_LONG]
    once = _seconds(extractor, _article(long))
    twice = _seconds(extractor, _article(f"{long}\n\n{long}"))
    return {
        "articles": len(articles) / spent,
        "new": len(new) / spent_on_new if new else 0.0,
        "new_articles": len(new),
        "memory": memory,
        "growth": twice / once,
    }


def _new_articles() -> Iterator[Article]:
    """Articles of 500 words made of texts that each stand in one of them; none without such."""
    chosen: list[str] = []
    words = 0
    for name in _NEW_TEXTS:
        file = _DATA / "data" / f"{name}.jsonl"
        lines = file.read_text("utf-8").splitlines() if file.is_file() else []
        for paragraph in chain.from_iterable(
            json.loads(line)["text"].split("\n") for line in lines
        ):
            chosen.append(paragraph)
            words += len(paragraph.split())
            if words >= _WORDS:
                yield _article("\n\n".join(chosen))
                chosen, words = [], 0


def _paragraphs() -> Iterator[str]:
    for line in (ROOT / "data" / "samples" / "articles.jsonl").read_text("utf-8").splitlines():
        yield from filter(None, json.loads(line)["text"].split("\n\n"))


def _of_words(paragraphs: list[str], number: int) -> str:
    """Paragraphs from one on, as many as make an article of 500 words."""
    chosen: list[str] = []
    words = 0
    for paragraph in islice(cycle(paragraphs), number, None):
        chosen.append(paragraph)
        words += len(paragraph.split())
        if words >= _WORDS:
            return "\n\n".join(chosen)
    raise AssertionError("a cycle has no end")


def _article(text: str) -> Article:
    return Article(id="a", text=text, sha256="", published=_PUBLISHED)


def _seconds(extractor: Extractor, *articles: Article) -> float:
    start = time.process_time()
    for article in articles:
        extractor.drafts(article)
    return time.process_time() - start


if __name__ == "__main__":
    print(json.dumps(_measured()))
