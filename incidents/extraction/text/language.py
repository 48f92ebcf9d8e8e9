"""A text's language is told before it is read; the rules read English, and say so of the rest.

Most texts show that they are English by their small words. Only where they do not is the model of
py3langid loaded (0.6 s and 100 MB, once a process).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from incidents.extraction.text.tokens import Tokens
from incidents.extraction.text.word_list import word_set

if TYPE_CHECKING:
    from collections.abc import Callable

READ_BY_RULES: Final = "en"
_WORD: Final = re.compile(r"[^\W\d_]+")
_SAMPLE: Final = 3_000  # characters
_SMALL_WORDS: Final = word_set(
    "the of in and to a was were on by for at with that from is are an as said has have had after "
    "their his her they who which against"
)
_ENGLISH: Final = 0.12  # share of small words; other languages stay under 0.06
_BEYOND_DOUBT: Final = 1.5 * _ENGLISH  # however a text is cut into words
_FEWEST_WORDS: Final = 6
_SHORT: Final = 15  # words
# What py3langid takes short English notes for; none is written with English small words alone.
_TAKEN_FOR_ENGLISH: Final = frozenset({"en", "pcm", "jam", "sco"})


def language_of(text: str) -> str | None:
    """The ISO 639 code of a text's language, or None where it is too short to tell."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    if len(words) < _FEWEST_WORDS:
        return None
    small = sum(map(_SMALL_WORDS.__contains__, words))
    if small >= _ENGLISH * len(words):
        return READ_BY_RULES
    if text.isascii() and len(words) < _SHORT:
        return READ_BY_RULES  # headlines leave the small words out
    code = _classifier()(text[:_SAMPLE])
    return READ_BY_RULES if code in _TAKEN_FOR_ENGLISH or (small and text.isascii()) else code


def is_plainly_english(tokens: Tokens) -> bool:
    """Whether the words of a text are English beyond doubt, so that nobody need ask further."""
    words = tokens.words[: tokens.at(_SAMPLE)]
    small = 0
    for word in words:
        small += word in _SMALL_WORDS
    return small > _BEYOND_DOUBT * len(words)


def language_in_words(code: str) -> str:
    """A language's English name, or its code where it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code).get_language_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code


@cache
def _classifier() -> Callable[[str], str]:
    import py3langid  # type: ignore[import-untyped]  # it ships no types

    def classify(text: str) -> str:
        return str(py3langid.classify(text)[0])

    return classify
