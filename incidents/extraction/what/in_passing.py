"""Words of a court, a film or a memorial that only say who or where take no event back.

"Gunmen shot dead a journalist who was on trial", "a bomb exploded at a ceremony to commemorate".
"""

from __future__ import annotations

from typing import Final

from incidents.extraction.harm.casualties import harm_in
from incidents.extraction.lexicon.entries import NonEvent, Trigger
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.lexicon.plain_words import is_plain
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.text.word_list import word_set
from incidents.extraction.who.deeds import deed_of

_VIOLENT: Final = frozenset(
    {
        "airstrike",
        "strike",
        "drone strike",
        "shelling",
        "explosive",
        "suicide bomb",
        "grenade",
        "clash",
        "military attack",
        "attack",
        "killing",
        "abduction",
        "live fire",
    }
)
_MOST_BETWEEN: Final = 4  # words from "who" to "on trial for"
# Why the words tell no event, and what stands before them where they only say who or where.
_BEFORE: Final = {
    "anniversary": word_set(
        "ceremony rally event gathering march mass service procession parade vigil meeting crowd"
    ),
    "court": word_set("who whom"),
    "fiction": word_set("director author writer star maker producer actor actress editor novelist"),
    "exercise": word_set("during"),
    "diplomacy": word_set("told said says announced"),
    "law": word_set("although though despite while whilst defying"),
}
_PLAIN: Final = frozenset({"plain sport", "plain culture", "plain business", "plain politics"})
_LITERAL: Final = frozenset({"fire", "shots", "gunfire"})  # "opened fire on a hall"
_DEFIED: Final = "law"
_PEOPLE_WHO_DEFY: Final = frozenset({"protest", "blockade", "riot", "crowd violence"})


def is_said_in_passing(reading: Reading, sentence: Sentence, hit: Hit[NonEvent]) -> bool:
    """Whether words of no event only say who was hit, where, or against which ban."""
    if hit.entry.why in _PLAIN and _is_said_of_a_deed(reading, sentence, hit):
        return True
    opens = _BEFORE.get(hit.entry.why)
    if opens is None or not reading.says(
        opens, max(sentence.first, hit.first - _MOST_BETWEEN), hit.first + 1
    ):
        return False
    if hit.entry.why == "anniversary" and not any(
        each.count.minimum for each in harm_in(reading, sentence, until=sentence.end)
    ):
        return False  # "the bombing was remembered at a ceremony"
    signals = _VIOLENT | _PEOPLE_WHO_DEFY if hit.entry.why == _DEFIED else _VIOLENT
    end = sentence.end if hit.entry.why == "fiction" else hit.first
    return any(
        each.entry.signal in signals and not is_plain(reading, sentence, each)
        for each in reading.within("trigger", Trigger, sentence.first, end)
    )


def _is_said_of_a_deed(reading: Reading, sentence: Sentence, hit: Hit[NonEvent]) -> bool:
    """Whether somebody of the field hurts somebody before: "attacked them with hockey sticks"."""
    return any(
        each.end <= hit.first
        and each.entry.signal in _VIOLENT
        and (
            (deed := deed_of(reading, sentence, each.first, each.end, hit.first)).hit
            or reading.says(_LITERAL, each.first, each.end)
        )
        and any(who.cls != "civilian" for who in deed.doers)
        for each in reading.within("trigger", Trigger, sentence.first, hit.first)
    )
