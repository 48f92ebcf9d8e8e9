"""How fast and how right articles become drafts: speed, memory, growth, and the table of accuracy.

Run it with `python -m benchmarks extraction`. Accuracy is measured where INCIDENTS_EVAL_DATA (by
default the folder `shared` beside the repository) holds coded texts and their scorer; a field is
scored only where the text itself gives it. Speed is counted in seconds of processor time, so that
other work on the machine counts little; it still counts where cores share a cache. It is measured
over articles made of few paragraphs, whose names are soon remembered, and over texts that each tell
something new, where most names are looked up for the first time: news, and the notes of coders.
`make fast` counts: `make bench` has it compile first, and beside it stands what the sources do.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, cycle, islice, pairwise
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
_TIMES: Final = 3  # of which the shortest counts
# Texts that each tell something new: what newspapers and Airwars write, and the notes of coders,
# of which some twelve from as many countries make an article.
_NEWS: Final = ("toponyms_lgl", "toponyms_trnews", "dev_airwars")
_NOTES: Final = ("dev_acled_world", "dev_acled_kenya")
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
    if measured["news"]:
        news, notes = f"{measured['news']:.0f}", f"{measured['notes']:.0f}"
        yield "the same, of news that tell each something new", news, "at least 150"
        yield "the same, of coders' notes from some twelve countries each", notes, ""
    if libraries(FOLDER, ROOT):
        sources = _apart(**{SETTING: "no"})
        figures = ", ".join(f"{sources[each]:.0f}" for each in ("articles", "news", "notes"))
        yield "all three read from the sources, without `make fast`", figures, ""
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
    news, notes = (list(_new_articles(names)) for names in (_NEWS, _NOTES))
    spent_on_news, spent_on_notes = (_seconds(extractor, *new) for new in (news, notes))
    paragraphs = list(_paragraphs())
    over_and_over = "\n\n".join(paragraphs * _ARTICLES)
    articles = list(islice(_of_500_words(over_and_over), _ARTICLES))
    for article in articles[: len(paragraphs)]:
        extractor.drafts(article)
    spent = min(_seconds(extractor, *articles) for _ in range(_TIMES))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    long = "\n\n".join(islice(cycle(paragraphs), _LONG // _SHORTEST))[:_LONG]
    once = _seconds(extractor, _article(long))
    twice = _seconds(extractor, _article(f"{long}\n\n{long}"))
    return {
        "articles": len(articles) / spent,
        "news": len(news) / spent_on_news,
        "notes": len(notes) / spent_on_notes,
        "memory": memory,
        "growth": twice / once,
    }


def _new_articles(names: Sequence[str]) -> Iterator[Article]:
    """Articles of the texts of files, of which each stands in one of them; none without files."""
    files = (_DATA / "data" / f"{name}.jsonl" for name in names)
    lines = chain.from_iterable(
        file.read_text("utf-8").splitlines() for file in files if file.is_file()
    )
    return _of_500_words("\n\n".join(json.loads(line)["text"] for line in lines))


def _of_500_words(text: str) -> Iterator[Article]:
    """A long text as articles of just so many words, without what is left of it."""
    ends = [0, *(word.end() for word in re.finditer(r"\S+", text))][::_WORDS]
    return (_article(text[start:end]) for start, end in pairwise(ends))


def _paragraphs() -> Iterator[str]:
    for line in (ROOT / "data" / "samples" / "articles.jsonl").read_text("utf-8").splitlines():
        yield from filter(None, json.loads(line)["text"].split("\n\n"))


def _article(text: str) -> Article:
    return Article(id="a", text=text, sha256="", published=_PUBLISHED)


def _seconds(extractor: Extractor, *articles: Article) -> float:
    start = time.process_time()
    for article in articles:
        extractor.drafts(article)
    return time.process_time() - start


if __name__ == "__main__":
    print(json.dumps(_measured()))
