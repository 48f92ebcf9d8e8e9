"""The wording of a place runs from its preposition over the names that say what it lies in.

"in Al Badi village (Harib, Marib)", "near Chanae, Narathiwat": the inner name may stand in no
gazetteer, and the outer ones then still tell the region.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from incidents.extraction.lexicon.entries import ActorPattern, Country
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.tokens import starts_with_a_digit, starts_with_a_letter
from incidents.extraction.text.word_list import word_set
from incidents.extraction.when.calendar_words import MONTHS, WEEKDAYS
from incidents.extraction.where.kinds_of_places import (
    KINDS,
    is_local,
    over_kinds,
    says_what_it_is,
    without_local_government,
)

_PREPOSITIONS: Final = word_set(
    "in at near outside inside around of on from between into towards through across"
)
# What may stand between "Nigeria's" and the name of a part of it.
_OF_A_PART: Final = word_set(
    "northern southern eastern western central northeastern northwestern southeastern "
    "southwestern north south east west northeast northwest southeast southwest restive volatile "
    "troubled remote coastal rural mountainous conflict hit oil rich neighbouring neighboring"
)
_MAY_LEAD: Final = KINDS | {"the"}
JOINERS: Final = word_set(
    "of de del la las los el al ar as at ad an az ez es wa bin du da do dos di van der den ul e y "
    "au aux sur sous en"
)
_ARTICLES: Final = word_set("al el ad as ar an at az")
_LINKS: Final = word_set(", in of")
_OPEN_LINKS: Final = _LINKS | {"("}
_CLOSED: Final = frozenset({",", ".", "(", ")", ";", "“", "”", '"', "["})
_MOST_NAME: Final = 6
_MOST_LINKS: Final = 3
_MOST_BRACKET: Final = 16
_LONGEST_ABBREVIATION: Final = 9


class PlacePhrase(NamedTuple):
    """A wording of a place, from token `first` up to `end`.

    Attributes:
        first: First token of the name.
        end: Token after the whole wording.
        name_end: Token after the name and its kind ("Badi village").
        within: What it is said to lie in, innermost first, each as first token and end.
    """

    first: int
    end: int
    name_end: int
    within: tuple[tuple[int, int], ...]


def phrases_in(
    reading: Reading, first: int, end: int, is_known: Callable[[str], bool]
) -> Iterator[PlacePhrase]:
    """Every wording that says what its place lies in, between two tokens.

    Args:
        reading: The article.
        first: The first token.
        end: The token after the last.
        is_known: Whether the gazetteer knows a name; asked of what a country owns.
    """
    words, capitals = reading.tokens.words, reading.capitals
    free_from = first
    for at in range(first, end):
        if at < free_from or not (capitals[at] or words[at] in _MAY_LEAD):
            continue
        if words[at] in _PREPOSITIONS:
            continue
        start = at - _has_an_article(reading, at)  # "al-Atareb" starts at its article
        before = words[start - 1]
        opens = start == first or before == ","
        led_in = not opens and before in _PREPOSITIONS
        if opens or led_in or (starts_with_a_letter(before) and not capitals[start - 1]):
            is_led_in = led_in or before == "to"
            phrase = _phrase(reading, start, end, is_known, opens=None if is_led_in else opens)
            if phrase is None:
                continue
            led_in = led_in or (
                before == "to" and phrase.name_end < phrase.end and words[phrase.name_end] == "("
            )
            if led_in or _says_its_kind(reading, phrase, opens=opens):
                yield phrase
                free_from = phrase.end + 1


def _says_its_kind(reading: Reading, phrase: PlacePhrase, *, opens: bool) -> bool:
    """Whether a wording without a preposition says "village" or "district" of what it names.

    Where it opens a sentence or a clause, the kind stands right after the name: "Palma town in
    Cabo Delgado".
    """
    if opens:
        last = phrase.name_end - 1
        return reading.tokens.words[last] in KINDS and not reading.is_capital(last)
    return bool(phrase.within) and reading.says(KINDS, phrase.first + 1, phrase.end)


def _phrase(
    reading: Reading, at: int, end: int, is_known: Callable[[str], bool], *, opens: bool | None
) -> PlacePhrase | None:
    """The wording that starts at a token, or None.

    Args:
        reading: The article.
        at: The token.
        end: The token after the last of the sentence.
        is_known: Whether the gazetteer knows a name.
        opens: Whether it opens a clause without a preposition; None where one leads it in.
    """
    words = reading.tokens.words
    at += at < end and words[at] == "the"
    if at + 2 < end and words[at] in KINDS and words[at + 1] == "of":
        at += 2
    last = _name_end(reading, at, end)
    if last is None or not (opens is None or _may_say_its_kind(words, last, end, opens=opens)):
        return None
    if _is_no_place(reading, at, last) and not is_a_longer_name(reading, at, last, is_known):
        return None
    name_end = over_kinds(words, last, end)
    owner: list[tuple[int, int]] = []
    inner = _possessed(reading, last, end)
    if inner is not None and (_names_its_kind(reading, inner) or is_known(reading.said(*inner))):
        owner, (at, name_end) = [(at, last)], inner
        last = _name_end(reading, at, end) or name_end
    after, name_end = name_end, without_local_government(words, last, name_end)
    within: list[tuple[int, int]] = []
    for _ in range(_MOST_LINKS):
        if _abbreviated(reading, after, end):
            return None
        link = _bracketed(reading, after, end) or _linked(reading, after, end)
        if link is None:
            break
        after, inside = link
        within += inside
    return PlacePhrase(at, after, name_end, (*within, *owner))


def _may_say_its_kind(words: list[str], last: int, end: int, *, opens: bool) -> bool:
    """Whether the words after a name without a preposition may say what it is or lies in."""
    if last < end and words[last] == "'s":
        return True
    after = over_kinds(words, last, end)
    return after > last if opens else after < end and words[after] in _OPEN_LINKS


def _possessed(reading: Reading, at: int, end: int) -> tuple[int, int] | None:
    """Where a name starts and ends with its kind, after "'s" at a token, or None.

    "'s Artibonite region", "'s northern Faryab province", "'s southern province of Shabwa".
    """
    words = reading.tokens.words
    if at + 1 >= end or words[at] != "'s":
        return None
    first = at + 1
    while first < end and _is_of_a_part(reading, first):
        first += 1
    if first + 2 < end and words[first] in KINDS and words[first + 1] == "of":
        first += 2
    last = _name_end(reading, first, end)
    if last is None or _is_no_place(reading, first, last):
        return None
    return first, over_kinds(words, last, end)


def _name_end(reading: Reading, at: int, end: int) -> int | None:
    """The token after a run of capitalised words, or None where none starts here."""
    words = reading.tokens.words
    at += at + 1 < end and words[at] in _ARTICLES and reading.is_hyphened(at + 1)
    if at >= end or not _is_name(reading, at):
        return None
    last = at + 1
    while last < min(end, at + _MOST_NAME):
        if words[last] == "lga" or is_local(words, last):
            break
        if _is_name(reading, last):
            last += 1
        elif words[last] in JOINERS and last + 1 < end and _is_name(reading, last + 1):
            last += 2
        else:
            break
    return last


def _has_an_article(reading: Reading, at: int) -> bool:
    """Whether an Arabic article in small letters opens a name: "al-Atareb"."""
    return reading.word(at - 1) in _ARTICLES and reading.is_hyphened(at)


def _is_name(reading: Reading, at: int) -> bool:
    return reading.is_capital(at) and starts_with_a_letter(reading.tokens.words[at])


def _is_no_place(reading: Reading, first: int, end: int) -> bool:
    words = reading.tokens.words
    if words[first] in MONTHS or words[first] in WEEKDAYS:
        return True
    until = end if says_what_it_is(words, end) else end + 1
    people = reading.within("actor", ActorPattern, first, until)
    if any(not (hit.entry.thing or _is_a_first_name(words, hit.first, end)) for hit in people):
        return True
    nations = reading.within("nationality", Country, first, end)
    return bool(nations) and nations[0].first == first and nations[0].end == end


def is_a_longer_name(
    reading: Reading, first: int, end: int, is_known: Callable[[str], bool]
) -> bool:
    """Whether a place's name only begins as a month or a title does: "Mar del Plata"."""
    return end > first + 1 and is_known(reading.said(first, end))


