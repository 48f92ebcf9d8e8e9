"""People of whom two deeds are told are counted once: "seized five men and killed them"."""

from __future__ import annotations

from typing import Final

from incidents.extraction.harm.harm import Harm
from incidents.extraction.lexicon.entries import HarmWords
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.reading import BE, Reading
from incidents.extraction.text.word_list import word_set

_HELD: Final = frozenset({"abducted", "arrested", "missing"})
_BETWEEN: Final = BE | word_set("and then later before , subsequently")
_WHO_WERE: Final = (["who", "was"], ["who", "were"])
_MOST_OF_A_NAME: Final = 8  # words up to "who was"
_MOST_BETWEEN: Final = 4  # words


def of_the_same_people(
    reading: Reading, hit: Hit[HarmWords], harm: Harm | None, before: Harm | None
) -> Harm | None:
    """A deed to those just counted: "were abducted and later found dead", "and killed them".

    Args:
        reading: The article.
        hit: The words of harm.
        harm: Whom they are read to have harmed, or None.
        before: Who was harmed before in the sentence, or None.

    Returns:
        The harm with the number told before, or as it was read; None where it only says again
        what was counted.
    """
    if before is None or before.count.is_unknown:
        return harm
    if before.harm == hit.entry.harm and _is_said_again(reading, hit, before):
        return None
    if before.harm not in _HELD:
        return harm
    if harm is not None and not harm.count.is_unknown:
        return harm
    between = reading.words(before.end, hit.first)
    joined = len(between) <= _MOST_BETWEEN and _BETWEEN.issuperset(between)
    if (joined and "and" in between) or reading.word(hit.end) == "them":
        return Harm(hit.entry.harm, before.count, hit.first, hit.end)
    return harm


def _is_said_again(reading: Reading, hit: Hit[HarmWords], before: Harm) -> bool:
    """Whether words only say how: "the murder of Ana Lima, who was killed in a bombing"."""
    between = reading.words(before.end, hit.first)
    return len(between) <= _MOST_OF_A_NAME and between[-2:] in _WHO_WERE
