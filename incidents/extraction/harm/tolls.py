"""The toll of an event is put together from what its sentences say, never added up twice.

The numbers of one sentence add up. A later sentence adds only where it says "another"; otherwise
the number said first stands, and is open where "at least" is said of it. A total stands for what
it sums up, and a toll that rose for what was told before it.
"""

from __future__ import annotations

from collections.abc import Iterable

from incidents.count import Count
from incidents.extraction.harm.harm import Harm


def toll(harms: Iterable[tuple[int, Harm]], harm: str) -> Count | None:
    """One count of those harmed in one way, or None where nothing is said of them.

    Args:
        harms: What was said, each with the number of its sentence, in order.
        harm: killed, injured or casualties.
    """
    by_sentence: dict[int, list[Harm]] = {}
    opened: dict[int, Harm] = {}
    for sentence, each in harms:
        opened.setdefault(sentence, each)
        if each.harm == harm:
            by_sentence.setdefault(sentence, []).append(each)
    result: Count | None = None
    for sentence, said in by_sentence.items():
        # "six were killed and 81 others wounded" adds to nobody but the six
        adds = said[0].more and opened[sentence] is said[0]
        count = _of_a_sentence(said)
        if result is None or _gives_way(result, count) or _is_revised(said, result, count):
            result = count
        elif adds and not count.is_unknown:
            result = _plus(result, count)
        elif count.opens(result):
            result = count
    return result


def _gives_way(told: Count, count: Count) -> bool:
    """Whether what was told before counts nobody, where another sentence may."""
    return told.is_unknown or (told.maximum == 0 and not count.is_unknown)


def _is_revised(said: list[Harm], told: Count, count: Count) -> bool:
    """Whether a sentence corrects the number told before: "the death toll later rose to six"."""
    is_more = (count.minimum or 0) > max(told.minimum or 0, told.maximum or 0)
    return is_more and any(each.revised for each in said)


def _of_a_sentence(said: list[Harm]) -> Count:
    totals = [each.count for each in said if each.total]
    if totals:  # "three more bodies were found, bringing the death toll to 46"
        return max(totals, key=lambda count: count.minimum or 0)
    known = [each.count for each in said if not each.count.is_unknown and each.count.maximum != 0]
    if not known:
        return said[0].count
    result = known[0]
    for count in known[1:]:
        result = _plus(result, count)
    return result


def _plus(one: Count, other: Count) -> Count:
    if one.minimum is None or other.minimum is None:
        return other if one.minimum is None else one
    least = one.minimum + other.minimum
    if one.maximum is None or other.maximum is None:
        return Count.at_least(least)
    return Count(minimum=least, maximum=one.maximum + other.maximum)
