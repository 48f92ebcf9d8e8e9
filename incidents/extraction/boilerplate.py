"""A dateline says where a report was written, and a newsletter line says nothing of its events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from incidents.extraction.lexicon_entries import NonEvent
from incidents.extraction.reading import Reading
from incidents.extraction.sentences import Sentence

_DASHES: Final = frozenset({"—", "–", "--", "-"})
_LONGEST: Final = 12  # tokens of "BEIRUT, Lebanon (Agency) —"


def datelines(reading: Reading) -> tuple[range, ...]:
    """The tokens of each dateline: capitals at the start of a paragraph, up to a dash."""
    found = []
    for sentence in reading.sentences:
        starts_a_paragraph = (
            sentence.number == 0
            or reading.sentences[sentence.number - 1].paragraph != sentence.paragraph
        )
        if starts_a_paragraph and (end := _dateline_end(reading, sentence)) is not None:
            found.append(range(sentence.first, end))
    return tuple(found)


def _dateline_end(reading: Reading, sentence: Sentence) -> int | None:
    tokens = reading.tokens
    first_word = reading.text[tokens.starts[sentence.first] : tokens.ends[sentence.first]]
    if len(first_word) < 2 or not first_word.isupper():
        return None
    for at in range(sentence.first + 1, min(sentence.first + _LONGEST, sentence.end)):
        gap = reading.text[tokens.ends[at - 1] : tokens.starts[at]]
        if tokens.words[at] in _DASHES or (gap.strip() in _DASHES and gap != gap.strip()):
            return at
        if tokens.words[at][0].isalpha() and not reading.is_capital(at):
            return None
    return None


def tells_nothing(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is a line of the page and not of the report."""
    hits: Sequence[object] = [
        hit
        for hit in reading.within("nonevent", NonEvent, sentence.first, sentence.end)
        if hit.entry.why == "newsletter"
    ]
    return bool(hits)
