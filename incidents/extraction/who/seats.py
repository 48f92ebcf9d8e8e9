"""A capital that blames, claims or denies speaks for its country: "Moscow denied it"."""

from __future__ import annotations

from typing import Final

from incidents.extraction.lexicon.entries import Country
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.who.mentions import Mention

_BETWEEN: Final = word_set("has have had also later again both")
PLACE_BEFORE: Final = word_set(
    "in at near across throughout within outside inside from to between of"
)
_OPENERS: Final = word_set("but yet while meanwhile later as when after and though although")
_ENDS: Final = word_set('. , ; : ? ! ) ” " ’ for of over and after in on but while')
_LONGEST: Final = 3  # tokens of "Nay Pyi Taw"


def subject_ends(reading: Reading, at: int, lowest: int) -> int:
    """The token after the subject of a verb: "Kyiv has repeatedly blamed"."""
    while at > lowest and (
        reading.word(at - 1) in _BETWEEN
        or (reading.word(at - 1).endswith("ly") and not reading.is_capital(at - 1))
    ):
        at -= 1
    return at


def seat_before(reading: Reading, at: int, lowest: int) -> Mention | None:
    """The country whose seat of government is the subject of a verb at a token, or None."""
    end = subject_ends(reading, at, lowest)
    for hit in reading.within("seat", Country, max(lowest, end - _LONGEST), end):
        if hit.end == end and reading.is_capital(hit.first) and _is_whole(reading, hit.first):
            return Mention(hit.first, hit.end, "state", hit.entry.name)
    return None


def seat_after(reading: Reading, at: int) -> Mention | None:
    """The country whose seat of government words of blame are followed by, or None."""
    first = at + (reading.word(at) == "the")
    for hit in reading.within("seat", Country, first, first + 1):
        follows = reading.word(hit.end)
        if reading.is_capital(hit.first) and (not follows or follows in _ENDS):
            return Mention(hit.first, hit.end, "state", hit.entry.name)
    return None


def country_of_seat(reading: Reading, mention: Mention) -> str | None:
    """The country that a mention names by its seat of government alone, or None."""
    seats = reading.within("seat", Country, mention.first, mention.first + 1)
    return next((hit.entry.name for hit in seats if hit.end == mention.end), None)


def _is_whole(reading: Reading, first: int) -> bool:
    """Whether a seat is no part of a name or place: "in Kyiv", "General Washington"."""
    before = reading.word(first - 1)
    if before in PLACE_BEFORE:
        return False
    return (
        not before[:1].isalpha()
        or before in _OPENERS
        or reading.opens_a_sentence(first)
        or not reading.is_capital(first - 1)
        or before == "the"
    )
