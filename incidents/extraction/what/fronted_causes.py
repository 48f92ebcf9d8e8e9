"""What opens a sentence is why a crowd did the rest: "after police shot a man, youths marched"."""

from __future__ import annotations

from typing import Final

from incidents.extraction.lexicon.entries import Trigger
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set

_AFTER: Final = word_set("after following")
_CLOSES: Final = word_set("; : . when where while")
_CROWD: Final = frozenset(
    {"protest", "riot", "crowd violence", "barricade", "blockade", "property destruction", "mob"}
)
_HARM: Final = frozenset({"killing", "death", "attack", "abduction"})
_MOST_TO_AFTER: Final = 6  # words of "On Monday, a day after"


def fronted_cause(reading: Reading, sentence: Sentence) -> range | None:
    """The tokens of a sentence's first clause that tell why a crowd acted; None where none do.

    "After killing two guards, …" tells of the same people and of no cause.

    Args:
        reading: The article.
        sentence: The sentence.
    """
    if _AFTER.isdisjoint(sentence.words):
        return None
    words = reading.tokens.words
    high = min(sentence.first + _MOST_TO_AFTER, sentence.end - 1)
    after = next((at for at in range(sentence.first, high) if words[at] in _AFTER), None)
    if after is None or words[after + 1].endswith("ing"):
        return None
    told = [
        hit
        for hit in reading.within("trigger", Trigger, after + 1, sentence.end)
        if hit.entry.sub_event_type is not None
    ]
    crowd = next((hit for hit in told if hit.entry.signal in _CROWD), None)
    if crowd is None:
        return None
    commas = [at for at in range(after, crowd.first) if words[at] == ","]
    if not commas or not _CLOSES.isdisjoint(words[after : commas[-1]]):
        return None
    before = [hit.entry.signal for hit in told if hit.first < commas[-1]]
    between = [hit for hit in told if commas[-1] < hit.first < crowd.first]
    is_why = bool(before) and _HARM.issuperset(before) and not between
    return range(after, commas[-1]) if is_why else None
