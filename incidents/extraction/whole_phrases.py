"""No phrase goes over the end of a sentence: of two headlines each has its own "shot dead"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Any, Final

from incidents.extraction.phrases import Hit, PhraseTable
from incidents.extraction.sentences import Sentence

_FIRST: Final = attrgetter("first")


def within_sentences(
    hits: dict[str, list[Hit[Any]]],
    sentences: Sequence[Sentence],
    words: list[str],
    table: PhraseTable[Any],
) -> dict[str, list[Hit[Any]]]:
    """The same hits; what goes over the end of a sentence is looked up again on either side.

    Args:
        hits: What was found in the whole text, by kind, in order.
        sentences: Its sentences.
        words: Its words.
        table: The phrases.
    """
    # No phrase holds a mark, so only a line that ends without one can be gone over.
    open_ends = [each.end for each in sentences[:-1] if words[each.end - 1][-1].isalnum()]
    if not open_ends:
        return hits
    return {kind: _of_a_kind(kind, found, open_ends, words, table) for kind, found in hits.items()}


def _of_a_kind(
    kind: str, found: list[Hit[Any]], ends: list[int], words: list[str], table: PhraseTable[Any]
) -> list[Hit[Any]]:
    for end in reversed(ends):
        at = bisect_left(found, end, key=_FIRST) - 1
        if at < 0 or found[at].end <= end:
            continue
        spans = ((found[at].first, end), (end, found[at].end))
        again = [
            Hit(first + each.first, first + each.end, each.entry)
            for first, stop in spans
            for each in table.find(words[first:stop]).get(kind, [])
        ]
        found = [*found[:at], *again, *found[at + 1 :]]
    return found
