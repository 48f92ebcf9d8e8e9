"""People who were abducted and then killed are counted once: "seized five men and killed them"."""

from __future__ import annotations

from typing import Final

from incidents.extraction.harm import Harm
from incidents.extraction.lexicon_entries import HarmWords
from incidents.extraction.phrases import Hit
from incidents.extraction.reading import BE, Reading
from incidents.extraction.word_list import word_set

_HELD: Final = frozenset({"abducted", "arrested", "missing"})
_BETWEEN: Final = BE | word_set("and then later before , subsequently")
_THEM: Final = frozenset({"them"})
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
        The harm with the number told before, or as it was read.
    """
    if before is None or before.harm not in _HELD or before.count.is_unknown:
        return harm
    if harm is not None and not harm.count.is_unknown:
        return harm
    between = reading.words(before.end, hit.first)
    joined = len(between) <= _MOST_BETWEEN and _BETWEEN.issuperset(between)
    after = reading.words(hit.end, hit.end + 1)
    if (joined and "and" in between) or _THEM.issuperset(after or [""]):
        return Harm(hit.entry.harm, before.count, hit.first, hit.end)
    return harm
