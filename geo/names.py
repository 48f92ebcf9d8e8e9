"""Two spellings of a place are one name when their normal forms are equal.

The normal form is Latin, lower-case and without marks: "Степанакерт" and "Stepanakert" have the
same. A skeleton keeps the consonants, so that a vowel heard otherwise does not hide a place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from anyascii import anyascii

_NOT_A_LETTER: Final = re.compile(r"[^a-z0-9]+")
_APOSTROPHES: Final = re.compile(r"['`ʻʼʿʾ‘’ʹ]")
_VOWELS: Final = re.compile(r"[aeiouyhw]")
_TWICE: Final = re.compile(r"(.)\1+")
_SAME_SOUND: Final = str.maketrans("vzqcgfj", "bskkkpy")
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz"

ARTICLES: Final = ("al", "el", "ad", "an", "ar", "as", "ash", "at", "az")

# What follows or precedes a division's own name, in English and in common transliterations.
DIVISION_WORDS: Final = frozenset(
    {
        "cercle",
        "commune",
        "county",
        "daira",
        "department",
        "district",
        "division",
        "governorate",
        "municipality",
        "oblast",
        "parish",
        "prefecture",
        "province",
        "raion",
        "rayon",
        "region",
        "state",
        "subcounty",
        "subdistrict",
        "territory",
        "township",
        "wilaya",
        "wilayah",
        "woreda",
    }
)

# Russian and Ukrainian case endings in Latin letters, and the nominative's ending for each.
_CASE_ENDINGS: Final = (
    ("skogo", "sk"),
    ("skom", "sk"),
    ("ske", "sk"),
    ("ska", "sk"),
    ("sku", "sk"),
    ("ove", "ov"),
    ("ova", "ov"),
    ("evi", "iv"),
    ("ovi", "iv"),
    ("oyu", "a"),
    ("oi", "a"),
    ("om", ""),
    ("em", ""),
    ("ami", "y"),
    ("akh", "y"),
    ("i", "a"),
    ("y", "a"),
    ("u", "a"),
    ("e", "a"),
    ("i", ""),
    ("u", ""),
    ("a", ""),
    ("e", ""),
    ("e", "o"),
)


@lru_cache(maxsize=65_536)
def normal(name: str) -> str:
    """The normal form of a name; empty where no letter or digit is in it."""
    if name.isascii():
        latin = name.lower()
    else:
        plain = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", name))
        # A letter's mark is dropped here: anyascii takes ten times as long for it.
        parted = unicodedata.normalize("NFKD", plain)
        bare = "".join([each for each in parted if not "\u0300" <= each <= "\u0362"])
        latin = anyascii(bare).lower()
    if latin.replace(" ", "").isalnum():
        return " ".join(latin.split())
    return _NOT_A_LETTER.sub(" ", latin.replace("'", "").replace("`", "")).strip()


def skeleton(key: str) -> str:
    """The consonants of a normal form, those that sound alike as one; the first letter stays."""
    if not key:
        return ""
    rest = _VOWELS.sub("", key[1:].replace(" ", "")).translate(_SAME_SOUND)
    return key[0] + _TWICE.sub(r"\1", rest)


def one_edit_away(key: str, cuts: range) -> list[str]:
    """Every normal form that one wrong, missing, added or swapped letter makes of this one.

    Args:
        key: The normal form.
        cuts: How many of its letters stand before the edit, 0 to all of them.
    """
    return [
        *with_a_letter_more(key, cuts),
        *with_another_letter(key, cuts),
        *with_a_letter_less(key, cuts),
        *with_two_swapped(key, cuts),
    ]


def with_a_letter_more(key: str, cuts: range) -> list[str]:
    """What a letter added makes of a normal form; `one_edit_away` has the arguments."""
    return [key[:cut] + letter + key[cut:] for cut in cuts for letter in _ALPHABET]


def with_another_letter(key: str, cuts: range) -> list[str]:
    """What a wrong letter makes of a normal form."""
    return [
        key[:cut] + letter + key[cut + 1 :]
        for cut in cuts
        if cut < len(key)
        for letter in _ALPHABET
    ]


def with_a_letter_less(key: str, cuts: range) -> list[str]:
    """What a missing letter makes of a normal form."""
    return [key[:cut] + key[cut + 1 :] for cut in cuts if cut < len(key)]


def with_two_swapped(key: str, cuts: range) -> list[str]:
    """What two letters that change places make of a normal form."""
    return [
        key[:cut] + key[cut + 1] + key[cut] + key[cut + 2 :] for cut in cuts if cut + 1 < len(key)
    ]


def nominatives(key: str) -> Iterator[str]:
    """What an inflected Russian or Ukrainian name may be in the nominative."""
    for ending, nominative in _CASE_ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= 3:
            yield key[: len(key) - len(ending)] + nominative


def with_articles(key: str) -> list[str]:
    """An Arabic name with each article before it; none where one stands there."""
    first, _, rest = key.partition(" ")
    has_one = bool(rest) and first in ARTICLES
    return [] if has_one else [f"{article} {key}" for article in ARTICLES]


def other_articles(key: str) -> Iterator[str]:
    """An Arabic name without its article or with another one for it; or as one word.

    "al hawija" and "hawija" are one place, and "maarrat al numan" and "maarrat an numan".
    """
    words = key.split()
    if len(words) > 1 and words[0] in ARTICLES:
        bare = " ".join(words[1:])
        yield bare
        yield from (f"{article} {bare}" for article in ARTICLES if article != words[0])
    for at, word in enumerate(words[1:], start=1):
        if word in ARTICLES and at + 1 < len(words):
            head, tail = " ".join(words[:at]), " ".join(words[at + 1 :])
            yield from (f"{head} {article} {tail}" for article in ARTICLES if article != word)
            yield f"{head} {tail}"
    if len(words) > 1:
        yield "".join(words)


def bare_division(name: str) -> str:
    """The normal form of a division's name without the words that say what it is."""
    plain = normal(name)
    words = plain.split()
    if DIVISION_WORDS.isdisjoint(words):
        return plain
    return " ".join(word for word in words if word not in DIVISION_WORDS) or plain
