"""Words shouted or typed in lower case get capitals where names stand; no letter moves.

A line in capitals is read in lower case first. Then months, weekdays, countries and known actors,
the first word of a sentence, and what the gazetteer knows after a preposition of place get their
capital, so that every rule sees what it would see in a text of mixed case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from geo.toponyms.words import NEVER_ALONE
from incidents.extraction.lexicon.entries import ActorPattern, Country, Entry, Home
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.tokens import Tokens, starts_with_a_digit, starts_with_a_letter
from incidents.extraction.text.word_list import word_set
from incidents.extraction.when.calendar_words import MONTHS, WEEKDAYS

_A: Final = 0x41
_Z: Final = 0x5A
_SMALL_A: Final = 0x61
_SMALL_Z: Final = 0x7A
_NOT_ASCII: Final = 0x80
_SAMPLE: Final = 2_000  # characters
_ONE_CASE: Final = 100  # letters of one case to each of the other
_SHORTEST_LINE: Final = 12  # letters
_FEWEST_WORDS: Final = 3
_BEFORE_A_PLACE: Final = word_set(
    "in at near outside around into across from towards through over between inside"
)
_COMPASS: Final = word_set(
    "northern southern eastern western central northeastern northwestern southeastern southwestern"
)
# Words before "of" by which a place follows: "west of Marib", "the port of Guayaquil".
_BEFORE_OF: Final = word_set(
    "city town village villages outskirts province district region state municipality locality "
    "territory department governorate county township suburb suburbs port streets capital control "
    "capture north south east west northeast northwest southeast southwest centre center vicinity "
    "neighborhood neighbourhood neighborhoods neighbourhoods commune area"
)
_STRUCK: Final = word_set(
    "hit struck shelled bombed attacked raided stormed entered captured seized retook recaptured "
    "besieged pounded overran"
)
_ATTACKS: Final = word_set(
    "attack attacks strike strikes airstrike airstrikes raid raids assault bombing shelling "
    "blockade fire offensive bombardment"
)
_KINDS: Final = word_set(
    "town city village district province region state county governorate township municipality "
    "settlement neighborhood neighbourhood commune territory oblast countryside tehsil division "
    "favela barangay suburb locality department prefecture lga raion estate"
)
_JOINS: Final = frozenset({",", "and", "("})
_MOST_WORDS: Final = 3
_SHORTEST_NAME: Final = 4  # letters
_NO_NAMES: Final = NEVER_ALONE | word_set(
    "custody hospital addition response retaliation total front order support protest least home "
    "night dawn noon area areas early morning evening afternoon favour favor charge search least "
    "once front which that this these those what whom where an it turn town village city place "
    "time work length least large point gunpoint connection accordance case cases fact prison jail "
    "northern southern eastern western central northeastern northwestern southeastern southwestern "
    "line groups group areas homes schools villages towns cities houses streets custody "
    "court march may sections parts part side both hiding action public private clashes fighting"
)
_ENDS: Final = frozenset(".!?")


def is_capital(text: str, at: int) -> bool:
    """Whether a capital stands at an offset."""
    code = ord(text[at])
    return _A <= code <= _Z if code < _NOT_ASCII else text[at].isupper()


def is_one_case(text: str) -> bool:
    """Whether a text is written in one case throughout, so that capitals tell nothing."""
    length = min(len(text), _SAMPLE)
    upper = lower = 0
    for at in range(length):
        if _is_small(text, at):
            lower += 1
        elif is_capital(text, at):
            upper += 1
            if min(upper, lower) * _ONE_CASE >= length:
                return False
    return min(upper, lower) * _ONE_CASE < max(upper, lower)


def _is_small(text: str, at: int) -> bool:
    code = ord(text[at])
    return _SMALL_A <= code <= _SMALL_Z if code < _NOT_ASCII else text[at].islower()


def with_capitals(
    text: str,
    tokens: Tokens,
    hits: Mapping[str, Sequence[Hit[Entry]]],
    is_name: Callable[[str], bool],
    *,
    is_one_case: bool,
) -> str:
    """The same text, letter for letter, with capitals where names stand.

    Args:
        text: The text.
        tokens: Its words.
        hits: What the lexicon found in it.
        is_name: Whether the gazetteer knows a name.
        is_one_case: Whether the text is written in one case throughout.
    """
    spans = [(0, len(text))] if is_one_case else list(_shouted_lines(text))
    if not spans:
        return text
    letters = list(text)
    for start, stop in spans:
        letters[start:stop] = [_lower(letter) for letter in text[start:stop]]
    lexical = _Lexical(_named(hits), _plain(hits))
    for start, stop in spans:
        first, end = tokens.at(start), tokens.at(stop)
        for at in _capitals(tokens, lexical, is_name, first, end):
            letters[tokens.starts[at]] = _upper(text[tokens.starts[at]])
    return "".join(letters)


class _Lexical(NamedTuple):
    """What the lexicon found in a text: tokens of names, and tokens that are plain words."""

    named: set[int]
    plain: set[int]


def _shouted_lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if (
            line.isupper()
            and len(line.split()) >= _FEWEST_WORDS
            and sum(map(str.isupper, line)) >= _SHORTEST_LINE
        ):
            yield start, start + len(line)
        start += len(line) + 1


def _lower(letter: str) -> str:
    lower = letter.lower()
    return lower if len(lower) == 1 else letter


def _upper(letter: str) -> str:
    upper = letter.upper()
    return upper if len(upper) == 1 else letter


def _capitals(
    tokens: Tokens, lexical: _Lexical, is_name: Callable[[str], bool], first: int, end: int
) -> Iterator[int]:
    words = tokens.words
    place_end = -1
    for at in range(first, end):
        opens = at == first or words[at - 1] in _ENDS
        if opens or at in lexical.named or words[at] in WEEKDAYS or _is_a_month(words, at):
            yield at
        if at < place_end or not _may_start_a_place(words, at, place_end):
            continue
        length = _place_length(words, at, end, lexical.plain, is_name)
        if length:
            place_end = at + length
            yield from range(at, place_end)


def _named(hits: Mapping[str, Sequence[Hit[Entry]]]) -> set[int]:
    return {
        at
        for kind in ("country", "nationality", "home", "actor")
        for hit in hits.get(kind, ())
        if _is_a_name(hit.entry)
        for at in range(hit.first, hit.end)
    }


def _plain(hits: Mapping[str, Sequence[Hit[Entry]]]) -> set[int]:
    """The tokens that the lexicon knows to tell an event, a target or a person."""
    return {
        at
        for kind in ("trigger", "harm", "target", "actor")
        for hit in hits.get(kind, ())
        for at in range(hit.first, hit.end)
    }


def _is_a_name(entry: Entry) -> bool:
    if isinstance(entry, Home):
        return not entry.word
    return isinstance(entry, Country) or (isinstance(entry, ActorPattern) and entry.named)


def _is_a_month(words: Sequence[str], at: int) -> bool:
    """Whether a word is a month and no verb: "march" and "may" want a number or "in" beside."""
    if words[at] not in MONTHS:
        return False
    if words[at] not in {"march", "may"}:
        return True
    around = (*words[max(at - 1, 0) : at], *words[at + 1 : at + 2])
    return any(starts_with_a_digit(word) or word == "in" for word in around)


def _may_start_a_place(words: Sequence[str], at: int, place_end: int) -> bool:
    before = words[at - 1] if at else ""
    if before in _BEFORE_A_PLACE or (before in _JOINS and place_end == at - 1):
        return True
    two_before = words[at - 2] if at > 1 else ""
    if before in _STRUCK or (before == "on" and two_before in _ATTACKS):
        return len(words[at]) > _SHORTEST_NAME
    if before in _COMPASS or before == "the":
        return two_before in _BEFORE_A_PLACE or two_before in {"the", ","}
    return before == "of" and two_before in _BEFORE_OF


def _place_length(
    words: Sequence[str],
    at: int,
    end: int,
    plain: set[int],
    is_name: Callable[[str], bool],
) -> int:
    for length in range(min(_MOST_WORDS, end - at), 0, -1):
        said = words[at : at + length]
        if any(not starts_with_a_letter(word) or word in _NO_NAMES for word in said):
            continue
        if length == 1 and (len(said[0]) < _SHORTEST_NAME or at in plain):
            continue
        if is_name(" ".join(said).title()):
            return length
    return _unknown_length(words, at, end, plain, is_name)


def _unknown_length(
    words: Sequence[str],
    at: int,
    end: int,
    plain: set[int],
    is_name: Callable[[str], bool],
) -> int:
    """How many words a name has that nobody knows and that says its kind or what it lies in."""
    if words[at - 1] == "the" and words[at - 2] not in _BEFORE_A_PLACE:
        return 0
    for length in range(1, min(_MOST_WORDS, end - at - 1) + 1):
        word = words[at + length - 1]
        if not starts_with_a_letter(word) or word in _NO_NAMES or at + length - 1 in plain:
            return 0
        following = words[at + length]
        if following in _KINDS:
            return length
        if following == "," and _lies_in(words, at + length + 1, end, is_name):
            return length
    return 0


def _lies_in(words: Sequence[str], at: int, end: int, is_name: Callable[[str], bool]) -> bool:
    """Whether a name that the gazetteer knows stands at a token."""
    return any(
        is_name(" ".join(words[at : at + length]).title())
        and not _NO_NAMES.intersection(words[at : at + length])
        and len(words[at]) >= _SHORTEST_NAME
        for length in range(min(_MOST_WORDS, end - at), 0, -1)
    )
