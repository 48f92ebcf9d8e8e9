"""An article is read once into words, sentences and the lexicon's hits; all rules look there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeVar

from incidents.article import Article
from incidents.evidence import Evidence
from incidents.extraction.lexicon.entries import Topic
from incidents.extraction.lexicon.lexicon import Lexicon
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.lexicon.whole_phrases import within_sentences
from incidents.extraction.text.letter_case import is_capital, is_one_case, with_capitals
from incidents.extraction.text.ordered import index_from
from incidents.extraction.text.sentences import Sentence, sentences_of
from incidents.extraction.text.tokens import Tokens, tokens_of
from incidents.extraction.text.word_list import word_set
from incidents.extraction.when.calendar_words import may_be_meant

_Kind = TypeVar("_Kind")


def _nothing(name: str) -> bool:  # noqa: ARG001 - it stands for a gazetteer that knows no name
    return False


_OF_SEVERAL_ENTRIES: Final = "weapon"  # families and models; other kinds have one class each
_US: Final = "us"
BE: Final = word_set("was were is are been being be got get gets")


def _is_we(text: str, tokens: Tokens, hit: Hit[Any]) -> bool:
    """Whether "us" is no country: the United States are written in capitals."""
    return tokens.words[hit.first] == _US and not text[tokens.starts[hit.first]].isupper()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of an article.

    Attributes:
        text: The article's text.
        published: Its day of publication, or None.
        tokens: Its words and marks.
        sentences: Its sentences.
        hits: The lexicon's hits by kind, each list in the text's order.
        starts: The first tokens of these hits.
        opens: The first tokens of the sentences.
        cased: The text with capitals where names stand, letter for letter as long.
        capitals: Whether each token starts with a capital.
        is_one_case: Whether the text is written in one case throughout, so that capitals
            tell nothing.
        is_name: Whether the gazetteer knows a name.
        topics: The topics of plain news that the lexicon knows.
        remembered: What rules asked of it before, by what they asked.
    """

    text: str
    published: date | None
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    hits: dict[str, list[Hit[Any]]]
    starts: dict[str, list[int]]
    opens: list[int]
    cased: str
    capitals: list[bool]
    is_one_case: bool
    is_name: Callable[[str], bool] = field(default=_nothing, compare=False)
    topics: tuple[Topic, ...] = ()
    remembered: dict[tuple[object, ...], Any] = field(default_factory=dict, compare=False)

    @classmethod
    def of(
        cls, article: Article, lexicon: Lexicon, is_name: Callable[[str], bool] = _nothing
    ) -> Reading:
        """Read an article.

        Args:
            article: The article.
            lexicon: The lexicon.
            is_name: Whether the gazetteer knows a name; asked where a text or line is written in
                one case, and of what is said to be seized.
        """
        published = article.published
        tokens = tokens_of(article.text)
        hits: dict[str, list[Hit[Any]]] = {**lexicon.table.find(tokens.words)}
        one_case = is_one_case(article.text)
        cased = with_capitals(article.text, tokens, hits, is_name, is_one_case=one_case)
        sentences = sentences_of(cased, tokens)
        hits = within_sentences(hits, sentences, tokens.words, lexicon.table)
        hits["nationality"] = [
            hit for hit in hits.get("nationality", ()) if not _is_we(article.text, tokens, hit)
        ]
        return cls(
            article.text,
            published if published is not None and may_be_meant(published.year) else None,
            tokens,
            sentences,
            hits,
            {kind: [hit.first for hit in found] for kind, found in hits.items()},
            [sentence.first for sentence in sentences],
            cased,
            [is_capital(cased, start) for start in tokens.starts],
            one_case,
            is_name,
            lexicon.topics,
        )

    def within(self, kind: str, entry: type[_Kind], first: int, end: int) -> list[Hit[_Kind]]:
        """The hits of a kind that start between two tokens."""
        starts = self.starts.get(kind)
        if starts is None:
            return []
        low = index_from(starts, first)
        if low == len(starts) or starts[low] >= end:
            return []
        high = low + 1
        while high < len(starts) and starts[high] < end:
            high += 1
        hits: list[Hit[_Kind]] = self.hits[kind][low:high]
        if kind != _OF_SEVERAL_ENTRIES:
            return hits
        return [hit for hit in hits if isinstance(hit.entry, entry)]

    def has(self, kind: str, first: int, end: int) -> bool:
        """Whether a hit of a kind starts between two tokens."""
        starts = self.starts.get(kind)
        if starts is None:
            return False
        at = index_from(starts, first)
        return at < len(starts) and starts[at] < end

    def words(self, first: int, end: int) -> list[str]:
        """The words from one token up to another."""
        return self.tokens.words[first if first > 0 else 0 : end]  # noqa: FURB136 - max() takes as long as the slice

    def word(self, at: int) -> str:
        """The word at a token; empty outside of the text."""
        words = self.tokens.words
        return words[at] if 0 <= at < len(words) else ""

    def says(self, those: frozenset[str], first: int, end: int) -> bool:
        """Whether one of some words stands from one token up to another."""
        words = self.tokens.words
        return any(words[at] in those for at in range(max(first, 0), min(end, len(words))))

    def said(self, first: int, end: int) -> str:
        """The text from one token up to another, as it stands."""
        return self.text[self.tokens.starts[first] : self.tokens.ends[end - 1]]

    def evidence(self, field: str, first: int, end: int) -> Evidence:
        """The text from one token up to another, as evidence for a field."""
        start, stop = self.tokens.starts[first], self.tokens.ends[end - 1]
        return Evidence(field=field, start=start, end=stop, quote=self.text[start:stop])

    def opens_a_sentence(self, at: int) -> bool:
        """Whether a token is the first of a sentence; a headline may end without a mark."""
        number = index_from(self.opens, at)
        return number < len(self.opens) and self.opens[number] == at

    def sentence_of(self, at: int) -> Sentence:
        """The sentence in which a token stands; the last one for those after it."""
        return self.sentences[index_from(self.opens, at + 1) - 1]

    def in_a_headline(self, at: int) -> bool:
        """Whether a token stands in a line of its own without a full stop."""
        return self.sentence_of(at).headline

    def has_be(self, first: int, end: int) -> bool:
        """Whether a form of "to be" stands there; "IS" in capitals is none."""
        words = self.tokens.words
        return any(
            words[at] in BE and not (words[at] == "is" and self.is_capital(at) and at > 0)
            for at in range(max(first, 0), min(end, len(words)))
        )

    def is_hyphened(self, at: int) -> bool:
        """Whether a hyphen, which is no token, glues a token to the one before it."""
        return at > 0 and self.text[self.tokens.ends[at - 1] : self.tokens.starts[at]] == "-"

    def is_capital(self, at: int) -> bool:
        """Whether a token starts with a capital."""
        return self.capitals[at]
