"""An article is read once into words, sentences and the lexicon's hits; all rules look there."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar, cast

from incidents.article import Article
from incidents.evidence import Evidence
from incidents.extraction.lexicon import Lexicon
from incidents.extraction.lexicon_entries import Entry
from incidents.extraction.phrases import Hit
from incidents.extraction.sentences import Sentence, sentences_of
from incidents.extraction.tokens import Tokens, tokens_of
from incidents.extraction.word_list import word_set

_Kind = TypeVar("_Kind")
_SAMPLE: Final = 2_000  # characters
_ONE_CASE: Final = 100  # letters of one case to each of the other
BE: Final = word_set("was were is are been being be got get gets")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of an article.

    Attributes:
        text: The article's text.
        published: Its day of publication, or None.
        tokens: Its words and marks.
        sentences: Its sentences.
        hits: The lexicon's hits by kind, each list in the text's order.
        is_one_case: Whether the text is written in one case throughout, so that capitals
            tell nothing.
    """

    text: str
    published: date | None
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    hits: dict[str, list[Hit[Entry]]]
    is_one_case: bool

    @classmethod
    def of(cls, article: Article, lexicon: Lexicon) -> Reading:
        """Read an article."""
        tokens = tokens_of(article.text)
        return cls(
            article.text,
            article.published,
            tokens,
            sentences_of(article.text, tokens),
            lexicon.table.find(tokens.words),
            _is_one_case(article.text),
        )

    def within(self, kind: str, entry: type[_Kind], first: int, end: int) -> list[Hit[_Kind]]:
        """The hits of a kind that start between two tokens."""
        hits = self.hits.get(kind, [])
        low = bisect_left(hits, first, key=lambda hit: hit.first)
        high = bisect_left(hits, end, key=lambda hit: hit.first)
        return [cast("Hit[_Kind]", hit) for hit in hits[low:high] if isinstance(hit.entry, entry)]

    def words(self, first: int, end: int) -> list[str]:
        """The words from one token up to another."""
        return self.tokens.words[max(first, 0) : end]

    def said(self, first: int, end: int) -> str:
        """The text from one token up to another, as it stands."""
        return self.text[self.tokens.starts[first] : self.tokens.ends[end - 1]]

    def evidence(self, field: str, first: int, end: int) -> Evidence:
        """The text from one token up to another, as evidence for a field."""
        return Evidence.cut(field, self.text, self.tokens.starts[first], self.tokens.ends[end - 1])

    def has_be(self, first: int, end: int) -> bool:
        """Whether a form of "to be" stands there; "IS" in capitals is none."""
        return any(
            word in BE and not (word == "is" and self.is_capital(at) and at > 0)
            for at, word in enumerate(self.words(first, end), start=max(first, 0))
        )

    def is_capital(self, at: int) -> bool:
        """Whether a token starts with a capital."""
        return self.text[self.tokens.starts[at]].isupper()


def _is_one_case(text: str) -> bool:
    sample = text[:_SAMPLE]
    upper = sum(map(str.isupper, sample))
    lower = sum(map(str.islower, sample))
    return min(upper, lower) * _ONE_CASE < max(upper, lower) if upper + lower else False