def _is_a_first_name(words: list[str], at: int, end: int) -> bool:
    """Whether a word for somebody only opens the name of a place: "Imam Sahib district"."""
    return at + 1 < end < len(words) and words[end] in KINDS


def _is_of_a_part(reading: Reading, at: int) -> bool:
    """Whether "northern" and its like stand at a token, which "North Korea" is none of."""
    return reading.tokens.words[at] in _OF_A_PART and not reading.is_capital(at)


def _names_its_kind(reading: Reading, span: tuple[int, int]) -> bool:
    return reading.says(KINDS, span[0] - 2, span[1])


_Link = tuple[int, list[tuple[int, int]]]


def _bracketed(reading: Reading, at: int, end: int) -> _Link | None:
    """Read "(Harib, Marib)": the token after the bracket and what stands in it."""
    words = reading.tokens.words
    if at + 1 >= end or words[at] != "(" or not _is_name(reading, at + 1):
        return None
    inside, first = [], at + 1
    for close in range(at + 2, min(at + _MOST_BRACKET, end)):
        if starts_with_a_digit(words[close]):
            return None
        if words[close] in {",", ")"}:
            inside.append((first, close))
            first = close + 1
        if words[close] == ")":
            return close + 1, [span for span in inside if span[0] < span[1]]
    return None


