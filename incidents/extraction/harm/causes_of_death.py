"""Where a text says how people died, and nobody and no weapon stands there, nobody killed them.

"Killed when a hoarding fell" is an accident; "killed when gunmen burst in" is none.
"""

from __future__ import annotations

from typing import Final

from incidents.extraction.lexicon.entries import FieldKind, Trigger
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.lexicon.plain_words import is_beside_an_event, those_of_the_field
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set

_DIED: Final = frozenset({"killing", "death"})
_WORDS: Final = word_set("killed killing kills died dies dead perished injured lives")
_HOW: Final = word_set("when as while")
_OF_A_DEED: Final = word_set(
    "hit struck destroyed fired targeted burned burnt stormed threw thrown unknown unidentified "
    "suspected masked refused resisted voted"
)
_MOST_TO_HOW: Final = 12  # words
_SOMEBODY: Final[frozenset[FieldKind]] = frozenset(
    {"armed group", "state forces", "crowd", "weapon"}
)


def is_by_accident(reading: Reading, sentence: Sentence, hit: Hit[Trigger]) -> bool:
    """Whether a sentence tells how somebody died, and nobody who did it.

    Args:
        reading: The article.
        sentence: The sentence.
        hit: The trigger.
    """
    words = reading.tokens.words
    if words[hit.first] not in _WORDS or hit.entry.signal not in _DIED:
        return False
    high = min(hit.end + _MOST_TO_HOW, sentence.end)
    how = next((at for at in range(hit.end, high) if words[at] in _HOW), None)
    if how is None or those_of_the_field(reading, sentence, _SOMEBODY):
        return False
    if not _OF_A_DEED.isdisjoint(words[how : sentence.end]):
        return False
    return not any(
        each.entry.signal not in _DIED
        for each in reading.within("trigger", Trigger, sentence.first, sentence.end)
    ) and not is_beside_an_event(reading, sentence)
