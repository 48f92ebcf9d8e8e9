"""An event is typed by the first combination of signals that fits, else by its lead signal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from incidents.extraction.lexicon.entries import Combination
from incidents.extraction.lexicon.lexicon import Lexicon
from incidents.extraction.what.signal import Signal


def sub_type_of(
    lead: Sequence[Signal], later: Iterable[Signal], read: frozenset[str], lexicon: Lexicon
) -> str | None:
    """ACLED's sub-type of an event, or None where its signals tell none.

    Args:
        lead: The signals of the sentence that tells it first, in order.
        later: Those of the other sentences.
        read: What is read from who does what to whom.
        lexicon: Whose combinations decide.
    """
    first = next((signal for signal in lead if signal.sub_event_type is not None), None)
    if first is None:
        return None
    names = {signal.name for signal in lead} | {signal.name for signal in later} | read
    for rule in lexicon.combinations_led_by(first.name):
        if _fits(rule, names):
            return rule.sub_event_type
    return first.sub_event_type


def _fits(rule: Combination, names: set[str]) -> bool:
    return (
        all(each in names for each in rule.all)
        and (not rule.any or not names.isdisjoint(rule.any))
        and names.isdisjoint(rule.none)
    )