def _abbreviated(reading: Reading, at: int, end: int) -> bool:
    """Whether an abbreviation in brackets follows, as after an organisation's name."""
    words = reading.tokens.words
    if at + 2 >= end or words[at] != "(" or words[at + 2] != ")":
        return False
    inside = reading.said(at + 1, at + 2)
    return len(inside) <= _LONGEST_ABBREVIATION and sum(map(str.isupper, inside)) * 2 > len(inside)


def _linked(reading: Reading, at: int, end: int) -> _Link | None:
    """Read ", Name district" or "in Name": the token after it and what it names."""
    words = reading.tokens.words
    if at + 1 >= end or words[at] not in _LINKS:
        return None
    at += words[at] == "," and words[at + 1] == "in"
    opens = first = at + 1 + (at + 1 < end and words[at + 1] == "the")
    while first < end and _is_of_a_part(reading, first):
        first += 1
    last = _name_end(reading, first, end)
    if last is None or _is_no_place(reading, first, last):
        return None
    kinds = over_kinds(words, last, end)
    inner = _possessed(reading, last, end)
    if inner is not None and _names_its_kind(reading, inner):
        return inner[1], [inner, (first, last)]
    is_a_country = reading.has("country", first, last)
    if first > opens and words[at] != "," and kinds == last and not is_a_country:
        return None  # "central Gaza City" says where by itself
    closed = last >= end or words[last] in _CLOSED or _is_in_a_country(reading, last)
    if words[at] != "," or kinds > last or closed:
        return kinds, [(first, without_local_government(words, last, kinds))]
    return None


def _is_in_a_country(reading: Reading, at: int) -> bool:
    """Whether "in" and a country stand at a token: "Arlington, Washington in the United States"."""
    words = reading.tokens.words
    if words[at] != "in":
        return False
    name = at + 1 + (reading.word(at + 1) == "the")
    return reading.has("country", name, name + 1)
