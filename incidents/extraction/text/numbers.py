"""A number is read from digits or words; "dozens" says that there were some and no number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from incidents.count import Count
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.tokens import starts_with_a_digit
from incidents.extraction.text.word_list import word_row, word_set

_UNITS: Final = {
    word: number
    for number, word in enumerate(
        word_row(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
_TENS: Final = {
    word: number * 10
    for number, word in enumerate(
        word_row("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
}
_SCALES: Final = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
_BOTH: Final = "both"
_COUNTING_NOUNS: Final = {_BOTH: 2, "pair": 2, "duo": 2, "trio": 3, "quartet": 4}
_VAGUE: Final = word_set(
    "dozens scores hundreds thousands several many numerous some few unknown unidentified "
    "unspecified unconfirmed multiple various countless"
)
_ABOUT: Final = word_set("about around nearly almost roughly approximately some")


def _at_least(number: int) -> Count:
    return Count.at_least(number)


def _over(number: int) -> Count:
    return Count.at_least(number + 1)


def _at_most(number: int) -> Count:
    return Count(maximum=number)


# What bounds a number: by its first word, the words after that.
_BOUNDS: Final[dict[str, tuple[tuple[Callable[[int], Count], list[str]], ...]]] = {
    "at": ((_at_least, ["least"]), (_at_most, ["most"])),
    "no": ((_at_least, ["fewer", "than"]), (_at_least, ["less", "than"])),
    "more": ((_over, ["than"]),),
    "over": ((_over, []),),
    "up": ((_at_most, ["to"]),),
    "as": ((_at_most, ["many", "as"]),),
}
_STARTS: Final = frozenset(
    {*_VAGUE, *_ABOUT, *_UNITS, *_TENS, *_COUNTING_NOUNS, *_BOUNDS, "a", "an", "between"}
)
_MOST_DIGITS: Final = 7
_MOST_TO_AND: Final = 3  # words of "both men and women", who are not two
_ADDING: Final = frozenset({"another", "others", "other", "more", "further"})


class Quantity:
    """A number in a text, with what bounds it, from token `first` up to `end`."""

    def __init__(self, first: int, end: int, count: Count) -> None:
        self.first: Final = first
        self.end: Final = end
        self.count: Final = count


def number_of(word: str) -> int | None:
    """The number that one word says, or None."""
    if word and starts_with_a_digit(word):
        digits = word.replace(",", "")
        return int(digits) if digits.isdecimal() and len(digits) <= _MOST_DIGITS else None
    return _UNITS.get(word, _TENS.get(word))


def may_be_a_number(word: str) -> bool:
    """Whether a quantity may start at a word: most words can be passed over."""
    return word in _STARTS or starts_with_a_digit(word)


def quantity_at(reading: Reading, at: int) -> Quantity | None:
    """The quantity that starts at a token, or None; a text may break off before it."""
    if at >= len(reading.tokens.words):
        return None
    word = reading.tokens.words[at]
    if not may_be_a_number(word):
        return None
    asked = ("quantity", at)
    if asked in reading.remembered:
        told: Quantity | None = reading.remembered[asked]
        return told
    quantity = _about(reading, at, word) or _quantity_at(reading, at, word)
    reading.remembered[asked] = quantity
    return quantity


def _about(reading: Reading, at: int, word: str) -> Quantity | None:
    """A number that is only about right, which is taken as it stands: "killing around 50"."""
    number = quantity_at(reading, at + 1) if word in _ABOUT else None
    if number is None or number.count.is_unknown:
        return None
    return Quantity(at, number.end, number.count)


def _quantity_at(reading: Reading, at: int, word: str) -> Quantity | None:
    words = reading.tokens.words
    if word in _VAGUE:
        end = at + 1 + (reading.word(at + 1) == "number")
        return Quantity(at, end + (reading.word(end) == "of"), Count())
    if word in {"a", "an"}:
        return _after_an_article(reading, at)
    if word in _COUNTING_NOUNS:
        is_of_two = word == _BOTH and "and" in words[at + 1 : at + 1 + _MOST_TO_AND]
        end = at + 1 + (reading.word(at + 1) == "of")
        return None if is_of_two else Quantity(at, end, Count.exactly(_COUNTING_NOUNS[word]))
    bound, start = _bounded(words, at)
    number, end = _bounded_number(reading, start)
    if number is None:
        return None
    end = _after_its_figure(words, end, number)
    most, last = _range(reading, start, end, number)
    if bound is not None and most == number:
        return Quantity(at, end, bound(number))
    count = Count.exactly(number) if most == number else Count(minimum=number, maximum=most)
    return Quantity(at, last, count)


def _bounded_number(reading: Reading, at: int) -> tuple[int | None, int]:
    """The number after words that bound it, and its end: "more than 12", "at least a dozen"."""
    words = reading.tokens.words
    if at >= len(words):
        return None, at
    if words[at] != "a":
        return _plain(reading, at)
    dozen = _after_an_article(reading, at)
    return (None, at) if dozen is None else (dozen.count.minimum, dozen.end)


def _after_its_figure(words: list[str], end: int, number: int) -> int:
    """The token after a number that brackets say again: "seven (7)"."""
    if end + 2 >= len(words) or words[end] != "(" or words[end + 2] != ")":
        return end
    return end + 3 if number_of(words[end + 1]) == number else end


def _after_an_article(reading: Reading, at: int) -> Quantity | None:
    words = reading.tokens.words
    following = words[at + 1 : at + 4]
    if following[:2] in (["number", "of"], ["couple", "of"], ["handful", "of"], ["group", "of"]):
        members = quantity_at(reading, at + 3) if following[0] == "group" else None
        end = at + 3 if members is None else members.end  # "a group of five hikers"
        return Quantity(at, end, Count() if members is None else members.count)
    if following[:1] == ["further"] or following[:1] == ["total"]:
        skip = 2 + (following[1:2] == ["of"])
        number, end = _plain(reading, at + skip) if at + skip < len(words) else (None, at)
        return Quantity(at, end, Count.exactly(number)) if number is not None else None
    if following[:1] and following[0] in _COUNTING_NOUNS:
        count = Count.exactly(_COUNTING_NOUNS[following[0]])
        return Quantity(at, at + 2 + (following[1:2] == ["of"]), count)
    if following[:1] == ["dozen"]:
        return Quantity(at, at + 2, Count.exactly(12))
    if following[:1] == ["hundred"]:
        return Quantity(at, at + 2, Count.exactly(100))
    return None


def _bounded(words: list[str], at: int) -> tuple[Callable[[int], Count] | None, int]:
    for bound, following in _BOUNDS.get(words[at], ()):
        end = at + 1 + len(following)
        if words[at + 1 : end] == following:
            return bound, end
    return None, at + (words[at] == "between")


def _plain(reading: Reading, at: int) -> tuple[int | None, int]:
    words = reading.tokens.words
    number = number_of(words[at])
    if number is None:
        return None, at
    end = at + 1
    while end < len(words) and not reading.opens_a_sentence(end):
        word = words[end]
        if word in _SCALES:
            number *= _SCALES[word]
        elif words[end - 1] in _TENS and 0 < _UNITS.get(word, 0) < 10:
            number += _UNITS[word]
        elif words[end - 1] in _SCALES and word == "and" and end + 1 < len(words):
            more = number_of(words[end + 1])
            if more is None:
                break
            number, end = number + more, end + 1
        else:
            break
        end += 1
    return number, end


def _range(reading: Reading, first: int, end: int, number: int) -> tuple[int, int]:
    """The number to which one goes on, or the same one, and its end: "five to seven"."""
    words = reading.tokens.words
    if end < len(words) and not reading.opens_a_sentence(end):
        between = reading.word(first - 1) == "between"
        gap = reading.text[reading.tokens.ends[end - 1] : reading.tokens.starts[end]]
        joined = gap.strip() == "-"
        join = words[end] in {"–", "to", "or"} or (between and words[end] == "and")
        other_at = end if joined else end + 1
        if (join or joined) and other_at < len(words):
            other, other_end = _plain(reading, other_at)
            if other is not None and other >= number:
                return other, other_end
    return number, end


def widest(reading: Reading, quantity: Quantity, left: int) -> Quantity:
    """The same quantity with the words before it that bound it ("at least")."""
    for at in range(max(left, quantity.first - 3), quantity.first):
        wider = quantity_at(reading, at)
        if wider is not None and wider.end == quantity.end:
            return wider
    return quantity


def is_more(reading: Reading, quantity: Quantity) -> bool:
    """Whether a quantity adds to those counted before: "another three", "two others"."""
    low, high = quantity.first - 1, quantity.end + 1
    return reading.says(_ADDING, low, high) and "than" not in reading.words(low, high)
