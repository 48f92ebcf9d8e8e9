"""No phrase goes over the end of a sentence: of two headlines each has its own "shot dead"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from incidents.extraction.lexicon.phrases import Hit, PhraseTable
from incidents.extraction.text.ordered import index_from
from incidents.extraction.text.sentences import Sentence


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
    if not any(_goes_over(hit, ends) for hit in found):
        return found
    whole: list[Hit[Any]] = []
    for hit in found:
        if not _goes_over(hit, ends):
            whole.append(hit)
            continue
        crossed = [end for end in ends if hit.first < end < hit.end]
        for first, stop in pairwise((hit.first, *crossed, hit.end)):
            whole += [
                Hit(first + each.first, first + each.end, each.entry)
                for each in table.find(words[first:stop]).get(kind, [])
            ]
    return whole


def _goes_over(hit: Hit[Any], ends: list[int]) -> bool:
    if hit.end == hit.first + 1:
        return False
    after = index_from(ends, hit.first + 1)
    return after < len(ends) and ends[after] < hit.end
