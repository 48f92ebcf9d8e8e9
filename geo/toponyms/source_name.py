"""What a source is called says where it reports from: "palestineherald.com", "moscowtimes.ru"."""

from __future__ import annotations

import re
from typing import Final

from geo.gazetteer import Gazetteer

_LONGEST: Final = 80
_LONGEST_WORD: Final = 40
_LONGEST_NAME: Final = 20
_SHORTEST_NAME: Final = 4
_SHORTEST_OF_TWO_WORDS: Final = 7
_SHORTEST_WORD: Final = 3
_WORDS: Final = re.compile(r"[-_\s]+")
# The label before a country's own is no name: "co.uk", "com.au".
_LONGEST_SECOND_LEVEL: Final = 3
# ISO 3166-1 has another code for the country of this end of an address.
_CODES: Final = {"uk": "GB"}
# These are sold to anybody.
_SOLD: Final = frozenset(
    {"ai", "cc", "co", "eu", "fm", "io", "la", "me", "nu", "to", "tv", "ws"}
)  # fmt: skip
# What a paper or a station is called beside its place.
_PAPER_WORDS: Final = frozenset(
    {
        "advertiser", "advocate", "and", "argus", "banner", "beacon", "bulletin", "call",
        "chronicle", "citizen", "city", "county", "courier", "daily", "democrat", "dispatch",
        "eagle", "echo", "enquirer", "evening", "examiner", "express", "free", "gazette", "globe",
        "guardian", "herald", "independent", "inquirer", "intelligencer", "journal", "leader",
        "ledger", "live", "local", "mail", "mercury", "messenger", "mirror", "monitor", "morning",
        "my", "net", "news", "newspaper", "observer", "online", "paper", "post", "press", "radio",
        "record", "register", "reporter", "republican", "review", "sentinel", "standard", "star",
        "sun", "telegram", "telegraph", "the", "times", "today", "tribune", "tv", "union",
        "voice", "weekly", "world",
    }
)  # fmt: skip


def names_in(source: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The names of places that a source is called after, in small letters; often none.

    A part of its address counts only where all of it is read: names, and words for a paper.

    Args:
        source: The host of its address, or what it is called.
        gazetteer: Where names are looked up.
    """
    labels = source.lower()[:_LONGEST].split(".")
    if len(labels) > 1:
        labels.pop()
        if len(labels) > 1 and len(labels[-1]) <= _LONGEST_SECOND_LEVEL:
            labels.pop()
    found = (
        name for label in labels for word in _WORDS.split(label) for name in _names(word, gazetteer)
    )
    return tuple(dict.fromkeys(found))


def land_of(source: str) -> str | None:
    """ISO 3166-1 alpha-2 of the country whose end a source's address has, or None."""
    end = source.lower().rpartition(".")[2]
    if "." not in source or len(end) != 2 or not end.isalpha() or end in _SOLD:
        return None
    return _CODES.get(end, end.upper())


def _names(word: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The names in a word that is made of names and paper words, of as few as can be."""
    if len(word) > _LONGEST_WORD:
        return ()
    known = _known_pieces(word, gazetteer)
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for start in range(len(word)):
        if start not in best:
            continue
        cost, names = best[start]
        for end in range(start + 1, len(word) + 1):
            piece = word[start:end]
            if piece in _PAPER_WORDS:
                longer = (cost + 1.0, names)
            elif piece in known:
                longer = (cost + 1.5, (*names, known[piece]))
            else:
                continue
            if end not in best or longer[0] < best[end][0]:
                best[end] = longer
    return best.get(len(word), (0.0, ()))[1]


def _known_pieces(word: str, gazetteer: Gazetteer) -> dict[str, str]:
    """The names that stand in a word, each by how it stands there: "lasvegas" is "las vegas"."""
    whole = {
        word[start:end]: word[start:end]
        for start in range(len(word))
        for end in range(start + _SHORTEST_NAME, min(start + _LONGEST_NAME, len(word)) + 1)
    }
    parted = {
        f"{piece[:at]} {piece[at:]}": piece
        for piece in whole
        if len(piece) >= _SHORTEST_OF_TWO_WORDS
        for at in range(_SHORTEST_WORD, len(piece) - _SHORTEST_WORD + 1)
    }
    known = gazetteer.names_among([*whole, *parted])
    of_two = {piece: name for name, piece in parted.items() if name in known}
    return of_two | {piece: piece for piece in whole if piece in known}
