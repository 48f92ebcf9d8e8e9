"""The same article again, or a wire copy of it, is known by the words it shares in a row.

A text is cut into runs of five words; the 256 smallest of their hashes stand for it (a bottom-k
sketch, Broder 1997), so that texts of any length are compared in one short step.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, Literal

from incidents.article import Article

_WORD: Final = re.compile(r"\w+")
_RUN: Final = 5  # words
# A longer text is known by its beginning: a book would be cut into runs for seconds.
_LONGEST: Final = 200_000  # characters
_KEPT: Final = 256  # hashes
_SAME: Final = 0.95
_COPY: Final = 0.6  # share of the shorter text that is in the longer one
_LEAST_IN_COMMON: Final = 0.05
_FEWEST_RUNS: Final = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sketch:
    """What stands for a text when it is compared.

    Attributes:
        runs: How many different runs of five words the text has.
        smallest: The smallest hashes of them.
    """

    runs: int
    smallest: frozenset[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Copy:
    """That an article is one that is already known.

    Attributes:
        article: The known one.
        kind: "same" for the same text again, "copy" for one with much of the same wording.
        share: How much of the shorter text stands in the longer one, 0 to 1.
        reason: The same in words.
    """

    article: Article
    kind: Literal["same", "copy"]
    share: float
    reason: str


def copy_of(article: Article, articles: Iterable[Article]) -> Copy | None:
    """The article that another is a copy of, the most alike, or None.

    Args:
        article: The new one.
        articles: Those already known; the article itself is skipped by its id.
    """
    # Of several that are as much alike the first one is given.
    return max(copies_among(article, articles), key=lambda each: each.share, default=None)


def copies_among(article: Article, articles: Iterable[Article]) -> tuple[Copy, ...]:
    """The articles that another is a copy of, in their order.

    Args:
        article: The new one.
        articles: Those already known; the article itself is skipped by its id.
    """
    mine = _sketch_of(article.text)
    others = (each for each in articles if each.id != article.id)
    return tuple(found for each in others if (found := _compared(article, mine, each)) is not None)


def _sketch_of(text: str) -> _Sketch:
    """What stands for a text; equal texts have equal sketches, whatever their case and marks."""
    words = _WORD.findall(text[:_LONGEST].casefold())
    runs = {
        blake2b(" ".join(words[at : at + _RUN]).encode(), digest_size=8).digest()
        for at in range(max(len(words) - _RUN + 1, 0))
    }
    smallest = sorted(int.from_bytes(run) for run in runs)[:_KEPT]
    return _Sketch(runs=len(runs), smallest=frozenset(smallest))


def _share_of(one: _Sketch, other: _Sketch) -> float:
    """How much of the shorter text stands in the longer one, 0 to 1, as the sketches tell."""
    if not one.runs or not other.runs:
        return 0.0
    union = sorted(one.smallest | other.smallest)[:_KEPT]
    common = sum(each in one.smallest and each in other.smallest for each in union)
    alike = common / len(union)
    shared = alike * (one.runs + other.runs) / (1 + alike)
    return min(1.0, shared / min(one.runs, other.runs))


def _compared(article: Article, mine: _Sketch, other: Article) -> Copy | None:
    if article.sha256 and article.sha256 == other.sha256:
        return Copy(article=other, kind="same", share=1.0, reason="the same bytes")
    if mine.runs < _FEWEST_RUNS:
        return None
    theirs = _sketch_of(other.text)
    share = _share_of(mine, theirs)
    if share < _COPY or theirs.runs < _FEWEST_RUNS:
        return None
    length = min(mine.runs, theirs.runs) / max(mine.runs, theirs.runs)
    if share >= _SAME and length >= _SAME:
        reason = "the same text, in other bytes"
        return Copy(article=other, kind="same", share=share, reason=reason)
    if length < _LEAST_IN_COMMON:
        return None
    reason = f"{share:.0%} of the shorter text stands in the longer one"
    return Copy(article=other, kind="copy", share=share, reason=reason)
